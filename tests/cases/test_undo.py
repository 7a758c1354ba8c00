"""What was saved just now is taken back; nothing of it is lost, and nobody takes back another's work."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from casedesk.cases.codes.work import ReferralState
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.case import Case
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.verbs.sharing import share
from casedesk.cases.verbs.undo import TooLate, undo
from casedesk.security.errors import NotGranted
from casedesk.store.access import Access
from casedesk.store.files import Gone
from casedesk.store.people import names
from casedesk.store.records import Record
from casedesk.store.tables import revisions
from casedesk.store.work import Work
from tests.factories import (
    DAY,
    assessment,
    consent,
    consented,
    follow_up,
    further,
    identity,
    kept,
    plan_line,
    registered,
    safety,
)
from tests.ui.desks import journalled
from tests.vaults import COLLEAGUE, Clock, opened


def taken_back(access: Access, entry: Record) -> None:
    with Work(access) as work:
        undo(work, entry=entry)
        work.commit()


def plan_of(access: Access, case: Case) -> tuple[PlanLine, ...]:
    with Work(access) as work:
        return open_case(work, case=case.id).plan


def test_a_new_entry_goes_and_stays_among_the_earlier_versions(access: Access) -> None:
    case = registered(access)
    (line,) = kept(access, plan_line(case.id, goal="Only here"))
    taken_back(access, line)
    assert plan_of(access, case) == ()
    with Work(access, reading=True) as work:
        asked = sa.select(revisions.c.version, revisions.c.file).where(revisions.c.row == line.id)
        assert work.rows(asked) == [(1, case.id)]
    assert journalled(access, "undo") == 1


def test_a_changed_entry_has_its_answers_of_before_as_a_new_version(access: Access) -> None:
    case = registered(access)
    (first,) = kept(access, plan_line(case.id, goal="Before", action="Ask the aunt"))
    (second,) = kept(access, replace(first, goal="After", action=None))
    taken_back(access, second)
    (now,) = plan_of(access, case)
    assert (now.goal, now.action, now.version) == ("Before", "Ask the aunt", 3)
    with Work(access) as work:
        assert [one.goal for one in work.history(now)] == ["Before", "After", "Before"]


def test_what_follows_from_it_is_worked_out_again(access: Access) -> None:
    case = registered(access)
    with Work(access, reading=True) as work:
        before = work.get(Case, case.id)
    (agreed,) = kept(access, consent(case.id))
    taken_back(access, agreed)
    with Work(access, reading=True) as work:
        now = work.get(Case, case.id)
    assert (now.step, now.next_step, now.due) == (before.step, before.next_step, before.due)


def test_every_plain_entry_can_be_taken_back(access: Access) -> None:
    case = registered(access)
    kinds = (consent, identity, safety, assessment, plan_line, follow_up)
    entries: list[Any] = [make(case.id) for make in kinds] + list(further(case.id))
    for entry in kept(access, *entries):
        if type(entry).__name__ in ("Closure", "Attachment"):
            with pytest.raises(TooLate):
                taken_back(access, entry)
        else:
            taken_back(access, entry)
            with Work(access, reading=True) as work, pytest.raises(Gone):
                work.get(type(entry), entry.id)


def test_only_the_newest_version_is_taken_back(access: Access) -> None:
    case = registered(access)
    (first,) = kept(access, plan_line(case.id))
    kept(access, replace(first, goal="Newer"))
    with pytest.raises(TooLate):
        taken_back(access, first)
    assert plan_of(access, case)[0].goal == "Newer"


def test_twice_is_too_late(access: Access) -> None:
    (line,) = kept(access, plan_line(registered(access).id))
    taken_back(access, line)
    with pytest.raises(Gone):
        taken_back(access, line)


@pytest.mark.parametrize("minutes", [11, -11])
def test_after_a_while_or_with_the_clock_put_back_it_is_corrected_instead(
    access: Access, clock: Clock, minutes: int
) -> None:
    (line,) = kept(access, plan_line(registered(access).id))
    clock.at += timedelta(minutes=minutes)
    with pytest.raises(TooLate):
        taken_back(access, line)


def test_a_consent_that_is_taken_back_takes_along_what_rested_on_it(access: Access, clock: Clock) -> None:
    case = registered(access).id
    kept(access, consent(case, withdrawn=DAY))
    clock.at += timedelta(days=1)
    (again,) = kept(access, consent(case, given=clock.at.date()))
    consented(access, case)
    taken_back(access, again)
    kept(access, consent(case, given=clock.at.date()))
    with Work(access) as work:
        file = open_case(work, case=case)
    assert [one.state for one in file.referrals] == [ReferralState.DRAFTED]


def test_a_step_of_a_referral_is_not_taken_back(access: Access) -> None:
    with pytest.raises(TooLate):
        taken_back(access, consented(access, registered(access).id))


def test_nobody_takes_back_what_a_colleague_saved(folder: Path) -> None:
    with opened(folder) as access:
        case = registered(access)
        (line,) = kept(access, plan_line(case.id))
        with Work(access) as work:
            dara = next(id for id in access.trust.people if names(work.db)[id][0] == "Lim Dara")
            share(work, case=case.id, to=dara, why="She is away")
            work.commit()
        (unshared,) = kept(access, plan_line(registered(access).id))
    with opened(folder, COLLEAGUE) as theirs:
        with pytest.raises(TooLate):
            taken_back(theirs, line)
        with pytest.raises(NotGranted):
            taken_back(theirs, unshared)
        assert plan_of(theirs, case) != ()
