"""Settings › General: which vault this is, and who is here."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from casedesk.security.roles import Permission, may
from casedesk.text.translation import _
from casedesk.ui.background import Background
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.own_settings.passphrase_card import PassphraseCard
from casedesk.ui.setting_rows import fact, in_columns
from casedesk.ui.settings_page import SettingsPage
from casedesk.ui.today.notices import TodayNotices
from casedesk.ui.widgets.card import Card


class GeneralPage(SettingsPage):
    """GeneralPage(desk, background): who has no Today page finds on top what Today would tell."""

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__(desk, background)
        self.passphrase = PassphraseCard(desk.access, self.background)
        self.passphrase.changed.connect(lambda: self.said.emit(_("From now on the new passphrase opens the vault.")))
        self.notices: TodayNotices | None = None
        if not may(desk.access.person.roles, Permission.READ_CASES):
            self.notices = TodayNotices(desk)
            self.notices.go.connect(self.go)
        in_columns(self, [*([self.notices] if self.notices is not None else []), self._vault()], [self.passphrase])

    def refresh(self, changed: Changed) -> None:
        if self.notices is not None:
            self.notices.renew()

    def primary(self) -> QPushButton | None:
        return None if self.passphrase.change.isHidden() else self.passphrase.change

    def _vault(self) -> Card:
        vault, person = self.desk.access.vault, self.desk.access.person
        card = Card(_("This vault"), note=_("Practice") if vault.training else "")
        roles = ", ".join(role.said() for role in sorted(person.roles, key=lambda role: role.said()))
        for label, said in (
            (_("Centre"), vault.centre),
            (_("You"), ", ".join(part for part in (person.name, person.khmer_name) if part)),
            (_("Roles"), roles),
            (_("Folder"), str(self.desk.access.folder)),
        ):
            card.add(fact(label, said))
        return card
