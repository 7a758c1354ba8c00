"""The ledger: when a file is gone everywhere, and what an old vault is made to forget."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from casedesk.cases.queries.retention import erased_files
from casedesk.cases.records.case import Case
from casedesk.security.errors import Damaged
from casedesk.store.keeping import erasure_ledger
from casedesk.store.keeping.erasing import Scope
from casedesk.store.keeping.policies import BACKUP_DAYS, decide
from casedesk.store.office_tables import backups
from casedesk.store.work import Work
from tests import factories as make
from tests.two_supervisors import erased, full_file, office
from tests.vaults import opened

__all__ = ["office"]


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
