"""What whoever opens a file must see first. Pure: a file in, alerts out; how they are shown is the page's affair.

The words are read in a room where others may look on: they name nobody and no violence.
"""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.consent_holding import taken_back
from casedesk.cases.records.consent import ServiceItem
from casedesk.cases.rules.consent_rules import asked_as_grown_up
from casedesk.cases.rules.refusals import refused_items
from casedesk.text.codes import Codes
from casedesk.text.translation import N_


class Alert(Codes):
    """An alert, and where its reason is read; the most pressing first."""

    LIFE = "life", N_("Not to be left alone"), N_("See the last safety check, and call the supervisor.")
    CHILD = "child", N_("A child needs protection"), N_("See the family and household.")
    NO_FILE = "no_file", N_("No file wanted"), N_("Ask the supervisor what may be kept.")
    NO_CONTACT = "no_contact", N_("Not to be contacted"), N_("She comes or calls herself.")
    BELOW_18 = "below_18", N_("Caregiver not asked"), N_("She is below 18. See the consents.")
    NO_CONSENT = "no_consent", N_("Consent taken back"), N_("Nothing is sent or printed until there is a new one.")


def alerts_of(file: CaseFile) -> tuple[Alert, ...]:
    """The alerts of an open file; a closed one has none."""
    return tuple(_all(file)) if file.case.status is CaseStatus.OPEN else ()


def _all(file: CaseFile) -> Iterator[Alert]:
    if thinks_of_ending(file):
        yield Alert.LIFE
    if child_in_danger(file):
        yield Alert.CHILD
    refused = refused_items(file.consents)
    if ServiceItem.FILE in refused:
        yield Alert.NO_FILE
    if ServiceItem.CONTACT in refused:
        yield Alert.NO_CONTACT
    if asked_as_grown_up(file.consent, file.identity):
        yield Alert.BELOW_18
    if taken_back(file.consents) is not None:
        yield Alert.NO_CONSENT


def child_in_danger(file: CaseFile) -> bool:
    """Whether a child of the family is in danger."""
    return any(member.at_risk is Answer.YES for member in file.members)


def thinks_of_ending(file: CaseFile) -> bool:
    """Whether the last check that knows an answer says yes: “not known” later does not end the alarm."""
    known = (check.suicide for check in file.safety_checks if check.suicide is not Answer.UNKNOWN)
    return next(known, Answer.NO) is Answer.YES
