"""What was said so far, small: when and where; and her situation on that day, without a name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from casedesk.cases.codes.incident import TimeOfDay
from casedesk.cases.codes.person import Vulnerability
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.incident import Incident
from casedesk.cases.rules.ages import band_on
from casedesk.cases.saying import listed, said
from casedesk.text.ages import AgeBand
from casedesk.text.codes import Codes
from casedesk.text.translation import _
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.beside import Hairline, row_of
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose

_NOTHING = (AgeBand.UNKNOWN, Vulnerability.NONE)
_WHERE = ("happened", "time_of_day", "place", "district")


class Digest(Card):
    """Digest(): `show_where(values)`, `show_situation(words)`; `change` when when-and-where is to be changed."""

    change = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(px(16), px(12), px(10), px(10))
        self._where, self._situation = Prose(style=Style.SMALL), Prose(style=Style.SMALL)
        self._link = link(_("Change"), self.change.emit, style=Style.SMALL)
        self._link.setAccessibleName(_("Change when and where"))
        page = Page(margins=False, gap=6)
        page.add(Line(_("When and where"), style=Style.HEADING))
        page.add(self._where)
        page.add_layout(row_of(self._link, None))
        page.add(Hairline())
        page.body.addSpacing(px(4))
        page.add(Prose(_("Her situation that day"), style=Style.HEADING, role=Role.INK))
        page.add(self._situation)
        told = _("Kept with the incident as it was at the interview. It holds no name.")
        page.add(Prose(told, style=Style.CAPTION))
        page.body.addStretch(1)
        self.add(page, 1)

    def allow(self, editing: bool) -> None:
        """Whether it can be changed now."""
        self._link.setVisible(editing)

    def show_where(self, values: Mapping[str, Any]) -> None:
        """The answers of “When and where” so far, one a line."""
        known = [name for name in _WHERE if values[name] is not TimeOfDay.UNKNOWN]
        told = [said(Incident.__fields__[name], values[name]) for name in known]
        self._where.setText("\n".join(words for words in told if words) or _("Not asked yet"))

    def show_situation(self, words: str) -> None:
        """Her situation, in one line."""
        self._situation.setText(words or _("Her identity is not recorded yet."))

    def where(self) -> str:
        """What is said of when and where."""
        return self._where.text()

    def situation(self) -> str:
        """What is said of her situation."""
        return self._situation.text()


def then_of(incident: Incident) -> str:
    """Her situation as it was kept with the incident."""
    return _listed(
        incident.age_band_then, incident.sex_then, incident.civil_status_then, incident.displacement_then,
        incident.vulnerability_then,
    )  # fmt: skip


def now_of(identity: Identity, on: date) -> str:
    """Her situation as it would be kept with an incident told on that day."""
    return _listed(
        band_on(on, identity), identity.sex, identity.civil_status, identity.displacement, identity.vulnerability
    )


def _listed(*codes: Codes | None) -> str:
    return listed([code.said() for code in codes if code and code not in _NOTHING])
