"""Her situation as each incident keeps it: taken when it is told, or once somebody writes down who she is."""

from __future__ import annotations

from dataclasses import replace

from casedesk.cases.codes.answers import Answer
from casedesk.cases.keeping import keep
from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.incident import Incident
from casedesk.cases.rules.checks import frozen, told_before_birth
from casedesk.cases.rules.functioning import disability_of
from casedesk.store.fields import InField
from casedesk.store.records import changed
from casedesk.store.work import Work
from casedesk.text.translation import N_

_SITUATION = tuple(name for name in Incident.__fields__ if name.endswith("_then"))


def demand_born_before(work: Work, identity: Identity) -> None:
    """Raises InField for a birth after an incident of the same file."""
    if any(told_before_birth(one, identity) for one in work.find(Incident, Incident.case_id == identity.case_id)):
        sentence = N_("An incident in this file lies before this birth. What you typed is kept. Check the year.")
        raise InField("born", sentence)


def keep_situations(work: Work, identity: Identity) -> None:
    """Incidents that were told before anybody knew who she is keep her situation on the day of their interview."""
    for one in work.find(Incident, Incident.case_id == identity.case_id, Incident.sex_then.is_(None)):
        told = frozen(one, identity)
        keep(work, replace(told, disability_then=disability_then(work, told)))


def forget_situations(work: Work, identity: Identity) -> None:
    """What incidents kept of an identity that is taken back goes with it."""
    nothing = {name: Incident.__dataclass_fields__[name].default for name in _SITUATION}
    for one in work.find(Incident, Incident.case_id == identity.case_id, Incident.sex_then.is_not(None)):
        first = min(version.written_at for version in work.history(one) if version.sex_then is not None)
        if first >= identity.written_at:
            work.save(changed(one, **nothing))


def disability_then(work: Work, incident: Incident) -> Answer | None:
    """As the newest assessment found it; else as it stands with the incident."""
    newest = max(work.find(Assessment, Assessment.case_id == incident.case_id), key=lambda one: one.on, default=None)
    found = disability_of(newest) if newest is not None else None
    return incident.disability_then if found in (None, Answer.UNKNOWN) else found
