"""Settings › Language and text. Each choice holds at once; there is nothing to save."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox

from casedesk.text.translation import LANGUAGES, N_, _
from casedesk.ui import settings as choices
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk
from casedesk.ui.looks.lettering import px
from casedesk.ui.setting_rows import beside, in_columns
from casedesk.ui.settings import Settings
from casedesk.ui.settings_page import SettingsPage
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.segmented import Segmented

THEMES = (("system", N_("As the system")), ("light", N_("Light")), ("dark", N_("Dark")))


class LanguagePage(SettingsPage):
    """LanguagePage(desk, background, settings)."""

    def __init__(self, desk: Desk, background: Background, settings: Settings) -> None:
        super().__init__(desk, background)
        card = Card(_("Language and text"))
        self.language = Segmented(
            list(LANGUAGES.items()), name=_("Language"), chosen=settings.get(choices.LANGUAGE), compact=False
        )
        self.language.picked.connect(lambda code: settings.set(choices.LANGUAGE, code))
        self.theme = Segmented(
            [(key, _(said)) for key, said in THEMES], name=_("Colours"), chosen=settings.get(choices.THEME)
        )
        self.theme.picked.connect(lambda key: settings.set(choices.THEME, key))
        sizes = [(str(size), f"{size} %") for size in choices.TEXT_SIZE.one_of]
        self.text_size = Segmented(sizes, name=_("Size of text"), chosen=str(settings.get(choices.TEXT_SIZE)))
        self.text_size.picked.connect(lambda size: settings.set(choices.TEXT_SIZE, int(size)))
        self.compact = QCheckBox(_("Closer rows in lists"))
        self.compact.setChecked(settings.get(choices.COMPACT_ROWS))
        self.compact.toggled.connect(lambda on: settings.set(choices.COMPACT_ROWS, on))
        for label, control in ((_("Language"), self.language), (_("Colours"), self.theme), (_("Size"), self.text_size)):
            card.add(beside(label, control))
        card.add(self.compact)
        card.setMaximumWidth(px(640))
        in_columns(self, [card])

    def facts(self) -> Sequence[str]:
        return [_("They hold on this computer, at once, and name nobody.")]

    def settle(self) -> None:
        self.language.setFocus()
