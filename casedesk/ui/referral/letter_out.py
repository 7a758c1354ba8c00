"""The letter goes out: the register and the journal first, then the page; nothing of it is written to the disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from casedesk.cases.codes.referring import Paper, Way
from casedesk.cases.codes.work import Item
from casedesk.cases.verbs.let_out import let_letter_out
from casedesk.reports.referral_slip import Slip
from casedesk.text.dates import said_moment
from casedesk.text.translation import speaking
from casedesk.ui.desk import Desk
from casedesk.ui.print.press import Make


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it was shown: of which referral, what stands on it by item, and the language it is written in."""

    referral: UUID
    slip: Slip = field(repr=False)
    told: Mapping[Item, str] = field(repr=False)
    paper: Paper
    language: str


def noted_letter(desk: Desk, letter: Letter, way: Way) -> Make:
    """Notes that it leaves, and gives what makes it. Raises Mendable when it may not, or would say something else."""
    by, at, training = desk.access.person.name, desk.now(), desk.access.vault.training
    with speaking(letter.language):
        desk.do(let_letter_out, referral=letter.referral, paper=letter.paper, way=way, seen=letter.told)

    def make() -> bytes:
        from casedesk.reports.referral_paper import referral_paper

        with speaking(letter.language):
            return referral_paper(letter.slip, printed_by=by, printed_at=said_moment(at), training=training)

    return make
