"""Tab follows the regions of a page, whatever was made first."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from casedesk.ui.reading_order import focus_chain, read_in_order


def test_what_was_made_later_is_reached_where_it_stands(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(QPushButton("rail "))
    regions = [QWidget(), QWidget()]
    for region in regions:
        QVBoxLayout(region)
        column.addWidget(region)
    made = [QPushButton(name) for name in "cab"]
    for button, region in zip(made, (regions[1], regions[0], regions[0]), strict=True):
        region.layout().addWidget(button)  # type: ignore[union-attr]
    read_in_order(*regions)
    assert "".join(one.text() for one in focus_chain(page) if isinstance(one, QPushButton)) == "rail abc"
