"""The bytes of an attachment, given once it is in the journal that somebody looked."""

from __future__ import annotations

from uuid import UUID

from casedesk.cases.records.attachment import Attachment
from casedesk.security.roles import Permission
from casedesk.store.attachments import place_of, read_pieces
from casedesk.store.files import Gone
from casedesk.store.work import Work, query
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable


class NothingKept(Mendable):
    """Its bytes were removed, or it never had any."""

    sentence = N_("There is no picture or paper behind this entry any more. Its words are kept.")


@query(Permission.READ_CASES, logs="look at attachment", about="case")
def read_attachment(work: Work, *, case: UUID, attachment: UUID) -> bytes:
    """The bytes as they are kept. Raises Gone for one of another file, NothingKept, Damaged, and NotGranted."""
    found = work.get(Attachment, attachment)
    if found.case_id != case:
        raise Gone
    if not found.content_key:
        raise NothingKept
    key = bytes.fromhex(found.content_key)
    return read_pieces(work.db, place_of(work.access.vault.id, case, attachment), key)
