"""What is copied in a field is pasted in another one, and never lies on the system's clipboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from casedesk.ui.copied import Copied
from casedesk.ui.forms.long_text import GrowingText
from casedesk.ui.widgets.passphrase import PassphraseEdit
from casedesk.ui.window.hot_keys import HotKeys
from tests.ui.conftest import Show

BEFORE = "was there before"
CONTROL = Qt.KeyboardModifier.ControlModifier


class Fields:
    """A line, a text and a passphrase in a window that watches its keys."""

    def __init__(self, show: Show) -> None:
        self.line, self.text, self.passphrase = QLineEdit(), GrowingText(), PassphraseEdit("Passphrase")
        self.window = show(self.line, self.text, self.passphrase)
        self.copied = Copied()
        QApplication.clipboard().setText(BEFORE)

    def press(self, field: QLineEdit | GrowingText, key: Qt.Key) -> None:
        field.setFocus()
        QTest.keyClick(field, key, CONTROL)

    def take(self, field: QLineEdit | GrowingText, key: Qt.Key) -> None:
        """Marks everything in a field, and copies or cuts it."""
        field.selectAll()
        self.press(field, key)

    def act(self, qtbot: QtBot, field: QLineEdit | GrowingText, name: str) -> None:
        """One line of the menu of a field."""
        on = field if isinstance(field, QLineEdit) else field.viewport()
        middle = on.rect().center()
        QApplication.postEvent(on, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, on.mapToGlobal(middle)))
        qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = menu.findChild(QAction, name)
        assert action is not None
        assert action.isEnabled()
        action.trigger()
        menu.close()


@pytest.fixture
def fields(qapp: QApplication, show: Show) -> Iterator[Fields]:
    found, parent = Fields(show), QObject()
    keys = HotKeys(qapp, parent, found.copied)
    yield found
    qapp.removeEventFilter(keys)
    found.copied.deleteLater()


def test_words_move_from_field_to_field_and_lie_on_no_clipboard(fields: Fields) -> None:
    fields.text.setPlainText("She went\nhome")
    fields.take(fields.text, Qt.Key.Key_C)
    fields.press(fields.line, Qt.Key.Key_V)
    assert (fields.text.toPlainText(), fields.line.text()) == ("She went\nhome", "She went home")
    fields.take(fields.line, Qt.Key.Key_X)
    fields.take(fields.text, Qt.Key.Key_V)
    assert (fields.text.toPlainText(), fields.line.text()) == ("She went home", "")
    assert QApplication.clipboard().text() == BEFORE


def test_the_menu_does_as_the_keys_do(fields: Fields, qtbot: QtBot) -> None:
    fields.line.setText("Tuesday")
    fields.line.selectAll()
    fields.act(qtbot, fields.line, "edit-cut")
    fields.act(qtbot, fields.text, "edit-paste")
    fields.text.selectAll()
    fields.act(qtbot, fields.text, "edit-copy")
    fields.act(qtbot, fields.line, "edit-paste")
    assert (fields.line.text(), fields.text.toPlainText()) == ("Tuesday", "Tuesday")
    assert QApplication.clipboard().text() == BEFORE


def test_what_was_copied_elsewhere_comes_in(fields: Fields, qtbot: QtBot) -> None:
    fields.line.setText("ours")
    fields.take(fields.line, Qt.Key.Key_C)
    QApplication.clipboard().setText("of a letter")
    fields.press(fields.text, Qt.Key.Key_V)
    fields.act(qtbot, fields.text, "edit-paste")
    assert fields.text.toPlainText() == "of a letterof a letter"


def test_a_passphrase_is_not_copied_while_it_is_shown_either(fields: Fields) -> None:
    fields.passphrase.setText("correct horse")
    fields.passphrase.reveal(True)
    fields.take(fields.passphrase, Qt.Key.Key_C)
    fields.take(fields.passphrase, Qt.Key.Key_X)
    fields.press(fields.line, Qt.Key.Key_V)
    assert fields.line.text() == BEFORE


def test_what_is_marked_is_not_dragged_out(fields: Fields) -> None:
    fields.text.setPlainText("She went home")
    fields.text.selectAll()
    assert fields.text.createMimeDataFromSelection().formats() == []
    assert not fields.line.dragEnabled()
