"""The whole case file: family, risk, safety plan, law, reviews, attachments, closure, and what older entries gained."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ID = sa.LargeBinary(16)
_GAINED = {
    "assessments": (
        "schooling", "children_saw", "children_hurt", "seeing", "hearing", "walking", "remembering", "self_care",
        "being_understood",
    ),
    "safety_checks": ("suicide_plan", "suicide_before", "self_harm", "supervisor_told"),
}  # fmt: skip


def upgrade() -> None:
    for table, answers in _GAINED.items():
        for answer in answers:
            op.add_column(table, sa.Column(answer, sa.String(40)))
    op.add_column("follow_ups", sa.Column("visitor", _ID))
    op.add_column("follow_ups", sa.Column("left", sa.DateTime()))
    op.add_column("follow_ups", sa.Column("returned", sa.DateTime()))
    op.create_index("ix_follow_ups_outcome", "follow_ups", ["outcome"], unique=False)
    op.add_column("service_consents", sa.Column("expires", sa.Date()))
    for others in ("others", "others_sex", "others_age", "others_occupation"):
        op.add_column("incidents", sa.Column(others, sa.String(), nullable=False, server_default=""))
    op.add_column("incidents", sa.Column("before_with_others", sa.String(40)))
    drills = sa.column("action") == "recovery drill"
    op.create_index("ix_journal_drills", "journal", ["action"], unique=False, sqlite_where=drills)
    _family()
    _decisions()
    _of_many_files()


def _entries(table: str, *more: sa.schema.SchemaItem) -> None:
    """One kind of entry of a case file, with what all of them have."""
    op.create_table(
        table,
        sa.Column("id", _ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=False),
        *more,
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=f"fk_{table}_case_id"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )
    op.create_index(f"ix_{table}_case_id", table, ["case_id"], unique=False)


def _family() -> None:
    _entries(
        "family_members",
        sa.Column("relation", sa.String(40), nullable=False),
        sa.Column("sex", sa.String(40), nullable=True),
        sa.Column("lives_with", sa.String(40), nullable=True),
        sa.Column("earns", sa.String(40), nullable=True),
        sa.Column("schooling", sa.String(40), nullable=True),
        sa.Column("at_risk", sa.String(40), nullable=True),
    )
    _entries(
        "family_needs",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("food", sa.String(40), nullable=False),
        sa.Column("income", sa.String(40), nullable=False),
        sa.Column("housing", sa.String(40), nullable=False),
        sa.Column("papers", sa.String(40), nullable=False),
        sa.Column("school", sa.String(40), nullable=False),
        sa.Column("childcare", sa.String(40), nullable=False),
        sa.Column("preschool", sa.String(40), nullable=True),
        sa.Column("child_safe", sa.String(40), nullable=False),
        sa.Column("pregnant", sa.String(40), nullable=False),
        sa.Column("antenatal", sa.String(40), nullable=True),
        sa.Column("vaccinated", sa.String(40), nullable=False),
        sa.Column("nourished", sa.String(40), nullable=False),
        sa.Column("illness", sa.String(40), nullable=False),
        sa.Column("violence", sa.String(40), nullable=False),
    )
    _entries(
        "households",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("adults", sa.Integer(), nullable=True),
        sa.Column("children", sa.Integer(), nullable=True),
        sa.Column("under_five", sa.Integer(), nullable=True),
        sa.Column("id_poor", sa.String(40), nullable=False),
        sa.Column("income", sa.String(40), nullable=True),
        sa.Column("debts", sa.String(40), nullable=True),
        sa.Column("tenure", sa.String(40), nullable=True),
        sa.Column("informal", sa.String(40), nullable=True),
        sa.Column("eviction", sa.String(40), nullable=True),
        sa.Column("rooms", sa.Integer(), nullable=True),
        sa.Column("water", sa.String(40), nullable=True),
        sa.Column("toilet", sa.String(40), nullable=True),
        sa.Column("electricity", sa.String(40), nullable=True),
        sa.Column("floods", sa.String(40), nullable=True),
        sa.Column("dwelling", sa.String(40), nullable=True),
        sa.Column("renovation", sa.String(40), nullable=True),
    )
    _entries(
        "questioned",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("topic", sa.String(40), nullable=False),
        sa.Column("questionnaire", sa.String(), nullable=False),
        sa.Column("questionnaire_version", sa.Integer(), nullable=False),
        sa.Column("counted", sa.String(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("band", sa.String(), nullable=True),
    )
    _entries(
        "risk_assessments",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("questionnaire", sa.String(), nullable=False),
        sa.Column("questionnaire_version", sa.Integer(), nullable=False),
        sa.Column("counted", sa.String(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("band", sa.String(40), nullable=True),
        sa.Column("her_view", sa.String(40), nullable=True),
        sa.Column("judgement", sa.String(40), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
    )
    _entries(
        "safety_plans",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("on_paper", sa.String(40), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
    )


def _decisions() -> None:
    _entries(
        "attachments",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("media", sa.String(40), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("stripped", sa.Boolean(), nullable=False),
        sa.Column("removed", sa.Date(), nullable=True),
    )
    op.create_table(
        "pieces",
        sa.Column("attachment", _ID, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("file", _ID, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("attachment", "place", name="pk_pieces"),
    )
    op.create_index("ix_pieces_file", "pieces", ["file"], unique=False)
    _entries(
        "approvals",
        sa.Column("what", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("asked", sa.DateTime(), nullable=False),
        sa.Column("asked_by", _ID, nullable=False),
        sa.Column("decided", sa.DateTime(), nullable=True),
        sa.Column("decided_by", _ID, nullable=True),
        sa.ForeignKeyConstraint(["asked_by"], ["people.id"], name="fk_approvals_asked_by"),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name="fk_approvals_decided_by"),
    )
    op.create_index("ix_approvals_state", "approvals", ["state"], unique=False)
    _entries(
        "closures",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("gone_through", sa.String(), nullable=False),
        sa.Column("closed", sa.Date(), nullable=True),
        sa.Column("reopened", sa.Date(), nullable=True),
    )
    _entries(
        "conferences",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("done", sa.Date(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
    )
    _entries(
        "flags",
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("lifted", sa.Date(), nullable=True),
    )
    _entries(
        "legal_events",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("wanted", sa.String(40), nullable=False),
        sa.Column("expires", sa.Date(), nullable=True),
        sa.Column("next_at", sa.DateTime(), nullable=True),
    )
    _entries(
        "mediations",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("her_consent", sa.String(40), nullable=False),
        sa.Column("pressure", sa.String(40), nullable=False),
        sa.Column("alone_asked", sa.String(40), nullable=True),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("safe_after", sa.String(40), nullable=True),
    )
    _entries(
        "tasks",
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("done", sa.Date(), nullable=True),
    )
    op.create_index("ix_tasks_done", "tasks", ["done"], unique=False)


def _of_many_files() -> None:
    op.create_table(
        "compared",
        sa.Column("one", _ID, nullable=False),
        sa.Column("other", _ID, nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("by", _ID, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="fk_compared_by"),
        sa.PrimaryKeyConstraint("one", "other", name="pk_compared"),
    )
    op.create_table(
        "feedback",
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("question", sa.String(40), nullable=False),
        sa.Column("answer", sa.String(40), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", "question", "answer", name="pk_feedback"),
        sqlite_with_rowid=False,
    )
