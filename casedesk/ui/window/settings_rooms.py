"""The pages of Settings, each declared once: who may open it and who builds it.

A page is a `SettingsPage` (ui/settings_page.py) in a package of its own, such as `ui/people/page.py`. To add one, name
its `Topic` (ui/places.py), write a builder that imports it when it is called, and one line in PAGES.
`Place(Room.SETTINGS, part=Topic.PEOPLE)` opens it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from casedesk.security.roles import Permission, Role, may
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.places import Topic
from casedesk.ui.settings import Settings
from casedesk.ui.settings_page import SettingsPage

Builder = Callable[[Desk, Background, Settings], SettingsPage]


@dataclass(frozen=True, slots=True)
class SettingsRoom:
    """One page: what it is about, its icon in the list, the group it stands in, the permission it asks for."""

    topic: Topic
    icon: Icon
    group: int
    permission: Permission
    build: Builder


def _general(desk: Desk, background: Background, settings: Settings) -> SettingsPage:
    from casedesk.ui.own_settings.general import GeneralPage

    return GeneralPage(desk, background)


def _language(desk: Desk, background: Background, settings: Settings) -> SettingsPage:
    from casedesk.ui.own_settings.language import LanguagePage

    return LanguagePage(desk, background, settings)


def _hiding(desk: Desk, background: Background, settings: Settings) -> SettingsPage:
    from casedesk.ui.own_settings.hiding import HidingPage

    return HidingPage(desk, background, settings)


def _strain(desk: Desk, background: Background, settings: Settings) -> SettingsPage:
    from casedesk.ui.own_settings.strain import StrainPage

    return StrainPage(desk, background)


def _keeping(desk: Desk, background: Background, settings: Settings) -> SettingsPage:
    from casedesk.ui.keeping.page import KeepingPage

    return KeepingPage(desk, background)


def _questionnaires(desk: Desk, background: Background, settings: Settings) -> SettingsPage:
    from casedesk.ui.questionnaires.page import QuestionnairesPage

    return QuestionnairesPage(desk, background)


def _centre_key(desk: Desk, background: Background, settings: Settings) -> SettingsPage:
    from casedesk.ui.centre_key.page import CentreKeyPage

    return CentreKeyPage(desk, background)


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
    SettingsRoom(Topic.GENERAL, Icon.GENERAL, OWN, Permission.OWN_KEYS, _general),
    SettingsRoom(Topic.LANGUAGE, Icon.LANGUAGE, OWN, Permission.OWN_KEYS, _language),
    SettingsRoom(Topic.HIDING, Icon.LOCK, OWN, Permission.OWN_KEYS, _hiding),
    SettingsRoom(Topic.STRAIN, Icon.HOURGLASS, OWN, Permission.OWN_KEYS, _strain),
    SettingsRoom(Topic.PEOPLE, Icon.KEY, OFFICE, Permission.READ_PEOPLE, _people),
    SettingsRoom(Topic.RECOVERY, Icon.SHEETS, OFFICE, Permission.RECOVERY_SHEETS, _recovery),
    SettingsRoom(Topic.BACKUPS, Icon.BACKUP, OFFICE, Permission.BACK_UP, _backups),
    SettingsRoom(Topic.KEEPING, Icon.CLOSED, OFFICE, Permission.APPROVE_ERASURE, _keeping),
    SettingsRoom(Topic.CENTRE_KEY, Icon.REFERRALS, OFFICE, Permission.READ_CASES, _centre_key),
    SettingsRoom(Topic.QUESTIONNAIRES, Icon.ASSESSMENT, OFFICE, Permission.SETTINGS, _questionnaires),
    SettingsRoom(Topic.JOURNAL, Icon.JOURNAL, OFFICE, Permission.READ_JOURNAL, _journal),
    SettingsRoom(Topic.ABOUT, Icon.INFO, PROGRAM, Permission.OWN_KEYS, _about),
)


def open_pages(roles: Collection[Role], pages: Sequence[SettingsRoom] = PAGES) -> Sequence[SettingsRoom]:
    """The pages somebody with these roles may open, in the order of the list."""
    return [page for page in pages if may(roles, page.permission)]
