"""What we draw looks like what HarfBuzz draws with the same font."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops, ImageFilter
from reportlab.pdfgen.canvas import Canvas

from casedesk.reports.lines import broken
from casedesk.reports.paragraph import paragraph
from casedesk.reports.runs import Words, shaped
from casedesk.reports.typefaces import font_runs
from tests.reports.tools import DPI, harfbuzz_picture, picture_of

SIZE = 40.0
MARGIN = 60
# hb-view 6 cuts off glyphs wider than 1.3 ems («ណា»), so none stands here.
LINES = [
    "កម្ពុជា",
    "ស្ត្រី",
    "ក្រុមប្រឹក្សាឃុំ សង្កាត់",
    "ខ្ញុំឈ្មោះសុខស្រីធីតា",
    "មជ្ឈមណ្ឌលសង្គ្រោះ",
    "ល្បឿន ញ៉ាំ ម៉ែ ស៊ី",
    "ឪពុក ឱ្យ ឲ្យ ៣៥០៛ ។ល។",
    "PP-0042 នៅខេត្តកំពង់ចាម 12/3/2026",
    "Sok សុខ (ស្ត្រី), 35 %",
    "Prise en charge efficace, Où ? Évaluation",
]


@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
@pytest.mark.parametrize("text", LINES)
def test_a_line_looks_like_harfbuzz_draws_it(text: str, bold: bool) -> None:
    ours = _drawn(text, bold)
    theirs = _expected(text, bold, ours.size)
    assert _ink(ours) > 0
    assert _misplaced(ours, theirs) <= 0.001 * _ink(theirs)
    assert _misplaced(theirs, ours) <= 0.001 * _ink(theirs)


def test_the_judge_sees_a_lost_foot() -> None:
    right = _drawn("កម្ពុជា", False)
    assert _misplaced(right, _expected("កមពុជា", False, right.size)) > 0.01 * _ink(right)


@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
def test_marks_of_two_lines_never_meet(bold: bool) -> None:
    words = ["ញ្ញុំ", "ល្បឿន", "ញ្ជូ", "ក្រុមប្រឹក្សា", "ខ្ញុំ", "ឈ្មួញ", "កន្ត្រៃ", "ស្ត្រី", "ក៏", "Égypte, Ấ j"]
    for word in words:
        laid = paragraph(Words(word, bold=bold), size=SIZE, width=500)
        file = io.BytesIO()
        canvas = Canvas(file, pagesize=(500, 200))
        laid.draw(canvas, 20, 150)
        canvas.save()
        box = ImageChops.invert(picture_of(file.getvalue())).getbbox()
        assert box is not None
        assert box[1] * 72 / DPI >= 200 - 150 - 0.5, word
        assert box[3] * 72 / DPI <= 200 - 150 + laid.pitch + 0.5, word


def _drawn(text: str, bold: bool) -> Image.Image:
    (line,) = broken([Words(text, bold=bold)], SIZE, 2000)
    file = io.BytesIO()
    points = 72 / DPI
    canvas = Canvas(file, pagesize=(line.width + 2 * MARGIN * points, 200))
    line.draw(canvas, MARGIN * points, 100)
    canvas.save()
    return picture_of(file.getvalue())


def _expected(text: str, bold: bool, size: tuple[int, int]) -> Image.Image:
    page = Image.new("L", size, 255)
    x = 0.0
    for font, factor, part in font_runs(text, bold):
        pixels = SIZE * factor * DPI / 72
        drawn = harfbuzz_picture(part, font, pixels, MARGIN)
        base_line = round(MARGIN + 1.5 * pixels)
        placed = Image.new("L", size, 255)
        placed.paste(drawn, (round(x), round(size[1] - 100 * DPI / 72) - base_line))
        page = ImageChops.darker(page, placed)
        x += sum(run.advance for run in shaped(Words(part, bold=bold), SIZE)) * DPI / 72
    return page


def _ink(picture: Image.Image) -> int:
    return sum(picture.histogram()[:128])


def _misplaced(picture: Image.Image, other: Image.Image) -> int:
    """How many dark points have nothing dark within two points (1/72 inch) of the other picture."""
    near = other.filter(ImageFilter.MinFilter(5))
    return _ink(ImageChops.lighter(picture, ImageChops.invert(near.point(lambda shade: 255 if shade > 160 else 0))))
