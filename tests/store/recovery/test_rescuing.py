"""What two sheets bring back, and what nobody truly gave."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from casedesk.cases.queries.case_file import open_case
from casedesk.security.certificates import revoke
from casedesk.security.errors import WrongPassphrase
from casedesk.security.grants import GrantKind, Terms, give
from casedesk.security.roles import Role
from casedesk.security.slots import LIGHT
from casedesk.store import granting, vault
from casedesk.store.leaving.rekeying import rekey
from casedesk.store.leaving.renewing_teams import renew_team
from casedesk.store.recovery import rescuing
from casedesk.store.recovery.sheet_state import drill
from casedesk.store.staff.noticing import my_notices
from casedesk.store.staff.regranting import regrant
from casedesk.store.tables import grants, revocations
from casedesk.store.vault import PassphraseTooShort
from casedesk.store.work import Work
from tests.factories import registered
from tests.sheets import actions, cut_before_the_key_file, in_use, opened_with
from tests.vaults import COLLEAGUE, enrolled, opened

NEW = "nine quiet lamps burn on"


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


def test_a_rescue_that_was_cut_off_is_done_again(folder: Path) -> None:
    """Cut between the database, where her new keys lie, and the key file, which opens nothing to her any more."""
    with opened(folder) as access:
        me, made = access.person.id, in_use(access)
        mine = registered(access)
    with opened_with(folder, made.papers[0].code, made.papers[1].code) as paper, cut_before_the_key_file(paper):
        rescuing.rescue(paper, person=me, short_name="bopha", passphrase=NEW, kdf=LIGHT)
    with opened_with(folder, made.papers[0].code, made.papers[1].code) as paper:
        assert "rescue" in actions(paper)
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


def test_sheets_whose_keys_nobody_vouches_for_say_so_and_leave_the_vault_closed(folder: Path) -> None:
    with opened(folder) as access:
        made = in_use(access)
        paper = access.trust.people[made.identity.id]
        with access.engine.begin() as db:
            ended = revoke(vault=access.vault.id, certificate=paper.id, by=access.me, at=access.clock())
            db.execute(sa.insert(revocations), [{n: getattr(ended, n) for n in ended.__dataclass_fields__}])
    with pytest.raises(rescuing.SheetsNotVouched):
        rescuing.enter(folder, made.papers[0].code, made.papers[1].code)
    with opened(folder):
        pass


def test_two_sheets_name_whom_they_can_bring_back(folder: Path) -> None:
    with opened(folder) as access:
        made = in_use(access)
    paper, people_back = rescuing.enter(folder, made.papers[0].code, made.papers[1].code)
    vault.lock(paper)
    assert [one.name for one in people_back] == ["Chan Bopha"]
