"""The safe contact on top of the page; the number only when it is asked for, and only for a minute."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.contact import SpokenLanguage
from casedesk.cases.records.consent import ServiceItem
from casedesk.cases.records.contact import SafeContact as Agreed
from casedesk.cases.rules.refusals import refused_items
from casedesk.cases.rules.safe_words import has_number, now_words, reach, safe_time
from casedesk.text.dates import short_day
from casedesk.text.translation import _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.safe_contact import Cell, SafeContact
from casedesk.ui.widgets.sealed import SHOWN_MS

NO_BREAK = "\u00a0"


class SafeBar(QWidget):
    """SafeBar(uncover): `uncover(contact)` journals and returns the number, or None after trouble."""

    rebuilt = Signal()
    """Its content was replaced, the link in it too."""

    def __init__(self, uncover: Callable[[Agreed], str | None], *, shown_ms: int = SHOWN_MS) -> None:
        super().__init__()
        self._uncover, self._number = uncover, ""
        self._contact: Agreed | None = None
        self._now: datetime | None = None
        self._refused = False
        self._said: tuple[str, tuple[Cell, ...]] | None = None
        self._bar: SafeContact | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(shown_ms)
        self._timer.timeout.connect(self.conceal)

    def show_file(self, file: CaseFile, now: datetime) -> None:
        """The contact of a file, with what she said to being contacted at all."""
        refused = ServiceItem.CONTACT in refused_items(file.consents)
        self.show_contact(file.safe_contact, now, refused=refused)

    def show_contact(self, contact: Agreed | None, now: datetime, *, refused: bool = False) -> None:
        """The contact agreed with her, and whether now is a safe time; none is once she `refused` to be contacted."""
        if self._contact is None or contact is None or contact.number != self._contact.number:
            self._number = ""
        self._contact, self._now, self._refused = contact, now, refused
        self.setVisible(contact is not None)
        if contact is None:
            return
        said = _checked(contact, now), _cells(contact, now, self._number, refused)
        if said != self._said:
            self._said = said
            self._show(*said)

    def number_shown(self) -> str:
        """The number, while it can be read."""
        return self._number

    def toggle(self) -> None:
        """Shows the number, or hides it again."""
        if self._number:
            self.conceal()
        elif self._contact is not None:
            self._number = self._uncover(self._contact) or ""
            self._timer.start()
            self._again()

    def conceal(self) -> None:
        """Hides the number."""
        self._timer.stop()
        if self._number:
            self._number = ""
            self._again()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        self.conceal()
        super().hideEvent(event)

    def _again(self) -> None:
        if self._contact is not None and self._now is not None:
            self.show_contact(self._contact, self._now, refused=self._refused)

    def _show(self, checked: str, cells: tuple[Cell, ...]) -> None:
        before, focused = self._bar, False
        if before is not None:
            focused = before.focusWidget() is not None and before.focusWidget().hasFocus()
            before.hide()
            before.deleteLater()
        self._bar = SafeContact(_("Safe contact"), checked, cells)
        self._bar.link_taken.connect(lambda _cell: self.toggle())
        self._column.addWidget(self._bar)
        if focused:
            links = [one for one in self._bar.findChildren(Prose) if one.accessibleName()]
            for one in links[:1]:
                one.setFocus()
        self.rebuilt.emit()


def _checked(contact: Agreed, now: datetime) -> str:
    on = short_day(contact.checked, now.date()).replace(" ", NO_BREAK)
    checked = _("checked with her {day}", day=on)
    if contact.language is SpokenLanguage.KHMER:
        return checked
    return _("speaks {language}; {checked}", language=contact.language.said(), checked=checked)


def _cells(contact: Agreed, now: datetime, number: str, refused: bool) -> tuple[Cell, ...]:
    facts = (f"{contact.reach_by.said()} {number}", *reach(contact)[1:]) if number else reach(contact)
    showing = (_("Hide number") if number else _("Show number")) if has_number(contact) else ""
    safe, now_said = (False, _("She does not agree to be contacted.")) if refused else now_words(contact, now)
    another = _("Another voice: {words}", words=contact.other_voice) if contact.other_voice else ""
    never = tuple(one.said() for one in contact.never) or (_("Nothing was named"),)
    return (
        Cell(_("Reach her by"), facts, Icon.PHONE, link=showing),
        Cell(_("Safe time"), (safe_time(contact),), Icon.CLOCK, now_said, Role.WAIT if safe is False else Role.INK2),
        Cell(_("Say first"), (contact.say_first or _("Nothing was agreed"),), Icon.SAY_FIRST, another),
        Cell(_("Never"), never, Icon.NEVER),
    )
