"""A disk without room, as the database meets it: the file may not grow by a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from casedesk.store.access import Access

ENDLESS = 1_073_741_823


@contextmanager
def full_disk(access: Access) -> Iterator[None]:
    """Nothing more fits into the vault inside the block."""

    def limit(connection: Any, most: int) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")

    def fill(connection: Any) -> None:
        limit(connection, 1)  # never less than the file has already

    if access.soundness is not None:
        access.soundness.wait_for_all()  # listeners must not change while its thread goes through them
    event.listen(access.engine, "begin", fill)
    try:
        yield
    finally:
        event.remove(access.engine, "begin", fill)
        for held in [access.engine.connect() for _ in range(3)]:
            limit(held, ENDLESS)
            held.close()
