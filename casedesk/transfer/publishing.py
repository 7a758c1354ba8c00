"""This centre's key, handed out: the file by which other centres send here, and the words they compare."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from casedesk.exchange.centre_key import SUFFIX, published
from casedesk.exchange.labels import label_of
from casedesk.security.roles import Permission
from casedesk.store.centre.own_key import OwnKey, made_anew, note_published, opened_keys, own_key, shared
from casedesk.store.work import Work, verb

_CENTRE = "CaseDesk"
"""The name of a centre that cannot be written on one line."""


@dataclass(frozen=True, slots=True)
class Published:
    """The bytes of the file, what it may be called, and the key in it."""

    content: bytes = field(repr=False)
    file_name: str
    key: OwnKey


@verb(Permission.TRANSFER_CASES)
def publish(work: Work) -> Published:
    """The file to give to other centres; the first time the key is made. Nothing in it is secret.

    Raises KeyNotShared for a supervisor whose team was not given the key.
    """
    key = own_key(work)
    if key is None:
        key, mine = made_anew(work)
    else:
        mine = opened_keys(work)[0]
        shared(work.db, work.access)
    centre = centre_name(work)
    content = published(mine, centre=centre, training=work.access.vault.training, at=work.now())
    note_published(work, key.id)
    work.journal("publish centre key")
    return Published(content, f"{centre}{SUFFIX}", replace(key, published=work.now(), again=False))


def centre_name(work: Work) -> str:
    """The centre's name as one plain line, for a file and on a package."""
    return label_of(work.access.vault.centre, _CENTRE)
