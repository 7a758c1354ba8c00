"""What stands above the directory: words of a name or number, which service, where, for whom, and how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casedesk.cases.codes.work import Service
from casedesk.cases.records.referral import Provider
from casedesk.text.translation import _
from casedesk.ui.directory.rows import ForWhom, Sought, Standing, districts
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.filters import FilterButton, SearchBox
from casedesk.ui.widgets.flow import Flow


class DirectoryFilters(QWidget):
    """DirectoryFilters(listed): `picked` when one was typed, taken or cleared; `found(services, today)` passes them."""

    picked = Signal()

    def __init__(self, listed: Sequence[Provider]) -> None:
        super().__init__()
        self.search = SearchBox(_("Search the directory"), hint="Ctrl+F")
        self.search.setMaximumWidth(px(320))
        self.service = FilterButton(_("Service"), [(code.value, code.said()) for code in Service])
        self.district = FilterButton(_("Place"), districts(listed))
        self.whom = FilterButton(_("For"), [(code.value, code.said()) for code in ForWhom])
        self.standing = FilterButton(_("Show"), [(one.value, one.said()) for one in Standing], any_word=_("open"))
        self._every = (self.service, self.district, self.whom, self.standing)
        self._clear = link(_("Clear"), self.clear, style=Style.SMALL)
        self._clear.hide()
        self.search.textChanged.connect(lambda _text: self._taken())
        for one in self._every:
            one.picked.connect(lambda _key: self._taken())
        self.setLayout(Flow(self.search, *self._every, self._clear))

    def found(self, services: Sequence[Provider], today: date) -> list[Provider]:
        """Those that pass, in the order they came."""
        sought = self._sought()
        return [one for one in services if sought.finds(one, today)]

    def standing_shown(self) -> Standing | None:
        """How those stand that are asked for; None for all that are open."""
        return self._sought().standing

    def show_standing(self, standing: Standing | None) -> None:
        """Those that stand so."""
        self.standing.choose(standing.value if standing else None)
        self._taken()

    def clear(self) -> None:
        """Everything that is open."""
        for one in self._every:
            one.choose(None)
        self.search.clear()
        self._taken()

    def _sought(self) -> Sought:
        service, whom, standing = self.service.key(), self.whom.key(), self.standing.key()
        return Sought(
            self.search.text(),
            Service(service) if service else None,
            self.district.key(),
            ForWhom(whom) if whom else None,
            Standing(standing) if standing else None,
        )

    def _taken(self) -> None:
        self._clear.setVisible(any(one.key() for one in self._every))
        self.picked.emit()
