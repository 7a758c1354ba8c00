"""Who the person is, kept apart from everything else."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.person import CivilStatus, Displacement, Sex, Vulnerability
from casedesk.store.records import Coded, Record, Sealed, coded, sealed
from casedesk.text.ages import AgeBand
from casedesk.text.partial_date import PartialDate
from casedesk.text.translation import N_


class Identity(Record, table="identities"):
    """Names, age and address (Guidelines, step 2). Only the age band and the district are coded."""

    case_id: Coded[UUID] = coded(label="", to="cases.id", unique=True)
    khmer_name: Sealed[str | None] = sealed(
        label=N_("Name in Khmer"), help=N_("Family name first."), section=N_("Names"), default=None
    )
    latin_name: Sealed[str | None] = sealed(
        label=N_("Name in Latin letters"), help=N_("Family name first, as she writes it."), default=None
    )
    other_names: Sealed[str | None] = sealed(label=N_("Other names"), default=None)
    sex: Coded[Sex] = coded(label=N_("Sex"), default=Sex.FEMALE, section=N_("Age and situation"))
    born: Sealed[PartialDate | None] = sealed(
        label=N_("Date of birth"), help=N_("As much as she knows. The year alone is enough."), default=None
    )
    age: Sealed[int | None] = sealed(
        label=N_("Age in years"), help=N_("If she does not know her date of birth."), default=None
    )
    age_on: Sealed[date | None] = sealed(label="", default=None)
    age_band: Coded[AgeBand] = coded(label="", default=AgeBand.UNKNOWN)
    civil_status: Coded[CivilStatus | None] = coded(label=N_("Civil status"), default=None)
    displacement: Coded[Displacement | None] = coded(label=N_("Displacement"), default=None)
    disability: Coded[Answer | None] = coded(
        label=N_("Difficulty seeing, hearing, walking, remembering, caring for herself or being understood"),
        default=None,
    )
    vulnerability: Coded[Vulnerability | None] = coded(label=N_("Child in need of particular care"), default=None)
    access_need: Sealed[str | None] = sealed(label=N_("Interpreter or access need"), default=None)
    place: Sealed[str | None] = sealed(
        label=N_("Where she lives"), kind="place", section=N_("Address"),
        help=N_("As far as she wants to say: the district is enough."), default=None,
    )  # fmt: skip
    address: Sealed[str | None] = sealed(label=N_("House, street, how to find it"), kind="long text", default=None)
    district: Coded[str | None] = coded(label="", default=None)
