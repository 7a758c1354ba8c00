"""What a case summary says, already worded in the language of the paper.

The words come from whoever knows the case; this room knows only headings, rows and lines. Empty strings
and empty parts are welcome: a part without content is left out, or says its `empty` sentence.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rows:
    """Labels and values, a pair a row."""

    heading: str
    rows: tuple[tuple[str, str], ...]
    empty: str = ""


@dataclass(frozen=True)
class Steps:
    """The steps of the work as a bar, and rows below it.

    `current` counts from 0: those before it are done. `len(names)` means that all are.
    """

    heading: str
    names: tuple[str, ...]
    current: int
    rows: tuple[tuple[str, str], ...] = ()
    empty: str = ""


@dataclass(frozen=True)
class Table:
    """A table whose head is repeated on every page.

    `widths` are shares (2 is twice as wide as 1); without them columns are as wide as what they hold.
    `figures` are the columns, counted from 0, whose numbers stand right-aligned.
    """

    heading: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    figures: tuple[int, ...] = ()
    empty: str = ""


@dataclass(frozen=True)
class Entry:
    """Something that happened. `state` is a word on the right, or nothing."""

    date: str
    title: str
    line: str = ""
    state: str = ""


@dataclass(frozen=True)
class Timeline:
    """What happened, newest first."""

    heading: str
    entries: tuple[Entry, ...]
    empty: str = ""


@dataclass(frozen=True)
class Prose:
    """Running text; a line break starts a new line, an empty line a new paragraph."""

    heading: str
    text: str
    empty: str = ""


@dataclass(frozen=True)
class WritingLines:
    """Blank lines to write on by hand."""

    heading: str
    lines: int


Part = Rows | Steps | Table | Timeline | Prose | WritingLines


@dataclass(frozen=True)
class Summary:
    """One printed summary. `number` is the code that stands on every page; a name stands only where a part says it."""

    number: str
    title: str
    for_whom: str
    printed_by: str
    printed_at: str
    sections: tuple[Part, ...]
