"""Recovery sheets of a vault: made, put in use, revoked. The keys behind them are a person made of paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

import sqlalchemy as sa

from casedesk.security import keyfile
from casedesk.security.certificates import Certificate, certify
from casedesk.security.errors import Damaged
from casedesk.security.identity import Identity
from casedesk.security.recovery import Recovery
from casedesk.security.roles import Permission, Role, require
from casedesk.security.sheets import NewSheets, make_recovery, without_sheet
from casedesk.security.slots import sealed_key
from casedesk.store import people
from casedesk.store.access import Access
from casedesk.store.key_file import rewrite_keys
from casedesk.store.tables import members
from casedesk.store.tables import people as people_table
from casedesk.store.trust import Trust
from casedesk.store.underway import Progress, Stopped
from casedesk.store.work import Work

NAME = "Recovery sheets"
"""How the people of a vault are listed: the recovery keys among them, which nobody is."""


def new_sheets(access: Access, *, holders: Sequence[UUID]) -> NewSheets:
    """Makes recovery keys and sheets in memory, one for each holder; nothing is written before `put_in_use`.

    Raises NotInRole, and Damaged for a holder nobody vouches for.
    """
    require(access.person.roles, Permission.RECOVERY_SHEETS)
    if not set(holders) <= set(access.trust.people):
        raise Damaged("holder")
    return make_recovery(
        vault=access.vault.id, root=access.root, database_key=access.database_key, holders=holders,
        earlier=present_recovery(access), at=access.clock(),
    )  # fmt: skip


def put_in_use(access: Access, made: NewSheets) -> None:
    """From now on these sheets open the vault, and all earlier ones nothing.

    Written in this order: the new recovery keys are certified and taken into one's teams; the key file is changed,
    leaving nothing of the old sheets in `vault.bak`; the old recovery keys are revoked. After a crash before the key
    file the old sheets open the vault, after it the new ones, and `tidy` does the rest at the next unlocking.
    Raises NotInRole, DiskFull, FolderReadOnly, DiskUnsound.
    """
    require(access.person.roles, Permission.RECOVERY_SHEETS)
    id, public = made.identity.id, made.identity.public
    with access.underway, access.backing:  # the database key must not change between the two
        with Work(access) as work:
            a, db = work.access, work.db
            at = a.trust.moment(work.now())
            people.enter(db, id, NAME, "", at)
            paper = certify(vault=a.vault.id, person=id, public=public, roles={Role.RECOVERY}, by=a.me, at=at)
            people.keep_certificate(db, paper)
            for team in a.teams.values():
                people.take_in(db, a.vault.id, team, id, public.sealing, a.me)
            work.journal("recovery sheets", id, sheets=" ".join(str(paper.number) for paper in made.papers))
            work.commit()
            people.reload(a, db)
        box = sealed_key(access.vault.id, id, public.sealing, access.database_key)
        recovery = replace(made.recovery, database_key=box)  # it may have changed since the sheets were made
        rewrite_keys(access, lambda header: replace(header, recovery=recovery), for_good=True)
        tidy(access)


def revoke_sheet(access: Access, *, number: int) -> None:
    """One sheet opens nothing any more; the key file is written so that nothing of it stays in `vault.bak`.

    Who has a copy of the key file made before, and two sheets, still opens that copy: lost or stolen sheets are
    replaced by new ones. The journal is written first. Raises NotInRole and the key file's troubles.
    """
    require(access.person.roles, Permission.RECOVERY_SHEETS)

    def without(header: keyfile.Header) -> keyfile.Header:
        return header if header.recovery is None else replace(header, recovery=without_sheet(header.recovery, number))

    with access.underway:
        with Work(access) as work:
            work.journal("revoke sheet", None, sheets=str(number))
            work.commit()
        rewrite_keys(access, without, for_good=True)


def waits(access: Access) -> int:
    """How much `tidy` has to do: replaced keys to revoke, and own teams the sheets do not open yet."""
    with Work(access, reading=True) as work:
        return len(_replaced(work)) + len(_uncovered(work))


def tidy(access: Access) -> None:
    """Revokes recovery keys that newer ones replaced, and gives the present ones the keys of all teams one is in.

    A team has new keys when somebody left it. May be stopped anywhere and done again. Raises NotInRole.
    """
    require(access.person.roles, Permission.RECOVERY_SHEETS)
    with Work(access) as work:
        a, db = work.access, work.db
        at = a.trust.moment(work.now())
        for certificate in _replaced(work):
            people.end_certificate(db, a.vault.id, certificate.id, a.me, at)
            db.execute(sa.delete(members).where(members.c.person == certificate.person))
            c = people_table.c
            db.execute(sa.update(people_table).where(c.id == certificate.person).values({c.left: at}))
            work.journal("revoke recovery", certificate.person)
        for person, team in _uncovered(work):
            people.take_in(db, a.vault.id, team, person, a.trust.sealing(person), a.me)
        work.commit()
        people.reload(a, db)


def catch_up(access: Access, progress: Progress, stopped: Stopped) -> None:
    """`tidy`, as one of the things done beside the work after unlocking."""
    if not stopped():
        tidy(access)


def paper_people(trust: Trust) -> dict[UUID, Certificate]:
    """The recovery keys that are certified now, by person; more than one only while new sheets replace old ones."""
    return {person: found for person, found in trust.people.items() if Role.RECOVERY in found.roles}


def _replaced(work: Work) -> list[Certificate]:
    present = present_recovery(work.access)
    known = paper_people(work.access.trust).values()
    return [found for found in known if present is None or found.person != present.person]


def _uncovered(work: Work) -> list[tuple[UUID, Identity]]:
    present = present_recovery(work.access)
    if present is None or present.person not in paper_people(work.access.trust):
        return []
    covered = set(work.db.scalars(sa.select(members.c.team).where(members.c.person == present.person)))
    return [(present.person, team) for id, team in work.access.teams.items() if id not in covered]


def present_recovery(access: Access) -> Recovery | None:
    """What the key file holds for recovery sheets now."""
    return keyfile.read(access.folder).header.recovery
