"""The search for nameless controls finds them, and no others."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from tests.accessible import nameless


def form(*rows: tuple[str, QWidget], qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QFormLayout(window)
    for label, field in rows:
        layout.addRow(label, field)
    return window


def test_a_field_without_a_name_is_found(qtbot: QtBot) -> None:
    bare = QLineEdit()
    bare.setObjectName("phone")
    window = form(("", bare), ("Age", QSpinBox()), qtbot=qtbot)
    assert nameless(window) == ["QLineEdit phone in QWidget"]


def test_labels_words_and_given_names_are_names(qtbot: QtBot) -> None:
    named = QComboBox()
    named.setAccessibleName("District")
    named.setEditable(True)
    window = form(("Phone", QLineEdit()), ("", named), ("", QPushButton("Save")), ("", QLabel("–")), qtbot=qtbot)
    assert nameless(window) == []


def test_what_is_hidden_or_takes_no_focus_needs_no_name(qtbot: QtBot) -> None:
    hidden = QLineEdit()
    hidden.setVisible(False)
    assert nameless(form(("", hidden), ("", QWidget()), qtbot=qtbot)) == []
