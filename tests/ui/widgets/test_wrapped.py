"""Check boxes and radio buttons of more than one line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.review import ClosureCheck
from casedesk.text.translation import speak
from casedesk.ui.widgets.codes import CodeChecks
from casedesk.ui.widgets.wrapped import WrappedCheck, WrappedRadio
from tests.ui.clipping import clipped

WORDS = "The safety plan was looked at again, together with her and with nobody else in the room"


def held(qtbot: QtBot, width: int, one: QWidget) -> QWidget:
    """The widget in a window of that width, with room below."""
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(one)
    column.addStretch(1)
    qtbot.addWidget(window)
    window.resize(width, 400)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.mark.parametrize("kind", [WrappedCheck, WrappedRadio])
def test_words_go_on_in_the_next_line_where_the_place_is_narrow(
    qtbot: QtBot, kind: type[WrappedCheck] | type[WrappedRadio]
) -> None:
    wide, narrow = kind(WORDS), kind(WORDS)
    beside, window = held(qtbot, 1_200, wide), held(qtbot, 220, narrow)
    assert (beside.width(), window.width()) == (1_200, 220)
    assert narrow.height() > 2 * wide.height()
    assert clipped(window) == []


def test_the_last_line_can_be_clicked(qtbot: QtBot) -> None:
    box = WrappedCheck(WORDS)
    _window = held(qtbot, 220, box)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() // 3, box.height() - 6))
    assert box.isChecked()


def test_every_line_is_painted(qtbot: QtBot) -> None:
    """The lower half of a wrapped box is not bare ground."""
    box = WrappedCheck(WORDS)
    picture = held(qtbot, 220, box).grab(box.geometry()).toImage()
    lower = range(picture.height() // 2, picture.height())
    tones = {picture.pixel(x, y) for x in range(picture.width()) for y in lower}
    assert len(tones) > 2


@pytest.mark.parametrize("tongue", ["en", "km", "fr"])
def test_a_list_of_long_words_is_as_wide_as_its_place(qtbot: QtBot, tongue: str) -> None:
    speak(tongue)
    checks = CodeChecks(ClosureCheck, name="Gone through", columns=0)
    window = held(qtbot, 200, checks)
    assert window.width() == 200
    assert clipped(window) == []
