"""Promise 18: nobody's entry can be forged. Whatever an insider plants beside the entry, the signature is not there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from casedesk.security import keyfile
from casedesk.security.certificates import certify
from casedesk.security.chain import FORGED
from casedesk.security.identity import Identity
from casedesk.security.journal import Entry, entry
from casedesk.security.roles import Role
from casedesk.store import people
from casedesk.store.tables import certificates, members
from casedesk.store.verifying import verify
from tests.factories import registered
from tests.promises.insider import checked, database_key, entries, inside, under_the_name_of, write
from tests.vaults import COLLEAGUE, PASSPHRASE, enrolled, opened

Plant = Callable[[Path, bytes, Identity, Entry], Entry]
"""What the insider does with what he holds: the folder, the database key, his identity, the entry to be believed."""


@pytest.fixture(scope="module")
def lived_in(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault in whose journal everybody stands."""
    folder = tmp_path_factory.mktemp("forging") / "vault"
    shutil.copytree(template, folder)
    with opened(folder) as access:
        enrolled(access, "Meas Chanthy", "chanthy", frozenset({Role.ADMINISTRATOR}))
        registered(access)
    for short_name in (COLLEAGUE, "chanthy"):
        with opened(folder, short_name) as access:
            checked(access)
    return folder


@pytest.fixture
def folder(lived_in: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(lived_in, tmp_path / "vault")
    return tmp_path / "vault"


def with_his_own_key(folder: Path, key: bytes, me: Identity, made: Entry) -> Entry:
    return replace(made, signature=me.sign(b"casedesk/journal\0" + made.hash))


def with_a_signature_of_hers_from_elsewhere(folder: Path, key: bytes, me: Identity, made: Entry) -> Entry:
    hers = next(one for one in entries(folder, key) if one.person == made.person)
    return replace(made, signature=hers.signature)


def with_no_signature(folder: Path, key: bytes, me: Identity, made: Entry) -> Entry:
    return replace(made, signature=b"")


def with_a_certificate_for_her_that_he_signed(folder: Path, key: bytes, me: Identity, made: Entry) -> Entry:
    """His key, in a certificate that says it is hers, signed by himself."""
    vault, roles = keyfile.read(folder).header.vault, frozenset({Role.SUPERVISOR})
    fresh = certify(vault=vault, person=made.person, public=me.public, roles=roles, by=me, at=made.at)
    with inside(folder, key) as db:
        people.keep_certificate(db, fresh)
    return with_his_own_key(folder, key, me, made)


def with_her_certificate_pointing_at_his_key(folder: Path, key: bytes, me: Identity, made: Entry) -> Entry:
    """Her own certificate, its signing key changed to his. She would be locked out of trust; so would her entries."""
    with inside(folder, key) as db:
        c = certificates.c
        row = db.execute(sa.select(certificates).where(c.person == made.person)).first()
        assert row is not None
        copied = {**row._mapping, "id": uuid4(), "signing": me.public.signing}
        db.execute(sa.insert(certificates), copied)
    return with_his_own_key(folder, key, me, made)


PLANTS: tuple[Plant, ...] = (
    with_his_own_key,
    with_a_signature_of_hers_from_elsewhere,
    with_no_signature,
    with_a_certificate_for_her_that_he_signed,
    with_her_certificate_pointing_at_his_key,
)


@pytest.mark.parametrize("short_name", [COLLEAGUE, "chanthy"], ids=["social worker", "administrator"])
@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_an_entry_in_her_name_is_not_believed(folder: Path, plant: Plant, short_name: str) -> None:
    with opened(folder, short_name) as access:
        me, key = checked(access).me, access.database_key
    journal = entries(folder, key)
    hers = next(one for one in journal if one.action == "register")
    last = journal[-1]
    made = entry(previous=last.head, at=last.at, person=me.id, action="print", object=hers.object, details=b"", by=me)
    forged = plant(folder, key, me, under_the_name_of(hers.person, made, b""))
    write(folder, key, [*journal, forged])
    with opened(folder) as access:
        found = checked(access).mismatch
    assert (FORGED, last.seq + 1) in [(one.problem, one.seq) for one in found]


def test_who_acted_cannot_be_changed_afterwards(folder: Path) -> None:
    """Not even to blame oneself: the name is under the hash, the hash under the signature."""
    with opened(folder, COLLEAGUE) as access:
        dara, key = checked(access).me, access.database_key
    journal = entries(folder, key)
    place = next(place for place, one in enumerate(journal) if one.action == "register")
    journal[place] = under_the_name_of(dara.id, journal[place], journal[place].signature)
    write(folder, key, journal)
    with opened(folder) as access:
        problems = {one.problem for one in checked(access).mismatch}
    assert FORGED in problems
    assert not all(one.good for one in verify(folder, "bopha", PASSPHRASE))


def test_what_somebody_signed_before_they_left_stays_theirs(folder: Path) -> None:
    """Their keys open nothing any more; their entries are still verified."""
    key = database_key(folder)
    with inside(folder, key) as db:
        db.execute(sa.delete(members))
    with opened(folder, "chanthy") as access:
        assert checked(access).mismatch == ()
