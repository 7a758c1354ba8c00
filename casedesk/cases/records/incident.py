"""An incident: what happened, as coded facts, beside her own words."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from casedesk.cases.codes.answers import Answer, WizardAnswer
from casedesk.cases.codes.incident import (
    Abduction,
    HarmfulPractice,
    HowMany,
    IncidentType,
    Occupation,
    PerpetratorAge,
    Place,
    Relationship,
    ReportedElsewhere,
    Stage,
    TimeOfDay,
)  # fmt: skip
from casedesk.cases.codes.person import CivilStatus, Displacement, Sex, Vulnerability
from casedesk.store.fields import when
from casedesk.store.records import Coded, Record, Sealed, coded, sealed
from casedesk.text.ages import AgeBand
from casedesk.text.partial_date import PartialDate
from casedesk.text.translation import N_

_SEVERAL = when("how_many", HowMany.TWO, HowMany.THREE, HowMany.MORE)


class Incident(Record, table="incidents"):
    """One incident (Guidelines, step 2; GBVIMS intake).

    `type` follows from the six questions by `rules.classification`; the contexts are worked out by `rules.contexts`
    and never kept. `relationship` and what follows is the primary perpetrator, whom tables count; `others…` are the
    secondary ones, together. The fields named `…_then` are her situation as it was at the interview, without any name.
    """

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    ordinal: Coded[int] = coded(label="", default=0)
    interviewed: Coded[date] = coded(label=N_("Interview on"), section=N_("The interview"))
    earlier: Coded[Answer | None] = coded(label=N_("Has she been hurt before, by anybody?"), default=None)
    happened: Coded[PartialDate] = coded(
        label=N_("When did it happen?"), help=N_("As much as she knows."), section=N_("When and where")
    )
    time_of_day: Coded[TimeOfDay] = coded(label=N_("Time of day"), default=TimeOfDay.UNKNOWN)
    place: Coded[Place] = coded(label=N_("Where did it happen?"))
    district: Coded[str | None] = coded(label=N_("District"), kind="place", default=None)
    stage: Coded[Stage] = coded(label=N_("Stage of displacement"), default=Stage.NOT_DISPLACED)
    rape: Coded[WizardAnswer] = coded(
        label=N_("Was anything put into her vagina, anus or mouth against her will?"), section=N_("What happened"),
        help=N_("However slight. A part of the body or an object."),
    )  # fmt: skip
    sexual_assault: Coded[WizardAnswer | None] = coded(
        label=N_("Was she touched in a sexual way against her will?"),
        help=N_("Attempted rape and genital cutting belong here too."), default=None,
    )  # fmt: skip
    physical_assault: Coded[WizardAnswer | None] = coded(
        label=N_("Was she hurt in her body, in a way that was not sexual?"),
        help=N_(
            "For example pushed, hit, burnt, tied, or hurt with an object. Pain counts, a visible injury is not needed."
        ),
        default=None,
    )
    forced_marriage: Coded[WizardAnswer | None] = coded(
        label=N_("Was she made to marry against her will?"), help=N_("A child cannot agree to marry."), default=None
    )
    denial: Coded[WizardAnswer | None] = coded(
        label=N_("Was she kept from money, school, work, or help that is hers?"),
        help=N_("By a person who has power over her. Poverty alone does not count."), default=None,
    )  # fmt: skip
    emotional: Coded[WizardAnswer | None] = coded(
        label=N_("Was she threatened, insulted, shut in or made afraid?"),
        help=N_("For example followed, shamed, kept from her family, her things broken."), default=None,
    )  # fmt: skip
    type: Coded[IncidentType] = coded(label="", default=IncidentType.NOT_GBV)
    account: Sealed[str | None] = sealed(
        label=N_("In her words"), kind="long text", default=None,
        placeholder=N_("Only what helps her case. No names of other people are needed."),
    )  # fmt: skip
    exchange: Coded[Answer] = coded(label=N_("Were goods, money or favours given for it?"), default=Answer.UNKNOWN)
    abduction: Coded[Abduction] = coded(label=N_("Was she taken away?"), default=Abduction.NONE)
    practice: Coded[HarmfulPractice] = coded(label=N_("Was it a custom that does harm?"), default=HarmfulPractice.NO)
    how_many: Coded[HowMany] = coded(label=N_("How many people did it?"), default=HowMany.ONE, section=N_("Who did it"))
    relationship: Coded[Relationship] = coded(label=N_("Who are they to her?"), help=N_(
        "If several did it, the one who led or did most. The others are asked for below."
    ))  # fmt: skip
    their_sex: Coded[Sex] = coded(label=N_("Their sex"), default=Sex.MALE)
    their_age: Coded[PerpetratorAge] = coded(label=N_("Their age"), default=PerpetratorAge.UNKNOWN)
    occupation: Coded[Occupation] = coded(label=N_("Their occupation"), default=Occupation.UNKNOWN)
    before_with_them: Coded[Answer | None] = coded(label=N_("Did it happen before with this person?"), default=None)
    others: Coded[tuple[Relationship, ...]] = coded(
        label=N_("Who are the others to her?"), asked_when=_SEVERAL, default=()
    )
    others_sex: Coded[tuple[Sex, ...]] = coded(label=N_("Sex of the others"), asked_when=_SEVERAL, default=())
    others_age: Coded[tuple[PerpetratorAge, ...]] = coded(
        label=N_("Age of the others"), asked_when=_SEVERAL, default=()
    )
    others_occupation: Coded[tuple[Occupation, ...]] = coded(
        label=N_("Occupation of the others"), asked_when=_SEVERAL, default=()
    )
    before_with_others: Coded[Answer | None] = coded(
        label=N_("Did it happen before with one of the others?"), asked_when=_SEVERAL, default=None
    )
    reported: Coded[ReportedElsewhere] = coded(
        label=N_("Has she told another organisation about this?"), section=N_("Reported before"),
        default=ReportedElsewhere.NO,
    )  # fmt: skip
    counted: Coded[Answer] = coded(
        label=N_("May this incident be counted, without anything that tells who she is?"),
        help=N_("She can say no and is helped all the same."), section=N_("May it be counted"),
    )  # fmt: skip
    age_band_then: Coded[AgeBand] = coded(label="", default=AgeBand.UNKNOWN)
    sex_then: Coded[Sex | None] = coded(label="", default=None)
    civil_status_then: Coded[CivilStatus | None] = coded(label="", default=None)
    displacement_then: Coded[Displacement | None] = coded(label="", default=None)
    disability_then: Coded[Answer | None] = coded(label="", default=None)
    vulnerability_then: Coded[Vulnerability | None] = coded(label="", default=None)
