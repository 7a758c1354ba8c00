"""The weekly receipt of the journal on paper: its head as sixteen characters, and who opened the vault."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casedesk.reports.blanks import Blanks
from casedesk.reports.paper import WIDTH, Sheet, printed
from casedesk.reports.paragraph import paragraph
from casedesk.reports.parts import heading, label_rows, prose, table
from casedesk.reports.runs import Words
from casedesk.text.translation import _

CODE = 20.0
LINES = 3
"""Room to sign."""


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """What stands on the page, in words: of which week, the sixteen characters, counts by kind, who opened the vault.

    `openers` are name, how often, and when last.
    """

    centre: str
    week: str
    code: str
    head: Sequence[tuple[str, str]]
    kinds: Sequence[tuple[str, str]]
    openers: Sequence[tuple[str, str, str]]
    printed_by: str
    printed_at: str


def receipt_paper(page: ReceiptPage, *, training: bool = False) -> bytes:
    """The page as a PDF in A4, in the language spoken here."""
    sheet = Sheet(
        number=page.week, title=_("Weekly receipt of the journal"), for_whom=page.centre, printed_by=page.printed_by,
        printed_at=page.printed_at, training=training,
    )  # fmt: skip
    keep = _(
        "Keep this page where the computer is not. If somebody cuts the journal or puts an old copy of the vault back, "
        "these sixteen characters are not in it any more: type them under Settings, Journal, to see."
    )
    blocks = [
        paragraph(Words(page.code, bold=True), size=CODE, width=WIDTH, before=8),
        *prose(keep, quiet=True, before=8),
        *label_rows(page.head, before=10),
        *heading(_("Entries of this week")),
        *table((_("What"), _("Entries")), page.kinds, widths=(3, 1), figures=(1,)),
        *heading(_("Who opened the vault")),
        *(
            table((_("Who"), _("How often"), _("Last")), page.openers, widths=(3, 1, 2), figures=(1,))
            or prose(_("Nobody opened it in this week."), quiet=True)
        ),
        *heading(_("Seen and compared by")),
        Blanks(LINES, WIDTH),
    ]
    return printed(sheet, blocks)
