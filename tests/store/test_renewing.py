"""A file's key is made anew: who is left out opens nothing of it, everybody else opens all of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from casedesk.cases.records.case import Case
from casedesk.cases.records.identity import Identity
from casedesk.security.errors import NotGranted, NotInRole
from casedesk.security.grants import GrantKind
from casedesk.store.access import Access
from casedesk.store.renewing import renew
from casedesk.store.tables import grants
from casedesk.store.work import Work
from tests import factories as f
from tests.vaults import COLLEAGUE, Clock, opened


def _named(access: Access) -> Identity:
    case = f.registered(access)
    saved: Identity = f.kept(access, f.identity(case.id, latin_name="Before"))[0]
    again: Identity = f.kept(access, replace(saved, latin_name="After"))[0]
    return again


def _colleague(access: Access) -> object:
    return next(id for id in access.trust.people if id != access.person.id)


def _shared(access: Access, case: object, **terms: object) -> None:
    with Work(access) as work:
        work.grant(case, to=_colleague(access), kind=GrantKind.SHARE, **terms)  # type: ignore[arg-type]
        work.commit()


def _renewed(access: Access, case: object, **without: object) -> None:
    with Work(access) as work:
        renew(work, [case], **without)  # type: ignore[list-item, arg-type]
        work.commit()


def test_who_is_left_out_opens_nothing_and_everybody_else_all(folder: Path) -> None:
    with opened(folder) as access:
        named = _named(access)
        _shared(access, named.case_id)
    with opened(folder, COLLEAGUE) as dara, Work(dara) as work:
        assert work.get(Identity, named.id).latin_name == "After"
    with opened(folder) as access:
        _renewed(access, named.case_id, without=[_colleague(access)])
    with opened(folder, COLLEAGUE) as dara, Work(dara) as work, pytest.raises(NotGranted):
        work.get(Identity, named.id)
    with opened(folder) as access, Work(access) as work:
        found = work.history(work.get(Identity, named.id))
        assert [one.latin_name for one in found] == ["After", "Before"]


def test_a_share_keeps_its_terms_and_its_reason(folder: Path, clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        named = _named(access)
        until = clock() + timedelta(days=3)
        _shared(access, named.case_id, until=until, why="She speaks Cham")
        _renewed(access, named.case_id)
        with Work(access) as work:
            row = work.rows(sa.select(grants).where(grants.c.recipient == _colleague(access)))[0]
        assert (row.until, row.kind, row.key_version) == (until, "share", 2)
    with opened(folder, COLLEAGUE, clock=clock) as dara, Work(dara) as work:
        assert work.get(Identity, named.id).latin_name == "After"


def test_a_share_that_ended_opens_nothing_even_before_the_key_is_new(folder: Path, clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        named = _named(access)
        _shared(access, named.case_id, until=clock() + timedelta(days=3))
    clock.at += timedelta(days=4)
    with opened(folder, COLLEAGUE, clock=clock) as dara, Work(dara) as work, pytest.raises(NotGranted):
        work.get(Identity, named.id)


def test_what_was_open_while_the_key_was_renewed_is_saved_under_the_new_one(folder: Path) -> None:
    with opened(folder) as access:
        named = _named(access)
        _renewed(access, named.case_id)
        f.kept(access, replace(named, latin_name="Later"))
    with opened(folder) as access, Work(access) as work:
        found = work.history(work.get(Identity, named.id))
        assert [one.latin_name for one in found] == ["Later", "After", "Before"]


def test_a_worker_renews_no_key(folder: Path) -> None:
    with opened(folder, COLLEAGUE) as dara:
        case: Case = f.registered(dara)
        with Work(dara) as work, pytest.raises(NotInRole):
            renew(work, [case.id])
