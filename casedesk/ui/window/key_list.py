"""All keys, and the help of a page: read beside the work, closed with Esc."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from casedesk.text.translation import N_, _
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.places import Place, Room
from casedesk.ui.shortcuts import ALL_KEYS, EVERY, HELP, PLACES, Shortcut, Where
from casedesk.ui.widgets.buttons import primary, shortcut_words
from casedesk.ui.widgets.key_cap import KeyCap
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.prose import Prose

WORDS = {
    Room.TODAY: N_("What is next, what comes later today and tomorrow, what waits for others, and your drafts."),
    Room.CASES: N_("Your cases, by code. F9 shows names for a minute. Type a code to jump to it, Enter opens it."),
    Room.CASE: N_("One file: how to reach the person safely, the next step, what happened, and its parts."),
    Room.TEAM: N_("Who has how many open cases, what is overdue, who is away, and what is shared this week."),
    Room.SHARE: N_("A colleague opens the whole file, with a reason and until a day. It can be taken back."),
    Room.REASSIGN: N_("Another worker follows the case. The file gets a new key; the one before stops reading."),
    Room.COVER: N_("A colleague opens the cases of somebody on leave until the last day is over."),
    Room.EMERGENCY: N_("One case of another team, for one day. The journal keeps it, and the team is told."),
    Room.FIRST_CONTACT: N_("What is known after the first words. No name is asked; the file gets a code."),
    Room.INCIDENT: N_("What happened, one question at a time. Y, N and U answer; Next goes on; everything is kept."),
    Room.REFERRAL: N_("What will be sent, to whom, and what the person agreed to. Nothing leaves without consent."),
    Room.REFERRALS: N_("Referrals by state; those without an answer for the longest time come first."),
    Room.DIRECTORY: N_("Services to refer to, by place, and when somebody last checked that they are right."),
    Room.PRINT: N_("The pages as they come out of the printer. Sealed parts stay off until a reason is given."),
    Room.SETTINGS: N_("Your own choices; and what you look after for the centre: people, sheets, backups, keeping."),
}


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
    words = Prose(_(WORDS[room]))
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
    dialog = QDialog(parent)
    dialog.setObjectName(HELP.does)
    dialog.setWindowTitle("CaseDesk")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAccessibleName(title)
    close = primary(_("Close"), dialog.close)
    close.setDefault(True)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(px(20), px(18), px(20), px(16))
    column.setSpacing(px(12))
    column.addWidget(Line(title, style=Style.HEADING))
    column.addLayout(content)
    column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
    dialog.open()
    close.setFocus()
    return dialog
