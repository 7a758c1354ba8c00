"""A recovery sheet on paper: its twelve groups large and as a QR code, and how to keep and use it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.pdfgen.canvas import Canvas

from casedesk.reports.blocks import Block
from casedesk.reports.ink import EDGE, INK, INK2
from casedesk.reports.paper import WIDTH, Sheet, printed
from casedesk.reports.parts import heading, label_rows, prose
from casedesk.reports.qr import QrCode, qr_code
from casedesk.reports.typefaces import load_fonts
from casedesk.text.dates import day
from casedesk.text.translation import _

_IN_ROW = 4
_QR = 122.0
_LINE = 42.0
_INSET = 12.0
_CODE, _COUNT = 21.0, 7.0
_LETTER = 0.92
"""From the middle of one character to the next, in ems: apart, so that they are read one by one."""


@dataclass(frozen=True)
class Groups:
    """The groups in rows of four, each with its small number, and the QR code at the right."""

    groups: tuple[str, ...]
    code: QrCode
    before: float = 14
    keep: bool = False

    @property
    def height(self) -> float:
        return max(_QR, _LINE * (len(self.groups) // _IN_ROW)) + 2 * _INSET

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: float) -> None:
        return None

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        load_fonts()
        canvas.setStrokeColor(EDGE)
        canvas.setLineWidth(0.8)
        canvas.roundRect(x, top - self.height, WIDTH, self.height, 6, stroke=1, fill=0)
        self.code.draw(canvas, x + WIDTH - _QR - _INSET / 2, top - (self.height - _QR) / 2, _QR)
        room = (WIDTH - _QR - 1.5 * _INSET) / _IN_ROW
        rows = len(self.groups) // _IN_ROW
        first = top - (self.height - rows * _LINE) / 2
        for place, group in enumerate(self.groups):
            row, column = divmod(place, _IN_ROW)
            self._draw_group(canvas, place + 1, group, x + _INSET + column * room, first - row * _LINE)

    def _draw_group(self, canvas: Canvas, number: int, group: str, x: float, top: float) -> None:
        canvas.setFillColor(INK2)
        canvas.setFont("NotoSans-Regular", _COUNT)
        canvas.drawString(x, top - _COUNT - 2, str(number))
        canvas.setFillColor(INK)
        canvas.setFont("NotoSans-Bold", _CODE)
        for place, character in enumerate(group):
            canvas.drawCentredString(x + (place + 0.5) * _LETTER * _CODE, top - _COUNT - 5 - 0.9 * _CODE, character)


@dataclass(frozen=True)
class SheetLabel:
    """What stands on a sheet beside its groups: its number, whose it is, when it was made."""

    number: int
    holder: str
    made: date


def recovery_sheet(
    told: SheetLabel, groups: Sequence[str], *, printed_by: str, printed_at: str, training: bool = False
) -> bytes:
    """The sheet as one page in A4, in the language spoken here. Neither centre nor place stand on it."""
    sheet = Sheet(
        number=str(told.number),
        title=_("Recovery sheet"),
        for_whom=told.holder,
        printed_by=printed_by,
        printed_at=printed_at,
        training=training,
    )
    return printed(sheet, _blocks(told, tuple(groups)))


def _blocks(told: SheetLabel, groups: tuple[str, ...]) -> list[Block]:
    rows = ((_("Kept by"), told.holder), (_("Made on"), day(told.made)))
    return [
        *heading(_("Recovery sheet {number}", number=told.number)),
        *label_rows(rows),
        Groups(groups, qr_code("-".join(groups))),
        *heading(_("What it is for")),
        *prose(
            _(
                "If a supervisor forgets her passphrase, two of these sheets together let her choose a new one. "
                "One sheet alone opens nothing."
            )
        ),
        *heading(_("How it is used")),
        *prose(
            _(
                "In CaseDesk, choose “Forgotten passphrase”, then “Use two recovery sheets”. Type the twelve groups in "
                "their order; capitals or small letters do not matter, nor O for 0 or I for 1. A mistyped group is "
                "shown at once. Then type the second sheet. The square code is for a scanner on a cable, which types "
                "the whole sheet.\n\n"
                "Try two sheets once a year in Settings, Recovery sheets. It changes nothing."
            )
        ),
        *heading(_("Where to keep it")),
        *prose(
            _(
                "In a closed envelope, locked away, and never where another sheet is kept. Do not photograph it or "
                "copy it, and do not write on it where it belongs.\n\n"
                "If it is lost or somebody else has seen it, make new sheets the same day: the old ones then open "
                "nothing."
            )
        ),
    ]
