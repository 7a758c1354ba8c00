"""An open vault in the window, from coming in to locking: desk, frame, keys, and the watch whether anybody is there."""

from __future__ import annotations

import gc
from contextlib import suppress
from typing import Any
from uuid import UUID

import shiboken6
from PySide6.QtCore import QObject, QTimer

from casedesk.cases.queries.questionnaires import TABLES, shelved
from casedesk.cases.questionnaires.shelf import Shelf, shelve
from casedesk.security.roles import Permission, may
from casedesk.store.access import Access, Standing
from casedesk.store.clock import clock_jumped
from casedesk.store.own_choices import choice_changed
from casedesk.store.work import Work
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui import settings as choices
from casedesk.ui.case_list.screen import CasesScreen
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.entrance.unlock import UnlockPage
from casedesk.ui.frame import Frame
from casedesk.ui.journal.watch import JournalWatch
from casedesk.ui.locking import AutoLock
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room
from casedesk.ui.settings import Setting
from casedesk.ui.window.page_keys import PageKeys
from casedesk.ui.window.settings_screen import SettingsScreen
from casedesk.ui.window.shell import Shell
from casedesk.ui.window.upkeep import Upkeep

SOON_MS = 200
"""The names are read once the first page is painted: they would take its time."""


class OpenVault(QObject):
    """OpenVault(window, access): `come_in()`, later `leave()` and `lock()`."""

    def __init__(self, window: Frame, access: Access) -> None:
        super().__init__(window)
        self._window, self._access = window, access
        self.training = access.vault.training
        self.desk = Desk(access, self)
        if may(access.person.roles, Permission.READ_QUESTIONS):
            shelve(self.desk.glance(shelved))
            self.desk.changed.connect(self._fill_shelf)
        self.shell = self._made_shell()
        self._names_soon = QTimer(self, interval=SOON_MS, singleShot=True)
        self._names_soon.timeout.connect(self._read_names)
        self.upkeep = self._made_upkeep()
        self.desk.working.connect(lambda doing: self.shell.show_upkeep(doing))
        self.desk.gone.connect(window.leave_behind)
        self.journal = JournalWatch(access, self.desk, window.background, parent=self)
        self.journal.mismatched.connect(self._tell_mismatch)
        self.journal.told.connect(lambda sentence: self.shell.tell(sentence))
        self.watch = AutoLock(window.around.app, self, after_s=self._patience_s())
        self._jump_s = 0
        self.watch.jumped.connect(self._note_jump)
        self.watch.due.connect(window.lock)
        self.watch.soon.connect(lambda soon: self.shell.lock_soon(soon))

    def come_in(self) -> None:
        """Shows the frame and begins what goes on beside the work."""
        self._window.show_page(self.shell)
        self.shell.go(self.shell.first_place())
        self.watch.begin()
        self._names_soon.start()
        if self._access.from_backup:
            self.shell.tell(
                _(
                    "The newest key file was damaged, so the one before it was used. Nothing is lost. "
                    "It is written anew at the next change of keys; make a backup today."
                )
            )

    def _fill_shelf(self, changed: Changed) -> None:
        """Connected before any page is made: a page that refreshes finds the new questions."""
        if changed.tables & TABLES:
            shelve(self.desk.glance(shelved))

    def _read_names(self) -> None:
        self._window.background.on_behalf_of(self)(
            self._access.wait_until_sound, lambda sound: self.journal.begin(), self._unsound
        )  # fmt: skip
        if may(self._access.person.roles, Permission.READ_CASES):
            self.desk.names.begin(self._window.background.on_behalf_of(self))
        self.upkeep.begin()

    def _made_upkeep(self) -> Upkeep:
        upkeep = Upkeep(self._access, self._window.background, parent=self)
        upkeep.working.connect(lambda doing: self.shell.show_upkeep(doing))
        upkeep.rested.connect(lambda: self.shell.show_upkeep(""))
        upkeep.troubled.connect(lambda sentence: self.shell.tell(sentence))
        upkeep.did.connect(self._tell_upkeep)
        upkeep.time_over.connect(self._tell_ended)
        return upkeep

    def _tell_upkeep(self) -> None:
        """Pages that show who may read, or what is to be told, look again."""
        self.desk.tell_changed("grants")

    def _tell_ended(self, files: frozenset[UUID]) -> None:
        """The time of a share is over: the page of its file closes, and lists and search know it no more."""
        self.desk.tell_changed("grants", "cases", ids=files)

    def _made_shell(self) -> Shell:
        settings = self._window.around.settings

        def cases(desk: Desk, place: Place) -> CasesScreen:
            return CasesScreen(desk, place, settings=settings)

        def settings_page(desk: Desk, place: Place) -> SettingsScreen:
            return SettingsScreen(desk, place, settings, self._window.background)

        shell = Shell(
            self.desk,
            self._window.background,
            {Room.CASES: cases, Room.SETTINGS: settings_page},
            compact=lambda: settings.get(choices.COMPACT_ROWS),
        )
        shell.hide_asked.connect(self._window.hide_or_return)
        shell.lock_asked.connect(self._window.lock)
        PageKeys(shell)
        return shell

    def _unsound(self, trouble: Mendable) -> None:
        self.shell.tell(trouble.said(), Tone.URGENT)

    def _patience_s(self) -> float:
        return self._window.around.settings.get(choices.LOCK_MINUTES) * 60.0

    def take_up_settings(self, changed: Setting[Any]) -> None:
        """The time to wait may have been changed; that a choice of safety was made is in the journal."""
        if self._access.standing is Standing.CERTIFIED:
            value = str(self._window.around.settings.get(changed))
            with suppress(Mendable):  # the choice holds, also where it cannot be recorded
                self.desk.do(choice_changed, name=changed.name, value=value)
        self.watch.begin(self._patience_s())

    def rebuild(self) -> None:
        """Builds frame and page anew at the same place, in other words, colours or sizes."""
        self.shell.leave()
        place, names, together = self.shell.place, self.shell.names_on, self.shell.together
        way = self.shell.way
        self.shell = self._made_shell()
        self.shell.way = way
        self.shell.together = together
        self._window.show_page(self.shell)
        self.shell.go(place or self.shell.first_place())
        if names:
            self.shell.show_names(True)
        self._tell_mismatch()

    def _tell_mismatch(self) -> None:
        """Above every page, until a supervisor acknowledged it."""
        if self._access.mismatch:
            from casedesk.ui.window.acknowledging import pin_banner

            pin_banner(self.shell, self._window.background)

    def _note_jump(self, seconds: int) -> None:
        self._jump_s = seconds

    def lock(self) -> None:
        """The page keeps what was typed; journal, keys, connections, copied words; nothing of the pages is left."""
        self._access.underway.ask_to_stop()  # so that nothing waits for long work
        self.shell.leave()
        for teller in (self.desk, self.upkeep, self.journal, self.watch):
            teller.blockSignals(True)  # what is still on its way would be told to a page that is gone
        self.watch.end()
        self.journal.end()
        self._names_soon.stop()
        self.desk.names.forget()
        self._window.around.copied.clear()
        shelve(Shelf())
        window, access, shell, jump = self._window, self._access, self.shell, self._jump_s

        def lock() -> None:
            from casedesk.store import vault

            if jump:
                with suppress(Mendable):  # locking goes on without the entry
                    _note(access, jump)
            vault.lock(access)

        def locked(trouble: Mendable | None) -> None:
            QTimer.singleShot(0, _let_go)
            if trouble is not None:
                _tell(window, trouble)

        window.doors(lock, lambda done: locked(None), locked)
        QTimer.singleShot(0, lambda: _destroy(shell))
        self.deleteLater()


def _note(access: Access, jump: int) -> None:
    with Work(access) as work:
        clock_jumped(work, seconds=jump)
        work.commit()


def _tell(window: Frame, trouble: Mendable) -> None:
    if isinstance(window.page, UnlockPage):
        window.page.tell(trouble.said(), Tone.WAIT)


def _destroy(shell: Shell) -> None:
    """By now the frame should be gone; whatever still held it must not keep it."""
    if shiboken6.isValid(shell):
        shiboken6.delete(shell)


def _let_go() -> None:
    """The toolkit keeps the Python half of some widgets for ever once they are gone; they keep nothing of a case.

    Only once no thread uses the database any more: the driver lets the interpreter go on in the midst of destroying a
    statement, and whoever takes hold of all objects at that moment ends the program.
    """
    for one in gc.get_objects():
        if issubclass(type(one), QObject) and not shiboken6.isValid(one):
            one.__dict__.clear()
    gc.collect()  # what only holds itself still holds names
