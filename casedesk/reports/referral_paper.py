"""The letter of a referral as pages."""

from __future__ import annotations

from casedesk.reports.blocks import Block
from casedesk.reports.paper import Sheet, printed
from casedesk.reports.parts import heading, label_rows, prose
from casedesk.reports.referral_slip import Slip
from casedesk.text.translation import _


def referral_paper(slip: Slip, *, printed_by: str, printed_at: str, training: bool = False) -> bytes:
    """The letter as a PDF in A4, in the language spoken here, which is that of the slip."""
    sheet = Sheet(
        number=slip.number,
        title=_("Referral"),
        for_whom=slip.to,
        printed_by=printed_by,
        printed_at=printed_at,
        training=training,
    )
    return printed(sheet, _blocks(slip))


def _blocks(slip: Slip) -> list[Block]:
    return [
        *heading(_("To: {name}", name=slip.to)),
        *prose(slip.on, quiet=True),
        *label_rows(slip.rows, before=10),
        *prose(slip.consent, quiet=True, before=10),
    ]
