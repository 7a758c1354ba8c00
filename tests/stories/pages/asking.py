"""Lines that are read aloud and answered one by one: consent to be served, consent to send."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from casedesk.ui.widgets.consent_answer import ConsentAnswer


def ask_line(screen: QWidget, line: str, *, agreed: bool) -> None:
    """Asks one line and presses A or R."""
    shown = [one for one in screen.findChildren(ConsentAnswer) if one.isVisibleTo(screen)]
    (asked,) = (one for one in shown if one.accessibleName().startswith(f"{line}:"))
    asked.setFocus()
    QTest.keyClick(asked, Qt.Key.Key_A if agreed else Qt.Key.Key_R)
