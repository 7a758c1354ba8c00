"""The tables of what goes from centre to centre: this centre's keys, those of others, and packages that came in."""

from __future__ import annotations

import sqlalchemy as sa

from casedesk.store.columns import Id, Utc, metadata

centre_keys = sa.Table(
    "centre_keys", metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("public", sa.LargeBinary, nullable=False),
    sa.Column("made", Utc, nullable=False),
    sa.Column("by", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("published", Utc),
)  # fmt: skip
"""The centre's own key pairs, the public half. Which of them are genuine, and which is in use, the journal says."""

centre_key_holders = sa.Table(
    "centre_key_holders", metadata,
    sa.Column("centre_key", Id, sa.ForeignKey("centre_keys.id"), primary_key=True),
    sa.Column("team", Id, sa.ForeignKey("teams.id"), primary_key=True),
    sa.Column("key", sa.LargeBinary, nullable=False),
    sa.Column("keys", sa.LargeBinary, nullable=False),
)  # fmt: skip
"""The private half, as in `members`: `key`, sealed to a supervisors' team, opens `keys`."""

partner_keys = sa.Table(
    "partner_keys", metadata,
    sa.Column("provider", Id, sa.ForeignKey("providers.id"), primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("taken", Utc, nullable=False),
    sa.Column("by", Id, sa.ForeignKey("people.id"), nullable=False),
)  # fmt: skip
"""The file in which another centre published its key, the newest one. Whether it was confirmed, the journal says."""

packages = sa.Table(
    "packages", metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("sender", sa.LargeBinary, nullable=False),
    sa.Column("centre", sa.String, nullable=False),
    sa.Column("made", Utc, nullable=False),
    sa.Column("outcome", sa.String(20), nullable=False),
    sa.Column("at", Utc, nullable=False),
    sa.Column("by", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("file", Id, index=True),
)  # fmt: skip
"""Every package that was taken in or turned down, by its own number: none comes in twice. `sender` is a fingerprint."""
