"""The whole case leaves: asked at the moment of sealing, in register and journal first, then sealed into a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

from casedesk.cases.attached.examining import examined, stripped
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.release import Release
from casedesk.cases.verbs.hand_on import let_package_out, permit_now
from casedesk.cases.whole_case_out import Going, GoingEntry
from casedesk.exchange.content import Content, Enclosed, Entry
from casedesk.exchange.limits import PIECE, padded
from casedesk.exchange.package import sealed_package
from casedesk.security.durable import write_blocks
from casedesk.security.roles import Permission, require
from casedesk.store.access import Access
from casedesk.store.attachments import place_of, read_pieces
from casedesk.store.centre.own_key import opened_keys
from casedesk.store.underway import Progress, Stopped, never, quiet
from casedesk.store.work import Work, query
from casedesk.transfer.offering import label
from casedesk.transfer.partners import PartnerKey, partner_key, usable_key
from casedesk.transfer.publishing import centre_name
from casedesk.transfer.trouble import PlaceTaken, SendingStopped

ABOUT = "transfer"
"""The kind of the first entry: what kind of file it is, why it goes, how soon. It stands in no vault."""


@query(Permission.READ_CASES)
def may_send(work: Work, *, referral: UUID) -> PartnerKey:
    """The key it would be sealed to now. Raises what stands in the way: of the key KeyMissing, KeyNotConfirmed or
    KeyChanged, of her consent NoLiveConsent or TakenBack.
    """
    known = partner_key(work, provider=work.get(Referral, referral).provider)
    usable_key(known)
    permit_now(work, referral=referral)
    return known


def send(
    access: Access, *, referral: UUID, seen: str, path: Path, progress: Progress = quiet, stopped: Stopped = never
) -> Release:
    """Lets a whole case leave into a file, for a thread of its own; `seen` is the mark of what she was shown.

    What stands in the way is asked now. Then register, journal and the referral's state are committed; then the file is
    written, whole or not at all. Raises what `may_send` and `let_package_out` raise, NoOwnKey, KeyNotShared,
    PackageTooLarge; after the commit SendingStopped, PlaceTaken, and trouble with the disk.
    """
    require(access.person.roles, Permission.TRANSFER_CASES)
    with access.underway:
        package = uuid4()
        with Work(access) as work:
            to = usable_key(may_send(work, referral=referral))
            mine = opened_keys(work)[0]
            out = let_package_out(work, referral=referral, package=package, seen=seen)
            content = content_of(work, out.going)
            blocks = sealed_package(  # what cannot be sealed is told here, before anything is committed
                content, sender=mine, centre=centre_name(work), to=to, id=package, at=work.now(),
                training=access.vault.training,
            )  # fmt: skip
            work.commit()
        _write(path, blocks, _size(content), progress, lambda: stopped() or access.underway.stopped())
    return out.release


def content_of(work: Work, going: Going) -> Content:
    """What lies in the package. Its entries have numbers of their own, which stand nowhere else."""
    about = {"kind": going.kind.value, "purpose": going.purpose, "urgency": going.urgency.value}
    entries, papers = [Entry(ABOUT, uuid4(), about)], list[Enclosed]()
    for one in going.entries:
        entry = Entry(type(one.record).__table__.name, uuid4(), one.values())
        entries.append(entry)
        papers += _enclosed(work, one, entry.id)
    return Content(entries, papers)


def _enclosed(work: Work, entry: GoingEntry, of: UUID) -> Iterator[Enclosed]:
    paper = entry.record
    if isinstance(paper, Attachment) and paper.media is not None:
        place = place_of(work.access.vault.id, paper.case_id, paper.id)
        whole = examined(read_pieces(work.db, place, bytes.fromhex(paper.content_key)))
        yield Enclosed(of, paper.media, label(paper, entry.names), stripped(whole).content)


def _size(content: Content) -> int:
    """About how many bytes the file will have."""
    return padded(sum(len(paper.content) for paper in content.attachments) + PIECE)


def _write(path: Path, blocks: Iterator[bytes], size: int, progress: Progress, stopped: Stopped) -> None:
    try:
        write_blocks(path, _told(blocks, size, progress, stopped))
    except OSError:
        raise PlaceTaken from None  # the system's own text carries the path
    progress(size, size)


def _told(blocks: Iterator[bytes], size: int, progress: Progress, stopped: Stopped) -> Iterator[bytes]:
    done = 0
    for block in blocks:
        if stopped():
            raise SendingStopped
        progress(min(done, size), size)
        done += len(block)
        yield block
