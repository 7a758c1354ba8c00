"""The parts documents are made of, in the one look of all papers of the program. Sizes are those of Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from casedesk.reports.blocks import Block
from casedesk.reports.columns import fitted, shared
from casedesk.reports.grid import Grid, Row
from casedesk.reports.ink import INK, INK2
from casedesk.reports.lines import drawable
from casedesk.reports.paper import WIDTH
from casedesk.reports.paragraph import Align, Paragraph, natural_width, paragraph
from casedesk.reports.runs import Words
from casedesk.reports.steps import step_bar

HEADING = 11.5
BODY = 9.0
CELL = 8.5
SMALL = 8.0

_EMPTY_LINE = re.compile(r"\n *\n")
_LABELS = 140.0
_DATES = 78.0
_STATES = 96.0
_INSET = 7.0
_AFTER_HEADING = 3.0
_BETWEEN_PARTS = 17.0


def heading(text: str, *, size: float = HEADING) -> list[Block]:
    """A heading that never ends a page."""
    if not text:
        return []
    return [paragraph(Words(text, bold=True), size=size, width=WIDTH, before=_BETWEEN_PARTS, keep=True)]


def prose(text: str, *, quiet: bool = False, size: float = BODY, before: float = _AFTER_HEADING) -> list[Block]:
    """Running text; empty lines part paragraphs. After something else than a heading it asks for more room `before`."""
    voice = INK2 if quiet else INK
    parts = [part.strip("\n") for part in _EMPTY_LINE.split(drawable(text)) if part.strip()]
    return [
        paragraph(Words(part, ink=voice), size=size, width=WIDTH, before=size / 2 if place else before)
        for place, part in enumerate(parts)
    ]


def label_rows(rows: Iterable[tuple[str, str]], *, before: float = _AFTER_HEADING) -> list[Block]:
    """Labels left, values right. A label without a value is left out."""
    laid = tuple(
        Row(
            (
                paragraph(Words(label, ink=INK2), size=BODY, width=_LABELS - _INSET),
                paragraph(Words(value), size=BODY, width=WIDTH - _LABELS),
            ),
            padding=1.8,
        )
        for label, value in rows
        if value.strip()
    )
    return [Grid(laid, (0, _LABELS), WIDTH, before=before)] if laid else []


def step_rows(names: Sequence[str], current: int, rows: Iterable[tuple[str, str]]) -> list[Block]:
    """The bar of steps, and what is to be said of the current one."""
    below = label_rows(rows, before=5)
    bar = [step_bar(names, current, size=SMALL, width=WIDTH, before=6, keep=bool(below))] if names else []
    return [*bar, *below]


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[float] = (),
    figures: Sequence[int] = (),
) -> list[Block]:
    """A table with a sunken head, repeated on every page, and hairlines. `widths` are shares, `figures` right-aligned.

    Raises ValueError if a row has not as many cells as the head.
    """
    if not rows:
        return []
    voices = [[Words(text, bold=True, ink=INK2) for text in head], *([Words(text) for text in row] for row in rows)]
    sizes = [SMALL, *[CELL] * len(rows)]
    if widths:
        columns = shared(WIDTH, widths)
    else:
        wanted = [[natural_width(cell, size) for cell in row] for row, size in zip(voices, sizes, strict=True)]
        columns = fitted(WIDTH, [max(column) + 2 * _INSET for column in zip(*wanted, strict=True)])
    laid = [_row(row, size, columns, figures) for row, size in zip(voices, sizes, strict=True)]
    xs = tuple(sum(columns[:place]) + _INSET for place in range(len(columns)))
    return [Grid(tuple(laid[1:]), xs, WIDTH, head=laid[0], ruled=True, before=_AFTER_HEADING)]


def timeline(entries: Iterable[tuple[str, str, str, str]]) -> list[Block]:
    """What happened: date, title, line, state. Each entry has a hairline below."""
    told = list(entries)
    states = _STATES if any(state for *_rest, state in told) else 0.0
    middle = WIDTH - _DATES - states
    laid = tuple(
        Row(
            (
                paragraph(Words(date, ink=INK2), size=CELL, width=_DATES - _INSET),
                _titled(title, line, middle - (_INSET if states else 0)),
                paragraph(Words(state, ink=INK2), size=CELL, width=states or 1, align=Align.RIGHT),
            ),
            padding=4.0,
        )
        for date, title, line, state in told
    )
    xs = (0.0, _DATES, WIDTH - states)
    return [Grid(laid, xs, WIDTH, ruled=True, before=_AFTER_HEADING)] if laid else []


def _titled(title: str, line: str, width: float) -> Paragraph:
    words = [Words(title, bold=True), Words(f"\n{line}" if line and title else line)]
    return paragraph(words, size=CELL, width=width)


def _row(cells: Sequence[Words], size: float, columns: Sequence[float], figures: Sequence[int]) -> Row:
    return Row(
        tuple(
            paragraph(cell, size=size, width=width - 2 * _INSET, align=Align.RIGHT if place in figures else Align.LEFT)
            for place, (cell, width) in enumerate(zip(cells, columns, strict=True))
        ),
        padding=3.4,
    )
