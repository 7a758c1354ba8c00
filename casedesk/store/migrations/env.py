"""Runs migrations on the caller's connection, inside the caller's transaction."""

from __future__ import annotations

from alembic import context

from casedesk.store.columns import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True,
    transactional_ddl=False, compare_type=True,
)  # fmt: skip
context.run_migrations()
