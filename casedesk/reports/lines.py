"""Running text broken into lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from reportlab.pdfgen.canvas import Canvas

from casedesk.reports.raised import RaisedText
from casedesk.reports.runs import Run, Words, shaped
from casedesk.text.khmer import clusters, pieces, stripped

_NEW_LINE = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Line:
    """One line of runs; `width` in points, without blanks at its end."""

    runs: tuple[Run, ...]
    width: float

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draws the line with its base line at y.

        Where glyphs do not say which letters they stand for, the letters go along, so that the line can be searched
        and copied.
        """
        pen = RaisedText(canvas, x, y)
        for run in self.runs:
            run.write(pen)
        if all(run.says_itself for run in self.runs):
            canvas.drawText(pen)
            return
        letters = "".join(run.text for run in self.runs).encode("utf-16-be").hex().upper()
        canvas.addLiteral(f"/Span <</ActualText <FEFF{letters}>>> BDC")
        canvas.drawText(pen)
        canvas.addLiteral("EMC")


def drawable(text: str) -> str:
    """A text without what has no picture.

    Every kind of line end is a line feed, a tab is a blank; control characters, hints to break and marks that turn
    the writing direction go; half a character is U+FFFD.
    """
    text = _NEW_LINE.sub("\n", stripped(text)).replace("\t", " ")
    return _LONE_SURROGATE.sub("\ufffd", _CONTROL.sub("", text))


def broken(words: Sequence[Words], size: float, width: float) -> list[Line]:
    """The words in lines at most `width` points wide, or one character wide; never no line at all."""
    return [
        line
        for paragraph in _paragraphs([replace(word, text=drawable(word.text)) for word in words])
        for line in _fitted(paragraph, size, width)
    ]


def _paragraphs(words: Sequence[Words]) -> list[list[Words]]:
    paragraphs: list[list[Words]] = [[]]
    for word in words:
        first, *more = word.text.split("\n")
        paragraphs[-1].append(replace(word, text=first))
        paragraphs += [[replace(word, text=text)] for text in more]
    return paragraphs


def _fitted(words: Sequence[Words], size: float, width: float) -> Iterator[Line]:
    runs = tuple(run for word in words for run in shaped(word, size))
    text = "".join(word.text for word in words)
    edges = [0.0, *accumulate(advance for run in runs for advance in run.advances())]
    if edges[len(text.rstrip(" "))] <= width:
        yield Line(runs, edges[len(text.rstrip(" "))])
        return
    for start, end in _cuts(text, edges, width):
        part = tuple(run for word in _sliced(words, start, end) for run in shaped(word, size))
        blank = len(text[start:end]) - len(text[start:end].rstrip(" "))
        yield Line(part, sum(run.advance for run in part) - (edges[end] - edges[end - blank]))


def _cuts(text: str, edges: Sequence[float], width: float) -> Iterator[tuple[int, int]]:
    """Where lines start and end. `edges` are the distances of characters from the start of the text."""
    start = end = 0
    for piece in pieces(text):
        if edges[end + len(piece.rstrip(" "))] - edges[start] <= width:
            end += len(piece)
            continue
        if end > start:
            yield start, end
            start = end
        if edges[end + len(piece.rstrip(" "))] - edges[start] <= width:
            end += len(piece)
            continue
        for cluster in clusters(piece):
            if end > start and cluster.strip(" ") and edges[end + len(cluster)] - edges[start] > width:
                yield start, end
                start = end
            end += len(cluster)
    if end > start:
        yield start, end


def _sliced(words: Sequence[Words], start: int, end: int) -> Iterator[Words]:
    for word in words:
        if start < len(word.text) and end > 0:
            yield replace(word, text=word.text[max(start, 0) : end])
        start -= len(word.text)
        end -= len(word.text)
