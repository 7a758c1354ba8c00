"""Attachments drawn from memory: sharp enough to be read, never larger than memory is for, and told when they tear."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from casedesk.cases.codes.review import Media
from casedesk.security.errors import Damaged
from casedesk.ui.attachments.picture_view import PictureView
from casedesk.ui.attachments.pictures import SHARP, as_png, shown
from tests.cases.attached import papers


@pytest.mark.parametrize("media", [Media.JPEG, Media.PNG])
def test_a_very_large_photo_is_drawn_as_large_as_a_screen_can_use(media: Media) -> None:
    into = BytesIO()
    Image.new("RGB", (6000, 3000), "teal").save(into, media.name)
    drawn = shown(into.getvalue(), media).image
    assert (drawn.width(), drawn.height()) == (SHARP, SHARP // 2)


def test_a_page_as_large_as_a_house_is_drawn_small() -> None:
    into = BytesIO()
    canvas = Canvas(into, pagesize=(14_000, 14_000))
    canvas.drawString(72, 720, "A plan of the house")
    canvas.save()
    drawn = shown(into.getvalue(), Media.PDF).image
    assert 3_500 < drawn.width() <= 4_001
    assert drawn.width() == drawn.height()


@pytest.mark.parametrize(
    ("content", "media"),
    [(b"nothing", Media.JPEG), (papers.png()[:60], Media.PNG), (b"%PDF-1.7", Media.PDF)],
    ids=["jpeg", "png", "pdf"],
)  # fmt: skip
def test_what_cannot_be_drawn_is_told(content: bytes, media: Media) -> None:
    with pytest.raises(Damaged):
        shown(content, media)


def test_a_page_that_is_not_there_is_told() -> None:
    with pytest.raises(Damaged):
        shown(papers.pdf(), Media.PDF, 7)


def test_a_pasted_picture_keeps_its_points() -> None:
    image = QImage(31, 17, QImage.Format.Format_RGB32)
    for x in range(31):
        for y in range(17):
            image.setPixel(x, y, 0xFF000000 | x * 4_000 + y)
    back = QImage.fromData(as_png(image)).convertToFormat(QImage.Format.Format_RGB32)
    assert back == image


def test_nearer_is_nearer_and_the_middle_stays(qtbot: QtBot) -> None:
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    view.show_image(shown(papers.jpeg(width=800, height=600), Media.JPEG).image)
    bar = view.horizontalScrollBar()
    assert bar.maximum() == 0
    assert not view.can_zoom(-1)
    while view.can_zoom(1):
        view.zoom(1)
        assert abs(bar.value() - bar.maximum() / 2) <= 2
    assert bar.maximum() > 2_000
    view.zoom(0)
    assert bar.maximum() == 0
    view.forget()
    assert view.image().isNull()
    assert not view.can_zoom(1)


def test_a_page_is_as_wide_as_the_view_and_begins_at_its_top(qtbot: QtBot) -> None:
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    view.show_image(shown(papers.pdf(), Media.PDF).image, wide=True)
    assert view.verticalScrollBar().maximum() > 100
    assert view.verticalScrollBar().value() == 0
    assert view.horizontalScrollBar().maximum() == 0
