"""A vault opened by somebody nobody has signed for yet: one page, and no way further in."""

from __future__ import annotations

from PySide6.QtCore import QObject

from casedesk.store.access import Access, Standing
from casedesk.store.staff.arriving import accept, my_invitation
from casedesk.text.naming import in_script
from casedesk.text.trouble import Mendable
from casedesk.ui import settings as choices
from casedesk.ui.frame import Frame
from casedesk.ui.locking import AutoLock
from casedesk.ui.people.door_page import DoorPage, InvitedPage, OverPage, WaitingPage
from casedesk.ui.people.words import roles_said


class Arriving(QObject):
    """Arriving(window, access): `come_in()` shows the page that fits, later `lock()`. There is no desk and no rail."""

    def __init__(self, window: Frame, access: Access) -> None:
        super().__init__(window)
        self._window, self.access = window, access
        self._elsewhere = window.background.on_behalf_of(self)
        minutes = window.around.settings.get(choices.LOCK_MINUTES)
        self._watch = AutoLock(window.around.app, self, after_s=minutes * 60.0)
        self._watch.due.connect(window.lock)

    def come_in(self) -> None:
        """Shows the page, and locks when nobody is there."""
        self.show()
        self._watch.begin()

    def show(self) -> None:
        """The page as things stand now, in the language and colours of now."""
        page = self._page()
        page.lock_asked.connect(self._window.lock)
        self._window.show_page(page)

    def _page(self) -> DoorPage:
        access = self.access
        name = in_script(access.person.name, access.person.khmer_name)
        if access.standing is Standing.WAITING:
            return WaitingPage(name, access.me.public.words())
        try:
            invitation = my_invitation(access)
        except Mendable as trouble:
            return OverPage(trouble.said())
        page = InvitedPage(name, roles_said(invitation.roles))
        page.chose.connect(lambda passphrase: self._accept(page, passphrase))
        return page

    def _accept(self, page: InvitedPage, passphrase: str) -> None:
        page.show_making(True)
        access = self.access
        self._elsewhere(
            lambda: accept(access, passphrase=passphrase), lambda made: self.show(), page.show_trouble
        )  # fmt: skip

    def lock(self) -> None:
        """Connections and keys are let go; nothing typed here is kept, nothing was written in this person's name."""
        self._watch.end()
        access = self.access

        def lock() -> None:
            from casedesk.store import vault

            vault.lock(access)

        self._window.doors(lock, lambda locked: None, lambda trouble: None)
        self.deleteLater()
