"""What is only shown is not copied out of the window: not from lists, not from the letter before it leaves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from casedesk.ui.places import Place, Room
from casedesk.ui.referral.paper import Paper
from casedesk.ui.widgets.filters import SearchBox
from tests import factories as make
from tests.places import every_place
from tests.stories.pages.shell import ShellPage

BEFORE = "was there before"
SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
CONTROL = Qt.KeyboardModifier.ControlModifier


def tried(widget: QWidget) -> str:
    """What lies on the clipboard after everything of a widget was chosen and copied."""
    QApplication.clipboard().setText(BEFORE)
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        widget.setCurrentIndex(widget.model().index(0, 0))
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_Insert):
        QTest.keyClick(widget, key, CONTROL)
    return QApplication.clipboard().text()


def test_nothing_that_is_only_shown_is_copied(inside: ShellPage, qtbot: QtBot) -> None:
    access = inside.shell.desk.access
    case = make.registered(access).id
    make.kept(access, make.consent(case), make.identity(case), make.follow_up(case))
    made, copied, letters, lists = make.consented(access, case), set(), 0, 0
    every = [place for place in every_place(access.person.roles, case) if place.room is not Room.SETTINGS]
    places = [*every, Place(Room.REFERRAL, case, row=made.id)]
    inside.shell.show_names(True)
    for place in places:
        inside.shell.go(place)
        QApplication.processEvents()
        screen = inside.shell.screen_here
        assert screen is not None
        shown = [one for one in screen.findChildren(QWidget) if one.isVisible()]
        assert [one for one in shown if isinstance(one, QLabel) and one.textInteractionFlags() & SELECTABLE] == []
        for one in shown:
            if isinstance(one, QAbstractItemView) or (isinstance(one, QWidget) and isinstance(one.parent(), Paper)):
                copied.add(tried(one))
                lists += isinstance(one, QAbstractItemView)
                letters += isinstance(one.parent(), Paper)
    assert lists > 15
    assert letters
    assert copied == {BEFORE}


def test_what_one_writes_oneself_is_not_either(inside: ShellPage) -> None:
    inside.shell.go(Place(Room.CASES))
    QApplication.processEvents()
    screen = inside.shell.screen_here
    assert screen is not None
    line = screen.findChild(SearchBox)
    assert isinstance(line, QLineEdit)
    line.setText("PP-0001")
    assert tried(line) == BEFORE
