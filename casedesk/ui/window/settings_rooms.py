"""The pages of Settings, each declared once: who may open it and who builds it.

A page is a `SettingsPage` (ui/settings_page.py) in a package of its own, such as `ui/people/page.py`. To add one, write
a builder that imports it when it is called, and one line in PAGES. `Place(Room.SETTINGS, part="people")` opens it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from casedesk.security.roles import Permission, Role, may
from casedesk.text.translation import N_, _
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.settings import Settings
from casedesk.ui.settings_page import SettingsPage

Builder = Callable[[Desk, Background, Settings], SettingsPage]


@dataclass(frozen=True, slots=True)
class SettingsRoom:
    """One page: its key, title and icon in the list, the group it stands in, the permission it asks for."""

    key: str
    title: str
    icon: Icon
    group: int
    permission: Permission
    build: Builder

    def said(self) -> str:
        """Its title in the language spoken here."""
        return _(self.title)


def _general(desk: Desk, background: Background, settings: Settings) -> SettingsPage:
    from casedesk.ui.own_settings.general import GeneralPage

    return GeneralPage(desk, background)


def _language(desk: Desk, background: Background, settings: Settings) -> SettingsPage:
    from casedesk.ui.own_settings.language import LanguagePage

    return LanguagePage(desk, background, settings)


def _hiding(desk: Desk, background: Background, settings: Settings) -> SettingsPage:
    from casedesk.ui.own_settings.hiding import HidingPage

    return HidingPage(desk, background, settings)


def _keeping(desk: Desk, background: Background, settings: Settings) -> SettingsPage:
    from casedesk.ui.keeping.page import KeepingPage

    return KeepingPage(desk, background)


def _journal(desk: Desk, background: Background, settings: Settings) -> SettingsPage:
    from casedesk.ui.journal.page import JournalPage

    return JournalPage(desk, background)


def _recovery(desk: Desk, background: Background, settings: Settings) -> SettingsPage:
    from casedesk.ui.recovery.page import RecoveryPage

    return RecoveryPage(desk, background)


def _people(desk: Desk, background: Background, settings: Settings) -> SettingsPage:
    from casedesk.ui.people.page import PeoplePage

    return PeoplePage(desk, background)


def _backups(desk: Desk, background: Background, settings: Settings) -> SettingsPage:
    from casedesk.ui.backups.page import BackupsPage

    return BackupsPage(desk, background)


def _about(desk: Desk, background: Background, settings: Settings) -> SettingsPage:
    from casedesk.ui.own_settings.about import AboutPage

    return AboutPage(desk, background)


OWN, OFFICE, PROGRAM = range(3)
"""The groups of the list: what holds for oneself, for the whole centre, for the program."""
PAGES = (
    SettingsRoom("general", N_("General"), Icon.GENERAL, OWN, Permission.OWN_KEYS, _general),
    SettingsRoom("language", N_("Language and text"), Icon.LANGUAGE, OWN, Permission.OWN_KEYS, _language),
    SettingsRoom("hiding", N_("Hide and lock"), Icon.LOCK, OWN, Permission.OWN_KEYS, _hiding),
    SettingsRoom("people", N_("People and keys"), Icon.KEY, OFFICE, Permission.READ_PEOPLE, _people),
    SettingsRoom("recovery", N_("Recovery sheets"), Icon.SHEETS, OFFICE, Permission.RECOVERY_SHEETS, _recovery),
    SettingsRoom("backups", N_("Backups"), Icon.BACKUP, OFFICE, Permission.BACK_UP, _backups),
    SettingsRoom("keeping", N_("Keeping and erasing"), Icon.CLOSED, OFFICE, Permission.APPROVE_ERASURE, _keeping),
    SettingsRoom("journal", N_("Journal"), Icon.JOURNAL, OFFICE, Permission.READ_JOURNAL, _journal),
    SettingsRoom("about", N_("About"), Icon.INFO, PROGRAM, Permission.OWN_KEYS, _about),
)


def open_pages(roles: Collection[Role], pages: Sequence[SettingsRoom] = PAGES) -> Sequence[SettingsRoom]:
    """The pages somebody with these roles may open, in the order of the list."""
    return [page for page in pages if may(roles, page.permission)]
