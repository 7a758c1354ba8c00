"""The sheet of paper: what stands at the top and foot of every page, and the PDF itself.

The file carries no name, no time and no trace of the machine: equal pages are equal bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString
from reportlab.pdfgen.canvas import Canvas

from casedesk.reports.blocks import Block
from casedesk.reports.flow import paged
from casedesk.reports.ink import INK2, LINE, WAIT, WAIT_GROUND
from casedesk.reports.lines import drawable
from casedesk.reports.paragraph import Align, Paragraph, paragraph
from casedesk.reports.runs import Words
from casedesk.text.translation import _, language

_SIDE = 48.0
_TOP = 42.0
_FOOT = 38.0
_AIR = 8.0
_BAND = 18.0
_SMALL = 8.0
_MOST_LINES = 3

WIDTH: float = A4[0] - 2 * _SIDE
"""The width of what is printed, in points."""


@dataclass(frozen=True)
class Sheet:
    """The same words on every page: code and title, for whom, by whom and when it was printed."""

    number: str
    title: str
    for_whom: str
    printed_by: str
    printed_at: str
    training: bool = False


def printed(sheet: Sheet, blocks: Iterable[Block]) -> bytes:
    """The blocks as a PDF, in the language spoken here, with “1 of 2” on each page."""
    for_whom = _("For: {name}", name=sheet.for_whom) if sheet.for_whom.strip() else ""
    printed_by = _("Printed by {name}, {time}. Confidential.", name=sheet.printed_by, time=sheet.printed_at)
    title = _side([Words(f"{sheet.number}  ", bold=True), Words(sheet.title, ink=INK2)], 0.55, Align.LEFT)
    reader = _side([Words(for_whom, ink=INK2)], 0.45, Align.RIGHT)
    printer = _side([Words(printed_by, ink=INK2)], 0.8, Align.LEFT)

    top = A4[1] - _TOP - (_BAND if sheet.training else 0)
    rule = top - max(title.height, reader.height) - _AIR
    upper = rule - _AIR - 2
    lower = _FOOT + printer.height + _AIR
    pages = paged(blocks, upper - lower - _AIR)

    file, canvas = _opened()
    for number, page in enumerate(pages, 1):
        if sheet.training:
            _draw_band(canvas)
        _draw_pair(canvas, title, reader, top)
        _draw_rule(canvas, rule)
        for start, block in page:
            block.draw(canvas, _SIDE, upper - start)
        _draw_rule(canvas, lower)
        counted = _("{page} of {pages}", page=number, pages=len(pages))
        _draw_pair(canvas, printer, _side([Words(counted, ink=INK2)], 0.2, Align.RIGHT), lower - _AIR)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def unmarked(blocks: Iterable[Block], *, training: bool = False) -> bytes:
    """The blocks as a PDF that tells nobody where it comes from: no head, no foot, no code, no name, no day."""
    upper = A4[1] - _TOP - (_BAND if training else 0)
    file, canvas = _opened()
    for page in paged(blocks, upper - _FOOT):
        if training:
            _draw_band(canvas)
        for start, block in page:
            block.draw(canvas, _SIDE, upper - start)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _opened() -> tuple[io.BytesIO, Canvas]:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, pageCompression=1, invariant=True, lang=language())
    canvas._doc.info = _Neutral(_("Document"))
    return file, canvas


class _Neutral(PDFInfo):  # type: ignore[misc]  # ReportLab is untyped
    """A document with a neutral title, and with neither author, program nor time."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.author = self.creator = self.producer = self.subject = ""

    def format(self, document: object) -> object:
        """The entry in the file."""
        return PDFDictionary({"Title": PDFString(self.title)}).format(document)


def _side(words: list[Words], share: float, align: Align) -> Paragraph:
    words = [replace(word, text=drawable(word.text).replace("\n", " ")) for word in words]
    return paragraph(words, size=_SMALL, width=WIDTH * share - _AIR, align=align).first(_MOST_LINES)


def _draw_pair(canvas: Canvas, left: Paragraph, right: Paragraph, top: float) -> None:
    base = top - max(left.above, right.above)
    left.draw(canvas, _SIDE, base + left.above)
    right.draw(canvas, _SIDE + WIDTH - right.width, base + right.above)


def _draw_rule(canvas: Canvas, y: float) -> None:
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.8)
    canvas.line(_SIDE, y, _SIDE + WIDTH, y)


def _draw_band(canvas: Canvas) -> None:
    said = paragraph(
        [
            Words(_("TRAINING"), bold=True, ink=WAIT),
            Words("  " + _("A practice file. Nobody in it is real."), ink=WAIT),
        ],
        size=_SMALL,
        width=WIDTH,
        align=Align.CENTRE,
    ).first(1)
    canvas.setFillColor(WAIT_GROUND)
    canvas.roundRect(_SIDE, A4[1] - _TOP - _BAND + 10, WIDTH, _BAND, 3, stroke=0, fill=1)
    said.draw(canvas, _SIDE, A4[1] - _TOP + 10 - (_BAND - said.height) / 2)
