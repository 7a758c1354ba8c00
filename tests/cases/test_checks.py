"""What cannot be true is told in the field it concerns, and nothing is kept of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from casedesk.cases.codes.answers import Answer, WizardAnswer
from casedesk.cases.codes.case import CaseKind
from casedesk.cases.codes.incident import Context, IncidentType
from casedesk.cases.codes.person import CivilStatus, Sex
from casedesk.cases.records.incident import Incident
from casedesk.cases.rules.contexts import contexts_of
from casedesk.cases.verbs.register import register
from casedesk.cases.verbs.undo import undo
from casedesk.store.access import Access
from casedesk.store.fields import InField
from casedesk.store.work import Work
from casedesk.text.ages import AgeBand
from casedesk.text.partial_date import PartialDate
from tests.factories import (
    DAY,
    NOON,
    assessment,
    consent,
    first_contact,
    follow_up,
    identity,
    incident,
    kept,
    registered,
    safe_contact,
    safety,
)  # fmt: skip
from tests.vaults import Clock

TOMORROW = NOON + timedelta(days=1)
WRONG: list[tuple[Any, dict[str, Any], str]] = [
    (consent, {"given": TOMORROW.date()}, "given"),
    (safety, {"at": TOMORROW}, "at"),
    (safety, {"recent_assault": Answer.YES}, "assault_at"),
    (safety, {"recent_assault": Answer.YES, "assault_at": TOMORROW}, "assault_at"),
    (assessment, {"on": TOMORROW.date()}, "on"),
    (assessment, {"minutes": 1441}, "minutes"),
    (incident, {"interviewed": TOMORROW.date()}, "interviewed"),
    (incident, {"happened": PartialDate(2026, 11, 17)}, "happened"),
    (incident, {"sexual_assault": WizardAnswer.UNSURE}, "rape"),
    (incident, {"physical_assault": None}, "rape"),
    (identity, {"age": 142}, "age"),
    (identity, {"age": 30, "born": PartialDate(2015)}, "born"),
    (identity, {"age": None, "born": PartialDate(2031)}, "born"),
    (follow_up, {"next_on": DAY - timedelta(days=1)}, "next_on"),
]


@pytest.mark.parametrize(("make", "answers", "field"), WRONG)
def test_impossible_answers_are_told_in_their_field(
    access: Access, make: Any, answers: dict[str, Any], field: str
) -> None:
    case = registered(access)
    with pytest.raises(InField) as trouble:
        kept(access, make(case.id, **answers))
    assert trouble.value.field == field
    with Work(access) as work:
        assert work.find(type(make(case.id)), type(make(case.id)).__table__.c.case_id == case.id) == []


def test_a_first_contact_that_has_not_come_is_not_registered(access: Access) -> None:
    with Work(access) as work, pytest.raises(InField):
        register(work, kind=CaseKind.SURVIVOR, contact=first_contact(at=TOMORROW), safe=safe_contact())


def test_an_estimated_age_grows_with_the_years(access: Access, clock: Clock) -> None:
    case = registered(access)
    [saved] = kept(access, identity(case.id, age=17))
    assert (saved.age_on, saved.age_band) == (DAY, AgeBand.UP_TO_17)
    clock.at = NOON.replace(year=2028)
    [later] = kept(access, replace(saved, civil_status=CivilStatus.SINGLE))
    assert (later.age, later.age_on, later.age_band) == (17, DAY, AgeBand.UP_TO_25)


def test_the_district_follows_from_the_place(access: Access) -> None:
    case = registered(access)
    [saved] = kept(access, identity(case.id, place="12080103"))
    assert saved.district == "1208"


def test_an_incident_keeps_her_situation_as_it_was_at_the_interview(access: Access) -> None:
    case = registered(access)
    [who] = kept(access, identity(case.id, age=17, civil_status=CivilStatus.SINGLE))
    [told] = kept(access, incident(case.id))
    kept(access, replace(who, age=30, civil_status=CivilStatus.MARRIED))
    [changed] = kept(access, replace(told, account="One more word."))
    assert (changed.age_band_then, changed.civil_status_then) == (AgeBand.UP_TO_17, CivilStatus.SINGLE)
    assert (told.ordinal, told.type) == (1, IncidentType.PHYSICAL_ASSAULT)


def test_an_incident_told_before_anybody_knew_who_she_is_keeps_her_situation_too(access: Access) -> None:
    """Else a child would never be counted as one."""
    case = registered(access)
    sexual = {"rape": WizardAnswer.YES, "physical_assault": None}
    [told] = kept(access, incident(case.id, **sexual))
    assert told.age_band_then is AgeBand.UNKNOWN
    [who] = kept(access, identity(case.id, age=15))
    then = situation(access, told)
    assert (then.age_band_then, then.sex_then, then.version) == (AgeBand.UP_TO_17, Sex.FEMALE, 2)
    assert Context.CHILD_SEXUAL in contexts_of(then)
    kept(access, replace(who, age=30))
    assert situation(access, told) == then, "what was kept once stays"


def test_an_identity_that_is_taken_back_takes_the_situation_along(access: Access) -> None:
    case = registered(access)
    [told] = kept(access, incident(case.id))
    [who] = kept(access, identity(case.id, age=15))
    with Work(access) as work:
        undo(work, entry=who)
        work.commit()
    assert situation(access, told).age_band_then is AgeBand.UNKNOWN
    kept(access, identity(case.id, age=30))
    assert situation(access, told).age_band_then is AgeBand.UP_TO_40


def situation(access: Access, told: Incident) -> Incident:
    with Work(access) as work:
        return work.get(Incident, told.id)


def test_nobody_is_hurt_before_being_born(access: Access) -> None:
    case = registered(access)
    born = {"age": None, "born": PartialDate(2026, 11, 8)}
    kept(access, identity(case.id, **born))
    with pytest.raises(InField) as trouble:
        kept(access, incident(case.id))
    assert trouble.value.field == "happened"
    other = registered(access)
    kept(access, incident(other.id))
    with pytest.raises(InField) as trouble:
        kept(access, identity(other.id, **born))
    assert trouble.value.field == "born"
    kept(access, identity(other.id, age=None, born=PartialDate(2026)))


def test_incidents_of_a_file_are_numbered(access: Access) -> None:
    case = registered(access)
    first, second = kept(access, incident(case.id), incident(case.id, happened=PartialDate(2026)))
    assert (first.ordinal, second.ordinal) == (1, 2)
    with Work(access) as work:
        assert len(work.find(Incident, Incident.case_id == case.id)) == 2


def test_a_date_typed_as_a_far_past_birth_is_told(access: Access) -> None:
    case = registered(access)
    with pytest.raises(InField):
        kept(access, identity(case.id, age=None, born=PartialDate.of(date(1900, 1, 1))))
