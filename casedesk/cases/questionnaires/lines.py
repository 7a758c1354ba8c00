"""On which line of a TOML file something stands: the reader of the standard library tells it of no value it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

Path = tuple[str | int, ...]
"""The way to a value: keys, and places in a list of tables, counted from 0: `("section", 0, "question", 3, "id")`."""

_LIST = re.compile(r"\s*\[\[\s*([^\[\]]+?)\s*\]\]\s*(#.*)?$")
_TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(#.*)?$")
_KEY = re.compile(r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_STRINGS = re.compile(r"""(\"{3}|'{3})|"(?:\\.|[^"\\])*"|'[^']*'|\#.*|[\[{]|[\]}]""")


class Lines:
    """Lines(text): `line_of(path)` is the line, counted from 1, where a value of a valid TOML text stands.

    Of what has no line of its own (a part of an inline table, a key that is missing) it is the line of what holds it.
    """

    def __init__(self, text: str) -> None:
        self._at: dict[Path, int] = {(): 1}
        self._counts: dict[Path, int] = {}
        here: Path = ()
        for number, line in _outer(text):
            if (found := _LIST.match(line)) is not None:
                here = self._next(_keys(found[1]))
                self._at.setdefault(here[:-1], number)
                self._at.setdefault(here, number)
                self._counts[here[:-1]] = self._counts.get(here[:-1], 0) + 1
            elif (found := _TABLE.match(line)) is not None:
                here = self._within(_keys(found[1]))
                self._at.setdefault(here, number)
            elif (found := _KEY.match(line)) is not None:
                keys = _keys(found[1])
                for length in range(1, len(keys) + 1):
                    self._at.setdefault((*here, *keys[:length]), number)

    def line_of(self, path: Path) -> int:
        """The line of a value, else of the nearest thing around it."""
        while path not in self._at:
            path = path[:-1]
        return self._at[path]

    def _within(self, keys: tuple[str, ...]) -> Path:
        """The path of a table: each list on the way means its newest member."""
        path: Path = ()
        for key in keys:
            path = (*path, key)
            newest = self._counts.get(path, 0) - 1
            path = (*path, newest) if newest >= 0 else path
        return path

    def _next(self, keys: tuple[str, ...]) -> Path:
        listed = (*self._within(keys[:-1]), keys[-1])
        return (*listed, self._counts.get(listed, 0))


def _keys(dotted: str) -> tuple[str, ...]:
    return tuple(one.strip().strip("\"'") for one in re.findall(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""", dotted))


def _outer(text: str) -> Iterator[tuple[int, str]]:
    """The lines on which a header or a key begins: not those within a string of several lines or within brackets."""
    quote, depth = "", 0
    for number, line in enumerate(text.splitlines(), start=1):
        begins = not quote and not depth
        header = begins and (_LIST.match(line) or _TABLE.match(line))
        if begins:
            yield number, line
        if not header:
            quote, depth = _after(line, quote, depth)


def _after(line: str, quote: str, depth: int) -> tuple[str, int]:
    """The quotes and the number of brackets that are still open after a line."""
    place = 0
    while place < len(line):
        if quote:
            end = line.find(quote, place)
            if end < 0:
                return quote, depth
            quote, place = "", end + 3
            continue
        found = _STRINGS.search(line, place)
        if found is None:
            break
        quote = found[1] or ""
        depth += (found[0] in "[{") - (found[0] in "]}")
        place = found.end()
    return quote, depth
