"""The directory as a spreadsheet and back: nothing lost, nothing doubled, every mistake told with its place."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.referring import Cost
from casedesk.cases.codes.work import Service
from casedesk.cases.records.referral import Provider
from casedesk.cases.rules.taking_in import Outcome, Proposal, proposals
from casedesk.exchange.provider_sheet import read, written
from casedesk.exchange.spreadsheet import SheetRefused
from casedesk.text.translation import LANGUAGES, speaking
from tests import factories as make
from tests.exchange.sheets import sheet

TODAY = date(2026, 11, 23)
ATTACKS = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "＝1", "＋1", "－1", "＠x")
FULL = make.provider(
    name="Lotus House", khmer_name="ផ្ទះឈូក", services=(Service.SAFE_HOUSE, Service.LEGAL), district="1208",
    phone="012000001", women_only=Answer.YES, cost=Cost.FREE_WITH_CARD, ours=True, verified=date(2026, 5, 1),
    notes="Ring twice; wait.\nThen knock.",
)  # fmt: skip


def compared(*rows: tuple[Any, ...], known: tuple[Provider, ...] = ()) -> list[Proposal]:
    return proposals(read(sheet(*rows), today=TODAY), known)


@pytest.mark.parametrize("language", LANGUAGES)
def test_saved_in_any_language_it_comes_back_as_it_is_here(language: str) -> None:
    bare = make.provider(name="Bare", services=())
    with speaking(language):
        content = written([FULL, bare])
    found = proposals(read(content, today=TODAY), [FULL, bare])
    assert [one.outcome for one in found] == [Outcome.SAME, Outcome.SAME]


def test_in_an_empty_directory_everything_is_new_and_whole() -> None:
    (one,) = proposals(read(written([FULL]), today=TODAY), [])
    assert one.outcome is Outcome.NEW
    assert one.after is not None
    assert replace(one.after, id=FULL.id, phone=FULL.phone) == FULL


def test_what_would_be_a_formula_stays_text() -> None:
    book = load_workbook(io.BytesIO(written([make.provider(name=name, notes=name) for name in ATTACKS])))
    sheet_of_it = book.active
    assert sheet_of_it is not None
    assert sheet_of_it.column_dimensions["A"].hidden
    assert not book.properties.creator
    for row, name in enumerate(ATTACKS, start=2):
        held = sheet_of_it.cell(row, 2)
        assert (held.value, held.data_type, held.quotePrefix) == (name, "s", True)


def test_a_change_is_told_field_by_field_and_a_missing_column_changes_nothing() -> None:
    (one,) = compared(("id", "Name", "Cost"), (str(FULL.id), "Lotus Home", "Free"), known=(FULL,))
    assert one.outcome is Outcome.CHANGED
    assert one.differences() == [("Name", "Lotus House", "Lotus Home"), ("Cost", "Free with an IDPoor card", "Free")]
    assert one.after is not None
    assert one.after.services == FULL.services


def test_the_same_name_and_place_is_asked_about() -> None:
    (one,) = compared(("Name", "District", "Phone"), ("lotus house", "1208", 12345), known=(FULL,))
    assert one.outcome is Outcome.ASKED
    assert (one.after and one.after.id) == FULL.id
    apart = one.as_new()
    assert apart is not None
    assert (apart.id != FULL.id, apart.version, apart.phone) == (True, 0, "12345")
    (elsewhere,) = compared(("Name", "District"), ("Lotus House", "1201"), known=(FULL,))
    assert elsewhere.outcome is Outcome.NEW


@pytest.mark.parametrize(
    ("heading", "value", "said"),
    [
        ("Services", "Legal; Helth", "B2, Services: “Helth” is not known. Write one of: Safe house; Health;"),
        ("Cost", "cheap", "B2, Cost: “cheap” is not known."),
        ("For women only", "perhaps", "Write one of: Yes; No; Not known."),
        ("District", "Atlantis", "B2, District: “Atlantis” is not a district."),
        ("Last verified", "soon", "B2, Last verified: “soon” is not a day."),
        ("Last verified", "2026-02-30", "is not a day"),
        ("Last verified", "24/11/2026", "this day has not come yet"),
        ("id", "17", "B2: the hidden number of the service was changed."),
    ],
)
def test_a_mistake_tells_its_place_and_what_to_do(heading: str, value: str, said: str) -> None:
    (one,) = compared(("Name", heading), ("Lotus House", value))
    assert (one.outcome, one.after) == (Outcome.MISTAKE, None)
    assert said in one.line.mistakes[0].said()


def test_a_row_without_a_name_and_one_that_is_there_twice() -> None:
    found = compared(("Name", "Phone"), (None, "012"), (None, None), ("A", "1"), ("a", "2"))
    assert [(one.line.row, one.outcome) for one in found] == [
        (2, Outcome.MISTAKE), (4, Outcome.NEW), (5, Outcome.MISTAKE)
    ]  # fmt: skip
    assert found[0].line.mistakes[0].said() == "A2: the name is missing. Write it, or clear the whole row."
    assert found[2].line.mistakes[0].said() == "Row 5: row 4 is the same service. Leave one of the two rows out."


@pytest.mark.parametrize(
    ("heads", "said"),
    [(("Phone",), "no column “Name”"), (("Name", "name"), "is there twice"), ((), "no column “Name”")],
)
def test_a_sheet_without_its_headings_is_refused(heads: tuple[str, ...], said: str) -> None:
    with pytest.raises(SheetRefused) as refused:
        read(sheet(heads), today=TODAY)
    assert said in refused.value.said()


def test_words_of_another_language_days_and_places_by_name_are_read() -> None:
    head = ("Nom", "Services", "District", "Vérifié le")
    (one,) = compared(head, ("Maison", "Juridique, Santé", "Chamkar Mon", "3/11/2026"))
    assert one.after is not None
    given = one.after
    assert (given.services, given.district) == ((Service.LEGAL, Service.HEALTH), "1201")
    assert given.verified == date(2026, 11, 3)
