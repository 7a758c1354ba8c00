"""Which packages came in, ever: none is taken in twice, and who looks finds who decided. Called behind verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from casedesk.store.exchange_tables import packages
from casedesk.store.tables import journal
from casedesk.store.work import Work
from casedesk.text.codes import Codes
from casedesk.text.translation import N_


class PackageOutcome(Codes):
    """What became of a package that was opened here."""

    TAKEN_IN = "taken_in", N_("Taken in")
    TURNED_DOWN = "turned_down", N_("Turned down")


REGISTERED_AS = {PackageOutcome.TAKEN_IN: "take in package", PackageOutcome.TURNED_DOWN: "turn down package"}


@dataclass(frozen=True, slots=True)
class RegisteredPackage:
    """One package: the centre that sent it (its name, and the fingerprint of its key), when it was made, what became
    of it here, when and by whom, and the file it became (None when it was turned down, or erased since).
    """

    id: UUID
    sender: bytes
    centre: str
    made: datetime
    outcome: PackageOutcome
    at: datetime
    by: UUID
    file: UUID | None


def register_package(work: Work, package: RegisteredPackage, *, why: str = "") -> None:
    """Writes it into the register and the journal; `why` is sealed to the supervisors."""
    row = {name: getattr(package, name) for name in RegisteredPackage.__dataclass_fields__}
    work.db.execute(sa.insert(packages), {**row, "outcome": package.outcome.value})
    work.journal(REGISTERED_AS[package.outcome], package.id, words=why)
    work.touched.add((packages.name, package.id))


def outcome_of(work: Work, package: UUID) -> PackageOutcome | None:
    """What became of a package of this number; None for one that never came in. The journal knows it too."""
    found = work.db.scalar(sa.select(packages.c.outcome).where(packages.c.id == package))
    if found is not None:
        return PackageOutcome(found)
    j = journal.c
    told = set(work.db.scalars(sa.select(j.action).where(j.object == package, j.action.in_(REGISTERED_AS.values()))))
    return next((outcome for outcome, action in REGISTERED_AS.items() if action in told), None)


def registered_packages(work: Work) -> Sequence[RegisteredPackage]:
    """Every package that came in, the newest first."""
    p = packages.c
    asked = sa.select(p.id, p.sender, p.centre, p.made, p.outcome, p.at, p.by, p.file).order_by(p.at.desc(), p.id)
    return [RegisteredPackage(**{**row._mapping, "outcome": PackageOutcome(row.outcome)}) for row in work.rows(asked)]
