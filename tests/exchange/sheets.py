"""Spreadsheets made by hand for tests: honest ones with openpyxl, hostile ones part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook

MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKED = "http://schemas.openxmlformats.org/package/2006"


def sheet(*rows: Sequence[Any]) -> bytes:
    """One sheet with these rows, as an ordinary program writes it."""
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(list(row))
    book.save(file)
    return file.getvalue()


def parts(data: str = "", **other: str) -> dict[str, str]:
    """The parts of a smallest workbook whose rows are `data`, written as XML."""
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{_PACKED}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{other.get("kind", MAIN)}"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEET}"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{_PACKED}/relationships"><Relationship Id="r1" '
        f'Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook {_SPACE} xmlns:r="{_LINKS}"><sheets>'
        '<sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{_PACKED}/relationships"><Relationship Id="r1" '
        f'Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"{HEAD}{other.get('before', '')}<worksheet {_SPACE}>"
        f"<sheetData>{data}</sheetData></worksheet>",
    }


def packed(held: Mapping[str, str | bytes]) -> bytes:
    """Parts put into an archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in held.items():
            archive.writestr(name, part)
    return file.getvalue()


def cell(where: str, words: str) -> str:
    """A cell of text, as XML."""
    return f'<c r="{where}" t="inlineStr"><is><t>{words}</t></is></c>'
