"""What leaves a file and on what it rests; more about services, and referrals that come in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ID = sa.LargeBinary(16)
_OF_PROVIDERS: tuple[sa.Column[object], ...] = (
    sa.Column("kind", sa.String(40)),
    sa.Column("ours", sa.Boolean(), nullable=False, server_default=sa.false()),
    sa.Column("address", sa.String()),
    sa.Column("area", sa.String()),
    sa.Column("person", sa.String()),
    sa.Column("other_contact", sa.String()),
    sa.Column("languages", sa.String(), nullable=False, server_default=""),
    sa.Column("women_only", sa.String(40)),
    sa.Column("access", sa.String(40)),
    sa.Column("cost", sa.String(40)),
    sa.Column("capacity", sa.String()),
    sa.Column("notes", sa.String()),
    sa.Column("closed", sa.Date()),
)
_OF_REFERRALS: tuple[sa.Column[object], ...] = (
    sa.Column("need", sa.String(40)),
    sa.Column("hand_over", sa.String(40)),
    sa.Column("escort", sa.String(40)),
    sa.Column("covered", sa.String(40)),
    sa.Column("ended", sa.Date()),
    sa.Column("whole", sa.Boolean(), nullable=False, server_default=sa.false()),
)


def upgrade() -> None:
    for table, gained in (("providers", _OF_PROVIDERS), ("referrals", _OF_REFERRALS)):
        for column in gained:
            op.add_column(table, column)
    _consents()
    _entries()
    _centres()


def _consents() -> None:
    """A consent to send is given for other papers than referrals, too."""
    with op.batch_alter_table("release_consents") as consents:
        consents.alter_column("referral", existing_type=_ID, nullable=True)
        consents.alter_column("provider", existing_type=_ID, nullable=True)
        for what in ("chapters", "parts"):
            consents.add_column(sa.Column(what, sa.String(), nullable=False, server_default=""))
        consents.add_column(sa.Column("attachment", _ID))
        consents.create_foreign_key("fk_release_consents_attachment", "attachments", ["attachment"], ["id"])


def _entry(table: str, *more: sa.schema.SchemaItem) -> None:
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


def _to(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}")


def _entries() -> None:
    _entry(
        "referrals_in",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("sent_by", sa.String(40), nullable=False),
        sa.Column("taken", sa.String(40)),
        sa.Column("answered", sa.Date()),
        sa.Column("she_agrees", sa.String(40)),
    )
    _entry(
        "service_standings",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("service", sa.String(40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
    )
    _entry(
        "overrides",
        sa.Column("referral", _ID),
        sa.Column("provider", _ID),
        sa.Column("basis", sa.String(40), nullable=False),
        sa.Column("told_first", sa.String(40), nullable=False),
        sa.Column("items", sa.String(), nullable=False),
        sa.Column("chapters", sa.String(), nullable=False),
        sa.Column("parts", sa.String(), nullable=False),
        sa.Column("attachment", _ID),
        sa.Column("given", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("withdrawn", sa.Date()),
        _to("overrides", "referral", "referrals"),
        _to("overrides", "provider", "providers"),
        _to("overrides", "attachment", "attachments"),
    )
    _entry(
        "releases",
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("paper", sa.String(40), nullable=False),
        sa.Column("way", sa.String(40), nullable=False),
        sa.Column("audience", sa.String(40), nullable=False),
        sa.Column("provider", _ID),
        sa.Column("referral", _ID),
        sa.Column("consent", _ID),
        sa.Column("override", _ID),
        sa.Column("items", sa.String(), nullable=False),
        sa.Column("chapters", sa.String(), nullable=False),
        sa.Column("parts", sa.String(), nullable=False),
        sa.Column("attachment", _ID),
        sa.Column("digest", sa.String()),
        sa.Column("package", _ID),
        _to("releases", "provider", "providers"),
        _to("releases", "attachment", "attachments"),
        _to("releases", "referral", "referrals"),
        _to("releases", "consent", "release_consents"),
        _to("releases", "override", "overrides"),
    )
    op.create_index("ix_releases_at", "releases", ["at"], unique=False)


def _centres() -> None:
    """The keys by which a case goes to another centre, and what came from one."""
    op.create_table(
        "centre_keys",
        sa.Column("id", _ID, nullable=False),
        sa.Column("public", sa.LargeBinary(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("by", _ID, nullable=False),
        sa.Column("published", sa.DateTime()),
        _to("centre_keys", "by", "people"),
        sa.PrimaryKeyConstraint("id", name="pk_centre_keys"),
    )
    op.create_table(
        "centre_key_holders",
        sa.Column("centre_key", _ID, nullable=False),
        sa.Column("team", _ID, nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        _to("centre_key_holders", "centre_key", "centre_keys"),
        _to("centre_key_holders", "team", "teams"),
        sa.PrimaryKeyConstraint("centre_key", "team", name="pk_centre_key_holders"),
    )
    op.create_table(
        "partner_keys",
        sa.Column("provider", _ID, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("taken", sa.DateTime(), nullable=False),
        sa.Column("by", _ID, nullable=False),
        _to("partner_keys", "provider", "providers"),
        _to("partner_keys", "by", "people"),
        sa.PrimaryKeyConstraint("provider", name="pk_partner_keys"),
    )
    op.create_table(
        "packages",
        sa.Column("id", _ID, nullable=False),
        sa.Column("sender", sa.LargeBinary(), nullable=False),
        sa.Column("centre", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", _ID, nullable=False),
        sa.Column("file", _ID),
        _to("packages", "by", "people"),
        sa.PrimaryKeyConstraint("id", name="pk_packages"),
    )
    op.create_index("ix_packages_file", "packages", ["file"], unique=False)
