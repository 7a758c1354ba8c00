"""A spreadsheet of another program, opened with care: only its cells come in, as they stand, or a reason why not.

The file is looked through as an archive before anything reads it: what its directory says is not believed, so every
part is unpacked in pieces and counted. Macros, parts of other files, entities and formulas are refused.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

MOST_BYTES = 5 * 2**20
MOST_ROWS = 5_000
"""Beside the row of headings."""
MOST_COLUMNS = 60
MOST_UNPACKED = 40 * 2**20
MOST_PARTS = 200
LONGEST = 2_000
"""Letters in one cell."""
_PIECE = 2**16
_CONTENT = "[Content_Types].xml"
_BOOK = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_FOREIGN = ("vbaproject", "externallinks/", "embeddings/", "activex/", "macrosheets/", "ctrlprops/")
_ROW_NUMBER = re.compile(rb"<(?:\w+:)?row\b[^>]{0,400}?\br=[\"'](\d{1,20})[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_FAR = re.compile(rb"<(?:\w+:)?c\b[^>]{0,400}?\br=[\"'](?:[A-Z]{3,}|[C-Z][A-Z])\d")
Cells = list[tuple[Any, ...]]


class SheetRefused(Mendable):
    """The file is not a spreadsheet that may be read. Nothing was changed."""


_NO_SHEET = N_("This is not a spreadsheet (.xlsx). Nothing was changed. Save it as an Excel workbook and try again.")
_DAMAGED = N_("The spreadsheet is damaged or cut off. Nothing was changed. Save it once more and try again.")
_TOO_BIG = N_("The file is larger than {n} MB. Nothing was changed. Take out what does not belong in the list.")
_UNPACKS = N_("The file holds far more than it shows. Nothing was changed. Copy the rows into an empty spreadsheet.")
_MACROS = N_("The file holds programs or parts of other files. Nothing was changed. Save it as a plain .xlsx.")
_ENTITIES = N_("The file is not written as a spreadsheet program writes it. Nothing was changed. Save it once more.")
_ROWS = N_("The sheet has more than {n} rows. Nothing was changed. Take it in in parts.")
_COLUMNS = N_("The sheet has more than {n} columns. Nothing was changed. Take out the columns that do not belong here.")
_FORMULA = N_("A formula stands in {cell}. Nothing was changed. Put its result there as words.")
_UNREADABLE = N_("Cell {cell} holds letters that cannot be read. Nothing was changed. Type it again.")
_LONG = N_("Cell {cell} is longer than {n} letters. Nothing was changed. Shorten it.")


def cells(content: bytes) -> Cells:
    """The rows of the first sheet, the empty ones at its end left out; words, numbers, moments or None.

    Raises SheetRefused, whatever the file is.
    """
    if len(content) > MOST_BYTES:
        raise SheetRefused(_TOO_BIG, n=MOST_BYTES // 2**20)
    _look_through(content)
    try:
        found = list(_rows(content))
    except SheetRefused:
        raise
    except Exception:  # whatever a library trips over in a foreign file is the file's mistake
        raise SheetRefused(_DAMAGED) from None
    return _without_end(found, ())


def named(row: int, column: int) -> str:
    """“C4” for the third column of the fourth row, both counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def _look_through(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _look_at_parts(archive)
    except SheetRefused:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError, KeyError):
        raise SheetRefused(_NO_SHEET if content[:2] != b"PK" else _DAMAGED) from None


def _look_at_parts(archive: zipfile.ZipFile) -> None:
    names = [part.filename for part in archive.infolist()]
    if _CONTENT not in names:
        raise SheetRefused(_NO_SHEET)
    if len(names) > MOST_PARTS or len(set(names)) < len(names):
        raise SheetRefused(_UNPACKS)
    if any(word in name.lower() for name in names for word in _FOREIGN):
        raise SheetRefused(_MACROS)
    if any(name.startswith(("/", "\\")) or ".." in name or "\0" in name for name in names):
        raise SheetRefused(_ENTITIES)
    room = MOST_UNPACKED
    for name in names:
        part = _unpacked(archive, name, room)
        room -= len(part)
        if name.endswith((".xml", ".rels")):
            _look_at_words(name, part)
    if b"macroEnabled" in archive.read(_CONTENT):
        raise SheetRefused(_MACROS)
    if _BOOK not in archive.read(_CONTENT):
        raise SheetRefused(_NO_SHEET)


def _unpacked(archive: zipfile.ZipFile, name: str, room: int) -> bytes:
    pieces, size = [], 0
    with archive.open(name) as part:
        while piece := part.read(_PIECE):
            size += len(piece)
            if size > room:
                raise SheetRefused(_UNPACKS)
            pieces.append(piece)
    return b"".join(pieces)


def _look_at_words(name: str, part: bytes) -> None:
    if b"\0" in part or b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise SheetRefused(_ENTITIES)
    if "/worksheets/" not in name or name.endswith(".rels"):
        return
    last = max((int(number) for number in _ROW_NUMBER.findall(part)), default=0)
    if last > MOST_ROWS + 1 or sum(1 for _ in _ROW.finditer(part)) > MOST_ROWS + 1:
        raise SheetRefused(_ROWS, n=MOST_ROWS)
    if _FAR.search(part) or sum(1 for _ in _CELL.finditer(part)) > (MOST_ROWS + 1) * MOST_COLUMNS:
        raise SheetRefused(_COLUMNS, n=MOST_COLUMNS)


def _rows(content: bytes) -> Iterator[tuple[Any, ...]]:
    from openpyxl import load_workbook  # a fifth of a second that only this page needs

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of styles nobody asks for
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False, rich_text=False)
        try:
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            for at, row in enumerate(sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1), start=1):
                if len(row) > MOST_COLUMNS and row[MOST_COLUMNS].value is not None:
                    raise SheetRefused(_COLUMNS, n=MOST_COLUMNS)
                values = [_value(cell, at, column) for column, cell in enumerate(row, start=1)]
                yield tuple(_without_end(values))
        finally:
            book.close()


def _without_end(held: list[Any], nothing: Any = None) -> list[Any]:
    while held and held[-1] == nothing:
        held.pop()
    return held


def _value(cell: Any, row: int, column: int) -> Any:
    value = cell.value
    if cell.data_type == "f":
        raise SheetRefused(_FORMULA, cell=named(row, column))
    if not isinstance(value, str):
        return value
    if len(value) > LONGEST:
        raise SheetRefused(_LONG, cell=named(row, column), n=LONGEST)
    if any(letter < " " and letter not in "\t\r\n" for letter in value):
        raise SheetRefused(_UNREADABLE, cell=named(row, column))
    return value.strip() or None
