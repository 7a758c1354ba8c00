"""Promise 12: who left opens nothing new, whatever they kept: key files, private keys, team keys, keys of cases.

The leaver here is as well prepared as can be: a copy of the whole vault from the last day, their passphrase, every
private key taken out of it – and, further than any leaver comes, the new database key and SQL.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import pytest

from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.leaving import leave, waiting
from casedesk.cases.records.case import Case
from casedesk.cases.records.identity import Identity as Her
from casedesk.security import keyfile
from casedesk.security.backup_head import key_for, teams_of
from casedesk.security.errors import Damaged, WrongPassphrase
from casedesk.security.grants import GrantKind
from casedesk.security.identity import Identity
from casedesk.security.roles import Role
from casedesk.security.slots import open_slot, opened_key
from casedesk.store import vault
from casedesk.store.access import Access
from casedesk.store.backups.backing import back_up
from casedesk.store.database import DATABASE, opens, raw_key
from casedesk.store.records import changed
from casedesk.store.restoring.opening_backups import open_backup, open_own, with_passphrase
from casedesk.store.work import Work
from casedesk.text.trouble import Mendable
from tests import factories as make
from tests.promises.hoards import Hoard, blobs, gather, openers
from tests.vaults import COLLEAGUE, PASSPHRASE, enrolled, opened

SOKHA = "sokha"
VAULT, TAKEN = "vault", "taken along"


class Departure(NamedTuple):
    """Who left, by their short name, and where the vault and the copy lie."""

    name: str
    place: Path


@pytest.fixture(scope="module", params=[COLLEAGUE, SOKHA])
def departure(request: pytest.FixtureRequest, template: Path, tmp_path_factory: pytest.TempPathFactory) -> Departure:
    """A worker, or a supervisor with the keys of the team, takes a copy along and leaves; a colleague takes over."""
    place, name = tmp_path_factory.mktemp("departure"), str(request.param)
    shutil.copytree(template, place / VAULT)
    _settled(place / VAULT)
    shutil.copytree(place / VAULT, place / TAKEN)
    person = open_slot(keyfile.read(place / TAKEN).header, name, PASSPHRASE).identity.id
    with opened(place / VAULT) as access:
        with Work(access) as work:
            taker = next(id for id in access.trust.people if id not in (person, access.person.id))
            assert work.find(Case)
        assert leave(access, person=person, taker=taker, progress=lambda part, of: None, stopped=lambda: False)
        assert not waiting(access)
    return Departure(name, place)


@pytest.fixture
def centre(departure: Departure, tmp_path: Path) -> Path:
    """The vault after the departure; beside it lies the copy that was taken along."""
    shutil.copytree(departure.place, tmp_path / "centre")
    return tmp_path / "centre" / VAULT


def _settled(folder: Path) -> None:
    """A founder, a worker with an open and a closed case, a second supervisor of the team, and a second worker."""
    with opened(folder) as access:
        enrolled(access, "Keo Sokha", SOKHA, frozenset({Role.SUPERVISOR, Role.SOCIAL_WORKER}))
        enrolled(access, "Meas Visal", "visal", frozenset({Role.SOCIAL_WORKER}))
    with opened(folder, COLLEAGUE) as dara:
        _case(dara, "Open")
        closed = _case(dara, "Closed")
        with Work(dara) as work:
            work.save(changed(work.get(Case, closed), status=CaseStatus.CLOSED))
            work.commit()


def _case(access: Access, name: str) -> UUID:
    case: UUID = make.registered(access).id
    saved = make.kept(access, make.identity(case, latin_name=f"{name} before"))[0]
    make.kept(access, changed(saved, latin_name=name))  # so that an earlier version lies there too
    return case


class Leaver:
    """Leaver(folder, name): has the copy beside the vault, and whatever their passphrase opens in it."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name, self.copy = name, folder.with_name(TAKEN)
        self.opened = open_slot(keyfile.read(self.copy).header, name, PASSPHRASE)
        self.person = self.opened.identity.id
        self.hoard = Hoard(name, [self.opened.identity])
        with opened(self.copy, name) as access, Work(access, reading=True) as work:
            gather(work.db, access.vault.id, self.hoard)


@pytest.fixture
def leaver(departure: Departure, centre: Path) -> Leaver:
    """Who left, with everything they kept."""
    return Leaver(centre, departure.name)


@pytest.fixture
def later(centre: Path, leaver: Leaver) -> Iterator[Access]:
    """The vault after something new was written into every open case, and a new case was begun."""
    with opened(centre) as access:
        with Work(access) as work:
            before = [one for one in work.find(Her) if one.latin_name == "Open"]
        make.kept(access, *(changed(one, latin_name="Open later") for one in before))
        _case(access, "New")
        yield access


def test_their_passphrase_opens_nothing_with_no_key_file(centre: Path, leaver: Leaver) -> None:
    with pytest.raises(WrongPassphrase):
        vault.unlock(centre, leaver.name, PASSPHRASE)
    for name in (keyfile.KEYS, keyfile.BACKUP):
        shutil.copy(leaver.copy / name, centre / name)
    with pytest.raises(Mendable) as trouble:
        vault.unlock(centre, leaver.name, PASSPHRASE)
    assert not isinstance(trouble.value, WrongPassphrase)  # the old slot opens, and the vault behind it does not


def test_the_database_key_they_had_opens_the_database_no_more(centre: Path, leaver: Leaver) -> None:
    salt = keyfile.read(centre).header.cipher_salt
    assert opens(leaver.copy / DATABASE, raw_key(leaver.opened.database_key, salt))
    assert not opens(centre / DATABASE, raw_key(leaver.opened.database_key, salt))


def test_no_box_of_either_key_file_opens_for_them(centre: Path, leaver: Leaver) -> None:
    for header in keyfile.generations(centre).values():
        assert isinstance(header, keyfile.Header)
        for slot in header.slots:
            mine = Identity.load(slot.person, leaver.opened.identity.dump())
            for box in (slot.database_key, slot.pending):
                with pytest.raises(Mendable):
                    opened_key(header.vault, mine, box)


def test_with_the_new_database_key_and_sql_no_open_case_decrypts(later: Access, leaver: Leaver) -> None:
    with Work(later, reading=True) as work:
        gather(work.db, later.vault.id, leaver.hoard)  # every membership and grant that is there now
        found = openers(blobs(work.db, later.vault.id), {leaver.person: leaver.hoard})
        open_cases = {case.id for case in work.find(Case, Case.status == CaseStatus.OPEN)}
    assert len(open_cases) == 2
    assert not [case for case in open_cases if leaver.person in found.get(case, set())]


def test_no_backup_made_later_opens_for_them(later: Access, leaver: Leaver, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made = back_up(later, stick)
    with pytest.raises(WrongPassphrase):
        open_backup(made.folder, with_passphrase(leaver.name, PASSPHRASE))
    assert key_for(made.head, [leaver.opened.identity, *leaver.hoard.teams.values()]) is None
    assert not teams_of(made.head, leaver.opened.identity)
    assert open_own(made.folder, later).key


def test_what_they_could_read_before_they_can_still_read_in_their_copy(leaver: Leaver) -> None:
    """Keys protect from now on: so says the screen, and so it is."""
    with opened(leaver.copy, leaver.name) as access, Work(access, reading=True) as work:
        assert openers(blobs(work.db, access.vault.id), {leaver.person: leaver.hoard})


def test_the_teams_new_keys_are_none_they_hold(later: Access, leaver: Leaver) -> None:
    with Work(later, reading=True) as work:
        gather(work.db, later.vault.id, leaver.hoard)
    now = later.trust.teams[later.supervisors].public
    assert all(team.public != now for team in leaver.hoard.teams.values()) or leaver.name == COLLEAGUE
    assert later.supervisors not in leaver.hoard.teams


def test_nothing_is_given_to_them_any_more(later: Access, leaver: Leaver) -> None:
    with Work(later) as work:
        (case,) = work.find(Case, Case.status == CaseStatus.OPEN, Case.worker == later.person.id)
        with pytest.raises(Damaged):
            work.grant(case.id, to=leaver.person, kind=GrantKind.SHARE)
