"""The search for clashing shortcuts finds them, and no others."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.shortcuts import clashing, listened_to


def window(qtbot: QtBot, *keys: str) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    for key in keys:
        QShortcut(QKeySequence(key), made)
    return made


def test_two_that_want_one_key_are_found(qtbot: QtBot) -> None:
    made = window(qtbot, "Ctrl+L", "F12")
    action = QAction("Lock", made)
    action.setShortcut("Ctrl+L")
    assert clashing(made) == ["Ctrl+L"]


def test_keys_that_differ_or_sleep_do_not_clash(qtbot: QtBot) -> None:
    made = window(qtbot, "Ctrl+L", "Ctrl+Shift+L")
    hidden = QWidget(made)
    hidden.hide()
    QShortcut(QKeySequence("Ctrl+L"), hidden)
    QShortcut(QKeySequence("Ctrl+L"), made).setEnabled(False)
    assert listened_to(made) == ["Ctrl+L", "Ctrl+Shift+L"]
    assert clashing(made) == []
