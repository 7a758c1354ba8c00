"""Take back what one saved just now: a new entry goes out of the file, a changed one has its answers of before."""

from __future__ import annotations

from datetime import timedelta

from casedesk.cases.advance import advance
from casedesk.cases.consent_ends import end_releases
from casedesk.cases.keeping import demand_open
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.case import Case
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.consent import ConsentToRelease, ConsentToServe
from casedesk.cases.records.contact import FirstContact
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.release import Override, Release
from casedesk.cases.records.review import Approval
from casedesk.cases.situations import forget_situations
from casedesk.security.roles import Permission
from casedesk.store.files import Stale
from casedesk.store.records import Record, changed
from casedesk.store.work import Work, verb
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

WHILE_FRESH = timedelta(minutes=10)
"""The toast is gone long before; what somebody has worked with since is corrected, not taken back."""

_MOVED_ON: tuple[type[Record], ...] = (
    Case, FirstContact, Referral, ConsentToRelease, Override, Release, Approval, Closure, Attachment,
)  # fmt: skip
"""Steps of a life that others act upon, or that hold more than their row: they end by verbs of their own."""


class TooLate(Mendable):
    """It is not the newest any more, not one's own, not fresh, or not of a kind that can be taken back."""

    sentence = N_("This cannot be taken back any more. It is kept as it is. Open it to correct it.")


def undoable(entry: Record) -> bool:
    """Whether an entry of this kind can be taken back at all."""
    return type(entry).__owner__ is not None and not isinstance(entry, _MOVED_ON)


@verb(Permission.WRITE_CASES)
def undo(work: Work, *, entry: Record) -> None:
    """Takes back the saving of `entry`, as it was returned by the verb that saved it.

    Nothing is lost: what is taken back stays among the earlier versions. Raises TooLate when it is not the newest
    version, not one's own or not fresh, Gone, and NotGranted without the key.
    """
    now = work.get(type(entry), entry.id)
    mine = now.version == entry.version and now.written_by == work.person
    if not undoable(now) or not mine or abs(work.now() - now.written_at) > WHILE_FRESH:  # the clock may be put back
        raise TooLate
    demand_open(work, now.owner)
    try:
        _as_before(work, now)
    except Stale:
        raise TooLate from None
    if isinstance(now, ConsentToServe):
        end_releases(work, now.owner)
    work.journal("undo", now.owner, part=now.__table__.name)
    advance(work, now.owner)


def _as_before(work: Work, now: Record) -> None:
    if now.version == 1:
        work.remove(now)
        if isinstance(now, Identity):
            forget_situations(work, now)
        return
    before = work.history(now)[1]
    work.save(changed(now, **{name: getattr(before, name) for name in now.__fields__}))
