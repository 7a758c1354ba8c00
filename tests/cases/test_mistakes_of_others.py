"""Mistakes that other systems for this work make, each held off by a test named after it.

Where a test stood already, `HELD_ELSEWHERE` says where. Those of the tables – “primary perpetrators” counting all of
them, two tables filtered differently so that their totals disagree, an indicator divided by all cases instead of those
it applies to – come with statistics.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.incident import (
    Abduction,
    Context,
    HarmfulPractice,
    IncidentType,
    PerpetratorAge,
    Relationship,
)
from casedesk.cases.codes.review import ApprovalOf
from casedesk.cases.codes.work import Mode
from casedesk.cases.queries.approvals import to_approve
from casedesk.cases.queries.case_file import open_case, reveal
from casedesk.cases.queries.caseload import Wanted, case_ids, case_rows_with_names
from casedesk.cases.records.consent import ServiceItem
from casedesk.cases.records.identity import Identity
from casedesk.cases.rules.checks import RecordedMeanwhile
from casedesk.cases.rules.contexts import contexts, contexts_of
from casedesk.cases.verbs.approving import NotYourOwn, approve, ask_approval
from casedesk.cases.verbs.assigning import reassign
from casedesk.cases.verbs.refer import keep_provider
from casedesk.cases.verbs.visiting import VisitRefused, leave_for_visit
from casedesk.security.errors import NotGranted, NotInRole
from casedesk.security.roles import Role
from casedesk.store.access import Access
from casedesk.store.files import Stale
from casedesk.store.records import Record
from casedesk.text.ages import OLDEST, AgeBand, Delay, band_of, delay_between
from casedesk.text.codes import Codes
from casedesk.text.partial_date import PartialDate
from casedesk.text.translation import speaking
from tests import factories as f
from tests.centre import SUPERVISOR, do, joins
from tests.factories import DAY, NOON
from tests.house.rule import ROOT
from tests.vaults import COLLEAGUE, enrolled, opened
from tools.glossary import code_lists

HELD_ELSEWHERE = {
    "bands that overlap or leave ages out": "text/test_ages::test_every_age_falls_in_exactly_the_band_that_promises_it",
    "delays that overlap or leave days out": "text/test_ages::"
    "test_every_delay_falls_in_exactly_the_band_that_promises_it",
    "a no counted as yes, over every combination": "cases/test_contexts::test_every_combination",
    "items sent that she refused": "cases/test_slip::test_only_agreed_items_are_released",
    "sent although her consent is over": "promises/test_promise_22_no_disclosure_without_a_live_consent::"
    "test_it_is_not_marked_as_sent",
    "cases assigned by who cannot open them": "cases/test_assigning::"
    "test_a_supervisor_of_another_team_reassigns_nothing",
    "cases listed to who cannot open them": "cases/test_caseload::"
    "test_another_workers_cases_are_in_no_list_no_count_no_search",
    "names un-hidden without a trace": "promises/test_promise_17_every_look_is_recorded_before_it_happens::"
    "test_where_the_journal_takes_no_entry_nothing_is_answered",
    "the last of two edits winning": "stories/test_two_edits::test_both_are_shown_and_one_is_chosen",
    "an export that ignores the filter on screen": "ui/directory/test_sheets::"
    "test_what_is_saved_is_what_the_filters_leave",
    "a journal taken out that ignores its filters": "ui/journal/test_journal_page::"
    "test_what_is_listed_goes_out_with_the_proof_of_each_entry",
    "a PDF that is a picture": "reports/test_text_comes_out::test_every_word_of_a_summary",
    "Khmer menus with English words in them": "house/test_catalogues::test_every_sentence_is_translated",
    "duplicates found only by fields that are exactly alike": "cases/test_likeness::test_another_spelling_is_enough",
    "duplicates found by showing strangers' names": "cases/test_duplicates::"
    "test_a_file_without_its_key_is_as_if_there_were_none",
}
"""What is guarded by a test of its own: the mistake, and where."""


@pytest.mark.parametrize("where", HELD_ELSEWHERE.values(), ids=list(HELD_ELSEWHERE))
def test_a_mistake_that_is_held_off_elsewhere_still_is(where: str) -> None:
    file, name = where.split("::")
    assert re.search(rf"^def {name}\(", (ROOT / "tests" / f"{file}.py").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("ages", [AgeBand, PerpetratorAge])
def test_an_age_in_no_row_or_in_two(ages: type[Codes]) -> None:
    rows = [re.findall(r"\d+", code.value) for code in ages if code.value != "unknown"]
    spans = [range(int(first), (int(*last) if last else OLDEST) + 1) for first, *last in rows]
    assert [sum(age in span for span in spans) for age in range(OLDEST + 1)] == [1] * (OLDEST + 1)


def test_lists_of_ages_that_drift_apart() -> None:
    assert [code.value for code in AgeBand] == [code.value for code in PerpetratorAge]
    for age in range(OLDEST + 1):
        assert PerpetratorAge(band_of(age).value)


@pytest.mark.parametrize(("days", "row"), [(3, Delay.UP_TO_3_DAYS), (4, Delay.UP_TO_5_DAYS), (5, Delay.UP_TO_5_DAYS)])
def test_day_four_counted_in_the_first_three_days(days: int, row: Delay) -> None:
    happened = DAY - timedelta(days=days)
    assert delay_between(PartialDate(happened.year, happened.month, happened.day), DAY) is row


@pytest.mark.parametrize("practice", HarmfulPractice)
@pytest.mark.parametrize("type", [one for one in IncidentType if one is not IncidentType.NOT_GBV])
def test_a_no_to_harmful_practice_counted_as_yes(practice: HarmfulPractice, type: IncidentType) -> None:
    found = contexts(
        type=type, relationship=Relationship.OTHER, age_band=AgeBand.UP_TO_40, exchange=Answer.NO,
        abduction=Abduction.NONE, practice=practice,
    )  # fmt: skip
    assert (Context.HARMFUL_PRACTICE in found) is (practice is not HarmfulPractice.NO)


def test_a_no_to_harmful_practice_read_back_as_yes(access: Access) -> None:
    case = f.registered(access).id
    f.kept(access, f.incident(case, practice=HarmfulPractice.NO), f.incident(case, practice=HarmfulPractice.FGM))
    yes, no = sorted(do(access, open_case, case=case).incidents, key=lambda one: -one.ordinal)
    assert Context.HARMFUL_PRACTICE not in contexts_of(no)
    assert Context.HARMFUL_PRACTICE in contexts_of(yes)


PUBLICLY_KNOWN = (
    "name", "khmer_name", "hours", "address", "area", "person", "other_contact", "capacity", "notes",
)  # fmt: skip
KEPT_AS_TEXT = {"Case.number", *(f"Provider.{name}" for name in PUBLICLY_KNOWN)}
"""Coded answers in words of their own: the code of a case, and what is publicly known of a service."""


def test_free_standing_code_strings() -> None:
    """What is coded is chosen from a list that is declared once; words of one's own are sealed."""
    free = {
        f"{kind.__name__}.{name}"
        for kind in Record.__subclasses__()
        for name, field in kind.__fields__.items()
        if field.label and not field.sealed and field.kind in ("text", "long text")
    }
    assert free == KEPT_AS_TEXT


def test_one_stored_code_that_means_two_things() -> None:
    for codes in code_lists():
        assert len({code.value for code in codes}) == len(codes.__members__), codes.__name__


def test_a_refused_visit_recorded_but_not_enforced(access: Access) -> None:
    case = f.registered(access, days=(), after=None, before=None).id
    [consent] = f.kept(access, f.consent(case))
    checked = {"who_home": "Her sister", "pretext": "The rice", "back_by": NOON + timedelta(hours=3), "told": "Dara"}
    [visit] = f.kept(access, f.follow_up(case, at=NOON + timedelta(hours=1), mode=Mode.HOME_VISIT, **checked))
    [consent] = f.kept(access, replace(consent, agreed=(ServiceItem.FILE,), refused=(ServiceItem.VISIT,)))
    with pytest.raises(VisitRefused):
        do(access, leave_for_visit, visit=visit.id)
    f.kept(access, replace(consent, agreed=(ServiceItem.FILE, ServiceItem.VISIT), refused=()))
    assert do(access, leave_for_visit, visit=visit.id).left is not None


def test_a_visit_after_she_took_her_consent_back(access: Access) -> None:
    case = f.registered(access, days=(), after=None, before=None).id
    [consent] = f.kept(access, f.consent(case))
    checked = {"who_home": "Her sister", "pretext": "The rice", "back_by": NOON + timedelta(hours=3), "told": "Dara"}
    [visit] = f.kept(access, f.follow_up(case, at=NOON + timedelta(hours=1), mode=Mode.HOME_VISIT, **checked))
    f.kept(access, replace(consent, withdrawn=DAY))
    with pytest.raises(VisitRefused):
        do(access, leave_for_visit, visit=visit.id)


def test_a_plan_approved_by_who_wrote_it(folder: Path) -> None:
    joins(folder, "Keo Sophea", "sophea", SUPERVISOR)
    with opened(folder) as bopha:
        case = f.registered(bopha).id
        f.kept(bopha, f.plan_line(case))
        asked = do(bopha, ask_approval, case=case, what=ApprovalOf.PLAN)
        assert do(bopha, to_approve) == []
        with pytest.raises(NotYourOwn):
            do(bopha, approve, approval=asked.id)
    with opened(folder, "sophea") as sophea:
        assert [one.id for one in do(sophea, to_approve)] == [asked.id]
        assert do(sophea, approve, approval=asked.id).decided_by == sophea.person.id


def test_a_plan_approved_by_who_wrote_it_and_let_somebody_else_ask(folder: Path) -> None:
    joins(folder, "Keo Sophea", "sophea", SUPERVISOR)
    with opened(folder) as bopha:
        case = f.registered(bopha).id
        f.kept(bopha, f.plan_line(case))
    with opened(folder, "sophea") as sophea:
        asked = do(sophea, ask_approval, case=case, what=ApprovalOf.PLAN)
    with opened(folder) as bopha, pytest.raises(NotYourOwn):
        do(bopha, approve, approval=asked.id)


@pytest.mark.parametrize("role", [Role.STATISTICS, Role.ADMINISTRATOR, Role.FACILITATOR])
def test_names_un_hidden_by_who_may_only_look_on(folder: Path, role: Role) -> None:
    joins(folder, "Ouk Visal", "visal", frozenset({role}))
    with opened(folder, COLLEAGUE) as dara:
        case = f.registered(dara).id
        [her] = f.kept(dara, f.identity(case))
    with opened(folder, "visal") as visal:
        with pytest.raises(NotInRole):
            uncovered(visal, her)
        with pytest.raises(NotInRole):
            do(visal, case_rows_with_names, ids=[case.bytes])


def test_names_un_hidden_by_a_colleague_without_the_key(folder: Path) -> None:
    with opened(folder) as bopha:
        her = named_apart(bopha)
    with opened(folder, "chenda") as chenda:
        with pytest.raises(NotGranted):
            uncovered(chenda, her)
        assert do(chenda, case_ids, wanted=Wanted(today=DAY)) == []


def named_apart(access: Access) -> Identity:
    """Somebody's identity in a file that Sok Chenda, who is enrolled here, has no key of."""
    case = f.registered(access).id
    [her] = f.kept(access, f.identity(case))
    enrolled(access, "Sok Chenda", "chenda", frozenset({Role.SOCIAL_WORKER}))
    assert isinstance(her, Identity)
    return her


def uncovered(access: Access, her: Identity) -> object:
    return do(access, reveal, case=her.case_id, kind=Identity, row=her.id, fields=["khmer_name"])


def test_assigning_cases_one_cannot_open(folder: Path) -> None:
    with opened(folder) as bopha:
        her = named_apart(bopha)
    with opened(folder, "chenda") as chenda, pytest.raises((NotGranted, NotInRole)):
        do(chenda, reassign, cases=[her.case_id], to=chenda.person.id, why="It would suit me")


def test_the_last_of_two_edits_silently_winning(access: Access) -> None:
    case = f.registered(access).id
    [read_by_both] = f.kept(access, f.plan_line(case))
    f.kept(access, replace(read_by_both, goal="Hers"))
    with pytest.raises(Stale):
        f.kept(access, replace(read_by_both, goal="Mine"))
    assert [line.goal for line in do(access, open_case, case=case).plan] == ["Hers"]


def test_the_last_of_two_who_record_her_identity_silently_winning(access: Access) -> None:
    case = f.registered(access).id
    f.kept(access, f.identity(case, latin_name="Hers"))
    with pytest.raises(RecordedMeanwhile):
        f.kept(access, f.identity(case, latin_name="Mine"))
    identity = do(access, open_case, case=case).identity
    assert identity is not None
    assert identity.latin_name == "Hers"


def test_leading_zeros_of_place_codes_lost(access: Access) -> None:
    case = f.registered(access).id
    f.kept(access, f.identity(case, place="01020304"), f.incident(case, district="0102"))
    file = do(access, open_case, case=case)
    assert file.identity is not None
    assert (file.identity.place, file.identity.district, file.case.district) == ("01020304", "0102", "0102")
    assert [one.district for one in file.incidents] == ["0102"]


def test_leading_zeros_of_phone_numbers_lost(access: Access) -> None:
    kept = do(access, keep_provider, provider=f.provider(phone="012 000 111", district="0102"))
    assert (kept.phone, kept.district) == ("012 000 111", "0102")


def test_khmer_menus_with_english_lists() -> None:
    """Every code says itself in Khmer letters, in digits and signs, or in a name that is the same everywhere."""
    with speaking("km"):
        said = {code.said() for codes in code_lists() for code in codes}
    assert {words for words in said if re.search(r"[a-z]", words) and not re.search("[\u1780-\u17ff]", words)} == set()
