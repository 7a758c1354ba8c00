"""Forgotten passphrase: what can be done, and the way back in with two recovery sheets."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from casedesk.security import keyfile
from casedesk.security.recovery import Sheet
from casedesk.security.sheets import recognised
from casedesk.store import vault
from casedesk.store.access import Access
from casedesk.store.recovery import rescuing
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background
from casedesk.ui.entrance.steps import StepPage
from casedesk.ui.locking import AutoLock
from casedesk.ui.recovery.rescue_views import DoneView, PersonView, SheetsView, WaysView

Found = tuple[Access, list[rescuing.Rescuable]]


class RescuePage(StepPage):
    """RescuePage(app, doors, folder, after_s=…): `left(short_name)` when it is over, with a name if somebody is back.

    While two sheets have the vault open, it is closed again after `after_s` seconds without a touch, by `end()`, and
    when somebody is back in. `doors` opens and locks vaults, one after the other.
    """

    left = Signal(str)

    def __init__(self, app: QApplication, doors: Background, folder: Path, *, after_s: float) -> None:
        first = WaysView()
        super().__init__(_("Forgotten passphrase"), _("Unlock"), first)
        self._doors, self._folder, self._over = doors, folder, False
        self._access: Access | None = None
        self._watch = AutoLock(app, self, after_s=after_s)
        self._watch.due.connect(lambda: self._leave())
        first.onward.clicked.connect(self.begin)

    def begin(self) -> None:
        """Asks for two sheets."""
        view = SheetsView(self._recognise)
        view.onward.clicked.connect(lambda: self._open(view))
        self._put(view)

    def end(self) -> None:
        """Closes the vault if the sheets have it open; the page may be destroyed afterwards."""
        self._over = True
        self._lock()

    def _lock(self) -> None:
        self._watch.end()
        access, self._access = self._access, None
        if access is not None:
            self._doors(lambda: vault.lock(access), lambda _locked: None, lambda _trouble: None)

    def _leave(self, short_name: str = "") -> None:
        self.end()
        self.left.emit(short_name)

    def _recognise(self, text: str) -> Sheet:
        return recognised(keyfile.read(self._folder).header, text)

    def _open(self, view: SheetsView) -> None:
        folder, (text, other) = self._folder, view.sheets.texts()
        view.show_working(_("Opening…"))

        def trouble(met: Mendable) -> None:
            if not self._over:
                view.tell(met.said())

        self._doors(lambda: rescuing.enter(folder, text, other), self._opened, trouble)

    def _opened(self, found: Found) -> None:
        self._access, people = found
        if self._over:  # somebody left while it opened
            self._lock()
            return
        self._watch.begin()
        view = PersonView(people)
        view.onward.clicked.connect(lambda: self._rescue(view))
        self._put(view)

    def _rescue(self, view: PersonView) -> None:
        missing = view.missing()
        if missing is not None:
            missing.setFocus()
            return
        access = self._access
        if access is None:
            return
        person, name, words = view.chosen(), view.short_name.text().strip(), view.words.passphrase()
        view.show_working(_("Making her keys…"))

        def rescue() -> None:
            rescuing.rescue(access, person=person, short_name=name, passphrase=words)

        def trouble(met: Mendable) -> None:
            if not self._over:
                view.tell(met.said())

        who = view.person.currentText()
        self._doors(rescue, lambda _done: self._back_in(who, name), trouble)

    def _back_in(self, name: str, short_name: str) -> None:
        if self._over:
            return
        self._lock()
        view = DoneView(name)
        view.onward.clicked.connect(lambda: self._leave(short_name))
        self._put(view)
