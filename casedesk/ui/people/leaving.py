"""“This person leaves…”: who takes over, what will and will not happen, the slow button, how far it is, the end."""

from __future__ import annotations

import threading
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QStackedLayout, QWidget

from casedesk.cases.leaving import check_leave, leave
from casedesk.cases.look_words import said_person
from casedesk.cases.verbs.hand_over import reach, takers
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.people.leaving_words import came_of_it, cut_short, will_happen
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.dialog import Dialog
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.hold import HoldButton
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.picture import Picture
from casedesk.ui.widgets.progress import bar
from casedesk.ui.widgets.prose import Prose

WIDTH = 560


class LeavingDialog(Dialog):
    """LeavingDialog(parent, desk, background, *, person, name): opened by `open_leaving`.

    The safe answer is primary, default and focused; Esc is the safe answer, and while keys are renewed “go on later”.
    """

    def __init__(self, parent: QWidget, desk: Desk, background: Background, *, person: UUID, name: str) -> None:
        super().__init__(parent, width=WIDTH)
        self._desk, self._background = desk, background.on_behalf_of(self)
        self._person, self._name = person, name
        self._stop, self._under_way = threading.Event(), False
        self._reach = desk.glance(reach, person=person)
        self._takers = desk.glance(takers, person=person)
        self._pages = QStackedLayout(self)
        self._choosing()

    def _show(self, title: str, *content: QWidget, buttons: tuple[QPushButton, ...]) -> None:
        """A new page of the dialog takes the place of the one before."""
        page = QWidget()
        column = self.headed(title, page)
        for part in content:
            column.addWidget(part)
        column.addSpacing(px(8))
        column.addStretch(1)
        column.addLayout(self.answers(*buttons))
        before = self._pages.currentWidget()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if before is not None:
            self._pages.removeWidget(before)
            before.deleteLater()
        self.safe.setFocus()
        self.adjustSize()

    def _choosing(self) -> None:
        try:
            check_leave(self._desk.access, person=self._person)
        except Mendable as trouble:
            self._end(_("{name} cannot leave now", name=self._name), trouble.said(), Tone.WAIT)
            return
        self.taker = QComboBox()
        self.taker.addItem(_("Nobody yet: they stay with the team"), None)
        for id, names in self._takers.items():
            self.taker.addItem(said_person(*names, me=id == self._desk.access.person.id), id)
        self.hold = HoldButton(_("End access"), icon=Icon.LEAVER)
        self.hold.held.connect(self._begin)
        stay = primary(_("Change nothing"), self.reject)
        parts: list[QWidget] = [_line(Icon.DONE, words) for words in will_happen(self._reach)]
        if self._reach.own:
            parts.append(Field(_("Who takes over the open cases?"), self.taker))
        parts.append(Notice(_("What has been read has been read. Keys protect from now on."), Tone.WAIT))
        self._show(_("Does {name} leave the centre?", name=self._name), *parts, buttons=(self.hold, stay))

    def _begin(self) -> None:
        self._bar, self._under_way = bar(), True
        self._said = Prose(_("Closing the way in"), style=Style.SMALL)
        self.later = button(_("Go on later"), self._go_on_later)
        text = Prose(
            _("The way in is closed first. The rest can be done later, even by another supervisor."), style=Style.SMALL
        )
        self._show(_("Keys are being renewed"), text, self._bar, self._said, buttons=(self.later,))
        access, person, taker = self._desk.access, self._person, self.taker.currentData()
        task = self._background.with_progress(
            lambda progress: leave(access, person=person, taker=taker, progress=progress, stopped=self._stop.is_set),
            self._ended, self._troubled,
        )  # fmt: skip
        task.progressed.connect(self._advance)

    def _advance(self, part: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(part)
        if not self._stop.is_set():
            self._said.setText(_("Step {part} of {of}", part=part, of=of))

    def _go_on_later(self) -> None:
        self._stop.set()
        self.later.setEnabled(False)
        self._said.setText(_("It stops after the step that is under way."))

    def _ended(self, finished: bool) -> None:
        access = self._desk.access
        self._end(_("{name} opens nothing any more", name=self._name), *came_of_it(access, self._reach, finished))
        self._desk.tell_changed("people", "cases", ids=(self._person,))

    def _troubled(self, trouble: Mendable) -> None:
        access = self._desk.access
        begun = self._person not in access.trust.people
        said = _("{name} opens nothing any more", name=self._name) if begun else _("Nothing was changed")
        self._end(said, cut_short(trouble) if begun else trouble.said(), Tone.WAIT)
        if begun:
            self._desk.tell_changed("people", ids=(self._person,))

    def _end(self, title: str, words: str, tone: Tone) -> None:
        self._under_way = False
        self.done_button = primary(_("Close"), self.accept)
        self._show(title, Notice(words, tone), buttons=(self.done_button,))

    def reject(self) -> None:
        """Esc: changes nothing; while keys are renewed it is “go on later”, and the dialog stays until that is said."""
        if self._under_way:
            self._go_on_later()
        else:
            super().reject()


def open_leaving(parent: QWidget, desk: Desk, background: Background, *, person: UUID, name: str) -> LeavingDialog:
    """Opens the dialog without blocking. Every screen is told when something was changed."""
    dialog = LeavingDialog(parent, desk, background, person=person, name=name)
    dialog.open()
    return dialog


def _line(icon: Icon, words: str) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(8))
    row.addWidget(Picture(icon, Role.ACCENT, side=16), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Prose(words, style=Style.SMALL, role=Role.INK, widest=WIDTH), 1)
    return held
