"""What is counted, dated and timed comes out as people of each language say it, with Latin digits in all of them."""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from babel.messages.mofile import write_mo

from casedesk.paths import resources
from casedesk.text.dates import day, late_by, moment, near_day, short_day, time_left
from casedesk.text.translation import LANGUAGES, _, learn, n_, speaking
from tools import translations

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def catalogues() -> Iterator[None]:
    """The catalogues as they stand in the source, whatever was compiled last."""
    for language in translations.LANGUAGES:
        compiled = io.BytesIO()
        write_mo(compiled, translations.read(language))
        compiled.seek(0)
        learn(language, gettext.GNUTranslations(compiled))
    yield
    for language in translations.LANGUAGES:
        learn(language, gettext.translation("casedesk", resources("translations"), [language], fallback=True))


@pytest.mark.parametrize(
    ("language", "none", "one", "many"),
    [
        ("en", "0 needs", "1 need", "5 needs"),
        ("km", "តម្រូវការ 0", "តម្រូវការ 1", "តម្រូវការ 5"),
        ("fr", "0 besoin", "1 besoin", "5 besoins"),
    ],
)
def test_counts(language: str, none: str, one: str, many: str) -> None:
    with speaking(language):
        assert [n_("{n} need", "{n} needs", n) for n in (0, 1, 5)] == [none, one, many]


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("en", "1 day late", "12 days late"),
        ("km", "យឺត 1 ថ្ងៃ", "យឺត 12 ថ្ងៃ"),
        ("fr", "1 j de retard", "12 j de retard"),
    ],
)
def test_late(language: str, one: str, many: str) -> None:
    with speaking(language):
        assert late_by(TODAY - timedelta(days=1), TODAY) == one
        assert late_by(TODAY - timedelta(days=12), TODAY) == many
        assert late_by(TODAY, TODAY) == ""


@pytest.mark.parametrize(
    ("language", "near"),
    [
        ("en", ["20 Nov", "yesterday", "today", "tomorrow", "Tuesday"]),
        ("km", ["20 វិច្ឆិកា", "ម្សិលមិញ", "ថ្ងៃនេះ", "ស្អែក", "អង្គារ"]),
        ("fr", ["20 nov.", "hier", "aujourd’hui", "demain", "mardi"]),
    ],
)
def test_near_days(language: str, near: list[str]) -> None:
    with speaking(language):
        assert [near_day(TODAY + timedelta(days=ahead), TODAY) for ahead in (-2, -1, 0, 1, 2)] == near


@pytest.mark.parametrize(
    ("language", "hours", "minutes"),
    [("en", "19 h left", "40 min left"), ("km", "នៅ 19 ម៉ោង", "នៅ 40 នាទី"), ("fr", "encore 19 h", "encore 40 min")],
)
def test_time_left(language: str, hours: str, minutes: str) -> None:
    with speaking(language):
        assert time_left(NOW + timedelta(hours=19, minutes=30), NOW) == hours
        assert time_left(NOW + timedelta(minutes=40), NOW) == minutes


@pytest.mark.parametrize("language", LANGUAGES)
def test_digits_are_latin_everywhere(language: str) -> None:
    with speaking(language):
        said = [day(date(2026, month, 28)) for month in range(1, 13)]
        said += [moment(NOW, NOW), n_("{n} page", "{n} pages", 1234567890)]
    assert all(digit.isascii() for words in said for digit in words if digit.isdigit())
    assert "1234567890" in said[-1]


def test_an_abbreviation_at_the_end_brings_the_full_stop_along() -> None:
    with speaking("fr"):
        assert _("Sent on {day}.", day=short_day(date(2026, 12, 5), date(2026, 11, 16))) == "Envoyée le 5 déc."
        assert _("Sent on {day}.", day="5 mai") == "Envoyée le 5 mai."
    assert _("Not accepted: {reason}.", reason="and so on...") == "Not accepted: and so on...."
