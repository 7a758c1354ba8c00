"""What comes out of a spreadsheet, and every hostile one refused with its reason (SECURITY.md, 7: 25)."""

from __future__ import annotations

import struct
from time import monotonic

import pytest

from casedesk.exchange.spreadsheet import MOST_BYTES, SheetRefused, cells, named
from tests.exchange.sheets import MAIN, cell, packed, parts, sheet

ROW = f'<row r="1">{cell("A1", "Name")}</row>'
GOOD = packed(parts(ROW))
DTD = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>'


def lying(content: bytes) -> bytes:
    """The same archive, whose directory says that its last part unpacks to 10 bytes."""
    at = content.rindex(b"PK\x01\x02")
    return content[: at + 24] + struct.pack("<I", 10) + content[at + 28 :]


def test_words_numbers_and_nothing_come_as_they_stand() -> None:
    assert cells(sheet(("Name", None, " two  "), (12, 1.5, "ផ"), (None,))) == [
        ("Name", None, "two"),
        (12, 1.5, "ផ"),
    ]
    assert cells(GOOD)[0][0] == "Name"
    assert [named(4, column) for column in (1, 26, 27, 60)] == ["A4", "Z4", "AA4", "BH4"]


HOSTILE = {
    "empty": (b"", "not a spreadsheet"),
    "wrong type": (b"%PDF-1.7 and so on", "not a spreadsheet"),
    "another archive": (packed({"a.txt": "hello"}), "not a spreadsheet"),
    "cut off": (GOOD[: len(GOOD) // 2], "damaged"),
    "a text document": (packed(parts(ROW, kind="application/vnd.word")), "not a spreadsheet"),
    "programs in it": (packed(parts(ROW, kind=MAIN.replace("sheet.main", "sheet.macroEnabled.main"))), "programs"),
    "macros": (packed({**parts(ROW), "xl/vbaProject.bin": b"\xd0\xcf"}), "programs"),
    "links to another file": (packed({**parts(ROW), "xl/externalLinks/externalLink1.xml": "<a/>"}), "programs"),
    "zip bomb": (packed({**parts(ROW), "xl/media/a.bin": b"\0" * (41 * 2**20)}), "far more than it shows"),
    "lying sizes": (lying(GOOD), "damaged"),
    "a thousand parts": (packed({**parts(ROW), **{f"xl/{n}.txt": "" for n in range(300)}}), "far more than it shows"),
    "a path upwards": (packed({**parts(ROW), "../../evil.xml": "<a/>"}), "not written as"),
    "XML bomb": (packed(parts(ROW, before=DTD)), "not written as"),
    "NUL": (packed(parts(ROW.replace("Name", "Na\0me"))), "not written as"),
    "no XML": (packed({**parts(), "xl/worksheets/sheet1.xml": "<worksheet"}), "damaged"),
    "a formula": (packed(parts('<row r="1"><c r="B1"><f>1+1</f><v>2</v></c></row>')), "formula stands in B1"),
    "a million columns": (packed(parts(f'<row r="1">{cell("XFD1", "x")}</row>')), "60 columns"),
    "many columns": (sheet(range(61)), "60 columns"),
    "a million rows": (packed(parts(f'<row r="1048576">{cell("A1048576", "x")}</row>')), "5000 rows"),
    "many cells": (packed(parts(f'<row r="1">{"<c/>" * 400_000}</row>')), "60 columns"),
    "a very long cell": (packed(parts(ROW.replace("Name", "n" * 2001))), "A1 is longer than 2000"),
    "too large": (b"PK" + b"\0" * MOST_BYTES, "larger than 5 MB"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_with_its_reason(kind: str) -> None:
    content, reason = HOSTILE[kind]
    begun = monotonic()
    with pytest.raises(SheetRefused) as refused:
        cells(content)
    assert reason in refused.value.said()
    assert "Nothing was changed." in refused.value.said()
    assert monotonic() - begun < 5
