"""The training vault: complete, the same for a seed and a day, and never left half made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from casedesk.cases.codes.case import CaseStatus, NextStep, Step
from casedesk.cases.codes.review import ApprovalState
from casedesk.cases.codes.work import Outcome, ReferralState
from casedesk.cases.queries.attachments import read_attachment
from casedesk.cases.queries.caseload import Order, View, Wanted, case_ids, case_rows_with_names, counts
from casedesk.cases.queries.referrals import providers, referrals
from casedesk.cases.queries.today import today
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.case import Case
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.review import Approval, Task
from casedesk.cases.records.risk import Questioned
from casedesk.security.errors import NotInRole
from casedesk.store import vault
from casedesk.store.appearing import FolderTaken
from casedesk.store.drafts import my_drafts
from casedesk.store.verifying import verify
from casedesk.store.work import Work
from casedesk.text.dates import local
from casedesk.training import MAIN_USER, PASSPHRASE, make

LEADER = "sophal"
A_DAY = date(2026, 3, 9)
_WAITING = Approval.state == ApprovalState.REQUESTED


class Stopped(Exception):
    """Somebody pressed cancel."""


def test_the_whole_centre(tmp_path: Path) -> None:
    """One test, because making it takes some seconds."""
    centre = tmp_path / "centre"
    make(centre)
    the_main_user_has_something_of_everything_today(centre)
    four_hundred_files_lie_over_three_years_in_every_state(centre)


def the_main_user_has_something_of_everything_today(centre: Path) -> None:
    access = vault.unlock(centre, MAIN_USER, PASSPHRASE)
    try:
        with Work(access) as work:
            due, views, drafts = today(work), counts(work), my_drafts(work)
            states = {row.state for row in referrals(work)}
            stale = [row for row in referrals(work) if row.stale]
            names = [row.name for row in case_rows_with_names(work, ids=case_ids(work, wanted=Wanted()))]
    finally:
        vault.lock(access)
    day = datetime.now().astimezone().date()
    when = Counter((one.due > day) - (one.due < day) for one in due.due)
    assert access.vault.training
    assert 17 <= views[View.MINE] <= 25
    assert views[View.SHARED] == 3
    assert views[View.CLOSED] > 20
    assert min(when[-1], when[0], when[1]) >= 3
    assert {one.due for one in due.due} >= {day, day + timedelta(days=1)}
    assert sum(one.window is not None for one in due.due) == 2
    assert due.appointments
    assert due.caseload.ready_to_close == 1
    assert states == set(ReferralState)
    assert stale
    assert {draft.form for draft in drafts} == {"first_contact", "identity", "assessment"}
    assert any(name and name.isascii() for name in names)
    assert any(name and not name.isascii() for name in names)


def four_hundred_files_lie_over_three_years_in_every_state(centre: Path) -> None:
    access = vault.unlock(centre, LEADER, PASSPHRASE)
    try:
        with Work(access) as work:
            cases, known = work.find(Case), work.find(Identity)
            states = Counter(one.state for one in work.find(Referral))
            places = providers(work)
    finally:
        vault.lock(access)
    assert len(cases) == 400
    assert {one.status for one in cases} == set(CaseStatus)
    assert {one.step for one in cases} == set(Step)
    handed_on = {NextStep.CLOSE_TRANSFERRED}  # there is no other centre to hand a case to
    assert {one.next_step for one in cases} == set(NextStep) - handed_on
    assert len({one.worker for one in cases}) == 9
    assert max(one.opened for one in cases) - min(one.opened for one in cases) > timedelta(days=900)
    assert states.keys() == set(ReferralState)
    assert len(places) == 26
    assert len({one.latin_name for one in known}) > 300


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small centre, which nobody writes into but for coming in."""
    centre = tmp_path_factory.mktemp("small") / "centre"
    make(centre, seed=7, today=A_DAY, cases=24)
    return centre


def test_it_is_a_real_vault(one: Path) -> None:
    findings = verify(one, LEADER, PASSPHRASE)
    assert [finding.said() for finding in findings if not finding.good] == []
    access = vault.unlock(one, "ratana", PASSPHRASE)
    try:
        with Work(access) as work, pytest.raises(NotInRole):
            counts(work)
    finally:
        vault.lock(access)


def test_a_few_files_hold_more_than_the_steps(one: Path) -> None:
    """A visit for today and one that is late, tasks, a paper, an answered questionnaire, and an approval that waits."""
    access = vault.unlock(one, MAIN_USER, PASSPHRASE)
    try:
        with Work(access) as work:
            mine = [case.id for case in work.find(Case) if case.worker == work.person]
            visits = work.find(FollowUp, FollowUp.case_id.in_(mine), FollowUp.outcome == Outcome.PLANNED)
            tasks = work.find(Task, Task.case_id.in_(mine))
            (paper,) = work.find(Attachment, Attachment.case_id.in_(mine))
            (answered,) = work.find(Questioned, Questioned.case_id.in_(mine))
            waiting = {one.what for one in work.find(Approval, Approval.case_id.in_(mine), _WAITING)}
            picture = read_attachment(work, case=paper.case_id, attachment=paper.id)
    finally:
        vault.lock(access)
    assert {local(visit.at).date() for visit in visits} == {A_DAY, A_DAY - timedelta(days=1)}
    assert sorted(task.due for task in tasks) == [A_DAY, A_DAY + timedelta(days=2)]
    assert picture.startswith(b"\x89PNG")
    assert answered.band
    assert waiting


def told(folder: Path) -> list[Any]:
    """Everything a reader of the main user's files could tell two centres apart by."""
    access = vault.unlock(folder, MAIN_USER, PASSPHRASE)
    try:
        with Work(access) as work:
            rows = case_rows_with_names(work, ids=case_ids(work, wanted=Wanted(order=Order.NUMBER)))
            sent = sorted((r.number, r.provider, r.state, r.drafted, r.appointment) for r in referrals(work))
            return [[{f: getattr(row, f) for f in row.__slots__ if f != "id"} for row in rows], sent]
    finally:
        vault.lock(access)


def test_the_same_seed_and_day_give_the_same_centre(one: Path, tmp_path: Path, same_salts: Callable[[], None]) -> None:
    for name, seed in (("again", 7), ("other", 8)):
        same_salts()
        make(tmp_path / name, seed=seed, today=A_DAY, cases=24)
    assert told(one) == told(tmp_path / "again")
    assert told(one) != told(tmp_path / "other")


@pytest.mark.parametrize("at", [3, 60])
def test_stopping_leaves_nothing_behind(tmp_path: Path, at: int) -> None:
    def stop(part: int, of: int) -> None:
        if part >= at:
            raise Stopped

    with pytest.raises(Stopped):
        make(tmp_path / "centre", cases=30, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_it_is_made_only_where_nothing_lies(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("mine")
    with pytest.raises(FolderTaken):
        make(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter"]
