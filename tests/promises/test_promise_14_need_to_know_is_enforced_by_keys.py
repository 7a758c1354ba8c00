"""Promise 14: need-to-know is enforced by keys. Who has the database key and SQL opens what was granted, nothing else.

Here by example, role by role, and with what an insider would write into the tables; random histories are tried in
`test_promise_14_random_histories`.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from casedesk.cases.readers import NotForCaseWork
from casedesk.cases.records.identity import Identity as Named
from casedesk.cases.verbs.assigning import reassign
from casedesk.cases.verbs.sharing import share, take_back
from casedesk.security.envelope import open_box
from casedesk.security.errors import Damaged
from casedesk.security.grants import Grant, GrantKind, Terms, give
from casedesk.security.identity import Identity
from casedesk.security.roles import Role
from casedesk.security.sealing import Address, unseal
from casedesk.store import ended, trust
from casedesk.store.tables import certificates, grants
from casedesk.store.trouble import JournalMismatch
from casedesk.store.trust import identities
from tests import factories as f
from tests.centre import FACILITATOR, SUPERVISOR, WORKER, do, joins, reads, who
from tests.factories import DAY
from tests.promises.insider import inside
from tests.two_teams import second_team
from tests.vaults import COLLEAGUE, Clock, opened

WHY = "She speaks Cham"
ROLES: Mapping[str, frozenset[Role]] = {
    "chenda": WORKER, "rithea": SUPERVISOR, "visal": FACILITATOR, "sokha": frozenset({Role.STATISTICS}),
    "boran": frozenset({Role.ADMINISTRATOR}),
}  # fmt: skip


Made = tuple[Path, dict[str, UUID]]


@pytest.fixture(scope="module")
def centre(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A centre with every role and two teams; everybody who works with cases has one with a name in it."""
    folder, clock = tmp_path_factory.mktemp("centre") / "vault", Clock()
    shutil.copytree(template, folder)
    second_team(folder, clock)
    for short, roles in ROLES.items():
        joins(folder, short.title(), short, roles)
    made = {}
    for short in ("bopha", COLLEAGUE, "chenda", "vanna"):
        with opened(folder, short, clock) as access:
            made[short] = f.registered(access).id
            f.kept(access, f.identity(made[short], latin_name=f"Of {short}"))
    with opened(folder, COLLEAGUE, clock) as dara:
        do(dara, share, case=made[COLLEAGUE], to=who(dara, "Chenda"), why=WHY, until=DAY + timedelta(days=3))
    return folder, made


@pytest.fixture
def folder(centre: Made, tmp_path: Path) -> Path:
    """A copy of that centre's vault."""
    return shutil.copytree(centre[0], tmp_path / "vault")


@pytest.fixture
def cases(centre: Made) -> dict[str, UUID]:
    """The case of each worker, by short name."""
    return centre[1]


def opens(folder: Path, short_name: str, clock: Clock) -> set[UUID]:
    """Every case of which somebody's keys open the name, asking nobody: each box tried, each blob tried."""
    with opened(folder, short_name, clock) as access:
        mine, vault = identities(access.me, access.teams), access.vault.id
        found = set()
        with access.engine.connect() as db:
            for row in db.execute(sa.select(grants)):
                for identity in mine.values():
                    case_key = _tried(row, vault, identity)
                    if case_key is not None and _name_opens(db, vault, row, case_key):
                        found.add(row.file)
    return found


def _tried(row: Any, vault: UUID, identity: Identity) -> bytes | None:
    grant = Grant(row.file, row.key_version, identity.id, row.giver, row.box, row.signature)
    try:
        return open_box(identity, row.box, grant.context(vault))
    except Damaged:
        return None


def _name_opens(db: sa.Connection, vault: UUID, row: Any, key: bytes) -> bool:
    table = Named.__table__
    for sealed in db.execute(sa.select(table.c.id, table.c.sealed).where(table.c.case_id == row.file)):
        try:
            unseal(sealed.sealed, Address(vault, row.file, table.name, sealed.id), key)
        except Damaged:
            return False
        return True
    return False


def test_each_role_opens_what_was_granted_and_nothing_else(folder: Path, cases: dict[str, UUID], clock: Clock) -> None:
    ours = {cases["bopha"], cases[COLLEAGUE], cases["chenda"]}
    assert opens(folder, "bopha", clock) == ours, "the supervisor of the first team"
    assert opens(folder, "rithea", clock) == ours, "another supervisor of it"
    assert opens(folder, COLLEAGUE, clock) == {cases[COLLEAGUE]}
    assert opens(folder, "chenda", clock) == {cases["chenda"], cases[COLLEAGUE]}, "her own, and what was shared"
    assert opens(folder, "rithy", clock) == {cases["vanna"]}, "the supervisor of the other team"
    assert opens(folder, "vanna", clock) == {cases["vanna"]}
    for nobody in ("visal", "sokha", "boran"):
        assert opens(folder, nobody, clock) == set(), nobody


def test_taken_back_is_gone_also_for_who_asks_no_program(folder: Path, cases: dict[str, UUID], clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        do(access, take_back, case=cases[COLLEAGUE], person=who(access, "Chenda"))
    assert opens(folder, "chenda", clock) == {cases["chenda"]}


def test_given_to_another_worker_is_gone_for_the_one_before(folder: Path, cases: dict[str, UUID], clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        do(access, reassign, cases=[cases[COLLEAGUE]], to=who(access, "Chenda"), why=WHY)
    assert opens(folder, COLLEAGUE, clock) == set()
    assert opens(folder, "chenda", clock) == {cases["chenda"], cases[COLLEAGUE]}


def test_an_ended_share_is_gone_once_a_supervisor_was_here(folder: Path, cases: dict[str, UUID], clock: Clock) -> None:
    clock.at += timedelta(days=5)
    assert not reads(folder, "chenda", cases[COLLEAGUE], clock), "the program refuses at once"
    with opened(folder, clock=clock) as access:
        ended.renew_all_ended(access, lambda part, of: None, lambda: False)
    assert opens(folder, "chenda", clock) == {cases["chenda"]}, "the keys refuse from then on"


# what somebody from inside writes into the tables


@pytest.fixture
def key(folder: Path, cases: dict[str, UUID], clock: Clock) -> bytes:
    """The database key, which every colleague has."""
    with opened(folder, clock=clock) as access:
        return access.database_key


def _row(db: sa.Connection, case: UUID, recipient: UUID) -> Any:
    g = grants.c
    return db.execute(sa.select(grants).where(g.file == case, g.recipient == recipient)).one()


def _forged(grant: Grant) -> dict[str, Any]:
    assert grant.terms is not None
    return {
        "file": grant.file, "key_version": grant.key_version, "recipient": grant.recipient, "giver": grant.giver,
        "at": grant.terms.at, "until": grant.terms.until, "box": grant.box, "signature": grant.signature,
        "kind": grant.terms.kind.value, "commitment": grant.commitment, "why": None,
    }  # fmt: skip


def test_a_row_entered_for_herself_opens_nothing_and_is_never_made_real(
    folder: Path, cases: dict[str, UUID], key: bytes, clock: Clock
) -> None:
    with opened(folder, "chenda", clock) as chenda:
        me, vault, bopha = chenda.me, chenda.vault.id, who(chenda, "Chan Bopha")
    with inside(folder, key) as db:
        bophas = _row(db, cases["bopha"], bopha)
        made = give(bytes(32), vault, cases["bopha"], 1, me.id, me.public.sealing, me, Terms(GrantKind.SHARE, clock()))
        told = replace(made, commitment=bophas.commitment)
        told = replace(told, signature=me.sign(told.signed(vault)))
        db.execute(sa.insert(grants), _forged(told))
    assert not reads(folder, "chenda", cases["bopha"], clock)
    with opened(folder, clock=clock) as access:
        do(access, share, case=cases["bopha"], to=who(access, "Lim Dara"), why=WHY)
        do(access, take_back, case=cases["bopha"], person=who(access, "Lim Dara"))  # a new key for who holds it truly
    assert not reads(folder, "chenda", cases["bopha"], clock)
    assert cases["bopha"] not in opens(folder, "chenda", clock)


def test_her_own_keys_under_a_colleagues_certificate_are_not_believed(
    folder: Path, cases: dict[str, UUID], key: bytes, clock: Clock
) -> None:
    swapped = Identity.new(UUID(int=1))
    with opened(folder, clock=clock) as access:
        dara, vault, root = who(access, "Lim Dara"), access.vault.id, access.root
    with inside(folder, key) as db:
        theirs = certificates.c.person == dara
        db.execute(sa.update(certificates).where(theirs).values(sealing=swapped.public.sealing))
        known = trust.load(db, vault, root)
    assert dara not in known.people
    refused = (NotForCaseWork, JournalMismatch)  # what she signed before is checked beside the work, and may come first
    with opened(folder, clock=clock) as access, pytest.raises(refused):
        do(access, share, case=cases["bopha"], to=dara, why=WHY)


@pytest.mark.parametrize("longer", [{"until": None}, {"until": f.NOON + timedelta(days=900)}])
def test_a_share_that_was_lengthened_ends(
    folder: Path, cases: dict[str, UUID], key: bytes, clock: Clock, longer: dict[str, Any]
) -> None:
    assert reads(folder, "chenda", cases[COLLEAGUE], clock)
    with opened(folder, clock=clock) as access:
        chenda = who(access, "Chenda")
    with inside(folder, key) as db:
        hers = (grants.c.file == cases[COLLEAGUE]) & (grants.c.recipient == chenda)
        db.execute(sa.update(grants).where(hers).values(**longer))
    assert not reads(folder, "chenda", cases[COLLEAGUE], clock), "the end was signed"
    clock.at += timedelta(days=5)
    assert not reads(folder, "chenda", cases[COLLEAGUE], clock)
    with opened(folder, clock=clock) as access:
        ended.renew_all_ended(access, lambda part, of: None, lambda: False)
    assert reads(folder, COLLEAGUE, cases[COLLEAGUE], clock)


def test_a_later_key_of_her_own_is_not_taken_up(folder: Path, cases: dict[str, UUID], key: bytes, clock: Clock) -> None:
    """Else a colleague would seal what comes next under a key the insider knows."""
    hers = bytes(range(32))
    with opened(folder, "chenda", clock) as chenda:
        me, vault, known = chenda.me, chenda.vault.id, chenda.trust
        dara = who(chenda, "Lim Dara")
        made = give(hers, vault, cases[COLLEAGUE], 2, dara, known.sealing(dara), me, Terms(GrantKind.OWN, clock()))
    with inside(folder, key) as db:
        db.execute(sa.insert(grants), _forged(made))
    with opened(folder, COLLEAGUE, clock) as access:
        with pytest.raises(Damaged):
            f.kept(access, f.assessment(cases[COLLEAGUE], story="What comes next"))
        assert hers not in access.ring.bundle()


def test_a_box_that_was_replaced_does_not_open(folder: Path, cases: dict[str, UUID], key: bytes, clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        dara, chenda = who(access, "Lim Dara"), who(access, "Chenda")
    with inside(folder, key) as db:
        box = _row(db, cases["chenda"], chenda).box
        where = (grants.c.file == cases[COLLEAGUE]) & (grants.c.recipient == dara)
        db.execute(sa.update(grants).where(where).values(box=box))
        db.execute(sa.delete(sa.table("bundles")))
    assert not reads(folder, COLLEAGUE, cases[COLLEAGUE], clock)
    assert reads(folder, "bopha", cases[COLLEAGUE], clock), "the team's box was not touched"
