"""Promise 15: the administrator sees no case. Not with the whole key set, the database key and SQL; not by forging."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from casedesk.cases.records.case import Case
from casedesk.security.certificates import certify as signed_certificate
from casedesk.security.certificates import revoke
from casedesk.security.envelope import open_box
from casedesk.security.errors import Damaged, NotGranted, NotInRole
from casedesk.security.grants import GrantKind, Terms
from casedesk.security.identity import Identity
from casedesk.security.memberships import Membership, open_team
from casedesk.security.roles import Role
from casedesk.security.sealing import Address, open_bytes, unseal
from casedesk.security.slots import LIGHT
from casedesk.store import granting, people, trust, vault
from casedesk.store.access import Access
from casedesk.store.columns import metadata
from casedesk.store.drafts import keep_draft
from casedesk.store.records import OWNER
from casedesk.store.renewing import renew
from casedesk.store.staff.arriving import accept
from casedesk.store.staff.certifying import OwnSignature, certify, change_roles, found_team
from casedesk.store.staff.inviting import OwnKey, invite, invite_again
from casedesk.store.staff.regranting import regrant
from casedesk.store.tables import bundles, certificates, grants, members, revocations, teams
from casedesk.store.tables import people as people_table
from casedesk.store.trust import identities, team_statement
from casedesk.store.work import Work
from tests.factories import identity, kept, registered
from tests.promises.insider import inside
from tests.vaults import COLLEAGUE, PASSPHRASE, Grown, enrolled, opened

CANARY = "Kanarienvogel"
NEW = "green kettle under the old bridge"


@pytest.fixture
def cases(folder: Path, grown: Grown) -> list[UUID]:
    """A centre with an administrator who is nothing else, and cases of two workers, with a name and a draft in them."""
    return grown(folder, two_with_canaries)


def two_with_canaries(folder: Path) -> list[UUID]:
    """The two cases; Meas Chanthy is enrolled."""
    with opened(folder) as access:
        enrolled(access, "Meas Chanthy", "chanthy", frozenset({Role.ADMINISTRATOR}))
    made = []
    for short_name in ("bopha", COLLEAGUE):
        with opened(folder, short_name) as access:
            case = registered(access, say_first=CANARY).id
            kept(access, identity(case, latin_name=CANARY, address=CANARY))
            with Work(access) as work:
                keep_draft(work, form="identity", answers={"latin_name": CANARY}, file=case)
                work.commit()
            made.append(case)
    return made


@pytest.fixture
def administrator(folder: Path, cases: list[UUID]) -> Iterator[Access]:
    """Meas Chanthy, with everything her passphrase opens."""
    with opened(folder, "chanthy") as access:
        assert access.person.roles == {Role.ADMINISTRATOR}
        assert access.database_key
        yield access


def test_her_whole_key_set_opens_no_case(administrator: Access, cases: list[UUID]) -> None:
    assert administrator.teams == {}
    assert administrator.ring.files() == frozenset()
    mine, id = identities(administrator.me, administrator.teams), administrator.vault.id
    with Work(administrator, reading=True) as work:
        boxes = [granting.as_signed(row) for row in work.db.execute(sa.select(grants))]
        assert {box.file for box in boxes} == {*cases}
        for box in boxes:
            for key in mine.values():
                with pytest.raises(Damaged):
                    open_box(key, box.box, box.context(id))
        for row in work.db.execute(sa.select(members)):
            with pytest.raises(Damaged):
                open_team(Membership(row.team, row.person, row.key, row.keys), id, administrator.me)
        for row in work.db.execute(sa.select(bundles)):
            with pytest.raises(Damaged):
                open_bytes(administrator.me.own_key("key bundle"), row.sealed, id.bytes)


def test_no_verb_or_query_opens_one_for_her(administrator: Access, cases: list[UUID]) -> None:
    for case in cases:
        with Work(administrator) as work, pytest.raises(NotGranted):
            work.get(Case, case)
        with Work(administrator) as work, pytest.raises(NotGranted):
            work.grant(case, to=administrator.person.id, kind=GrantKind.OWN)
        with Work(administrator) as work, pytest.raises(NotInRole):
            renew(work, [case])


def test_with_the_database_key_and_sql_nothing_readable_is_found(
    folder: Path, administrator: Access, cases: list[UUID]
) -> None:
    """Every value of every table, decrypted from the file: no word that was sealed; and no sealed blob opens."""
    keys = [os.urandom(32), administrator.database_key, administrator.me.own_key("key bundle")]
    sealed = 0
    with administrator.engine.connect() as db:
        for table in metadata.sorted_tables:
            for row in db.execute(sa.select(table)).mappings():
                for value in row.values():
                    raw = value if isinstance(value, bytes) else str(value).encode()
                    assert CANARY.encode() not in raw, table.name
                if "sealed" in row and table.info.get(OWNER):
                    sealed += 1
                    at = Address(administrator.vault.id, row[table.info[OWNER]], table.name, row["id"])
                    for key in keys:
                        with pytest.raises(Damaged):
                            unseal(row["sealed"], at, key)
    assert sealed >= 2 * len(cases)


def test_she_cannot_certify_herself_or_anybody(folder: Path, administrator: Access) -> None:
    me = administrator.person.id
    for act in (
        lambda work: certify(work, person=me, words=administrator.me.public.words()),
        lambda work: change_roles(work, person=me, roles={Role.SUPERVISOR}),
        lambda work: found_team(work, name="Mine"),
        lambda work: regrant(work, person=me),
    ):
        with Work(administrator) as work, pytest.raises((NotInRole, OwnSignature)):
            act(work)
    with pytest.raises(OwnKey):
        invite_again(administrator, person=me, kdf=LIGHT)


def test_whom_she_invites_as_a_supervisor_is_nobody_until_one_signs(folder: Path, administrator: Access) -> None:
    invited = invite(administrator, name="Herself", short_name="other", roles={Role.SUPERVISOR}, kdf=LIGHT)
    vault.lock(administrator)
    with opened(folder, "other", passphrase=invited.words) as other:
        accept(other, passphrase=NEW, kdf=LIGHT)
    with opened(folder, "other", passphrase=NEW) as other:
        assert other.person.roles == frozenset()
        assert other.teams == {}
        assert other.ring.files() == frozenset()


def _in_the_database(folder: Path, access: Access) -> tuple[Identity, UUID, bytes]:
    me, id, key = access.me, access.vault.id, access.database_key
    vault.lock(access)
    return me, id, key


@pytest.mark.parametrize("issuer", ["herself", "the founder", "a stranger", "as her own root"])
def test_a_certificate_she_forges_is_left_out(folder: Path, administrator: Access, issuer: str) -> None:
    founder = next(c.person for c in administrator.trust.people.values() if Role.SUPERVISOR in c.roles)
    at, root = administrator.clock() + timedelta(days=1), administrator.root
    me, id, key = _in_the_database(folder, administrator)
    forged = signed_certificate(vault=id, person=me.id, public=me.public, roles={Role.SUPERVISOR}, by=me, at=at)
    if issuer == "the founder":
        forged = replace(forged, issuer=founder)
        forged = replace(forged, signature=me.sign(forged.signed(id)))
    stranger = Identity.new(uuid4())
    if issuer == "a stranger":
        forged = signed_certificate(
            vault=id, person=me.id, public=me.public, roles={Role.SUPERVISOR}, by=stranger, at=at
        )  # fmt: skip
    with inside(folder, key) as db:
        if issuer == "a stranger":
            people.enter(db, stranger.id, "Stranger", "", at)
            own = signed_certificate(
                vault=id, person=stranger.id, public=stranger.public, roles={Role.SUPERVISOR}, by=stranger, at=at
            )  # fmt: skip
            people.keep_certificate(db, own)
        if issuer == "as her own root":
            db.execute(sa.delete(certificates).where(certificates.c.person == me.id))
        people.keep_certificate(db, forged)
        known = trust.load(db, id, root)
    assert Role.SUPERVISOR not in known.roles_ever(me.id)
    assert stranger.id not in known.people
    with opened(folder, "chanthy") as again:
        assert Role.SUPERVISOR not in again.person.roles
        assert again.ring.files() == frozenset()


def test_a_team_she_forges_is_given_nothing(folder: Path, administrator: Access) -> None:
    """Neither a team of her own, nor one that says it goes on with the real one."""
    real = administrator.supervisors
    me, id, key = _in_the_database(folder, administrator)
    fakes = [Identity.new(uuid4()), Identity.new(uuid4())]
    with inside(folder, key) as db:
        for fake, replaces in zip(fakes, (None, real), strict=True):
            row = {
                "id": fake.id, "name": people.SUPERVISORS, "sealing": fake.public.sealing, "issuer": me.id,
                "signing": fake.public.signing, "replaces": replaces,
                "signature": me.sign(team_statement(id, fake.id, fake.public, replaces)),
            }  # fmt: skip
            db.execute(sa.insert(teams), row)
    with opened(folder, COLLEAGUE) as dara:
        assert dara.supervisors == real
        case = registered(dara).id
    with inside(folder, key) as db:
        given = set(db.scalars(sa.select(grants.c.recipient).where(grants.c.file == case)))
    assert given.isdisjoint(fake.id for fake in fakes)


def test_a_membership_she_forges_is_not_believed(folder: Path, administrator: Access) -> None:
    """She knows no team key to put into it; one of her own under the team's name is refused for its signature."""
    real, fake = administrator.supervisors, Identity.new(uuid4())
    me, id, key = _in_the_database(folder, administrator)
    with inside(folder, key) as db:
        people.take_in(db, id, replace(fake, id=real), me.id, me.public.sealing, me)
    with pytest.raises(Damaged):
        vault.unlock(folder, "chanthy", PASSPHRASE)


def test_a_grant_she_enters_for_herself_opens_nothing(folder: Path, administrator: Access, cases: list[UUID]) -> None:
    """With a key of her own making, signed by her; or a colleague's grant under her name."""
    root = administrator.root
    me, id, key = _in_the_database(folder, administrator)
    with inside(folder, key) as db:
        known = trust.load(db, id, root)
        terms = Terms(GrantKind.OWN, next(iter(known.people.values())).issued)
        granting.pass_on(db, id, me, known, cases[0], 1, os.urandom(32), me.id, terms)
        theirs = db.execute(sa.select(grants).where(grants.c.file == cases[1])).first()
        assert theirs is not None
        db.execute(sa.insert(grants), {**theirs._mapping, "recipient": me.id})
    with opened(folder, "chanthy") as access:
        assert access.ring.files() == frozenset()
        for case in cases:
            with Work(access) as work, pytest.raises((Damaged, NotGranted)):
                work.get(Case, case)
    with opened(folder) as founder, Work(founder) as work:
        assert work.get(Case, cases[0]).id == cases[0]


def test_revoking_everybody_gives_her_nothing_either(folder: Path, administrator: Access) -> None:
    """She may end certificates: that locks out, it lets nobody in."""
    others = [c for person, c in administrator.trust.people.items() if person != administrator.person.id]
    at = administrator.clock() + timedelta(days=1)
    me, id, key = _in_the_database(folder, administrator)
    with inside(folder, key) as db:
        for one in others:
            ended = revoke(vault=id, certificate=one.id, by=me, at=at)
            row = {"certificate": one.id, "at": ended.at, "giver": ended.giver, "signature": ended.signature}
            db.execute(sa.insert(revocations), row)
        db.execute(sa.update(people_table).values(left=None))
    with opened(folder, "chanthy") as access:
        assert access.person.roles == {Role.ADMINISTRATOR}
        assert access.ring.files() == frozenset()
        with Work(access) as work, pytest.raises(NotInRole):
            change_roles(work, person=others[0].person, roles={Role.ADMINISTRATOR})
