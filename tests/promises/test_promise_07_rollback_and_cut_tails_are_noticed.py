"""Promise 7: rollback and cut tails are noticed. The seven insider attacks, and what follows when one is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from casedesk.cases.queries.case_file import open_case
from casedesk.cases.queries.who_looked import who_looked
from casedesk.security import keyfile
from casedesk.security.chain import CHANGED, CUT, FORGED, MISSING, REWRITTEN
from casedesk.security.errors import KeyFileTampered, NotInRole
from casedesk.security.journal import Entry, entry
from casedesk.store import mismatch
from casedesk.store.access import Access
from casedesk.store.anchoring import anchor
from casedesk.store.backups.backing import back_up
from casedesk.store.backups.backup_folder import backups_in
from casedesk.store.chain_check import named
from casedesk.store.database import DATABASE
from casedesk.store.drafts import keep_draft, my_drafts
from casedesk.store.journal import Note
from casedesk.store.tables import journal as journal_table
from casedesk.store.trouble import JournalMismatch
from casedesk.store.work import Work
from tests.factories import identity, kept, registered
from tests.promises import insider
from tests.promises.insider import checked, copy, cut, database_key, edit, entries, put_back, rechained, write
from tests.vaults import COLLEAGUE, Clock, opened


@pytest.fixture
def key(folder: Path) -> bytes:
    """The database key, taken by somebody who works here."""
    return database_key(folder)


@pytest.fixture
def lived_in(folder: Path, key: bytes) -> list[Entry]:
    """Two colleagues came and went by turns; the supervisor registered a case."""
    with opened(folder) as access:
        registered(access)
    for short_name in (COLLEAGUE, "bopha"):
        with opened(folder, short_name) as access:
            checked(access)
    return entries(folder, key)


def breaks(folder: Path, short_name: str = "bopha") -> list[tuple[str, int]]:
    """What somebody who opens the vault now is told of."""
    with opened(folder, short_name) as access:
        return [(one.problem, one.seq) for one in checked(access).mismatch]


def _own(journal: list[Entry], person: UUID) -> list[Entry]:
    return [one for one in journal if one.person == person]


def _of(journal: list[Entry], action: str, nth: int = 0) -> Entry:
    return [one for one in journal if one.action == action][nth]


def test_a_journal_nobody_touched_matches(folder: Path, lived_in: list[Entry]) -> None:
    assert breaks(folder) == []
    assert breaks(folder, COLLEAGUE) == []


def test_attack_1_an_edited_entry_is_noticed(folder: Path, key: bytes, lived_in: list[Entry]) -> None:
    seq = _of(lived_in, "register").seq
    edit(folder, key, seq, action="search")
    assert breaks(folder) == [(CHANGED, seq)]


def test_attack_2_an_entry_deleted_in_the_middle_is_noticed(folder: Path, key: bytes, lived_in: list[Entry]) -> None:
    gone = _of(lived_in, "register").seq
    with insider.inside(folder, key) as db:
        db.execute(sa.delete(journal_table).where(journal_table.c.seq == gone))
    assert breaks(folder) == [(MISSING, gone + 1)]


def test_attack_3_a_tail_cut_past_an_anchor_is_noticed(folder: Path, key: bytes, lived_in: list[Entry]) -> None:
    cut(folder, key, _of(lived_in, "register").seq)
    found = breaks(folder)
    assert found
    assert {problem for problem, _seq in found} == {CUT}


def test_attack_3_is_noticed_by_a_colleagues_mark_when_the_anchors_were_taken_away_too(
    folder: Path, key: bytes, lived_in: list[Entry]
) -> None:
    """Who holds the database key can write a key file without anchors; what each program remembers is sealed to one
    person. Where that row is deleted as well, receipts and backups are left to tell."""
    keyfile.write_twice(folder, replace(keyfile.read(folder).header, anchors=()), key)
    cut(folder, key, _of(lived_in, "register").seq)
    assert {problem for problem, _seq in breaks(folder)} == {CUT}


def test_attack_4_a_tail_cut_after_the_last_anchor_is_told_by_receipts_alone(folder: Path, key: bytes) -> None:
    """Honest limit: what is written after the last anchor (a quarter of an hour at most) can be cut unseen by the
    chain. A killed session is the only way to such a tail: every other end of a session sets an anchor."""
    with opened(folder) as access:
        checked(access)
        anchored = keyfile.read(folder).header.anchors[-1].seq
        registered(access)
        during = copy(folder, folder.with_name("killed"))  # the machine lost its power here
    tail = entries(during, key)
    assert tail[-1].action == "register"
    assert tail[-1].seq > anchored
    cut(during, key, anchored)
    assert breaks(during) == []
    after = entries(during, key)
    assert tail[-1].hash not in {one.hash for one in after}, "a receipt of the cut entry would not be found"


def test_attack_5_a_chain_made_anew_without_an_entry_is_noticed(
    folder: Path, key: bytes, lived_in: list[Entry]
) -> None:
    with opened(folder, COLLEAGUE) as access:
        dara = access.me
    journal = entries(folder, key)
    gone = _of(journal, "register").seq
    write(folder, key, rechained([one for one in journal if one.seq != gone], dara))
    assert (FORGED, gone) in breaks(folder)


def test_attack_6_only_ones_own_entries_added_again_after_a_cut_is_noticed(
    folder: Path, key: bytes, lived_in: list[Entry]
) -> None:
    with opened(folder, COLLEAGUE) as access:
        dara = access.me
    journal = entries(folder, key)
    kept = [one for one in journal if one.seq < _own(journal, dara.id)[-1].seq]
    for _again in range(4):  # as long as before, every signature genuine
        last = kept[-1]
        made = entry(previous=last.head, at=last.at, person=dara.id, action="search", object=None, details=b"", by=dara)
        kept.append(made)
    write(folder, key, kept)
    found = breaks(folder)
    assert found
    assert {problem for problem, _seq in found} <= {REWRITTEN, CUT}


def test_attack_7_a_colleagues_entry_cannot_be_forged(folder: Path, key: bytes, lived_in: list[Entry]) -> None:
    with opened(folder, COLLEAGUE) as access:
        dara = access.me
    journal = entries(folder, key)
    last, bopha = journal[-1], _of(journal, "register").person
    made = entry(previous=last.head, at=last.at, person=dara.id, action="print", object=None, details=b"", by=dara)
    write(folder, key, [*journal, insider.under_the_name_of(bopha, made, journal[0].signature)])
    assert breaks(folder) == [(FORGED, last.seq + 1)]


def test_an_old_database_put_back_under_the_present_key_file_is_noticed(folder: Path, tmp_path: Path) -> None:
    old = copy(folder, tmp_path / "old")
    with opened(folder) as access:
        registered(access)
    put_back(old, folder, DATABASE)
    found = breaks(folder)
    assert found
    assert {problem for problem, _seq in found} <= {REWRITTEN, CUT}


def test_an_old_key_file_put_back_is_refused(folder: Path, tmp_path: Path) -> None:
    old = copy(folder, tmp_path / "old")
    with opened(folder):
        pass
    for name in (keyfile.KEYS, keyfile.BACKUP):
        (folder / name).write_bytes((old / name).read_bytes())
    with pytest.raises(KeyFileTampered):
        breaks(folder)


def test_a_whole_old_vault_put_back_matches_itself_and_only_a_receipt_tells(folder: Path, key: bytes) -> None:
    """Honest limit: two files of the same old moment agree. A receipt or a backup made since then does not."""
    old = copy(folder, folder.with_name("old"))
    with opened(folder) as access:
        registered(access)
    receipt = entries(folder, key)[-1].hash
    put_back(old, folder, DATABASE, keyfile.KEYS, keyfile.BACKUP)
    assert breaks(folder) == []
    assert receipt not in {one.hash for one in entries(folder, key)}


# what follows


@pytest.fixture
def broken(folder: Path, key: bytes, lived_in: list[Entry]) -> Iterator[Access]:
    """The vault opened by the supervisor after an entry was changed."""
    edit(folder, key, _of(lived_in, "register").seq, details=b"{}")
    with opened(folder) as access:
        yield checked(access)


def test_it_opens_for_reading_only_and_looks_are_still_recorded(broken: Access, lived_in: list[Entry]) -> None:
    case = _of(lived_in, "register").object
    assert case is not None
    with Work(broken) as work:
        open_case(work, case=case)
        assert next(one.action for one in who_looked(work, case=case)) == "view"
        with pytest.raises(JournalMismatch):
            work.save(identity(case, latin_name="Sok Sreymom"))
    with pytest.raises(JournalMismatch):
        registered(broken)
    with Work(broken) as work:
        keep_draft(work, form="identity", answers={"latin_name": "Sok"}, file=case)
        work.commit()
        assert [draft.file for draft in my_drafts(work)] == [case]


def test_the_alarm_is_in_the_journal(broken: Access, folder: Path, key: bytes) -> None:
    assert [one.action for one in entries(folder, key)][-2:] == [mismatch.ALARM, "unlock"]


def test_nothing_is_anchored_until_somebody_acknowledged_it(broken: Access, folder: Path) -> None:
    before = keyfile.read(folder).header.anchors
    assert not anchor(broken)
    assert keyfile.read(folder).header.anchors == before


def test_a_backup_can_be_made_before_anybody_acknowledges_it(broken: Access, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made = back_up(broken, stick)
    assert [one.folder for one in backups_in(stick, broken.vault.id)] == [made.folder]


def test_a_social_worker_cannot_acknowledge_it(folder: Path, key: bytes, lived_in: list[Entry]) -> None:
    edit(folder, key, 2, details=b"{}")
    with opened(folder, COLLEAGUE) as access:
        assert checked(access).mismatch
        with pytest.raises(NotInRole):
            mismatch.acknowledge(access, reason="it was me")


def test_an_acknowledgement_written_by_a_social_worker_by_hand_counts_for_nothing(
    folder: Path, key: bytes, lived_in: list[Entry]
) -> None:
    edit(folder, key, 2, details=b"{}")
    with opened(folder, COLLEAGUE) as access:
        note = Note("acknowledge", None, (("breaks", named(checked(access).mismatch)),))
        with access.engine.begin() as db:
            mismatch.append(db, access, [note])
    assert breaks(folder) == [(CHANGED, 2)]


@pytest.mark.parametrize("attack", ["edit", "cut", "forge", "old"])
def test_once_a_supervisor_acknowledged_it_everybody_works_on_and_another_break_is_noticed(
    folder: Path, key: bytes, tmp_path: Path, lived_in: list[Entry], attack: str
) -> None:
    with opened(folder, COLLEAGUE) as access:
        dara = checked(access).me
    if attack == "edit":
        edit(folder, key, 3, details=b"{}")
    elif attack == "cut":
        cut(folder, key, 4)
    elif attack == "old":
        old = copy(folder, tmp_path / "old")
        for _again in range(2):
            with opened(folder) as access:
                checked(access)
        put_back(old, folder, DATABASE)
    else:
        journal = entries(folder, key)
        last = journal[-1]
        made = entry(previous=last.head, at=last.at, person=dara.id, action="print", object=None, details=b"", by=dara)
        write(folder, key, [*journal, insider.under_the_name_of(journal[0].person, made, bytes(64))])
    with opened(folder) as access:
        assert checked(access).mismatch
        mismatch.acknowledge(access, reason="The inspector has been told")
        assert not access.mismatch
        kept(access, identity(registered(access).id))
    for short_name in (COLLEAGUE, "bopha", COLLEAGUE):
        assert breaks(folder, short_name) == []
    edit(folder, key, 1, details=b"{ }")
    assert breaks(folder) == [(CHANGED, 1)]


def test_a_clock_set_back_a_year_loses_nothing_and_is_told(folder: Path, key: bytes) -> None:
    clock = Clock()
    with opened(folder, clock=clock) as access:
        case = registered(access)
    clock.at -= timedelta(days=365)
    with opened(folder, clock=clock) as access:
        (saved,) = kept(access, identity(case.id, latin_name="Sok Sreymom"))
        assert access.clock_back > timedelta(days=364)
    with opened(folder, clock=clock) as access, Work(access) as work:
        assert work.get(type(saved), saved.id) == saved
    journal = entries(folder, key)
    assert [one.micros for one in journal] == sorted(one.micros for one in journal)
    assert [one.action for one in journal if one.object == case.id] == ["register", "create"]
    jump = _of(journal, "clock jump")
    assert jump.details == b'{"seconds":"-31536000"}'
    assert breaks(folder) == []
