"""The journal as a file: whole, in UTF-8 with its mark, and no cell of it a formula."""

from __future__ import annotations

import csv
import io

import pytest

from casedesk.reports.journal_file import journal_file


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_every_row_comes_back_in_its_script() -> None:
    rows = [["1", "ចាន់ បុប្ផា", 'said "so", twice\nover'], ["2", "", "é"]]
    content = journal_file(["Entry", "Who", "Details"], rows)
    assert content.startswith(b"\xef\xbb\xbf")
    assert read(content) == [["Entry", "Who", "Details"], *rows]


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(beginning: str) -> None:
    (_head, row) = read(journal_file(["a"], [[f"{beginning}HYPERLINK(1)"]]))
    assert row[0].startswith("'")
