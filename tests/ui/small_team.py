"""A small team's vault, filled once and copied for each test that takes `folder` from here."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from casedesk.cases.codes.case import CaseKind, CaseStatus, Risk
from casedesk.cases.codes.review import ApprovalOf
from casedesk.cases.records.case import Case
from casedesk.cases.verbs.approving import ask_approval
from casedesk.cases.verbs.register import register
from casedesk.store.access import Access
from casedesk.store.work import Work
from casedesk.text.partial_date import PartialDate
from casedesk.ui.desk import Desk
from tests import factories as make
from tests.factories import DAY, NOON
from tests.vaults import COLLEAGUE, Clock, opened

NAMES = ("សុខ ស្រីមុំ", "Sok Sreymom", "ចាន់ ដារ៉ា", "Chan Dara", "កែវ បុប្ផា", "Keo Bopha", "លឹម ស្រីនី", "Lim Sreyny")


@pytest.fixture(scope="session")
def small_team(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five open cases of the founder, one closed, and one of a colleague that the team can open."""
    folder = tmp_path_factory.mktemp("lists") / "vault"
    shutil.copytree(template, folder)
    clock = Clock(NOON - timedelta(days=30))
    with opened(folder, clock=clock) as access:
        _followed(access, clock, DAY - timedelta(days=3), "សុខ ស្រីមុំ", "Sok Sreymom", "012 000 111", Risk.HIGH)
        _followed(access, clock, DAY, "ចាន់ ដារ៉ា", "Chan Dara", "012 000 222", Risk.MEDIUM)
        _followed(access, clock, DAY + timedelta(days=1), "កែវ បុប្ផា", "Keo Bopha", "096 333 4444", Risk.STANDARD)
        _registered(access, clock, "012 000 444", CaseKind.FAMILY)
        closed = _registered(access, clock, "012 000 555")
        with Work(access) as work:
            work.save(replace(work.get(Case, closed.id), status=CaseStatus.CLOSED, closed=DAY))
            work.commit()
        clock.at = NOON
        _registered(access, clock, "012 000 666")
    with opened(folder, COLLEAGUE, clock=clock) as access:
        case = make.registered(access)
        make.kept(access, make.identity(case.id, khmer_name="លឹម ស្រីនី", latin_name="Lim Sreyny"))
    return folder


def _registered(access: Access, clock: Clock, phone: str, kind: CaseKind = CaseKind.SURVIVOR) -> Case:
    contact, safe = make.first_contact(at=clock.at), make.safe_contact(number=phone, checked=clock.at.date())
    with Work(access) as work:
        case = register(work, kind=kind, contact=contact, safe=safe)
        work.commit()
    return case


def _followed(access: Access, clock: Clock, then: date, khmer: str, latin: str, phone: str, risk: Risk) -> None:
    """A case that was followed up and is seen again on an agreed day."""
    case = _registered(access, clock, phone).id
    at = clock.at
    entries = (make.consent(case, given=at.date()), make.safety(case, at=at, risk=risk))
    who = make.identity(case, khmer_name=khmer, latin_name=latin)
    rest = (
        make.incident(case, interviewed=at.date(), happened=_before(at.date())),
        make.assessment(case, on=at.date()),
    )
    seen = (make.plan_line(case), make.follow_up(case, at=at, next_on=then))
    make.kept(access, *entries, who, *rest, *seen)
    with Work(access) as work:
        ask_approval(work, case=case, what=ApprovalOf.PLAN)
        work.commit()


def _before(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, None)


@pytest.fixture
def folder(small_team: Path, tmp_path: Path) -> Path:
    """A fresh copy of it."""
    copy = tmp_path / "vault"
    shutil.copytree(small_team, copy)
    return copy


def at_once(work: Callable[[], object], done: Callable[..., object]) -> None:
    """In the place of a thread: what would be done elsewhere is done before the call returns."""
    done(work())


@pytest.fixture
def reading_desk(desk: Desk) -> Desk:
    """The desk, once all names are read."""
    desk.names.begin(at_once)
    return desk
