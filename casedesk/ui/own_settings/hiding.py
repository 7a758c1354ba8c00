"""Settings › Hide and lock. Each choice holds at once; there is nothing to save."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox

from casedesk.text.translation import _, n_
from casedesk.ui import settings as choices
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk
from casedesk.ui.looks.lettering import px
from casedesk.ui.setting_rows import choice, in_columns
from casedesk.ui.settings import Settings
from casedesk.ui.settings_page import SettingsPage
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.field import Field

HIDE_CHOICES = (0, 10, 20, 30, 45, 60)


class HidingPage(SettingsPage):
    """HidingPage(desk, background, settings)."""

    def __init__(self, desk: Desk, background: Background, settings: Settings) -> None:
        super().__init__(desk, background)
        card = Card(_("Hide and lock"))
        minutes = choices.LOCK_MINUTES.one_of
        self.lock_after = choice(
            [n_("after {n} minute", "after {n} minutes", n) for n in minutes],
            minutes.index(settings.get(choices.LOCK_MINUTES)),
        )
        self.lock_after.currentIndexChanged.connect(lambda row: settings.set(choices.LOCK_MINUTES, minutes[row]))
        seconds = sorted({*HIDE_CHOICES, settings.get(choices.HIDE_SECONDS)})
        self.hide_for = choice(
            [n_("{n} second", "{n} seconds", n) if n else _("not at all: it locks at once") for n in seconds],
            seconds.index(settings.get(choices.HIDE_SECONDS)),
        )
        self.hide_for.currentIndexChanged.connect(lambda row: settings.set(choices.HIDE_SECONDS, seconds[row]))
        self.keep_name = QCheckBox(_("Keep my short name in the field after locking"))
        self.keep_name.setChecked(settings.get(choices.KEEP_SHORT_NAME))
        self.keep_name.toggled.connect(lambda on: settings.set(choices.KEEP_SHORT_NAME, on))
        lock_help = _("Also when the computer sleeps, its session is locked, or the clock is put forward.")
        card.add(Field(_("Lock when nobody is here"), self.lock_after, help=lock_help))
        hide_help = _(
            "F12 puts a calendar in front of everything; the same key brings the window back within this time. Later "
            "the vault is locked. It helps when somebody comes in; it does not stand up to a search."
        )
        card.add(Field(_("Come back from the calendar within"), self.hide_for, help=hide_help))
        card.add(self.keep_name)
        card.setMaximumWidth(px(640))
        in_columns(self, [card])

    def facts(self) -> Sequence[str]:
        return [_("They hold on this computer, at once, and name nobody.")]

    def settle(self) -> None:
        self.lock_after.setFocus()
