"""The window: one page at a time – welcome, unlock, the open vault – or the calendar in front of all of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui import settings as choices
from casedesk.ui.entrance.attempts import Attempts
from casedesk.ui.entrance.unlock import UnlockPage
from casedesk.ui.frame import Frame, Surroundings
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.settings import Scope, Setting
from casedesk.ui.window import place_on_screen as place
from casedesk.ui.window import ways_in
from casedesk.ui.window.front import Front

if TYPE_CHECKING:
    from casedesk.store.access import Access
    from casedesk.ui.people.arriving import Arriving
    from casedesk.ui.window.open_vault import OpenVault

BORDER = 3
"""Room for the dashed border round the practice file, in pixels."""


class Window(Frame):
    """Window(around): `open(folder)` shows Unlock for a vault, `welcome()` the first run.

    `painted` is emitted once, after the first picture: what was not needed for it can be loaded now.
    """

    painted = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.attempts = Attempts()
        self.vault: OpenVault | None = None
        self.arriving: Arriving | None = None
        self._folder = Path()
        self._short_name = ""
        self._unpainted = True
        self.front = Front(self)
        self.setWindowTitle("CaseDesk")
        place.restore(self, around.settings)
        around.settings.changed = self._setting_changed

    @property
    def locked(self) -> bool:
        """Whether no vault is open."""
        return self.vault is None and self.arriving is None

    # pages

    def welcome(self) -> None:
        """The first run: a new vault, the practice file, or one that lies somewhere."""
        from casedesk.ui.entrance.first_run import FirstRunPage

        page = FirstRunPage(self.background, self.around.vaults(), self.around.practice)
        page.opened.connect(self._begun)
        page.chosen.connect(self.open)
        page.restore_asked.connect(self.restore)
        page.language_picked.connect(self.speak)
        self.show_page(page)

    def open(self, folder: Path) -> None:
        """Shows Unlock for the vault in a folder and remembers the folder, nothing else."""
        if folder != self._folder:
            self._folder, self._short_name, self.attempts = folder, "", Attempts()
            self.around.settings.set(choices.VAULT, str(folder.absolute()))
        self.ask_who()

    def ask_who(self, short_name: str = "") -> UnlockPage:
        """Shows Unlock."""
        page = UnlockPage(datetime.now().astimezone(), self.around.version, short_name)
        page.asked.connect(self._unlock)
        page.practice_asked.connect(self._practise)
        page.other_asked.connect(self.welcome)
        page.restore_asked.connect(self.restore)
        page.recovery_asked.connect(self.recover)
        page.language_picked.connect(self.speak)
        self.show_page(page)
        if self.attempts.left_s():
            page.wait(self.attempts.left_s())
        if not self._unpainted:
            self.look_at_vault()
        return page

    def recover(self) -> None:
        """Shows what can be done about a forgotten passphrase."""
        page = ways_in.rescue_page(self, self._folder)
        page.left.connect(self.ask_who)
        self.show_page(page)

    def restore(self) -> None:
        """Shows how a backup becomes a vault again."""
        page = ways_in.restore_page(self, self._folder)
        page.opened.connect(self.open)
        page.left.connect(self.welcome)
        self.show_page(page)

    def show_page(self, page: QWidget) -> None:
        """Puts a page in the place of the one before, which is destroyed; behind the calendar if that is in front."""
        old, self.page = self.page, page
        self.stack.addWidget(page)
        if self.front.clear:
            self.stack.setCurrentWidget(page)
            self.settle()
        if old is not None:
            _end(old)
            self.stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.draw_border()

    def settle(self) -> None:
        """Puts the focus where the page wants it."""
        settle = getattr(self.page, "settle", None)
        if settle is not None:
            settle()

    # coming in

    def _unlock(self, short_name: str, passphrase: str) -> None:
        folder, failures = self._folder, self.attempts.failures
        self._short_name = short_name
        if isinstance(self.page, UnlockPage):
            self.page.show_opening(True)

        def unlock() -> Access:
            from casedesk.store import vault

            return vault.unlock(folder, short_name, passphrase, failures=failures)

        self.doors(unlock, self.came_in, self._stayed_out)

    def _begun(self, access: Access) -> None:
        """A new vault: its first page asks for recovery sheets."""
        from casedesk.ui.places import Place, Room, Topic

        self.came_in(access)
        if self.vault is not None:
            self.vault.shell.go(Place(Room.SETTINGS, part=Topic.RECOVERY, new=True))

    def came_in(self, access: Access) -> None:
        """The vault is open: builds its frame and the first page."""
        from casedesk.store.access import Standing
        from casedesk.ui.people.arriving import Arriving
        from casedesk.ui.window.open_vault import OpenVault

        self.attempts.opened()
        self._folder = access.folder
        self.around.settings.set(choices.VAULT, str(access.folder.absolute()))
        if access.standing is Standing.CERTIFIED:
            self.vault = OpenVault(self, access)
            self.vault.come_in()
        else:
            self.arriving = Arriving(self, access)
            self.arriving.come_in()
        if self.front.overdue:
            self.lock()

    def _stayed_out(self, trouble: Mendable) -> None:
        from casedesk.security.errors import WrongPassphrase

        if not isinstance(self.page, UnlockPage):
            return
        self.page.refuse(trouble.said())
        if isinstance(trouble, WrongPassphrase):
            self.attempts.did_not_open()
            self.page.wait(self.attempts.left_s())

    def _practise(self) -> None:
        practice = self.around.practice()
        if practice.folder.is_dir():
            self.open(practice.folder)
            return
        self.welcome()

    def look_at_vault(self) -> None:
        """Says beforehand what stands in the way, and what opens the practice file."""
        ways_in.look_at_vault(self, self._folder)

    # going away

    def hide_or_return(self) -> None:
        """Puts the calendar in front of everything, or takes it away."""
        self.front.toggle()

    def lock(self) -> None:
        """Locks at once: drafts kept, pages destroyed, keys let go. The window stays where it is, at Unlock.

        Unlock is painted first: keeping a draft may have to wait for a moment while the database gets a new key.
        """
        if self.locked:
            return
        inside = self._let_go()
        self.ask_who(self._short_name if self.around.settings.get(choices.KEEP_SHORT_NAME) else "")
        self.repaint()
        if inside is not None:
            inside.lock()

    def _let_go(self) -> OpenVault | Arriving | None:
        """What is open, which this window no longer holds; no dialog of it stays."""
        self.front.close_dialogs()
        inside, self.vault, self.arriving = self.vault or self.arriving, None, None
        return inside

    def leave_behind(self) -> None:
        """The vault that was open was taken away: nothing here points to it any more."""
        self.lock()
        self._folder, self._short_name = Path(), ""
        self.around.settings.set(choices.VAULT, "")
        self.welcome()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        place.remember(self, self.around.settings)
        inside = self._let_go()
        if inside is not None:
            inside.lock()
        elif self.page is not None:
            _end(self.page)
        self.doors.wait()
        super().closeEvent(event)

    # looks

    def speak(self, code: str) -> None:
        """Another language, at once."""
        self.around.settings.set(choices.LANGUAGE, code)

    def _setting_changed(self, setting: Setting[Any]) -> None:
        if setting.scope is Scope.LOOK:
            QTimer.singleShot(0, self.redress)  # not while the page that asked for it is still in its own event
        elif setting.scope is Scope.SAFETY and self.vault is not None:
            self.vault.take_up_settings(setting)

    def redress(self) -> None:
        """Puts on language, colours and size as they are chosen now, and builds the page anew."""
        self.around.dress()
        if self.vault is not None:
            self.vault.rebuild()
        elif self.arriving is not None:
            self.arriving.show()
        elif isinstance(self.page, UnlockPage):
            told, typed = self.page.told(), self.page.short_name
            page = self.ask_who(typed)
            if told:
                page.settle()
        elif self.page is not None:
            self.welcome()

    def draw_border(self) -> None:
        """A dashed border round the practice file, and round nothing else."""
        practice = self.vault is not None and self.vault.training and self.front.clear
        room = BORDER if practice else 0
        self.setContentsMargins(room, room, room, room)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self.contentsMargins().left():
            from casedesk.ui.looks.strokes import box

            with QPainter(self) as painter:
                box(painter, self.rect(), border=Role.WAIT, width=2, radius=0, dashed=True)
        if self._unpainted:
            self._unpainted = False
            QTimer.singleShot(0, self.painted.emit)

    def tell_fault(self, where: str) -> None:
        """A bug was met: says so calmly where one is, without any value."""
        from casedesk.text.fault import SENTENCE

        sentence = _(SENTENCE, where=where)
        if self.vault is not None:
            self.vault.shell.tell(sentence, Tone.WAIT)
        elif isinstance(self.page, UnlockPage):
            self.page.refuse(sentence)


def _end(page: QWidget) -> None:
    """A page that may have a vault open by itself closes it."""
    end = getattr(page, "end", None)
    if end is not None:
        end()
