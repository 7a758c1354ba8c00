"""The vault's own tables, beside those made from records: people, keys, journal, history, drafts."""

from __future__ import annotations

import sqlalchemy as sa

from casedesk.store.columns import Id, Utc, metadata

vault = sa.Table(
    "vault", metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("centre", sa.String, nullable=False),
    sa.Column("place", sa.String, nullable=False),
    sa.Column("prefix", sa.String, nullable=False),
    sa.Column("training", sa.Boolean, nullable=False),
    sa.Column("created", Utc, nullable=False),
    sa.Column("header_generation", sa.Integer, nullable=False),
)  # fmt: skip
"""One row. `header_generation` is the newest generation of vault.keys, so that an old one put back is noticed."""

people = sa.Table(
    "people", metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("khmer_name", sa.String, nullable=False),
    sa.Column("joined", Utc, nullable=False),
    sa.Column("left", Utc),
)  # fmt: skip

teams = sa.Table(
    "teams", metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("sealing", sa.LargeBinary, nullable=False),
    sa.Column("signing", sa.LargeBinary, nullable=False),
    sa.Column("issuer", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("signature", sa.LargeBinary, nullable=False),
    sa.Column("replaces", Id),
)  # fmt: skip
"""`replaces` is the team whose work this one goes on with: new keys make a new row, when somebody leaves."""

members = sa.Table(
    "members", metadata,
    sa.Column("team", Id, sa.ForeignKey("teams.id"), primary_key=True),
    sa.Column("person", Id, sa.ForeignKey("people.id"), primary_key=True),
    sa.Column("giver", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("key", sa.LargeBinary, nullable=False),
    sa.Column("keys", sa.LargeBinary, nullable=False),
    sa.Column("signature", sa.LargeBinary, nullable=False),
)  # fmt: skip
"""Who holds a team's keys: `key`, sealed to the person, opens `keys`, the team's key pairs; the giver signed both."""

entrusted = sa.Table(
    "entrusted", metadata,
    sa.Column("team", Id, sa.ForeignKey("teams.id"), primary_key=True),
    sa.Column("holder", Id, sa.ForeignKey("teams.id"), primary_key=True),
    sa.Column("giver", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("key", sa.LargeBinary, nullable=False),
    sa.Column("keys", sa.LargeBinary, nullable=False),
    sa.Column("signature", sa.LargeBinary, nullable=False),
)  # fmt: skip
"""A team’s keys, as in `members`, for another team: the one that opens a file in an emergency."""

certificates = sa.Table(
    "certificates", metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("person", Id, sa.ForeignKey("people.id"), nullable=False, index=True),
    sa.Column("sealing", sa.LargeBinary, nullable=False),
    sa.Column("signing", sa.LargeBinary, nullable=False),
    sa.Column("roles", sa.String, nullable=False),
    sa.Column("issued", Utc, nullable=False),
    sa.Column("issuer", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("signature", sa.LargeBinary, nullable=False),
    sa.Column("team", Id),
)  # fmt: skip

revocations = sa.Table(
    "revocations", metadata,
    sa.Column("certificate", Id, sa.ForeignKey("certificates.id"), primary_key=True),
    sa.Column("at", Utc, nullable=False),
    sa.Column("giver", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("signature", sa.LargeBinary, nullable=False),
)  # fmt: skip

invitations = sa.Table(
    "invitations", metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("person", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("roles", sa.String, nullable=False),
    sa.Column("team", Id),
    sa.Column("made", Utc, nullable=False),
    sa.Column("until", Utc, nullable=False),
    sa.Column("giver", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("signature", sa.LargeBinary, nullable=False),
    sa.Column("accepted", Utc),
    sa.Column("sealing", sa.LargeBinary),
    sa.Column("signing", sa.LargeBinary),
    sa.Column("own_signature", sa.LargeBinary),
)  # fmt: skip
"""Who was asked to come in, by whom, as what; once accepted, the keys they made. Gone when certified or withdrawn."""

grants = sa.Table(
    "grants", metadata,
    sa.Column("file", Id, primary_key=True),
    sa.Column("key_version", sa.Integer, primary_key=True),
    sa.Column("recipient", Id, primary_key=True),
    sa.Column("giver", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("at", Utc, nullable=False),
    sa.Column("until", Utc),
    sa.Column("box", sa.LargeBinary, nullable=False),
    sa.Column("signature", sa.LargeBinary, nullable=False),
    sa.Column("kind", sa.String(20), nullable=False, server_default="own"),
    sa.Column("commitment", sa.LargeBinary, nullable=False, server_default=sa.literal_column("x''")),
    sa.Column("why", sa.LargeBinary),
    sa.Index("ix_grants_by_recipient", "recipient", "file", "key_version"),
    sa.Index("ix_grants_until", "until", "file", sqlite_where=sa.column("until").is_not(None)),
)  # fmt: skip
"""A case's key, sealed to one person or team, signed by who gave it. `why` is a reason in words, under that key."""

bundles = sa.Table(
    "bundles", metadata,
    sa.Column("person", Id, sa.ForeignKey("people.id"), primary_key=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
)  # fmt: skip
"""All case keys of one person in one blob under their own key: speed only, never trusted over a grant."""

DRILL = "recovery drill"
"""The action under which it stands in the journal that two recovery sheets were tried."""

journal = sa.Table(
    "journal", metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("at", Utc, nullable=False),
    sa.Column("micros", sa.Integer, nullable=False),
    sa.Column("person", Id, nullable=False),
    sa.Column("action", sa.String, nullable=False),
    sa.Column("object", Id, index=True),
    sa.Column("details", sa.LargeBinary, nullable=False),
    sa.Column("previous", sa.LargeBinary, nullable=False),
    sa.Column("hash", sa.LargeBinary, nullable=False),
    sa.Column("signature", sa.LargeBinary, nullable=False),
    sa.Index("ix_journal_filters", "at", "person", "action", "object"),
    sa.Index("ix_journal_drills", "action", sqlite_where=sa.column("action") == DRILL),
)  # fmt: skip
"""The first index holds all that the journal is filtered by: 100,000 entries are sifted without reading one of them.
The second holds a handful of entries: Today asks at every opening when the recovery sheets were last tried."""

revisions = sa.Table(
    "revisions", metadata,
    sa.Column("table", sa.String, primary_key=True),
    sa.Column("row", Id, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("file", Id, nullable=False, index=True),
    sa.Column("coded", sa.String, nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
)  # fmt: skip
"""Every earlier version of every record: coded values as JSON, the sealed part as it was."""

pieces = sa.Table(
    "pieces", metadata,
    sa.Column("attachment", Id, primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("file", Id, nullable=False, index=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
)  # fmt: skip
"""The bytes of attachments, each piece under its attachment's own key (docs/decisions/0022)."""

drafts = sa.Table(
    "drafts", metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("person", Id, sa.ForeignKey("people.id"), nullable=False, index=True),
    sa.Column("form", sa.String, nullable=False),
    sa.Column("file", Id),
    sa.Column("row", Id),
    sa.Column("at", Utc, nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
)  # fmt: skip
"""What somebody was typing, sealed to them alone."""

counters = sa.Table(
    "counters", metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("last", sa.Integer, nullable=False),
)  # fmt: skip
"""The last number given out of each series: case codes, referral numbers. Numbers are never given twice."""
