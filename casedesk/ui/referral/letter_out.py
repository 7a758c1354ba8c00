"""The letter goes out: the register and the journal first, then the page; nothing of it is written to the disk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from casedesk.cases.codes.referring import Audience, Paper, Way
from casedesk.cases.codes.work import Item
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.release import Override
from casedesk.cases.rules.releasing import Leaving, Permit
from casedesk.cases.verbs.let_out import let_letter_out
from casedesk.reports.referral_slip import Slip, Terms
from casedesk.text.translation import speaking
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.print.paper_out import PaperOut
from casedesk.ui.print.press import Make
from casedesk.ui.print.ways_out import WaysOut


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it was shown: of which referral, what stands on it by item, and the language it is written in."""

    referral: UUID
    slip: Slip = field(repr=False)
    told: Mapping[Item, str] = field(repr=False)
    paper: Paper
    language: str


def letter_leaving(referral: Referral, to: str) -> Leaving:
    """A letter as it would leave to a service of that name."""
    return Leaving(
        referral.case_id, Paper.LETTER, Way.PRINTED, Audience.OUTSIDE, to, referral.purpose,
        provider=referral.provider, referral=referral.id,
    )  # fmt: skip


def terms_of(desk: Desk, permit: Permit | None, agreed: Collection[Item], until: date | None) -> Terms:
    """Who sends and on what; without a permit yet, as it stands while she is asked."""
    today, access = desk.today(), desk.access
    return Terms(
        agreed=permit.items if permit else agreed,
        given=permit.given if permit else today,
        until=permit.until if permit else until or today,
        worker=desk.me(),
        centre=access.vault.centre,
        without_her=permit.basis.said() if isinstance(permit, Override) else "",
    )


def noted_letter(desk: Desk, letter: Letter, way: Way) -> Make:
    """Notes that it leaves, and gives what makes it. Raises Mendable when it may not, or would say something else."""
    training = desk.access.vault.training
    with speaking(letter.language):
        desk.do(let_letter_out, referral=letter.referral, paper=letter.paper, way=way, seen=letter.told)

    def make() -> bytes:
        from casedesk.reports.referral_paper import referral_paper

        with speaking(letter.language):
            return referral_paper(letter.slip, training=training)

    return make


class LetterOut:
    """LetterOut(desk, page, ways, left, troubled): prints a letter or saves it; its questions stand over the page."""

    def __init__(
        self, desk: Desk, page: QWidget, ways: WaysOut | None, *, left: Callable[[str], object],
        troubled: Callable[[Mendable], object],
    ) -> None:  # fmt: skip
        self._desk, self._out = desk, PaperOut(desk, page, ways)
        self._out.left.connect(left)
        self._out.troubled.connect(troubled)

    def print(self, letter: Letter) -> None:
        """Prints it."""
        self._out.to_printer(lambda: noted_letter(self._desk, letter, Way.PRINTED))

    def save(self, letter: Letter) -> None:
        """Saves it as a file."""
        self._out.to_file(lambda: noted_letter(self._desk, letter, Way.SAVED))
