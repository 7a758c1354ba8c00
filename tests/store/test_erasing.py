"""A file erased: what goes, what stays, who must agree, and what an old vault is made to forget."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from casedesk.cases.queries.case_file import open_case
from casedesk.cases.queries.retention import erased_files, waiting
from casedesk.cases.records.case import Case
from casedesk.cases.verbs.erase import (
    AlreadyAsked,
    AlreadyErased,
    AnotherPerson,
    AnotherSupervisor,
    Settled,
    approve_erasure,
    ask_erasure,
    erase,
    refuse_erasure,
)  # fmt: skip
from casedesk.security.errors import Damaged, NotGranted, NotInRole
from casedesk.security.roles import Role
from casedesk.store import erasure_ledger, granting, journal
from casedesk.store.access import Access
from casedesk.store.columns import metadata
from casedesk.store.erasing import Scope, remove
from casedesk.store.files import Gone
from casedesk.store.holding import Held, WhyMissing, hold, holds_on, lift_hold
from casedesk.store.office_tables import backups
from casedesk.store.policies import BACKUP_DAYS, NARRATIVE_YEARS, OutOfReach, decide, decisions
from casedesk.store.renewing import renew
from casedesk.store.safety_copies import remove_old_copies
from casedesk.store.tables import grants
from casedesk.store.tables import journal as journal_table
from casedesk.store.work import Work
from tests import factories as make
from tests.two_supervisors import SECOND, asked, erased, full_file, second_supervisor
from tests.vaults import COLLEAGUE, Clock, enrolled, opened

KEPT_BY = {"journal", "erasures"}
"""The two tables that go on naming a file."""


@pytest.fixture
def office(folder: Path) -> Path:
    """A vault with two supervisors, locked."""
    with opened(folder) as access:
        second_supervisor(access)
    return folder


@pytest.fixture
def second(office: Path, clock: Clock) -> Iterator[Access]:
    """The second supervisor, unlocked."""
    with opened(office, SECOND, clock) as unlocked:
        yield unlocked


def naming(access: Access, file: UUID) -> set[str]:
    """The tables in which the file's identity stands anywhere."""
    found = set()
    with Work(access, reading=True) as work:
        for table in metadata.sorted_tables:
            for column in table.c:
                raw = sa.type_coerce(column, sa.LargeBinary)
                if work.rows(sa.select(sa.func.count()).select_from(table).where(raw == file.bytes))[0][0]:
                    found.add(table.name)
    return found


def test_after_erasing_only_journal_and_ledger_name_the_file(office: Path) -> None:
    with opened(office) as access:
        case, other = full_file(access), full_file(access)
        before = naming(access, case.id)
    assert before >= {"cases", "incidents", "revisions", "drafts", "grants", "referrals", "release_consents"}
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


def test_a_file_of_another_team_is_theirs_to_erase(office: Path) -> None:
    with opened(office) as access:
        case = make.registered(access).id
        with access.engine.begin() as db:
            db.execute(sa.delete(grants).where(grants.c.file == case))
        access.ring.keep_only(())
        with Work(access) as work, pytest.raises(NotGranted):
            ask_erasure(work, case=case, scope=Scope.WHOLE)


def test_what_is_left_after_a_purge_can_be_erased_whole_but_not_purged_again(office: Path) -> None:
    with opened(office) as access:
        case = full_file(access).id
    erased(office, case, Scope.NARRATIVE)
    with opened(office) as access, Work(access) as work, pytest.raises(AlreadyErased):
        ask_erasure(work, case=case, scope=Scope.NARRATIVE)
    erased(office, case, Scope.WHOLE)
    with opened(office) as access:
        assert naming(access, case) == KEPT_BY


def test_nobody_approves_what_they_asked_for(office: Path) -> None:
    with opened(office) as access:
        case = make.registered(access).id
        erasure = asked(access, case)
        with pytest.raises(AnotherPerson):
            erase(access, erasure)
        with Work(access) as work:
            assert work.get(Case, case)
        with Work(access) as work, pytest.raises(AlreadyAsked):
            ask_erasure(work, case=case, scope=Scope.WHOLE)


def test_a_social_worker_neither_asks_nor_approves(office: Path) -> None:
    with opened(office, COLLEAGUE) as worker:
        case = make.registered(worker).id
        with Work(worker) as work, pytest.raises(NotInRole):
            ask_erasure(work, case=case, scope=Scope.WHOLE)
        with pytest.raises(NotInRole):
            erase(worker, uuid4())
        with Work(worker) as work, pytest.raises(NotInRole):
            hold(work, file=case, why="x")


def test_what_was_refused_or_done_is_settled(office: Path) -> None:
    with opened(office) as access:
        first, other = make.registered(access).id, make.registered(access).id
        refused, done = asked(access, first), asked(access, other)
    with opened(office, SECOND) as second:
        with Work(second) as work:
            refuse_erasure(work, erasure=refused)
            work.commit()
        erase(second, done)
        for erasure in (refused, done):
            with pytest.raises(Settled):
                erase(second, erasure)
        with Work(second) as work:
            assert work.get(Case, first)
            assert waiting(work) == []


def test_with_one_supervisor_the_administrator_approves_the_coded_fact_without_reading_the_file(folder: Path) -> None:
    with opened(folder) as access:
        enrolled(access, "Meas Chanthy", "chanthy", frozenset({Role.ADMINISTRATOR}))
        case = full_file(access)
        erasure = asked(access, case.id)
    with opened(folder, "chanthy") as office:
        with Work(office) as work:
            assert [one.number for one in waiting(work)] == [case.number]
            with pytest.raises(NotInRole):
                open_case(work, case=case.id)
        erase(office, erasure)
    with opened(folder) as access:
        assert naming(access, case.id) == KEPT_BY


def test_with_a_second_supervisor_the_administrator_neither_sees_nor_approves(office: Path) -> None:
    with opened(office) as access:
        enrolled(access, "Meas Chanthy", "chanthy", frozenset({Role.ADMINISTRATOR}))
        erasure = asked(access, make.registered(access).id)
    with opened(office, "chanthy") as chanthy:
        with Work(chanthy) as work:
            assert waiting(work) == []
            with pytest.raises(NotInRole):
                erased_files(work)
        with pytest.raises(AnotherSupervisor):
            erase(chanthy, erasure)


def test_a_hold_beats_erasure_before_and_after_it_was_asked(office: Path) -> None:
    with opened(office) as access:
        case = make.registered(access).id
        with Work(access) as work:
            hold(work, file=case, why="The court asked for the file")
            work.commit()
        with Work(access) as work, pytest.raises(Held):
            ask_erasure(work, case=case, scope=Scope.NARRATIVE)
        with Work(access) as work:
            lift_hold(work, file=case)
            work.commit()
        erasure = asked(access, case)
        with Work(access) as work:
            hold(work, file=case, why="It asked again")
            work.commit()
    with opened(office, SECOND) as second:
        with pytest.raises(Held):
            erase(second, erasure)
        with Work(second) as work:
            assert [one.why for one in holds_on(work, file=case)] == ["It asked again"]
            assert waiting(work)[0].held
            lift_hold(work, file=case)
            work.commit()
        erase(second, erasure)
        assert naming(second, case) == KEPT_BY


def test_the_reason_of_a_hold_is_sealed_and_outlives_a_renewed_key(access: Access) -> None:
    case = make.registered(access).id
    with Work(access) as work, pytest.raises(WhyMissing):
        hold(work, file=case, why="  ")
    with Work(access) as work:
        hold(work, file=case, why="The court asked")
        work.commit()
    with Work(access) as work:
        renew(work, [case])
        work.commit()
    with Work(access) as work:
        assert [one.why for one in holds_on(work, file=case)] == ["The court asked"]
        assert b"court" not in work.rows(sa.select(metadata.tables["holds"].c.sealed))[0].sealed


def test_holding_and_erasing_stand_in_the_journal_without_a_word_of_the_reason(office: Path) -> None:
    with opened(office) as access:
        case = make.registered(access).id
        with Work(access) as work:
            hold(work, file=case, why="The court asked")
            lift_hold(work, file=case)
            work.commit()
    erased(office, case)
    with opened(office) as access, Work(access) as work:
        j = journal_table.c
        told = work.rows(sa.select(j.action, j.details).where(j.object == case).order_by(j.seq))
    assert [row.action for row in told] == ["register", "hold", "lift hold", "ask erasure", "erase"]
    assert not any(b"court" in row.details for row in told)


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


def test_the_day_it_is_gone_everywhere_follows_how_long_backups_are_kept(office: Path) -> None:
    with opened(office) as access:
        with Work(access) as work:
            decide(work, policy=BACKUP_DAYS, value=30)
            work.commit()
        case = make.registered(access).id
    done = erased(office, case)
    assert done.everywhere == make.DAY + timedelta(days=31), "one from this evening is there on the thirtieth day"
    with opened(office) as access, Work(access) as work:
        (line,) = erased_files(work)
        assert (line.asked_by[0], line.approved_by[0]) == ("Chan Bopha", "Ouk Visal")
        assert line.entry
        assert len(line.hash) == 32
        assert not line.gone(done.everywhere - timedelta(days=1))
        assert line.gone(done.everywhere)


def test_a_copy_is_made_before_erasing_once_a_day_and_the_journal_is_anchored(office: Path, clock: Clock) -> None:
    with opened(office, clock=clock) as access:
        erasures = [asked(access, make.registered(access).id) for _ in range(2)]
    with opened(office, SECOND, clock) as second:
        for erasure in erasures:
            erase(second, erasure)
        assert len(list((office / "copies").iterdir())) == 1
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


def test_a_medium_with_an_older_backup_keeps_it_from_being_gone(office: Path) -> None:
    with opened(office) as access:
        case = make.registered(access).id
        row = {"id": uuid4(), "by": access.person.id, "place": "", "size": 1, "seq": 1, "head": b""}
        with access.engine.begin() as db:
            db.execute(sa.insert(backups), {**row, "made": make.NOON - timedelta(days=3), "medium": "Blue stick"})
    done = erased(office, case)
    with opened(office) as access:
        with Work(access) as work:
            (line,) = erased_files(work)
        assert line.media == ("Blue stick",)
        assert not line.gone(done.everywhere + timedelta(days=400))
        with access.engine.begin() as db:
            db.execute(sa.update(backups).values(gone=make.NOON))
        with Work(access) as work:
            assert erased_files(work)[0].gone(done.everywhere)


@pytest.mark.parametrize("scope", Scope)
def test_the_ledger_on_a_medium_erases_again_in_an_older_vault(office: Path, tmp_path: Path, scope: Scope) -> None:
    with opened(office) as access:
        case, other = full_file(access), full_file(access)
    older = tmp_path / "older"
    shutil.copytree(office, older)
    erased(office, case.id, scope)
    with opened(office) as access, Work(access) as work:
        told = erasure_ledger.ledger(work.db)
        dumped = erasure_ledger.dump(told, access.vault.id, access.me)
    assert case.number.encode() not in dumped
    assert b"Bopha" not in dumped
    with opened(older) as access:
        read = erasure_ledger.load(dumped, access.vault.id, access.trust)
        with access.engine.begin() as db:
            assert [one.file for one in erasure_ledger.replay(db, read)] == [case.id]
        with access.engine.begin() as db:
            assert erasure_ledger.replay(db, read) == [], "twice does no more"
    with opened(older) as access:
        assert not access.ring.holds(case.id)
        assert access.ring.holds(other.id)
        with Work(access) as work:
            assert [line.erased.file for line in erased_files(work)] == [case.id]
            assert work.get(Case, other.id)


def test_a_ledger_nobody_here_signed_is_refused(office: Path) -> None:
    with opened(office) as access:
        good = erasure_ledger.dump([], access.vault.id, access.me)
        assert erasure_ledger.load(good, access.vault.id, access.trust) == []
        stranger = type(access.me).new(uuid4())
        foreign = erasure_ledger.dump([], access.vault.id, stranger)
        other_vault = erasure_ledger.dump([], uuid4(), access.me)
        for bad in (foreign, other_vault, good.replace(b"erased", b"Erased"), good[:-9], b"", b"[]", b"{}"):
            with pytest.raises(Damaged):
                erasure_ledger.load(bad, access.vault.id, access.trust)


def test_removing_what_is_not_there_changes_nothing(access: Access) -> None:
    make.registered(access)
    with Work(access) as work:
        granting.keep_bundle(work.db, access.ring, access.vault.id, access.me)
        assert remove(work.db, uuid4(), Scope.WHOLE) is False
        assert work.rows(sa.select(metadata.tables["bundles"].c.person)), "the bundles stay"


def test_an_administrator_decides_within_bounds_and_everybody_reads(office: Path) -> None:
    with opened(office) as access:
        with Work(access) as work, pytest.raises(OutOfReach):
            decide(work, policy=BACKUP_DAYS, value=BACKUP_DAYS.most + 1)
        with Work(access) as work:
            decide(work, policy=NARRATIVE_YEARS, value=2)
            decide(work, policy=NARRATIVE_YEARS, value=4)
            work.commit()
    for who in (COLLEAGUE, SECOND):
        with opened(office, who) as access, Work(access) as work:
            held = decisions(work)
            assert (held[NARRATIVE_YEARS], held[BACKUP_DAYS]) == (4, 62)
            with pytest.raises(NotInRole):
                decide(work, policy=NARRATIVE_YEARS, value=2)


def test_a_newer_request_can_follow_a_refused_one(office: Path) -> None:
    with opened(office) as access:
        case = make.registered(access)
        erasure = asked(access, case.id)
        with Work(access) as work:
            refuse_erasure(work, erasure=erasure)  # who asked takes it back
            work.commit()
        asked(access, case.id, Scope.NARRATIVE)
        with Work(access) as work:
            (one,) = waiting(work)
            assert (one.scope, one.mine, one.asked_by[0]) == (Scope.NARRATIVE, True, "Chan Bopha")
        assert one.number == case.number
