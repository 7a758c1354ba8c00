"""The certificate of erasure says what went, by whom, until when, and what stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from casedesk.cases.queries.retention import Line
from casedesk.reports.erasure_certificate import Printing, erasure_certificate
from casedesk.security.receipt import receipt
from casedesk.store.keeping.erasing import Scope
from casedesk.store.keeping.erasure_ledger import Erased
from casedesk.text.translation import LANGUAGES, speaking
from tests.factories import DAY, NOON
from tests.reports.tools import letters, text_of

EVERYWHERE = date(2027, 1, 17)
ERASED = Erased(
    UUID(int=1), UUID(int=2), Scope.WHOLE, NOON, EVERYWHERE, "PP-0042", UUID(int=3), NOON - timedelta(days=2)
)
LINE = Line(ERASED, ("Chan Bopha", "ចាន់ បុប្ផា"), ("Ouk Visal", ""), (), 812, bytes(range(32)))
PRINTING = Printing("Lotus", "Chan Bopha", "16 Nov 2026, 10:42", DAY)


def words(line: Line, printing: Printing = PRINTING) -> str:
    return letters(text_of(erasure_certificate(line, printing), "-layout"))


def test_it_carries_code_scope_two_names_dates_and_the_journals_receipt() -> None:
    read = words(LINE)
    for said in (
        "PP-0042", "The whole file", "Chan Bopha, 14 November 2026", "Ouk Visal", "16 November 2026",
        "17 January 2027", "entry 812: " + receipt(bytes(range(32))) + "",
    ):  # fmt: skip
        assert letters(said) in read, said


def test_what_stays_is_said() -> None:
    assert letters("Coded facts, which name nobody, are kept") in words(replace(LINE, erased=purged()))
    assert letters("Coded facts") not in words(LINE)
    assert letters("The journal keeps who opened") in words(LINE)


def purged() -> Erased:
    return replace(ERASED, scope=Scope.NARRATIVE)


def test_past_its_day_an_older_backup_is_named_instead_of_a_date() -> None:
    later = replace(PRINTING, today=EVERYWHERE + timedelta(days=1))
    assert letters("Blue stick") in words(replace(LINE, media=("Blue stick",)), later)
    assert letters("Blue stick") not in words(LINE, later)


def test_a_line_from_a_mediums_ledger_claims_no_names_and_no_entry() -> None:
    bare = Line(replace(ERASED, number="", asked=None), ("", ""), ("", ""), (), None, b"")
    read = words(bare)
    assert letters("not known") in read
    for label in ("Asked by", "Approved by", "Journal"):
        assert letters(label) not in read.replace(letters("The journal"), "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_a_sound_page_in_every_language(language: str) -> None:
    with speaking(language):
        pdf = erasure_certificate(LINE, PRINTING)
    assert text_of(pdf).count("\f") == 1
