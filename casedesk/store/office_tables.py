"""The tables of running an office: who leaves, who is away, what is kept how long, copies, and one's own notes."""

from __future__ import annotations

import sqlalchemy as sa

from casedesk.store.columns import Id, Utc, metadata
from casedesk.store.records import OWNER

departures = sa.Table(
    "departures", metadata,
    sa.Column("person", Id, sa.ForeignKey("people.id"), primary_key=True),
    sa.Column("by", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("at", Utc, nullable=False),
    sa.Column("taker", Id, sa.ForeignKey("people.id")),
    sa.Column("step", sa.String(20), nullable=False),
    sa.Column("done", Utc),
)  # fmt: skip
"""Somebody leaves: `step` is what is to be done next, so that it goes on after a crash; `taker` has their cases."""

absences = sa.Table(
    "absences", metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("person", Id, sa.ForeignKey("people.id"), nullable=False, index=True),
    sa.Column("cover", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("begins", sa.Date, nullable=False),
    sa.Column("ends", sa.Date, nullable=False),
    sa.Column("by", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("ended", Utc),
)  # fmt: skip
"""Who is on leave from day to day (both included), and who reads their cases meanwhile."""

notices = sa.Table(
    "notices", metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("person", Id, sa.ForeignKey("people.id"), nullable=False, index=True),
    sa.Column("action", sa.String(40), nullable=False),
    sa.Column("file", Id),
    sa.Column("by", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("at", Utc, nullable=False),
    sa.Column("seen", Utc),
)  # fmt: skip
"""What somebody is to be told on their Today page: a case of theirs was opened in an emergency, given away, shared."""

backups = sa.Table(
    "backups", metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("made", Utc, nullable=False),
    sa.Column("by", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("medium", sa.String, nullable=False),
    sa.Column("place", sa.String, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("head", sa.LargeBinary, nullable=False),
    sa.Column("drilled", Utc),
    sa.Column("gone", Utc),
)  # fmt: skip
"""Every backup made: on which medium (its name) and where (its folder), how much of the journal it holds."""

schedules = sa.Table(
    "schedules", metadata,
    sa.Column("place", sa.String, primary_key=True),
    sa.Column("every", sa.Integer, nullable=False),
    sa.Column("by", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("at", Utc, nullable=False),
)  # fmt: skip
"""The folders that backups go to by themselves, and every how many days."""

holds = sa.Table(
    "holds", metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("file", Id, nullable=False, index=True),
    sa.Column("by", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("at", Utc, nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.Column("lifted", Utc),
    sa.Column("lifted_by", Id, sa.ForeignKey("people.id")),
    info={OWNER: "file"},
)  # fmt: skip
"""A file that must not be erased, whatever the rules say; the reason is sealed under its key, like its records."""

erasures = sa.Table(
    "erasures", metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("file", Id, nullable=False, index=True),
    sa.Column("number", sa.String, nullable=False),
    sa.Column("scope", sa.String(20), nullable=False),
    sa.Column("asked_by", Id, nullable=False),
    sa.Column("asked", Utc, nullable=False),
    sa.Column("refused", Utc),
    sa.Column("approved_by", Id),
    sa.Column("done", Utc),
    sa.Column("everywhere", sa.Date),
)  # fmt: skip
"""The erasure ledger: asked by one, approved by another, done; `everywhere` is the day the last backup is gone too.

Its people need not be in this vault: it is written into an older one when that is restored."""

policies = sa.Table(
    "policies", metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("value", sa.Integer, nullable=False),
    sa.Column("by", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("at", Utc, nullable=False),
)  # fmt: skip
"""What the centre decided: years each kind of file is kept, days backups are kept, most cases a worker has."""

own = sa.Table(
    "own", metadata,
    sa.Column("person", Id, sa.ForeignKey("people.id"), primary_key=True),
    sa.Column("name", sa.String(40), primary_key=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
)  # fmt: skip
"""What one person's program remembers for them, under a key only they can make."""

compared = sa.Table(
    "compared", metadata,
    sa.Column("one", Id, primary_key=True),
    sa.Column("other", Id, primary_key=True),
    sa.Column("same", sa.Boolean, nullable=False),
    sa.Column("by", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("at", Utc, nullable=False),
)  # fmt: skip
"""Two files somebody laid side by side: about two people, or about the same one, and then `one` went into `other`."""

feedback = sa.Table(
    "feedback", metadata,
    sa.Column("month", sa.String(7), primary_key=True),
    sa.Column("question", sa.String(40), primary_key=True),
    sa.Column("answer", sa.String(40), primary_key=True),
    sa.Column("times", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip
"""How often each answer was given in a month, by whoever was asked: no row is one person's (docs/decisions/0023)."""

questionnaires = sa.Table(
    "questionnaires", metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("by", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("at", Utc, nullable=False),
)  # fmt: skip
"""The centre's own questionnaires, every version as the file it was: a row is never changed (docs/decisions/0024)."""

questionnaires_in_use = sa.Table(
    "questionnaires_in_use", metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("version", sa.Integer),
    sa.Column("by", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("at", Utc, nullable=False),
)  # fmt: skip
"""Which version of a questionnaire is asked; none for one that is not. Undecided, the program's newest one is."""
