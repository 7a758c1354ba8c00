"""The recovery sheet on paper: what stands on it, what does not, and its QR code read back by another reader."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date

import pytest
import zxingcpp

from casedesk.reports.qr import qr_code
from casedesk.reports.recovery_sheet import SheetLabel, recovery_sheet
from casedesk.security.sheet_code import SECRET, Spelled, read, spell
from casedesk.text.translation import LANGUAGES, speaking
from tests.reports.tools import letters, picture_of, text_of, tool

SHEET = Spelled(3, os.urandom(SECRET))


def paper(groups: Sequence[str] = spell(SHEET), *, holder: str = "Chan Bopha", training: bool = False) -> bytes:
    told = SheetLabel(3, holder, date(2026, 11, 22))
    return recovery_sheet(told, groups, printed_by="Chan Bopha", printed_at="22 Nov 2026, 10:42", training=training)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_group_stands_on_one_page_and_can_be_typed_from_it(language: str) -> None:
    with speaking(language):
        pdf = paper(holder="ចាន់ បុប្ផា")
    assert text_of(pdf).count("\f") == 1
    said = letters(text_of(pdf, "-raw"))
    found = [said.find(group) for group in spell(SHEET)]
    assert -1 not in found
    assert found == sorted(found), "in their order"
    assert read(" ".join(spell(SHEET))) == SHEET


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_qr_code_on_the_paper_is_the_sheet(language: str) -> None:
    with speaking(language):
        drawn = picture_of(paper())
    (code,) = zxingcpp.read_barcodes(drawn)
    assert read(code.text) == SHEET


def test_a_stained_code_is_still_read() -> None:
    drawn = picture_of(paper())
    (code,) = zxingcpp.read_barcodes(drawn)
    corner = code.position.bottom_right
    drawn.paste(255, (corner.x - 42, corner.y - 42, corner.x, corner.y))
    (stained,) = zxingcpp.read_barcodes(drawn)
    assert stained.text == code.text


def test_neither_centre_nor_machine_nor_time_is_in_the_file() -> None:
    pdf = paper()
    assert pdf == paper(), "equal pages are equal bytes"
    assert "Lotus" not in text_of(pdf)
    told = tool("pdfinfo", "-", given=pdf).decode()
    assert "Author" not in told.replace("Author:          \n", "")
    assert "CreationDate" not in told


def test_a_sheet_of_the_practice_file_says_so() -> None:
    assert "TRAINING" in text_of(paper(training=True))
    assert "TRAINING" not in text_of(paper())


def test_a_code_holds_capitals_digits_and_hyphens_alone() -> None:
    for strange in ("កម្ពុជា", "abc", "A,B"):
        with pytest.raises(ValueError):  # noqa: PT011 – the library's own, without words
            qr_code(strange)
