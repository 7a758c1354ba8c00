"""The month one chooses a day from: its days of the week are whole in every language."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QTableView, QWidget
from pytestqt.qtbot import QtBot

from casedesk.text.translation import LANGUAGES, speaking
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.widgets.month import MonthPopup
from tests.factories import DAY


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_day_of_the_week_is_whole(qtbot: QtBot, dressed: Appearance, code: str) -> None:
    above = QWidget()
    qtbot.addWidget(above)
    chosen: list[date] = []
    with speaking(code):
        dressed.choose(size=100)
        month = MonthPopup(above, chosen.append)
    month.show_below(above, DAY)
    (days,) = month.findChildren(QTableView)
    said = [QLocale(code).dayName(day, QLocale.FormatType.ShortFormat) for day in range(1, 8)]
    room = [days.columnWidth(column) - days.fontMetrics().horizontalAdvance(said[column]) for column in range(7)]
    assert min(room) >= 20, "what is narrower is cut off"
    month.hide()
