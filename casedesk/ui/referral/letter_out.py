"""The letter goes to the printer: the journal first, then the page; nothing of it is written to the disk."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from casedesk.cases.verbs.leave import note_print
from casedesk.reports.referral_slip import Slip
from casedesk.text.dates import said_moment
from casedesk.text.translation import speaking
from casedesk.ui.desk import Desk
from casedesk.ui.print.press import Make


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that may leave: of which case, which items it holds, and the language it is written in."""

    case: UUID
    slip: Slip
    items: str
    language: str


def noted_letter(desk: Desk, letter: Letter) -> Make:
    """Notes that it leaves, and gives what makes it."""
    by, at, training = desk.access.person.name, desk.now(), desk.access.vault.training
    slip = letter.slip
    desk.do(note_print, case=letter.case, paper=slip.number, parts=letter.items, for_whom=slip.to)

    def make() -> bytes:
        from casedesk.reports.referral_paper import referral_paper

        with speaking(letter.language):
            return referral_paper(letter.slip, printed_by=by, printed_at=said_moment(at), training=training)

    return make
