"""Coming in for the first time, or anew: who was invited chooses a passphrase and makes keys nobody else ever saw."""

from __future__ import annotations

import sqlalchemy as sa

from casedesk.security import invitations as paper
from casedesk.security import keyfile
from casedesk.security.errors import Damaged, WrongPassphrase
from casedesk.security.identity import Identity
from casedesk.security.invitations import Invitation
from casedesk.security.slots import STANDARD, Kdf, Slot, opened_bundle, relocked
from casedesk.store import journal
from casedesk.store.access import Access, Standing
from casedesk.store.fields import InField
from casedesk.store.key_file import rewrite_keys
from casedesk.store.staff.inviting import boxed, check_inviter, pending_of
from casedesk.store.staff.own_passphrase import refuse_short
from casedesk.store.tables import invitations
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

NO_NEW_WORDS = N_("Choose other words than the ones on the slip: those were known to somebody else.")


class InvitationOver(Mendable):
    """The seven days went by, or it was withdrawn."""

    sentence = N_("This invitation is over. Nothing was changed. Ask the administrator for a new one.")


class InvitationForged(Mendable):
    """No administrator signed it."""

    sentence = N_(
        "This invitation was not signed by an administrator. Nothing was changed. Tell a supervisor, and ask the "
        "administrator for a new one."
    )


def my_invitation(access: Access) -> Invitation:
    """What the person at the door was invited for. Raises InvitationOver, InvitationForged."""
    with access.reading() as db:
        return _good(db, access)


def accept(access: Access, *, passphrase: str, kdf: Kdf = STANDARD) -> None:
    """Makes the person's keys, announces the public ones, and puts the private ones under their own passphrase.

    The one-time words will not do: somebody else has seen them. Afterwards the access waits for a supervisor's
    signature, and the one-time words open nothing: not even in the key file's earlier generation.

    The database is written first, then the key file. A crash between leaves the one-time words in force beside keys
    that nobody holds; the next acceptance announces others, and until a supervisor signed, nothing was given to either.
    Raises InvitationOver, InvitationForged, InField for a passphrase that will not do, TooLittleMemory.
    """
    refuse_short("passphrase", passphrase)
    access.wait_until_sound()
    access.demand_writing()
    with access.underway:
        before = keyfile.read(access.folder).header.slot_of(access.person.id)
        if before is None:
            raise InvitationOver
        if _opens(access, before, passphrase):
            raise InField("passphrase", NO_NEW_WORDS)
        id, fresh = access.vault.id, Identity.new(access.person.id)
        slot = relocked(before, vault=id, identity=fresh, root=access.root, passphrase=passphrase, kdf=kdf)
        with access.engine.begin() as db:
            found = _good(db, access)
            row = {
                "accepted": access.clock(), "sealing": fresh.public.sealing, "signing": fresh.public.signing,
                "own_signature": paper.accept(found, id, access.root, fresh),
            }  # fmt: skip
            db.execute(sa.update(invitations).where(invitations.c.id == found.id).values(row))
        rewrite_keys(access, lambda header: header.with_slot(boxed(access, header, slot, fresh)), for_good=True)
    access.me, access.standing = fresh, Standing.WAITING


def _opens(access: Access, slot: Slot, passphrase: str) -> bool:
    try:
        opened_bundle(access.vault.id, slot, passphrase)
    except WrongPassphrase:
        return False
    return True


def _good(db: sa.Connection, access: Access) -> Invitation:
    """The person's invitation, if an administrator signed it and its time is not over.

    The journal's clock counts too: it does not go back with the computer's.
    """
    found = pending_of(db, access.person.id)
    if found is None:
        raise InvitationOver
    try:
        check_inviter(found.invitation, access.trust, access.vault.id)
    except Damaged:
        raise InvitationForged from None
    last = journal.head(db)
    now = access.clock()
    if max(now, last.moment if last is not None else now) > found.invitation.until:
        raise InvitationOver
    return found.invitation
