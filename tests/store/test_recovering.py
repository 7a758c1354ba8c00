"""Recovery sheets of a real vault: made, put in use, revoked, tried; and what two of them bring back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from casedesk.cases.queries.case_file import open_case
from casedesk.security import keyfile
from casedesk.security.certificates import revoke
from casedesk.security.errors import Damaged, NotInRole, WrongPassphrase
from casedesk.security.grants import GrantKind, Terms, give
from casedesk.security.roles import Permission, Role, may
from casedesk.security.sheets import NoSheets, SheetRevoked, open_with_sheets
from casedesk.security.slots import LIGHT
from casedesk.store import granting, journal, people, recovering, rescuing, vault
from casedesk.store.access import Access
from casedesk.store.certifying import found_team
from casedesk.store.noticing import my_notices
from casedesk.store.regranting import regrant
from casedesk.store.rekeying import rekey
from casedesk.store.renewing_teams import renew_team
from casedesk.store.sheet_state import DRILL, DrillFellShort, Need, drill, sheets_now
from casedesk.store.tables import grants, members, revocations
from casedesk.store.tables import journal as journal_table
from casedesk.store.vault import PassphraseTooShort, rewrite_keys
from casedesk.store.work import Work
from tests.factories import registered
from tests.sheets import in_use, opened_with
from tests.vaults import COLLEAGUE, PASSPHRASE, Clock, enrolled, opened

NEW = "nine quiet lamps burn on"


def state(access: Access) -> Need:
    with Work(access, reading=True) as work:
        return sheets_now(work).need


def actions(access: Access) -> list[str]:
    with access.engine.connect() as db:
        return [entry.action for entry in journal.entries(db)]


def test_nothing_is_written_before_the_sheets_are_put_in_use(access: Access) -> None:
    before, said = keyfile.read(access.folder).header, actions(access)
    recovering.new_sheets(access, holders=[access.person.id] * 2)
    assert (keyfile.read(access.folder).header, actions(access)) == (before, said)
    assert recovering.paper_people(access.trust) == {}


def test_two_sheets_open_the_vault_as_a_person_of_paper_who_may_do_little(folder: Path, access: Access) -> None:
    case = registered(access)
    made = in_use(access)
    vault.lock(access)
    with opened_with(folder, made.papers[1].code.lower(), made.papers[0].code) as paper:
        assert paper.person.roles == {Role.RECOVERY}
        assert {one for one in Permission if may(paper.person.roles, one)} == {
            Permission.CERTIFY,
            Permission.RENEW_KEYS,
            Permission.RESCUE,
        }
        with Work(paper) as work, pytest.raises(NotInRole):
            open_case(work, case=case.id)
        assert paper.ring.holds(case.id)


def test_only_a_supervisor_makes_revokes_and_tries_sheets(folder: Path) -> None:
    with opened(folder) as access:
        made = in_use(access)
    with opened(folder, COLLEAGUE) as worker:
        with pytest.raises(NotInRole):
            recovering.new_sheets(worker, holders=[worker.person.id] * 2)
        with pytest.raises(NotInRole):
            recovering.put_in_use(worker, made)
        with pytest.raises(NotInRole):
            recovering.revoke_sheet(worker, number=1)
        with Work(worker) as work, pytest.raises(NotInRole):
            drill(work, text=made.papers[0].code, other_text=made.papers[1].code)
        with pytest.raises(NotInRole):
            rescuing.rescue(worker, person=worker.person.id, short_name="x", passphrase=NEW, kdf=LIGHT)
    with opened(folder) as supervisor, pytest.raises(NotInRole):
        rescuing.rescue(supervisor, person=supervisor.person.id, short_name="x", passphrase=NEW, kdf=LIGHT)


def test_a_holder_is_somebody_of_the_vault(access: Access) -> None:
    with pytest.raises(Damaged):
        recovering.new_sheets(access, holders=[access.person.id, uuid4()])


def test_new_sheets_replace_the_old_ones_everywhere(folder: Path, access: Access) -> None:
    old = in_use(access)
    new = in_use(access, 3)
    for name in (keyfile.KEYS, keyfile.BACKUP):
        (folder / "one").mkdir(exist_ok=True)
        (folder / "one" / keyfile.KEYS).write_bytes((folder / name).read_bytes())
        header = keyfile.read(folder / "one").header
        with pytest.raises(SheetRevoked):
            open_with_sheets(header, old.papers[0].code, old.papers[1].code)
        assert open_with_sheets(header, new.papers[0].code, new.papers[2].code).identity.id == new.identity.id
    assert set(recovering.paper_people(access.trust)) == {new.identity.id}
    with access.engine.connect() as db:
        held = set(db.scalars(sa.select(members.c.person)))
    assert new.identity.id in held
    assert old.identity.id not in held
    assert recovering.waits(access) == 0


@pytest.mark.parametrize("after", ["database", "key file"])
def test_a_crash_while_sheets_are_put_in_use_leaves_two_that_open(
    folder: Path, access: Access, after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old ones before the key file was written, the new ones after it; the rest is done at the next unlocking."""
    old = in_use(access)
    new = recovering.new_sheets(access, holders=[access.person.id] * 2)

    def crash(*_anything: object, **_more: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(recovering, "tidy", crash)
        if after == "database":
            patched.setattr(vault, "rewrite_keys", crash)
        with pytest.raises(KeyboardInterrupt):
            recovering.put_in_use(access, new)
    good = old if after == "database" else new
    vault.lock(access)
    with opened_with(folder, good.papers[0].code, good.papers[1].code) as paper:
        assert paper.person.roles == {Role.RECOVERY}
    with opened(folder) as again:
        assert recovering.waits(again) == 1
        recovering.tidy(again)
        assert recovering.waits(again) == 0
        assert set(recovering.paper_people(again.trust)) == {good.identity.id}
        with Work(again) as work:
            assert drill(work, text=good.papers[0].code, other_text=good.papers[1].code).numbers


def test_a_revoked_sheet_is_gone_from_both_generations(folder: Path, access: Access) -> None:
    made = in_use(access, 3)
    recovering.revoke_sheet(access, number=2)
    for name in (keyfile.KEYS, keyfile.BACKUP):
        (folder / "one").mkdir(exist_ok=True)
        (folder / "one" / keyfile.KEYS).write_bytes((folder / name).read_bytes())
        recovery = keyfile.read(folder / "one").header.recovery
        assert recovery is not None
        assert [(pair.first, pair.second) for pair in recovery.pairs] == [(1, 3)]
    with Work(access) as work, pytest.raises(SheetRevoked):
        drill(work, text=made.papers[0].code, other_text=made.papers[1].code)
    recovering.revoke_sheet(access, number=3)
    assert state(access) is Need.MAKE
    with pytest.raises(NoSheets):
        open_with_sheets(keyfile.read(folder).header, made.papers[0].code, made.papers[0].code)


def test_the_drill_proves_it_and_changes_nothing_but_the_journal(access: Access) -> None:
    made = in_use(access)
    with Work(access) as work:
        assert not drill(work, text=made.papers[0].code, other_text=made.papers[1].code).case
    registered(access)
    keys, said = keyfile.read(access.folder), actions(access)
    with access.engine.connect() as db:
        held = db.execute(sa.select(grants)).all()
    with Work(access) as work:
        done = drill(work, text=made.papers[1].code, other_text=made.papers[0].code)
        work.commit()
    assert done.case
    assert done.numbers == (2, 1)
    assert keyfile.read(access.folder) == keys
    assert actions(access) == [*said, DRILL]
    with access.engine.connect() as db:
        assert db.execute(sa.select(grants)).all() == held
    with Work(access, reading=True) as work:
        now = sheets_now(work)
    assert set(now.tried) == {1, 2}


def test_a_drill_that_does_not_open_everything_says_so(access: Access) -> None:
    made = in_use(access)
    with access.engine.begin() as db:
        db.execute(sa.delete(members).where(members.c.person == made.identity.id))
    with Work(access) as work, pytest.raises(DrillFellShort):
        drill(work, text=made.papers[0].code, other_text=made.papers[1].code)
    assert recovering.waits(access) == 1
    recovering.tidy(access)
    with Work(access) as work:
        drill(work, text=made.papers[0].code, other_text=made.papers[1].code)


def test_what_is_to_be_done_is_told(access: Access, clock: Clock) -> None:
    assert state(access) is Need.MAKE
    made = in_use(access)
    assert state(access) is Need.TRY
    with Work(access) as work:
        drill(work, text=made.papers[0].code, other_text=made.papers[1].code)
        work.commit()
    assert state(access) is Need.NOTHING
    clock.at += timedelta(days=366)
    assert state(access) is Need.TRY
    new = in_use(access)
    assert new.recovery.sheets[-1].number == 4
    assert state(access) is Need.TRY, "other sheets were tried, not these"


def test_a_sheet_in_the_drawer_of_somebody_who_left_is_to_be_replaced(access: Access) -> None:
    enrolled(access, "Sok Visal", "visal", frozenset({Role.SUPERVISOR}))
    visal = next(id for id, (name, _khmer) in _names(access).items() if name == "Sok Visal")
    in_use(access, holders=[access.person.id, visal])
    with Work(access) as work:
        found = access.trust.people[visal]
        ended = revoke(vault=access.vault.id, certificate=found.id, by=access.me, at=work.now())
        work.db.execute(sa.insert(revocations), [{n: getattr(ended, n) for n in ended.__dataclass_fields__}])
        work.commit()
        people.reload(access, work.db)
    assert state(access) is Need.REPLACE


def _names(access: Access) -> dict[UUID, tuple[str, str]]:
    with access.engine.connect() as db:
        return dict(people.names(db))


def test_a_rescued_supervisor_has_everything_again_and_the_forgotten_passphrase_opens_nothing(folder: Path) -> None:
    with opened(folder) as access:
        me = access.person.id
        enrolled(access, "Sok Visal", "visal", frozenset({Role.SUPERVISOR}))
        mine = registered(access)
        made = in_use(access)
    with opened(folder, COLLEAGUE) as worker:
        hers = registered(worker)
    with opened_with(folder, made.papers[0].code, made.papers[1].code) as paper:
        with Work(paper, reading=True) as work:
            assert [one.name for one in rescuing.supervisors(work)] == ["Chan Bopha", "Sok Visal"]
        with pytest.raises(PassphraseTooShort):
            rescuing.rescue(paper, person=me, short_name="bopha", passphrase="short", kdf=LIGHT)
        with pytest.raises(rescuing.ShortNameTaken):
            rescuing.rescue(paper, person=me, short_name=" VISAL ", passphrase=NEW, kdf=LIGHT)
        rescuing.rescue(paper, person=me, short_name="bopha", passphrase=NEW, kdf=LIGHT)
    with pytest.raises(WrongPassphrase), opened(folder):
        pass
    with opened(folder, passphrase=NEW) as back:
        assert back.person.roles == {Role.SUPERVISOR, Role.ADMINISTRATOR, Role.SOCIAL_WORKER}
        with Work(back) as work:
            assert open_case(work, case=mine.id).case.id == mine.id
            assert open_case(work, case=hers.id).case.id == hers.id
            keys = list(work.db.execute(sa.select(grants.c.kind).where(grants.c.recipient == me)))
            assert [row.kind for row in keys] == ["own"]
            assert drill(work, text=made.papers[0].code, other_text=made.papers[1].code).case
        assert registered(back).id
        assert "rescue" in actions(back)
        in_use(back)
    with opened(folder, "visal") as other, Work(other, reading=True) as work:
        assert [one.action for one in my_notices(work)] == ["rescue"]


def test_a_rescue_that_was_cut_off_is_done_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(folder) as access:
        me, made = access.person.id, in_use(access)
        mine = registered(access)

    def crash(*_anything: object, **_more: object) -> None:
        raise KeyboardInterrupt

    with opened_with(folder, made.papers[0].code, made.papers[1].code) as paper, monkeypatch.context() as patched:
        patched.setattr(vault, "rewrite_keys", crash)
        with pytest.raises(KeyboardInterrupt):
            rescuing.rescue(paper, person=me, short_name="bopha", passphrase=NEW, kdf=LIGHT)
    with opened_with(folder, made.papers[0].code, made.papers[1].code) as paper:
        rescuing.rescue(paper, person=me, short_name="bopha", passphrase=NEW, kdf=LIGHT)
    with opened(folder, passphrase=NEW) as back, Work(back) as work:
        assert open_case(work, case=mine.id).case.id == mine.id


def test_a_grant_that_nobody_gave_is_not_given_again(folder: Path) -> None:
    """An insider with the database key signs themselves a grant of a colleague's case and then “forgets”."""
    with opened(folder) as access:
        case = registered(access)
        truly = registered(access)
        with Work(access) as work:
            dara = next(id for id in access.trust.people if id != access.person.id)
            work.grant(truly.id, to=dara, kind=GrantKind.SHARE)
            work.commit()
    with opened(folder, COLLEAGUE) as worker, worker.engine.begin() as db:
        real = db.execute(sa.select(grants).where(grants.c.file == case.id)).first()
        assert real is not None
        terms = Terms(GrantKind.OWN, worker.clock())
        sealing = worker.me.public.sealing
        forged = give(bytes(32), worker.vault.id, case.id, 1, worker.me.id, sealing, worker.me, terms)
        forged = replace(forged, commitment=real.commitment)
        forged = replace(forged, signature=worker.me.sign(forged.signed(worker.vault.id)))
        row = {
            "file": case.id, "key_version": 1, "recipient": worker.me.id, "giver": worker.me.id, "at": terms.at,
            "box": forged.box, "signature": forged.signature, "commitment": forged.commitment, "kind": "own",
        }  # fmt: skip
        db.execute(sa.insert(grants), row)
    with opened(folder) as access, Work(access) as work:
        assert regrant(work, person=dara) == 1
        boxes = dict(work.db.execute(sa.select(grants.c.file, grants.c.giver).where(grants.c.recipient == dara)).all())
        assert boxes == {case.id: dara, truly.id: access.person.id}
        assert granting.key_version(work.db, case.id) == 1


def test_sheets_survive_other_changes_of_the_key_file(folder: Path) -> None:
    with opened(folder) as access:
        made = in_use(access)
        enrolled(access, "Sok Visal", "visal", frozenset({Role.SUPERVISOR}))
        rewrite_keys(access, lambda header: header)
    with opened_with(folder, made.papers[0].code, made.papers[1].code) as paper:
        assert paper.person.roles == {Role.RECOVERY}
    assert PASSPHRASE != NEW


def test_the_journal_tells_all_of_it(access: Access) -> None:
    in_use(access, 3)
    recovering.revoke_sheet(access, number=1)
    with access.engine.connect() as db:
        told = {
            row.action: row.details for row in db.execute(sa.select(journal_table.c.action, journal_table.c.details))
        }
    assert told["recovery sheets"] == b'{"sheets":"1 2 3"}'
    assert told["revoke sheet"] == b'{"sheets":"1"}'


def test_sheets_made_before_the_database_key_was_renewed_open_the_renewed_vault(folder: Path) -> None:
    with opened(folder) as access:
        made = recovering.new_sheets(access, holders=[access.person.id] * 2)
        rekey(access)
        recovering.put_in_use(access, made)
    with opened_with(folder, made.papers[0].code, made.papers[1].code) as paper:
        assert paper.person.roles == {Role.RECOVERY}


def test_sheets_stay_good_when_the_database_key_and_the_team_get_new_keys(folder: Path) -> None:
    with opened(folder) as access:
        made = in_use(access)
        case = registered(access)
        rekey(access)
        with Work(access) as work:
            renew_team(work, team=access.supervisors)
            work.commit()
    with opened(folder) as access, Work(access) as work:
        assert drill(work, text=made.papers[0].code, other_text=made.papers[1].code).numbers == (1, 2)
    with opened_with(folder, made.papers[0].code, made.papers[1].code) as paper:
        assert paper.ring.holds(case.id)
        rescuing.rescue(paper, person=access.person.id, short_name="bopha", passphrase=NEW, kdf=LIGHT)
    with opened(folder, passphrase=NEW) as back, Work(back) as work:
        assert open_case(work, case=case.id).case.id == case.id


def test_a_team_founded_after_the_sheets_is_theirs_once_somebody_of_it_comes_in(folder: Path) -> None:
    with opened(folder) as access:
        made = in_use(access)
        with Work(access) as work:
            found_team(work, name="Kampot")
            work.commit()
        assert recovering.waits(access) > 0
        recovering.tidy(access)
        assert recovering.waits(access) == 0
    with opened_with(folder, made.papers[0].code, made.papers[1].code) as paper:
        assert {paper.trust.teams[id].name for id in paper.teams} >= {"Kampot", people.SUPERVISORS}
