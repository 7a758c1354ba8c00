"""What to do when a legal step or a mediation stands badly for her, in a few calm words.

After the Law on the Prevention of Domestic Violence and the Protection of Victims (2005) and the guidelines of case
management: reconciliation is hers to refuse, and what the law punishes is not settled by it.
"""

from __future__ import annotations

from datetime import date

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.legal import ORDERS, LegalState, LegalStep, MediationOutcome
from casedesk.cases.records.legal import LegalEvent, Mediation
from casedesk.cases.rules.orders import RENEW_WITHIN
from casedesk.text.translation import _


def mediation_advice(
    consent: Answer | None, pressure: Answer | None, outcome: MediationOutcome | None, safe_after: Answer | None
) -> str:
    """For a mediation she did not agree to, felt pressed in, or is not safe after; nothing for any other."""
    words = []
    if consent is Answer.NO or pressure is Answer.YES:
        words.append(
            _(
                "She may refuse, and stop at any time. Tell her so when she is alone. By the law of 2005 violence that "
                "is a crime is not for mediation: police and court stay open to her."
            )
        )
        if outcome in (MediationOutcome.AGREED, MediationOutcome.BROKEN):
            words.append(_("What was signed under pressure may be undone. Ask legal aid with her."))
    if safe_after is Answer.NO or outcome is MediationOutcome.BROKEN:
        words.append(_("Look at her safety plan with her now, and ask about the risk again."))
    return " ".join(words)


def advice_on_mediation(held: Mediation) -> str:
    """The same for a mediation that is written down."""
    return mediation_advice(held.her_consent, held.pressure, held.outcome, held.safe_after)


def order_advice(step: LegalStep | None, state: LegalState | None, expires: date | None, today: date) -> str:
    """For an order that protects: that its last day is missing, near or past; nothing for any other step."""
    if step not in ORDERS or state is not LegalState.GRANTED:
        return ""
    if expires is None:
        return _("Until when does it protect? Ask to see the paper: without the day nobody is reminded to renew it.")
    if expires < today:
        return _("This order no longer protects her. Ask whether she wants a new one, and look at her safety plan.")
    if expires <= today + RENEW_WITHIN:
        return _("This order ends soon. If she wants to keep it, ask the authority now.")
    return ""


def advice_on_order(event: LegalEvent, today: date) -> str:
    """The same for a step that is written down."""
    return order_advice(event.step, event.state, event.expires, today)
