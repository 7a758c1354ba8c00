"""Settings › About: the version, and what the program stands on."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from casedesk.text.translation import _
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.setting_rows import fact, in_columns
from casedesk.ui.settings_page import SettingsPage
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.prose import Prose

STANDS_ON = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("SQLCipher, sqlcipher3", "BSD-3-Clause, Zlib"),
    ("SQLAlchemy, Alembic", "MIT"),
    ("cryptography", "Apache-2.0 / BSD-3-Clause"),
    ("ReportLab, uharfbuzz", "BSD-3-Clause, Apache-2.0"),
    ("icu4py, Babel", "MIT, BSD-3-Clause"),
    ("pypdfium2, Pillow", "Apache-2.0 / BSD-3-Clause, MIT-CMU"),
    ("Noto Sans, Noto Sans Khmer", "OFL-1.1"),
    ("Lucide", "ISC"),
)
"""What the program stands on, and under which licence; the full texts lie in THIRD_PARTY.md."""


def own_version() -> str:
    """The version of the program as it was installed."""
    try:
        return version("casedesk")
    except PackageNotFoundError:
        return "0.2"


class AboutPage(SettingsPage):
    """AboutPage(desk, background)."""

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__(desk, background)
        card = Card(_("About CaseDesk"), note=_("Version {version}", version=own_version()))
        card.add(Prose(_("It works without internet and talks to nobody. Licence: Apache-2.0."), style=Style.SMALL))
        for name, licence in STANDS_ON:
            card.add(fact(name, licence, style=Style.CAPTION, wide=190))
        card.setMaximumWidth(px(640))
        in_columns(self, [card])
