"""What is shown of a letter before it leaves, which is what leaves; or why nothing does."""

from __future__ import annotations

from datetime import date

from casedesk.cases.codes.referring import Paper
from casedesk.cases.codes.work import ReferralState
from casedesk.reports.referral_slip import Slip, slip
from casedesk.text.translation import _
from casedesk.ui.desk import Desk
from casedesk.ui.referral.letter_form import LetterForm
from casedesk.ui.referral.letter_out import terms_of
from casedesk.ui.referral.life import mark
from casedesk.ui.referral.standing import Standing
from casedesk.ui.widgets.chip import Chip
from casedesk.ui.widgets.marks import Mark


def shown(desk: Desk, standing: Standing, form: LetterForm, paper: Paper, *, asking: bool) -> Slip | None:
    """The slip or letter in the language spoken here; nothing while no item is agreed to, or none may leave."""
    today, draft, to = desk.today(), form.draft(), form.to
    if draft is None or to is None or standing.state(today) is ReferralState.WITHDRAWN:
        return None
    terms = terms_of(desk, None if asking else standing.permit(today), form.items.agreed(), form.until())
    return slip(standing.source(draft), to=to, terms=terms, today=today, paper=paper)


def instead(desk: Desk, standing: Standing, form: LetterForm, paper: Paper) -> str:
    """Why there is nothing to show."""
    state = standing.state(desk.today())
    if form.to is None:
        return _("Choose who can help. What would be sent is shown here.")
    if state is ReferralState.DECLINED:
        return _("She does not want it. Nothing was sent.")
    if in_the_way := standing.in_the_way(desk.today()):
        return in_the_way
    if state is ReferralState.WITHDRAWN:
        return _("Nothing has left.")
    if form.items.agreed() and paper is Paper.SLIP:
        return _("A slip holds only what she asks for, sex and age, and access need. She agreed to none of these.")
    return _("Nothing will be sent until she agrees to an item.")


def state_chip(standing: Standing, state: ReferralState, today: date) -> Chip:
    """Where it is, in a word; what a supervisor decided is not called consented."""
    if standing.hindered(today):
        return Chip(_("To be asked again"), Mark.WAITS)
    if state is ReferralState.CONSENTED and standing.decided(today) is not None:
        return Chip(_("Without her consent"), Mark.WAITS)
    return Chip(state.said(), mark(state))
