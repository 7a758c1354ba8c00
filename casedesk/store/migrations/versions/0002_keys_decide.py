"""Keys decide who reads: invitations, revocations, terms of grants, leaving, leave, holds, erasures, backups."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ID = sa.LargeBinary(16)


def upgrade() -> None:
    op.add_column("teams", sa.Column("replaces", _ID))
    op.drop_column("certificates", "revoked")
    op.add_column("certificates", sa.Column("team", _ID))
    op.add_column("grants", sa.Column("kind", sa.String(20), nullable=False, server_default="own"))
    op.add_column(
        "grants", sa.Column("commitment", sa.LargeBinary(), nullable=False, server_default=sa.literal_column("x''"))
    )
    op.add_column("grants", sa.Column("why", sa.LargeBinary()))
    grants = sa.table("grants", sa.column("recipient"), sa.column("kind"))
    teams = sa.table("teams", sa.column("id"))
    op.execute(sa.update(grants).where(grants.c.recipient.in_(sa.select(teams.c.id))).values(kind="team"))
    op.create_index(
        "ix_grants_until", "grants", ["until", "file"], unique=False, sqlite_where=sa.column("until").is_not(None)
    )
    op.create_index("ix_journal_filters", "journal", ["at", "person", "action", "object"], unique=False)
    _keys()
    _office()
    _keeping()


def _keys() -> None:
    op.create_table(
        "entrusted",
        sa.Column("team", _ID, nullable=False),
        sa.Column("holder", _ID, nullable=False),
        sa.Column("giver", _ID, nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["team"], ["teams.id"], name="fk_entrusted_team"),
        sa.ForeignKeyConstraint(["holder"], ["teams.id"], name="fk_entrusted_holder"),
        sa.ForeignKeyConstraint(["giver"], ["people.id"], name="fk_entrusted_giver"),
        sa.PrimaryKeyConstraint("team", "holder", name="pk_entrusted"),
    )
    op.create_table(
        "revocations",
        sa.Column("certificate", _ID, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("giver", _ID, nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["certificate"], ["certificates.id"], name="fk_revocations_certificate"),
        sa.ForeignKeyConstraint(["giver"], ["people.id"], name="fk_revocations_giver"),
        sa.PrimaryKeyConstraint("certificate", name="pk_revocations"),
    )
    op.create_table(
        "invitations",
        sa.Column("id", _ID, nullable=False),
        sa.Column("person", _ID, nullable=False),
        sa.Column("roles", sa.String(), nullable=False),
        sa.Column("team", _ID, nullable=True),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.Column("giver", _ID, nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("accepted", sa.DateTime(), nullable=True),
        sa.Column("sealing", sa.LargeBinary(), nullable=True),
        sa.Column("signing", sa.LargeBinary(), nullable=True),
        sa.Column("own_signature", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="fk_invitations_person"),
        sa.ForeignKeyConstraint(["giver"], ["people.id"], name="fk_invitations_giver"),
        sa.PrimaryKeyConstraint("id", name="pk_invitations"),
    )
    op.create_table(
        "own",
        sa.Column("person", _ID, nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="fk_own_person"),
        sa.PrimaryKeyConstraint("person", "name", name="pk_own"),
    )


def _office() -> None:
    op.create_table(
        "departures",
        sa.Column("person", _ID, nullable=False),
        sa.Column("by", _ID, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("taker", _ID, nullable=True),
        sa.Column("step", sa.String(20), nullable=False),
        sa.Column("done", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="fk_departures_person"),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="fk_departures_by"),
        sa.ForeignKeyConstraint(["taker"], ["people.id"], name="fk_departures_taker"),
        sa.PrimaryKeyConstraint("person", name="pk_departures"),
    )
    op.create_table(
        "absences",
        sa.Column("id", _ID, nullable=False),
        sa.Column("person", _ID, nullable=False),
        sa.Column("cover", _ID, nullable=False),
        sa.Column("begins", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("by", _ID, nullable=False),
        sa.Column("ended", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="fk_absences_person"),
        sa.ForeignKeyConstraint(["cover"], ["people.id"], name="fk_absences_cover"),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="fk_absences_by"),
        sa.PrimaryKeyConstraint("id", name="pk_absences"),
    )
    op.create_index("ix_absences_person", "absences", ["person"], unique=False)
    op.create_table(
        "notices",
        sa.Column("id", _ID, nullable=False),
        sa.Column("person", _ID, nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("file", _ID, nullable=True),
        sa.Column("by", _ID, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("seen", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="fk_notices_person"),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="fk_notices_by"),
        sa.PrimaryKeyConstraint("id", name="pk_notices"),
    )
    op.create_index("ix_notices_person", "notices", ["person"], unique=False)


def _keeping() -> None:
    op.create_table(
        "backups",
        sa.Column("id", _ID, nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("by", _ID, nullable=False),
        sa.Column("medium", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("head", sa.LargeBinary(), nullable=False),
        sa.Column("drilled", sa.DateTime(), nullable=True),
        sa.Column("gone", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="fk_backups_by"),
        sa.PrimaryKeyConstraint("id", name="pk_backups"),
    )
    op.create_table(
        "schedules",
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("every", sa.Integer(), nullable=False),
        sa.Column("by", _ID, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="fk_schedules_by"),
        sa.PrimaryKeyConstraint("place", name="pk_schedules"),
    )
    op.create_table(
        "holds",
        sa.Column("id", _ID, nullable=False),
        sa.Column("file", _ID, nullable=False),
        sa.Column("by", _ID, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("lifted", sa.DateTime(), nullable=True),
        sa.Column("lifted_by", _ID, nullable=True),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="fk_holds_by"),
        sa.ForeignKeyConstraint(["lifted_by"], ["people.id"], name="fk_holds_lifted_by"),
        sa.PrimaryKeyConstraint("id", name="pk_holds"),
    )
    op.create_index("ix_holds_file", "holds", ["file"], unique=False)
    op.create_table(
        "erasures",
        sa.Column("id", _ID, nullable=False),
        sa.Column("file", _ID, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("scope", sa.String(20), nullable=False),
        sa.Column("asked_by", _ID, nullable=False),
        sa.Column("asked", sa.DateTime(), nullable=False),
        sa.Column("refused", sa.DateTime(), nullable=True),
        sa.Column("approved_by", _ID, nullable=True),
        sa.Column("done", sa.DateTime(), nullable=True),
        sa.Column("everywhere", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_erasures"),
    )
    op.create_index("ix_erasures_file", "erasures", ["file"], unique=False)
    op.create_table(
        "policies",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("by", _ID, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="fk_policies_by"),
        sa.PrimaryKeyConstraint("name", name="pk_policies"),
    )
