"""The directory of services as a spreadsheet, and a spreadsheet read back: one sheet, one service a row.

Headings and codes are words, in the language spoken here; they are read back in any language of the program. The
first column is hidden and carries the id, so that a sheet that comes back changes what is here and doubles nothing.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import partial
from typing import Any
from uuid import UUID

from casedesk.cases.records.referral import Provider
from casedesk.cases.rules.taking_in import Line
from casedesk.exchange.spreadsheet import Cells, SheetRefused, cells, named
from casedesk.store.fields import Field
from casedesk.text import places
from casedesk.text.codes import Codes
from casedesk.text.folding import fold
from casedesk.text.phones import said_phone
from casedesk.text.translation import LANGUAGES, N_, _, speaking
from casedesk.text.trouble import Mendable

ID = "id"
FIELDS: Mapping[str, Field] = Provider.__fields__
BETWEEN = "; "
_YES_NO = {True: N_("Yes"), False: N_("No")}
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_CODE = re.compile(r"(\d{2}(?:\d{2}){0,3})\b")

_NO_NAME = N_(
    "There is no column “{column}” in the first row. Nothing was changed. Name the columns as a saved list does."
)
_TWO = N_("The column “{column}” is there twice. Nothing was changed. Leave one of them out.")
_MISSING = N_("{cell}: the name is missing. Write it, or clear the whole row.")
_NOT_KNOWN = N_("{cell}, {column}: “{word}” is not known. Write one of: {words}.")
_NO_PLACE = N_("{cell}, {column}: “{word}” is not a district. Write its name as the directory does.")
_NO_DAY = N_("{cell}, {column}: “{word}” is not a day. Write it as 2026-11-23.")
_LATER = N_("{cell}, {column}: this day has not come yet. Write a day until today.")
_NO_ID = N_("{cell}: the hidden number of the service was changed. Clear it, and the name decides.")


def written(providers: Sequence[Provider]) -> bytes:
    """The spreadsheet, values only: every cell is text or a day, and stays so whatever it begins with."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"author": "", "company": "", "created": datetime(2000, 1, 1)})  # noqa: DTZ001 – says nothing
    sheet = book.add_worksheet(_("Directory")[:31])
    words = book.add_format({"quote_prefix": True, "text_wrap": True, "valign": "top", "num_format": "@"})
    head = book.add_format({"quote_prefix": True, "bold": True, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
    sheet.set_column(0, 0, 38, None, {"hidden": True})
    sheet.set_column(1, len(FIELDS), 24)
    sheet.freeze_panes(1, 2)
    for column, name in enumerate((ID, *(_(field.label) for field in FIELDS.values()))):
        sheet.write_string(0, column, name, head)
    for row, one in enumerate(providers, start=1):
        sheet.write_string(row, 0, str(one.id), words)
        for column, (name, field) in enumerate(FIELDS.items(), start=1):
            value = getattr(one, name)
            if isinstance(value, date):
                sheet.write_datetime(row, column, datetime.combine(value, time()), day)
            elif value not in (None, ()):
                sheet.write_string(row, column, _told(field, value), words)
    book.close()
    return file.getvalue()


def read(content: bytes, *, today: date) -> list[Line]:
    """The lines of a spreadsheet, each with its answers or with what is wrong in it.

    Raises SheetRefused for a file that is not read at all. A column that is not there changes nothing; a cell that is
    empty empties the field. Columns of other names are left aside.
    """
    rows = cells(content)
    reader = _Reader(_columns(rows), today)
    return [reader.line(at, row) for at, row in enumerate(rows[1:], start=2) if any(one is not None for one in row)]


def _told(field: Field, value: Any) -> str:
    if isinstance(value, tuple):
        return BETWEEN.join(one.said() for one in value)
    if isinstance(value, Codes):
        return value.said()
    if isinstance(value, bool):
        return _(_YES_NO[value])
    return f"{value} {places.said(value)}" if field.kind == "place" else str(value)


def _columns(rows: Cells) -> dict[int, str]:
    """Which field each column of the sheet holds."""
    known = {fold(ID): ID}
    for name, field in FIELDS.items():
        known.update(dict.fromkeys(_in_every_language(partial(_, field.label)), name))
    found: dict[int, str] = {}
    for column, heading in enumerate(rows[0] if rows else ()):
        field_name = known.get(fold(str(heading))) if heading is not None else None
        if field_name is None:
            continue
        if field_name in found.values():
            raise SheetRefused(_TWO, column=str(heading))
        found[column] = field_name
    if "name" not in found.values():
        missing = FIELDS["name"]
        raise SheetRefused(_NO_NAME, column=_(missing.label))
    return found


def _id(value: Any, cell: str) -> UUID | None:
    try:
        return None if value is None else UUID(str(value))
    except ValueError:
        raise Mendable(_NO_ID, cell=cell) from None


def _said(value: Any) -> str:
    """A number as a spreadsheet shows it: 12, not 12.0."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _day(value: Any, where: Mapping[str, str], today: date) -> date:
    found = value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None
    match = _DAY.fullmatch(str(value)) if found is None else None
    if match is not None:
        year, month, day = (match[1], match[2], match[3]) if match[1] else (match[6], match[5], match[4])
        try:
            found = date(int(year), int(month), int(day))
        except ValueError:
            found = None
    if found is None:
        raise Mendable(_NO_DAY, **where)
    if found > today:
        raise Mendable(_LATER, **where)
    return found


def _place(words: str, where: Mapping[str, str]) -> str:
    """A district by its official code, which a saved list begins with, or by its name if that is the only one."""
    code = _CODE.match(words)
    if code and places.known(code[1]):
        return code[1]
    alike = [
        one.code
        for one in places.find_places(words, limit=40)
        if len(one.code) == 4 and fold(words) in (fold(one.latin), fold(one.khmer), fold(one.said_with_kind()))
    ]
    if len(alike) != 1:
        raise Mendable(_NO_PLACE, **where)
    return alike[0]


def _code(known: Mapping[str, Any], word: str, where: Mapping[str, str]) -> Any:
    if fold(word) in known:
        return known[fold(word)]
    codes = dict.fromkeys(known.values())
    words = BETWEEN.join(code.said() if isinstance(code, Codes) else _(_YES_NO[code]) for code in codes)
    raise Mendable(_NOT_KNOWN, **where, words=words)


def _words_of(field: Field) -> dict[str, Any]:
    """Every way an answer of a field may be written: a code's own value, and its words in every language."""
    known: dict[str, Any] = {}
    for code in field.codes or ():
        known[fold(code.value)] = code
        known.update(dict.fromkeys(_in_every_language(code.said), code))
    if field.kind == "yes/no":
        for answer, words in _YES_NO.items():
            known.update(dict.fromkeys(_in_every_language(partial(_, words)), answer))
    return known


def _in_every_language(said: Callable[[], str]) -> Iterator[str]:
    for code in LANGUAGES:
        with speaking(code):
            yield fold(said())


class _Reader:
    """Reads rows whose columns hold these fields; the words of every code list are gathered once."""

    def __init__(self, columns: Mapping[int, str], today: date) -> None:
        self._columns, self._today = columns, today
        self._known = {name: _words_of(field) for name, field in FIELDS.items()}

    def line(self, row: int, values: Sequence[Any]) -> Line:
        """One row: its answers, and what is wrong with it."""
        given: dict[str, Any] = {}
        mistakes: list[Mendable] = []
        id: UUID | None = None
        for column, name in self._columns.items():
            value, cell = values[column] if column < len(values) else None, named(row, column + 1)
            try:
                if name == ID:
                    id = _id(value, cell)
                else:
                    given[name] = self._answer(FIELDS[name], value, cell)
            except Mendable as trouble:
                mistakes.append(trouble)
        return Line(row, id, given, tuple(mistakes))

    def _answer(self, field: Field, value: Any, cell: str) -> Any:
        if value is None:
            if field.name == "name":
                raise Mendable(_MISSING, cell=cell)
            return () if field.kind == "choices" else False if field.kind == "yes/no" else None
        words = _said(value)
        where = {"cell": cell, "column": _(field.label), "word": words}
        match field.kind:
            case "date":
                return _day(value, where, self._today)
            case "place":
                return _place(words, where)
            case "phone":
                return said_phone(words)
            case "choices":
                return tuple(dict.fromkeys(self._codes(field, words, where)))
            case "choice" | "yes/no":
                return _code(self._known[field.name], words, where)
        return words

    def _codes(self, field: Field, words: str, where: Mapping[str, str]) -> Iterator[Any]:
        known = self._known[field.name]
        for part in filter(None, (one.strip() for one in re.split(r"[;\n]", words))):
            for one in [part] if fold(part) in known else filter(None, (piece.strip() for piece in part.split(","))):
                yield _code(known, one, {**where, "word": one})
