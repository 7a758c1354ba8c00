"""Values from elsewhere: what a field of ours would keep, spelled in the one way, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.contact import SafeContact
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.risk import Questioned
from casedesk.store.records import Record
from casedesk.transfer.reading import Unfit, answers_lost, value_of

GOOD = '["wellbeing", 1, {"slept": "rarely"}]'


@pytest.mark.parametrize(
    ("kind", "name", "raw", "kept"),
    [
        (Identity, "latin_name", "  Sok \u202e Sreymom\n", "Sok Sreymom"),
        (Identity, "latin_name", " \u200b ", None),
        (Identity, "khmer_name", "សុខ ស្រីមុំ", "សុខ ស្រីមុំ"),
        (Identity, "place", "120801", "120801"),
        (Identity, "age", 30, 30),
        (Assessment, "story", "One\r\n\r\ntwo", "One\n\ntwo"),
        (FollowUp, "at", "2026-11-16T12:00:00+07:00", datetime(2026, 11, 16, 5, tzinfo=UTC)),
        (FollowUp, "at", "2026-11-16T05:00:00Z", datetime(2026, 11, 16, 5, tzinfo=UTC)),
        (Questioned, "answers", GOOD, GOOD),
    ],
)
def test_what_fits_is_kept_as_it_would_be_typed(kind: type[Record], name: str, raw: object, kept: object) -> None:
    assert value_of(kind.__fields__[name], raw) == kept


@pytest.mark.parametrize(
    ("kind", "name", "raw"),
    [
        (Identity, "latin_name", 7), (Identity, "latin_name", "x" * 201), (Identity, "sex", "FEMALE"),
        (Identity, "sex", ["female"]), (Identity, "age", True), (Identity, "age", 10**7), (Identity, "age", "30"),
        (Identity, "place", "12080"), (Identity, "place", "១២"), (Identity, "born", "1996-13"),
        (Identity, "born", "96"),
        (Identity, "case_id", "7d0c52a1-9c0f-4d0e-8a52-64a1c2b3d4e5"), (Assessment, "on", "2026-11-16T00:00"),
        (Assessment, "on", "20261116"), (Assessment, "on", "1066-10-14"), (FollowUp, "at", "2026-11-16"),
        (FollowUp, "at", "2026-11-16T05:00:00"), (FollowUp, "at", "2101-01-01T00:00:00Z"),
        (SafeContact, "after", "7:30"), (SafeContact, "after", "07:30:00.5"), (SafeContact, "days", "mon"),
        (SafeContact, "days", ["mon", 1]), (Questioned, "answers", "{}"), (Questioned, "answers", '["a", -1, {}]'),
        (Questioned, "answers", '["wellbeing", 1, {"slept": "never heard of"}]'), (Questioned, "answers", "[" * 10_000),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_none_of_ours(kind: type[Record], name: str, raw: object) -> None:
    with pytest.raises(Unfit):
        value_of(kind.__fields__[name], raw)


def test_answers_that_fit_no_question_are_known() -> None:
    raw = '["wellbeing", 1, {"slept": "rarely", "glad": "purple", "house": 3}]'
    kept = str(value_of(Questioned.__fields__["answers"], raw))
    assert answers_lost(raw, kept) == {"glad": "purple", "house": 3}
    assert answers_lost("nothing", kept) == {}
