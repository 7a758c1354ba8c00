"""What the centre decided: how long each kind of file is kept, how long backups, how many cases a worker has.

Each decision is declared once. Everybody reads them; an administrator decides, and the journal keeps it. The years are
a proposal: the law of the country and the donor's contract come first, so every centre looks at them once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from casedesk.security.roles import Permission
from casedesk.store.fields import InField
from casedesk.store.office_tables import policies
from casedesk.store.work import Work, query, verb
from casedesk.text.codes import Codes
from casedesk.text.translation import N_


class Unit(Codes):
    """What a decision is counted in."""

    YEARS = "years", N_("years")
    MONTHS = "months", N_("months")
    DAYS = "days", N_("days")
    CASES = "cases", N_("cases")


@dataclass(frozen=True, slots=True)
class Policy:
    """One decision: its name in the vault, its words, and between which numbers it may lie.

    Above `usual` it is allowed, and `warning` says what that means.
    """

    name: str
    label: str
    unit: Unit
    default: int
    least: int
    most: int
    help: str = ""
    usual: int | None = None
    warning: str = ""


SURVIVOR_YEARS = Policy(
    "survivor_years", N_("A closed case is kept whole for"), Unit.YEARS, 7, 1, 30,
    help=N_("Counted from the day it was closed. Then a supervisor is asked whether it may go."),
)  # fmt: skip
FAMILY_YEARS = Policy(
    "family_years", N_("A closed family file is kept whole for"), Unit.YEARS, 5, 1, 30,
    help=N_("Counted in the same way."),
)  # fmt: skip
NARRATIVE_YEARS = Policy(
    "narrative_years", N_("Names and words go, coded facts stay, after"), Unit.YEARS, 3, 1, 30,
    help=N_("What was written in words is erased first; what statistics are made of is kept until the file goes."),
)  # fmt: skip
FIRST_CONTACT_MONTHS = Policy(
    "first_contact_months", N_("A first contact without consent is kept for"), Unit.MONTHS, 6, 1, 36,
    help=N_("Counted from the last time the person was here or was reached."),
)  # fmt: skip
DRAFT_DAYS = Policy(
    "draft_days", N_("Unfinished forms are kept for"), Unit.DAYS, 90, 7, 365,
    help=N_("Counted from the last key that was pressed. Then they are removed, whoever began them."),
)  # fmt: skip
BACKUP_DAYS = Policy(
    "backup_days", N_("Backups are kept for"), Unit.DAYS, 62, 7, 366,
    help=N_("What is erased is gone everywhere once the last backup that holds it is gone."), usual=62,
    warning=N_("For longer than 62 days, an erased file can still be read from an old backup."),
)  # fmt: skip
MOST_OPEN_CASES = Policy(
    "most_open_cases", N_("Open cases a worker has at most"), Unit.CASES, 20, 5, 60,
    help=N_("The Team page shows who has more. Nobody is kept from registering a person."),
)  # fmt: skip

POLICIES = (
    SURVIVOR_YEARS, FAMILY_YEARS, NARRATIVE_YEARS, FIRST_CONTACT_MONTHS, DRAFT_DAYS, BACKUP_DAYS, MOST_OPEN_CASES,
)  # fmt: skip
"""Every decision, in the order it is shown."""


class OutOfReach(InField):
    """A number that a decision cannot have."""

    sentence = N_("Choose a number from {least} to {most}. The earlier one still holds.")


def decided(db: sa.Connection, policy: Policy) -> int:
    """What holds now, for what is done inside a verb: the centre's decision, else the proposal."""
    found = db.scalar(sa.select(policies.c.value).where(policies.c.name == policy.name))
    return policy.default if found is None else int(found)


@query(Permission.READ_POLICIES)
def decisions(work: Work) -> Mapping[Policy, int]:
    """Every decision as it holds now."""
    made = {row.name: row.value for row in work.rows(sa.select(policies.c.name, policies.c.value))}
    return {policy: made.get(policy.name, policy.default) for policy in POLICIES}


@verb(Permission.SETTINGS)
def decide(work: Work, *, policy: Policy, value: int) -> None:
    """Decides. Raises OutOfReach for a number the decision cannot have."""
    if not policy.least <= value <= policy.most:
        raise OutOfReach(policy.name, OutOfReach.sentence, least=policy.least, most=policy.most)
    row = {"value": value, "by": work.person, "at": work.now()}
    made = upsert(policies).values(name=policy.name, **row)
    work.db.execute(made.on_conflict_do_update(index_elements=["name"], set_=row))
    work.touched.add((policies.name, work.person))
    work.journal("settings", None, policy=policy.name, value=str(value))
