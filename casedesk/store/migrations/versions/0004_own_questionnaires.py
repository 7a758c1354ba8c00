"""The centre's own questionnaires, and which version of each is asked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ID = sa.LargeBinary(16)


def upgrade() -> None:
    op.create_table(
        "questionnaires",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("by", _ID, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="fk_questionnaires_by"),
        sa.PrimaryKeyConstraint("id", "version", name="pk_questionnaires"),
    )
    op.create_table(
        "questionnaires_in_use",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("by", _ID, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="fk_questionnaires_in_use_by"),
        sa.PrimaryKeyConstraint("id", name="pk_questionnaires_in_use"),
    )
