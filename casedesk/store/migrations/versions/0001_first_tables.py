"""The first tables: people and keys, journal, history, drafts, and the case file."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ID = sa.LargeBinary(16)


def upgrade() -> None:

    op.create_table(
        "counters",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_counters"),
    )
    op.create_table(
        "journal",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("micros", sa.Integer(), nullable=False),
        sa.Column("person", _ID, nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("object", _ID, nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_journal"),
    )
    op.create_index("ix_journal_object", "journal", ["object"], unique=False)
    op.create_table(
        "people",
        sa.Column("id", _ID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("khmer_name", sa.String(), nullable=False),
        sa.Column("joined", sa.DateTime(), nullable=False),
        sa.Column("left", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
    )
    op.create_table(
        "providers",
        sa.Column("id", _ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by", _ID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("khmer_name", sa.String(), nullable=True),
        sa.Column("services", sa.String(), nullable=False),
        sa.Column("district", sa.String(), nullable=True),
        sa.Column("hours", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("verified", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_providers"),
    )
    op.create_table(
        "revisions",
        sa.Column("table", sa.String(), nullable=False),
        sa.Column("row", _ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("file", _ID, nullable=False),
        sa.Column("coded", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("table", "row", "version", name="pk_revisions"),
    )
    op.create_index("ix_revisions_file", "revisions", ["file"], unique=False)
    op.create_table(
        "vault",
        sa.Column("id", _ID, nullable=False),
        sa.Column("centre", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("prefix", sa.String(), nullable=False),
        sa.Column("training", sa.Boolean(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("header_generation", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_vault"),
    )
    op.create_table(
        "bundles",
        sa.Column("person", _ID, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="fk_bundles_person"),
        sa.PrimaryKeyConstraint("person", name="pk_bundles"),
    )
    op.create_table(
        "cases",
        sa.Column("id", _ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by", _ID, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("worker", _ID, nullable=False),
        sa.Column("opened", sa.Date(), nullable=False),
        sa.Column("closed", sa.Date(), nullable=True),
        sa.Column("risk", sa.String(40), nullable=True),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("next_step", sa.String(40), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("last_contact", sa.Date(), nullable=True),
        sa.Column("district", sa.String(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["worker"], ["people.id"], name="fk_cases_worker"),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
        sa.UniqueConstraint("number", name="uq_cases_number"),
    )
    op.create_index(
        "ix_cases_by_district",
        "cases",
        ["district", "id", "status", "worker", "kind", "step", "risk", "due"],
        unique=False,
    )
    op.create_index("ix_cases_by_due", "cases", ["due", "id", "status", "worker", "kind", "step", "risk"], unique=False)
    op.create_index(
        "ix_cases_by_last_contact",
        "cases",
        ["last_contact", "id", "status", "worker", "kind", "step", "risk", "due"],
        unique=False,
    )
    op.create_index(
        "ix_cases_by_number", "cases", ["number", "id", "status", "worker", "kind", "step", "risk", "due"], unique=False
    )
    op.create_index(
        "ix_cases_by_risk", "cases", ["risk", "id", "status", "worker", "kind", "step", "due"], unique=False
    )
    op.create_index(
        "ix_cases_by_step", "cases", ["step", "id", "status", "worker", "kind", "risk", "due"], unique=False
    )
    op.create_table(
        "certificates",
        sa.Column("id", _ID, nullable=False),
        sa.Column("person", _ID, nullable=False),
        sa.Column("sealing", sa.LargeBinary(), nullable=False),
        sa.Column("signing", sa.LargeBinary(), nullable=False),
        sa.Column("roles", sa.String(), nullable=False),
        sa.Column("issued", sa.DateTime(), nullable=False),
        sa.Column("issuer", _ID, nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("revoked", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["issuer"], ["people.id"], name="fk_certificates_issuer"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="fk_certificates_person"),
        sa.PrimaryKeyConstraint("id", name="pk_certificates"),
    )
    op.create_index("ix_certificates_person", "certificates", ["person"], unique=False)
    op.create_table(
        "drafts",
        sa.Column("id", _ID, nullable=False),
        sa.Column("person", _ID, nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("file", _ID, nullable=True),
        sa.Column("row", _ID, nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="fk_drafts_person"),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
    )
    op.create_index("ix_drafts_person", "drafts", ["person"], unique=False)
    op.create_table(
        "grants",
        sa.Column("file", _ID, nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("recipient", _ID, nullable=False),
        sa.Column("giver", _ID, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=True),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["giver"], ["people.id"], name="fk_grants_giver"),
        sa.PrimaryKeyConstraint("file", "key_version", "recipient", name="pk_grants"),
    )
    op.create_index("ix_grants_by_recipient", "grants", ["recipient", "file", "key_version"], unique=False)
    op.create_table(
        "teams",
        sa.Column("id", _ID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sealing", sa.LargeBinary(), nullable=False),
        sa.Column("signing", sa.LargeBinary(), nullable=False),
        sa.Column("issuer", _ID, nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["issuer"], ["people.id"], name="fk_teams_issuer"),
        sa.PrimaryKeyConstraint("id", name="pk_teams"),
    )
    op.create_table(
        "assessments",
        sa.Column("id", _ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("safety", sa.String(40), nullable=False),
        sa.Column("health", sa.String(40), nullable=False),
        sa.Column("psychosocial", sa.String(40), nullable=False),
        sa.Column("legal", sa.String(40), nullable=False),
        sa.Column("material", sa.String(40), nullable=False),
        sa.Column("children", sa.String(40), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_assessments_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_assessments"),
    )
    op.create_index("ix_assessments_case_id", "assessments", ["case_id"], unique=False)
    op.create_table(
        "first_contacts",
        sa.Column("id", _ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("channel", sa.String(40), nullable=False),
        sa.Column("referred_by", sa.String(40), nullable=False),
        sa.Column("safe_to_talk", sa.String(40), nullable=False),
        sa.Column("urgency", sa.String(40), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_first_contacts_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_first_contacts"),
    )
    op.create_index("ix_first_contacts_case_id", "first_contacts", ["case_id"], unique=False)
    op.create_table(
        "follow_ups",
        sa.Column("id", _ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("mode", sa.String(40), nullable=False),
        sa.Column("back_by", sa.DateTime(), nullable=True),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("safe_time_kept", sa.String(40), nullable=True),
        sa.Column("new_incident", sa.String(40), nullable=True),
        sa.Column("risk", sa.String(40), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_follow_ups_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_follow_ups"),
    )
    op.create_index("ix_follow_ups_case_id", "follow_ups", ["case_id"], unique=False)
    op.create_table(
        "identities",
        sa.Column("id", _ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("sex", sa.String(40), nullable=False),
        sa.Column("age_band", sa.String(40), nullable=False),
        sa.Column("civil_status", sa.String(40), nullable=True),
        sa.Column("displacement", sa.String(40), nullable=True),
        sa.Column("disability", sa.String(40), nullable=True),
        sa.Column("vulnerability", sa.String(40), nullable=True),
        sa.Column("district", sa.String(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_identities_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_identities"),
        sa.UniqueConstraint("case_id", name="uq_identities_case_id"),
    )
    op.create_table(
        "incidents",
        sa.Column("id", _ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("interviewed", sa.Date(), nullable=False),
        sa.Column("earlier", sa.String(40), nullable=True),
        sa.Column("happened", sa.String(11), nullable=False),
        sa.Column("time_of_day", sa.String(40), nullable=False),
        sa.Column("place", sa.String(40), nullable=False),
        sa.Column("district", sa.String(), nullable=True),
        sa.Column("stage", sa.String(40), nullable=False),
        sa.Column("rape", sa.String(40), nullable=False),
        sa.Column("sexual_assault", sa.String(40), nullable=True),
        sa.Column("physical_assault", sa.String(40), nullable=True),
        sa.Column("forced_marriage", sa.String(40), nullable=True),
        sa.Column("denial", sa.String(40), nullable=True),
        sa.Column("emotional", sa.String(40), nullable=True),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("exchange", sa.String(40), nullable=False),
        sa.Column("abduction", sa.String(40), nullable=False),
        sa.Column("practice", sa.String(40), nullable=False),
        sa.Column("how_many", sa.String(40), nullable=False),
        sa.Column("relationship", sa.String(40), nullable=False),
        sa.Column("their_sex", sa.String(40), nullable=False),
        sa.Column("their_age", sa.String(40), nullable=False),
        sa.Column("occupation", sa.String(40), nullable=False),
        sa.Column("before_with_them", sa.String(40), nullable=True),
        sa.Column("reported", sa.String(40), nullable=False),
        sa.Column("counted", sa.String(40), nullable=False),
        sa.Column("age_band_then", sa.String(40), nullable=False),
        sa.Column("sex_then", sa.String(40), nullable=True),
        sa.Column("civil_status_then", sa.String(40), nullable=True),
        sa.Column("displacement_then", sa.String(40), nullable=True),
        sa.Column("disability_then", sa.String(40), nullable=True),
        sa.Column("vulnerability_then", sa.String(40), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_incidents_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_incidents"),
    )
    op.create_index("ix_incidents_case_id", "incidents", ["case_id"], unique=False)
    op.create_table(
        "members",
        sa.Column("team", _ID, nullable=False),
        sa.Column("person", _ID, nullable=False),
        sa.Column("giver", _ID, nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["giver"], ["people.id"], name="fk_members_giver"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="fk_members_person"),
        sa.ForeignKeyConstraint(["team"], ["teams.id"], name="fk_members_team"),
        sa.PrimaryKeyConstraint("team", "person", name="pk_members"),
    )
    op.create_table(
        "plan_lines",
        sa.Column("id", _ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("need", sa.String(40), nullable=False),
        sa.Column("by", sa.Date(), nullable=True),
        sa.Column("progress", sa.String(40), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_plan_lines_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_plan_lines"),
    )
    op.create_index("ix_plan_lines_case_id", "plan_lines", ["case_id"], unique=False)
    op.create_table(
        "referrals",
        sa.Column("id", _ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("provider", _ID, nullable=False),
        sa.Column("service", sa.String(40), nullable=False),
        sa.Column("urgency", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("drafted", sa.Date(), nullable=False),
        sa.Column("sent", sa.Date(), nullable=True),
        sa.Column("answered", sa.Date(), nullable=True),
        sa.Column("rejection", sa.String(40), nullable=True),
        sa.Column("appointment", sa.DateTime(), nullable=True),
        sa.Column("served", sa.Date(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_referrals_case_id"),
        sa.ForeignKeyConstraint(["provider"], ["providers.id"], name="fk_referrals_provider"),
        sa.PrimaryKeyConstraint("id", name="pk_referrals"),
        sa.UniqueConstraint("number", name="uq_referrals_number"),
    )
    op.create_index("ix_referrals_case_id", "referrals", ["case_id"], unique=False)
    op.create_index("ix_referrals_state", "referrals", ["state"], unique=False)
    op.create_table(
        "safe_contacts",
        sa.Column("id", _ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("checked", sa.Date(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_safe_contacts_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_safe_contacts"),
        sa.UniqueConstraint("case_id", name="uq_safe_contacts_case_id"),
    )
    op.create_table(
        "safety_checks",
        sa.Column("id", _ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("danger", sa.String(40), nullable=False),
        sa.Column("safe_place", sa.String(40), nullable=False),
        sa.Column("risk", sa.String(40), nullable=False),
        sa.Column("her_view", sa.String(40), nullable=True),
        sa.Column("injured", sa.String(40), nullable=False),
        sa.Column("recent_assault", sa.String(40), nullable=False),
        sa.Column("assault_at", sa.DateTime(), nullable=True),
        sa.Column("health_referral", sa.String(40), nullable=True),
        sa.Column("suicide", sa.String(40), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_safety_checks_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_safety_checks"),
    )
    op.create_index("ix_safety_checks_case_id", "safety_checks", ["case_id"], unique=False)
    op.create_table(
        "service_consents",
        sa.Column("id", _ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("given", sa.Date(), nullable=False),
        sa.Column("language", sa.String(40), nullable=False),
        sa.Column("text_version", sa.Integer(), nullable=False),
        sa.Column("agreed", sa.String(), nullable=False),
        sa.Column("refused", sa.String(), nullable=False),
        sa.Column("how", sa.String(40), nullable=False),
        sa.Column("minor", sa.Boolean(), nullable=False),
        sa.Column("assent", sa.String(40), nullable=True),
        sa.Column("withdrawn", sa.Date(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_service_consents_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_service_consents"),
    )
    op.create_index("ix_service_consents_case_id", "service_consents", ["case_id"], unique=False)
    op.create_table(
        "release_consents",
        sa.Column("id", _ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("referral", _ID, nullable=False),
        sa.Column("provider", _ID, nullable=False),
        sa.Column("items", sa.String(), nullable=False),
        sa.Column("refused", sa.String(), nullable=False),
        sa.Column("given", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("how", sa.String(40), nullable=False),
        sa.Column("withdrawn", sa.Date(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_release_consents_case_id"),
        sa.ForeignKeyConstraint(["provider"], ["providers.id"], name="fk_release_consents_provider"),
        sa.ForeignKeyConstraint(["referral"], ["referrals.id"], name="fk_release_consents_referral"),
        sa.PrimaryKeyConstraint("id", name="pk_release_consents"),
        sa.UniqueConstraint("referral", name="uq_release_consents_referral"),
    )
    op.create_index("ix_release_consents_case_id", "release_consents", ["case_id"], unique=False)
