"""A page beside the rail of a social worker, as large as a 1366×768 screen leaves."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from casedesk.text.translation import _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.rail import Place, Rail

WIDTH, HEIGHT = 1366, 698
"""What a 1366×768 screen leaves."""


def rail() -> Rail:
    """The rail of a social worker."""
    made = Rail(
        (
            Place("today", Icon.TODAY, _("Today"), 5),
            Place("cases", Icon.CASES, _("Cases"), 17),
            Place("referrals", Icon.REFERRALS, _("Referrals"), 6),
            Place("directory", Icon.DIRECTORY, _("Directory")),
            Place("settings", Icon.SETTINGS, _("Settings")),
        ),
        person="Chan Bopha",
        role=_("Social worker"),
        initials="CB",
    )
    made.choose("cases")
    made.set_saved(_("All saved, {time}", time="10:42"))
    return made


def framed(*content: QWidget) -> QWidget:
    """A page beside the rail, with its margins."""
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    side = rail()
    side.fit(WIDTH)
    row.addWidget(side)
    page = Page()
    for part in content:
        page.add(part, 1 if part is content[-1] else 0)
    row.addWidget(page, 1)
    return window
