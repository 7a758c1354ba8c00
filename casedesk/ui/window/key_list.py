"""All keys, and the help of a page: read beside the work, closed with Esc."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from casedesk.text.translation import _
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.places import Place, Room
from casedesk.ui.shortcuts import ALL_KEYS, EVERY, HELP, PLACES, Shortcut, Where
from casedesk.ui.widgets.buttons import primary, shortcut_words
from casedesk.ui.widgets.dialog import Dialog
from casedesk.ui.widgets.key_cap import KeyCap
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.prose import Prose


def show_all_keys(parent: QWidget) -> QDialog:
    """Every shortcut, by where it holds."""
    columns = QHBoxLayout()
    columns.setSpacing(px(32))
    for places in ((Where.EVERYWHERE, Where.OPEN), (Where.PAGE, Where.LIST)):
        side = QVBoxLayout()
        side.setSpacing(px(10))
        for place in places:
            side.addLayout(_column([one for one in EVERY if one.where is place and one not in PLACES[1:]]))
        side.addStretch(1)
        columns.addLayout(side)
    return _shown(parent, ALL_KEYS.said(), columns)


def show_help(parent: QWidget, place: Place | None) -> QDialog:
    """What this page is for."""
    room = place.room if place is not None else Room.TODAY
    column = QVBoxLayout()
    words = Prose(room.hinted())
    words.setMinimumWidth(px(420))
    column.addWidget(words)
    return _shown(parent, _("{page}: what it is for", page=room.said()), column)


def _column(shortcuts: list[Shortcut]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.addWidget(Line(shortcuts[0].where.said(), style=Style.SMALL, bold=True))
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(12))
    grid.setVerticalSpacing(px(6))
    for row, shortcut in enumerate(shortcuts):
        keys = " · ".join(dict.fromkeys(map(shortcut_words, shortcut.keys)))
        grid.addWidget(KeyCap("Ctrl 1…8" if shortcut in PLACES else keys), row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(Line(shortcut.said(), style=Style.SMALL, role=Role.INK2), row, 1)
    grid.setColumnStretch(1, 1)
    column.addLayout(grid)
    return column


def _shown(parent: QWidget, title: str, content: QHBoxLayout | QVBoxLayout) -> QDialog:
    for one in parent.findChildren(QDialog, HELP.does):
        one.close()
    dialog = Dialog(parent)
    dialog.setObjectName(HELP.does)
    column = dialog.headed(title)
    column.addLayout(content)
    column.addLayout(dialog.answers(primary(_("Close"), dialog.close)))
    dialog.open()
    return dialog
