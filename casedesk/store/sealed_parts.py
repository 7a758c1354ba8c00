"""The sealed values of very many records, without the records: what an index of names is filled from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.security.sealing import Address, key_version_of, unseal
from casedesk.store.records import Record
from casedesk.store.work import Work


def sealed_parts(work: Work, kind: type[Record], files: Sequence[UUID]) -> Iterator[tuple[UUID, Mapping[str, Any]]]:
    """For each record of some files: the file, and its sealed values as JSON has them (a missing one was not given).

    Five times as fast as `work.find`. Raises NotGranted when a key is missing, TypeError for an open kind of record.
    """
    table, named = kind.__table__, kind.__owner__
    if named is None:
        raise TypeError(f"{kind.__name__} is not sealed")
    asked = sa.select(table.c.id, table.c[named], table.c.sealed).where(table.c[named].in_(files))
    ring, vault = work.access.ring, work.access.vault.id
    for row, owner, blob in work.raw(asked):
        file = UUID(bytes=owner)
        address = Address(vault, file, table.name, UUID(bytes=row))
        yield file, unseal(blob, address, ring.key(file, key_version_of(blob)))
