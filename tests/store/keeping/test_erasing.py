"""A file erased: what goes, what stays, and what lies beside before it goes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.case import Case
from casedesk.cases.verbs.erase import (
    AlreadyErased,
    AnotherPerson,
    approve_erasure,
    ask_erasure,
    erase,
)  # fmt: skip
from casedesk.store import granting, journal
from casedesk.store.access import Access
from casedesk.store.backups.safety_copies import remove_old_copies
from casedesk.store.columns import metadata
from casedesk.store.files import Gone
from casedesk.store.keeping.erasing import Scope, remove
from casedesk.store.work import Work
from tests import factories as make
from tests.two_supervisors import KEPT_BY, SECOND, asked, erased, full_file, naming, office
from tests.vaults import Clock, opened

__all__ = ["office"]


def test_after_erasing_only_journal_and_ledger_name_the_file(office: Path) -> None:
    with opened(office) as access:
        case, other = full_file(access), full_file(access)
        before = naming(access, case.id)
    assert before >= {"cases", "incidents", "revisions", "drafts", "grants", "referrals", "release_consents", "pieces"}
    erased(office, case.id)
    with opened(office) as access:
        assert naming(access, case.id) == KEPT_BY
        with Work(access) as work, pytest.raises(Gone):
            open_case(work, case=case.id)
        with Work(access) as work:
            kept = open_case(work, case=other.id)
            assert (len(kept.referrals), len(kept.releases), len(kept.incidents)) == (1, 1, 1)
            assert kept.providers, "the service is shared by others"


def test_no_key_of_an_erased_file_remains_in_the_session_or_in_any_bundle(office: Path, clock: Clock) -> None:
    with opened(office) as access:
        case = full_file(access).id
        erasure = asked(access, case)
    with opened(office, SECOND, clock) as second:
        assert second.ring.holds(case)
        erase(second, erasure)
        assert not second.ring.holds(case)
    with opened(office) as access:
        assert not access.ring.holds(case)


def test_purging_the_words_keeps_coded_facts_that_nobody_can_open(office: Path) -> None:
    with opened(office) as access:
        case = full_file(access)
    erased(office, case.id, Scope.NARRATIVE)
    with opened(office) as access:
        assert not access.ring.holds(case.id)
        with Work(access) as work:
            c = metadata.tables["incidents"].c
            (row,) = work.rows(sa.select(c.type, c.district, c.sealed).where(c.case_id == case.id))
            assert row.sealed == b""
            assert work.rows(sa.select(Case.number).where(Case.number == case.number)), "the case still counts"
        assert not naming(access, case.id) & {"revisions", "grants", "drafts", "holds", "notices"}


def test_what_is_left_after_a_purge_can_be_erased_whole_but_not_purged_again(office: Path) -> None:
    with opened(office) as access:
        case = full_file(access).id
    erased(office, case, Scope.NARRATIVE)
    with opened(office) as access, Work(access) as work, pytest.raises(AlreadyErased):
        ask_erasure(work, case=case, scope=Scope.NARRATIVE)
    erased(office, case, Scope.WHOLE)
    with opened(office) as access:
        assert naming(access, case) == KEPT_BY


def test_erasing_is_whole_or_not_at_all(office: Path, clock: Clock) -> None:
    with opened(office) as access:
        case = full_file(access).id
        erasure = asked(access, case)
        before = naming(access, case)
    with opened(office, SECOND, clock) as second:
        with Work(second) as work:
            approve_erasure(work, erasure=erasure)  # and never committed: the power is cut
        assert naming(second, case) == before
        with Work(second) as work:
            assert open_case(work, case=case).incidents[0].account


def test_removing_what_is_not_there_changes_nothing(access: Access) -> None:
    make.registered(access)
    with Work(access) as work:
        granting.keep_bundle(work.db, access.ring, access.vault.id, access.me)
        assert remove(work.db, uuid4(), Scope.WHOLE) is False
        assert work.rows(sa.select(metadata.tables["bundles"].c.person)), "the bundles stay"


def test_a_copy_is_made_before_erasing_once_a_day_and_the_journal_is_anchored(office: Path, clock: Clock) -> None:
    with opened(office, clock=clock) as access:
        erasures = [asked(access, make.registered(access).id) for _ in range(2)]
    with opened(office, SECOND, clock) as second:
        for erasure in erasures:
            erase(second, erasure)
        assert len([one for one in (office / "copies").iterdir() if one.is_dir()]) == 1
        with Work(second, reading=True) as work:
            last = journal.head(work.db)
            assert last is not None
            assert last.seq == second.anchored
        clock.at += timedelta(days=63)
        assert remove_old_copies(second) == 1, "the copy goes when backups of its age go"


def test_no_copy_is_made_when_it_may_not_be_erased(office: Path) -> None:
    with opened(office) as access:
        erasure = asked(access, make.registered(access).id)
        with pytest.raises(AnotherPerson):
            erase(access, erasure)
    assert not (office / "copies").exists()
