"""Attach a photo or a paper to a file, and take one away again."""

from __future__ import annotations

import os
from dataclasses import replace
from uuid import UUID

from casedesk.cases.advance import advance
from casedesk.cases.attached.examining import Examined
from casedesk.cases.codes.review import DocumentKind
from casedesk.cases.keeping import demand_open
from casedesk.cases.readers import reason
from casedesk.cases.records.attachment import Attachment
from casedesk.security.roles import Permission
from casedesk.store.attachments import drop_pieces, place_of, put_pieces
from casedesk.store.files import Gone
from casedesk.store.keeping.holding import held
from casedesk.store.underway import Progress, quiet
from casedesk.store.work import Work, verb
from casedesk.text.dates import local
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable


class KeptByHold(Mendable):
    """A hold lies on the file: nothing of it goes."""

    sentence = N_("A hold lies on this file, so the attachment stays. Nothing was removed.")


class RemovedAlready(Mendable):
    """Somebody removed it meanwhile."""

    sentence = N_("This attachment was removed already. Nothing was changed.")


@verb(Permission.WRITE_CASES)
def add_attachment(
    work: Work, *, case: UUID, kind: DocumentKind, paper: Examined, title: str | None = None,
    notes: str | None = None, progress: Progress = quiet,
) -> Attachment:  # fmt: skip
    """Keeps the bytes under a key of their own and that key in the entry: all of it, or nothing.

    The fingerprint of the bytes as they came stands in the journal too, sealed to the supervisors.
    Raises FileClosed, NotGranted without the case's key, and what `progress` raises to end it.
    """
    demand_open(work, case)
    key = os.urandom(32)
    entry = Attachment(
        case_id=case, on=local(work.now()).date(), kind=kind, title=title, notes=notes, media=paper.media,
        size=len(paper.content), stripped=paper.stripped, sha256=paper.sha256, content_key=key.hex(),
    )  # fmt: skip
    saved = work.save(entry)
    put_pieces(work.db, place_of(work.access.vault.id, case, saved.id), key, paper.content, progress)
    work.journal("add attachment", case, words=f"SHA-256 {paper.sha256}", part=Attachment.__table__.name)
    advance(work, case)
    return saved


@verb(Permission.WRITE_CASES)
def remove_attachment(work: Work, *, case: UUID, attachment: UUID, why: str) -> Attachment:
    """Removes the bytes for good. The entry stays, with its fingerprint and the reason.

    Raises WhyMissing, KeptByHold, RemovedAlready, FileClosed, Gone for one of another file, and NotGranted.
    """
    found = work.get(Attachment, attachment)
    if found.case_id != case:
        raise Gone
    if found.removed is not None:
        raise RemovedAlready
    demand_open(work, case)
    said = reason(why)
    if held(work.db, case):
        raise KeptByHold
    drop_pieces(work.db, place_of(work.access.vault.id, case, found.id))
    gone = replace(found, removed=local(work.now()).date(), why_removed=said, content_key="")
    work.journal("remove attachment", case, words=said, part=Attachment.__table__.name)
    return work.save(gone)
