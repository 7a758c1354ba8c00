from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from casedesk.reports.raised import RaisedText


@pytest.fixture
def canvas() -> Canvas:
    return Canvas(io.BytesIO())


def test_a_rise_that_replaces_another_is_remembered(canvas: Canvas) -> None:
    pen = RaisedText(canvas, 0, 100)
    pen.setRise(3)
    pen.setRise(-2)
    assert pen._rise == -2
    assert pen.getY() == 102
    assert pen.getCode().endswith(" -2 Ts ET")


def test_reportlab_still_needs_the_cure(canvas: Canvas) -> None:
    """When this fails, ReportLab remembers the rise by itself: use PDFTextObject and delete `raised.py`."""
    pen = PDFTextObject(canvas, 0, 100)
    pen.setRise(3)
    pen.setRise(-2)
    assert pen._rise == 3
