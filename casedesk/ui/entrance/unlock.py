"""Unlock: a quiet landscape, a short name, a passphrase. It loads little, so that it is there at once."""

from __future__ import annotations

import math
import sys
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from casedesk.text.translation import LANGUAGES, _, language
from casedesk.ui.entrance.landscape import Landscape
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.widgets.beside import Hairline, row_of
from casedesk.ui.widgets.buttons import link, primary
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.passphrase import PassphraseEdit
from casedesk.ui.widgets.picture import Picture
from casedesk.ui.widgets.rail_foot import BrandMark
from casedesk.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from casedesk.ui.widgets.notice import Notice

STEP_S = 10
"""The time to wait is told in steps of so many seconds: nothing counts down."""


def greeting(hour: int) -> str:
    """What one says at this hour of the day."""
    if 4 <= hour < 12:
        return _("Good morning")
    return _("Good afternoon") if 12 <= hour < 18 else _("Good evening")


class UnlockPage(QWidget):
    """UnlockPage(now, version, short_name=""): `asked(short_name, passphrase)` when a person wants to come in.

    `show_opening(bool)` while the key is made, `refuse(sentence)` when it did not open, `wait(seconds)` until the
    next try, `tell(sentence, tone)` for anything else. `practice_asked`, `other_asked`, `restore_asked`,
    `recovery_asked` and `language_picked(code)` are the ways away from here.
    """

    asked = Signal(str, str)
    practice_asked = Signal()
    other_asked = Signal()
    restore_asked = Signal()
    recovery_asked = Signal()
    language_picked = Signal(str)

    def __init__(self, now: datetime, version: str, short_name: str = "") -> None:
        super().__init__()
        self._notice: Notice | None = None
        self._left_s = 0.0
        self._tick = QTimer(self)
        self._tick.setInterval(STEP_S * 1000)
        self._tick.timeout.connect(lambda: self.wait(self._left_s - STEP_S))
        self._name = QLineEdit(short_name)
        self._name.setMaxLength(200)
        self._name.setAccessibleName(_("Short name"))
        self._name.setTextMargins(px(26), 0, 0, 0)
        sign = Picture(Icon.PERSON, Role.INK2, side=16)
        sign.setParent(self._name)
        sign.move(px(8), px(9))
        self._name.returnPressed.connect(self._on)
        self._unlock = primary(_("Unlock"), self._ask)
        self._unlock.setMinimumHeight(px(40))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(px(8))
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(_("Opening…"))
        self._arrange(now, version)
        self.renew()

    def _arrange(self, now: datetime, version: str) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Landscape(), 41)
        side = QVBoxLayout()
        side.setContentsMargins(px(24), px(16), px(24), px(14))
        row.addLayout(side, 59)
        held = QWidget()
        held.setFixedWidth(px(372))
        self._column = QVBoxLayout(held)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        middle = QWidget()
        height = QVBoxLayout(middle)
        height.addStretch(3)
        height.addLayout(row_of(None, held, None))
        height.addStretch(2)
        side.addWidget(middle)
        self._side, self._middle = side, middle
        foot = Line(_("Version {version}. Works without internet.", version=version), style=Style.CAPTION)
        foot.set_role(Role.INK2)
        other = link(_("Another vault"), self.other_asked.emit, style=Style.CAPTION)
        restore = link(_("Restore a backup"), self.restore_asked.emit, style=Style.CAPTION)
        side.addLayout(row_of(None, restore, other, foot, gap=16))
        self._fill(now)

    def _fill(self, now: datetime) -> None:
        self._field = QVBoxLayout()
        self._field.setContentsMargins(0, 0, 0, 0)
        self._invitation = Line(_("Enter your short name and your passphrase."), role=Role.INK2)
        forgotten = link(_("Forgotten passphrase"), self.recovery_asked.emit)
        practice = link(_("Open the practice file"), self.practice_asked.emit)
        for part, below in (
            (BrandMark(inset=0), 18),
            (Line(greeting(now.hour), style=Style.DISPLAY), 2),
            (self._invitation, 24),
            (_label(_("Short name"), self._name), 5),
            (self._name, 18),
            (Line(_("Passphrase"), style=Style.SMALL, bold=True), 5),
            (self._field, 5),
            (self._keys(), 14),
            (self._unlock, 6),
            (self._bar, 6),
            (row_of(forgotten, None, practice), 20),
            (Hairline(), 12),
            (self._languages(), 0),
        ):
            if isinstance(part, QWidget):
                self._column.addWidget(part)
            else:
                self._column.addLayout(part)
            self._column.addSpacing(below)  # does not grow with the text, which needs the room
        kept = self._bar.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(kept)
        self._bar.hide()
        self._keyboard_sign.setVisible(bool(self._keyboard.text()))

    def _keys(self) -> QHBoxLayout:
        self._keyboard_sign = Picture(Icon.KEYBOARD, Role.INK2, side=14)
        self._keyboard = Line(_keyboard(), style=Style.CAPTION, role=Role.INK2)
        self._caps = Line("", style=Style.CAPTION, role=Role.INK2)
        self._keyboard_sign.setVisible(False)
        return row_of(self._keyboard_sign, self._keyboard, None, self._caps, gap=6)

    def _languages(self) -> QHBoxLayout:
        choice = Segmented(list(LANGUAGES.items()), name=_("Language"), chosen=language())
        choice.picked.connect(self.language_picked)
        return row_of(Line(_("Language"), style=Style.SMALL, role=Role.INK2), None, choice)

    @property
    def short_name(self) -> str:
        """What stands in the field."""
        return self._name.text()

    def renew(self) -> None:
        """Another field for the passphrase: the one before remembers what was typed, so it is destroyed."""
        while (item := self._field.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.passphrase = PassphraseEdit(_("Passphrase"))
        self.passphrase.caps.connect(self._say_caps)
        self.passphrase.returnPressed.connect(self._ask)
        self._field.addWidget(self.passphrase)
        for before, after in pairwise((self._name, self.passphrase, self.passphrase.eye, self._unlock)):
            QWidget.setTabOrder(before, after)

    def settle(self) -> None:
        """Puts the focus into the first empty field."""
        (self.passphrase if self._name.text() else self._name).setFocus()

    def _on(self) -> None:
        if self.passphrase.text():
            self._ask()
        else:
            self.passphrase.setFocus()

    def _ask(self) -> None:
        if not self._unlock.isEnabled():
            return
        if not (self._name.text().strip() and self.passphrase.text()):
            self.settle()
            return
        self.asked.emit(self._name.text(), self.passphrase.text())

    def show_opening(self, opening: bool) -> None:
        """While the key is made nothing else can be asked for."""
        for part in (self._name, self.passphrase):
            part.setReadOnly(opening)  # the focus stays where it is: switched off, they would pass it to a link
        self._unlock.setEnabled(not opening)
        self._unlock.setText(_("Opening…") if opening else _("Unlock"))
        self._bar.setVisible(opening)
        if opening and self._notice is not None:
            self._notice.hide()
            self._invitation.show()

    def refuse(self, sentence: str, tone: Tone = Tone.WAIT) -> None:
        """It did not open: says why and begins with an empty field."""
        self.renew()
        self.show_opening(False)
        self.tell(sentence, tone)
        self.passphrase.setFocus()

    def wait(self, seconds: float) -> None:
        """Off for so long; told in steps of ten seconds."""
        self._left_s = seconds
        waiting = seconds > 0
        for part in (self.passphrase, self._unlock):
            part.setEnabled(not waiting)
        if waiting:
            rounded = math.ceil(seconds / STEP_S) * STEP_S
            self._unlock.setText(_("Please wait {n} seconds", n=rounded))
            first = round((seconds - (rounded - STEP_S)) * 1000)
            self._tick.start(min(STEP_S * 1000, max(first, 1)))
            self._left_s = float(rounded)
        elif self._tick.isActive():
            self._tick.stop()
            self._unlock.setText(_("Unlock"))
            self.passphrase.setFocus()

    def tell(self, sentence: str, tone: Tone = Tone.INFO) -> None:
        """One sentence above the button, until the next try."""
        from casedesk.ui.widgets.notice import Notice  # not needed for the first picture

        if self._notice is None:
            self._notice = Notice(sentence, tone, icon=Icon.INFO)
            self._notice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            self._column.insertWidget(self._column.indexOf(self._unlock), self._notice)
            self._column.insertSpacing(self._column.indexOf(self._unlock), px(12))
        self._notice.say(sentence, tone=tone)
        self._invitation.hide()
        if self._side.indexOf(self._middle) >= 0:
            self._make_room()

    def _make_room(self) -> None:
        """Large letters and a long sentence may need more height than a small window has: from now on it scrolls."""
        from casedesk.ui.widgets.page import Page

        focus = self.focusWidget()
        self._side.removeWidget(self._middle)
        page = Page(margins=False)
        page.add(self._middle, 1)
        self._side.insertWidget(0, page)
        page.show()
        if focus is not None:
            focus.setFocus()

    def told(self) -> str:
        """The sentence that stands there, or nothing."""
        return self._notice.text() if self._notice is not None and self._notice.isVisibleTo(self) else ""

    def _say_caps(self, on: bool) -> None:
        self._caps.setText(_("Caps Lock is on") if on else _("Caps Lock is off"))
        self._caps.set_role(Role.WAIT if on else Role.INK2)


def _label(text: str, control: QWidget) -> Line:
    label = Line(text, style=Style.SMALL, bold=True)
    label.setBuddy(control)
    return label


def _keyboard() -> str:
    """The layout in words, where the system tells which one is on; Linux desktops tell their language instead."""
    if sys.platform not in ("win32", "darwin"):
        return ""
    return _("Keyboard: {layout}", layout=QGuiApplication.inputMethod().locale().nativeLanguageName())
