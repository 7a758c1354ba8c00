"""The directory: services by what they do and where, and when somebody last made sure of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from casedesk.cases.queries.referrals import providers
from casedesk.cases.records.referral import Provider
from casedesk.cases.rules.taking_in import Proposal
from casedesk.cases.rules.verifying import is_old
from casedesk.security.roles import Permission, may
from casedesk.text.translation import _, n_
from casedesk.ui.case_list.states import table_card
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.directory.filters import DirectoryFilters
from casedesk.ui.directory.notices import said_old
from casedesk.ui.directory.provider_card import ProviderCard
from casedesk.ui.directory.provider_view import ProviderView
from casedesk.ui.directory.rows import COLUMNS, NAME, Row, Standing, by_place, grouped
from casedesk.ui.directory.sheets import Sheets
from casedesk.ui.directory.taking_card import TakingCard
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.places import Place
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.rows_model import RowsModel
from casedesk.ui.screen import REGION, Screen
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import centred
from casedesk.ui.widgets.stages import EmptyState
from casedesk.ui.widgets.table import CaseTable

READING, WRITING = 420, 500
"""Width of the card beside the list, in pixels at 100 %."""


class DirectoryScreen(Screen):
    """DirectoryScreen(desk, place): `place.row` opens a provider, `place.new` a new one (or its draft).

    `place.view` is the standing of those that are listed at first.
    """

    def __init__(
        self, desk: Desk, place: Place, parent: QWidget | None = None, *, ways_out: WaysOut | None = None
    ) -> None:
        super().__init__(desk, place, parent)
        self._all = by_place(desk.glance(providers))
        self._may_write = may(desk.access.person.roles, Permission.WRITE_PROVIDERS)
        self.card: ProviderCard | ProviderView | None = None
        self.model: RowsModel[Row] = RowsModel(COLUMNS, desk.today, self)
        self.table = CaseTable(self.model, name=_("Directory"))
        self.table.set_widths([column.width for column in COLUMNS], spare=(4, 2, 3, 5))
        self.filters = DirectoryFilters(self._all)
        self.add = primary(_("Add a provider"), self.begin_new, icon=Icon.ADD, hint="Ctrl+N")
        self._trouble = Notice("", Tone.WAIT)
        self._sheets = Sheets(desk, self, ways_out)
        self._sheets.compared.connect(self.look_through)
        self._sheets.saved.connect(self.said)
        self._sheets.troubled.connect(lambda trouble: self._trouble.say(trouble.said()))
        self._taking: TakingCard | None = None
        self._foot = Line(style=Style.CAPTION, role=Role.INK2)
        self._old = Notice("", Tone.INFO)
        self._old.taken.connect(lambda: self.filters.show_standing(Standing.OLD))
        self._arrange()
        self.filters.picked.connect(self._show)
        self.table.opened.connect(self._open)
        self.filters.show_standing(place.view if isinstance(place.view, Standing) else None)
        self.table.fit()
        if place.new or place.row is not None:
            self._begin_at(place)

    def _arrange(self) -> None:
        column = centred(self)
        header = PageHeader(_("Directory"), buttons=(*self._sheet_buttons(), self.add))
        column.addWidget(header)
        column.addWidget(self._trouble)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._made_list())
        column.addWidget(self._pages, 1)
        for region in (header, self.states):
            region.setObjectName(REGION)

    def _made_list(self) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self._old)
        column.addWidget(self.filters)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(px(12))
        self._beside.addWidget(self._made_states(), 1)
        column.addLayout(self._beside, 1)
        column.addWidget(self._foot)
        return held

    def _sheet_buttons(self) -> list[QPushButton]:
        roles, found = self.desk.access.person.roles, []
        if may(roles, Permission.EXPORT):
            found.append(button(_("Save as a spreadsheet…"), self._save_listed, icon=Icon.EXPORT))
        if self._may_write:
            found.append(button(_("Take in a spreadsheet…"), self._ask_sheet, icon=Icon.FOLDER_OPEN))
        return found

    def _made_states(self) -> QStackedWidget:
        self.states = QStackedWidget()
        self.states.addWidget(table_card(self.table))
        none_yet = EmptyState(Icon.DIRECTORY, _("No provider here yet"), _("Services you can refer to stand here."))
        no_match = EmptyState(
            Icon.SEARCH, _("No provider matches"), _("Clear the filters?"), button(_("Show all"), self.filters.clear)
        )
        for state in (none_yet, no_match):
            card = Card()
            card.add(state, 1)
            self.states.addWidget(card)
        return self.states

    def primary(self) -> QPushButton | None:
        if self._taking is not None:
            return self._taking.primary()
        return self.card.primary() if self.card is not None else self.add

    def commands(self) -> Mapping[str, object]:
        return {"find": self.filters.search.setFocus, **({"new": self.begin_new} if self._may_write else {})}

    def settle(self) -> None:
        if self.card is not None:
            self.card.settle()
        else:
            self.table.setFocus()

    def leave(self) -> None:
        if self.card is not None:
            self.card.leave()

    def step_back(self) -> bool:
        if self._taking is not None:
            self._end_taking()
        elif self.card is not None:
            self.card.close_up()
        else:
            return False
        return True

    def seated_together(self, together: bool) -> None:
        if together and isinstance(self.card, ProviderView):
            self.card.cover()

    def refresh(self, changed: Changed) -> None:
        if "providers" in changed.tables:
            self._all = by_place(self.desk.glance(providers))
            self._show()

    def take(self, file: Path) -> None:
        """Lays a spreadsheet beside the directory, to be looked through before anything is changed."""
        self._trouble.say("")
        self._sheets.compare(file)

    def look_through(self, found: list[Proposal]) -> None:
        """Shows what a list would change, in the place of the directory."""
        self._end_taking()
        self._end_card()
        self._taking = TakingCard(self.desk, found)
        self._taking.setObjectName(REGION)
        self._taking.closed.connect(self._end_taking)
        self._taking.taken.connect(self._taken_in)
        self._pages.setCurrentIndex(self._pages.addWidget(self._taking))
        self.add.hide()
        self._taking.settle()

    def _save_listed(self) -> None:
        """What the filters leave: what is saved is what is seen."""
        self._sheets.save([self.model.row_at(place).one for place in range(self.model.rowCount())])

    def _ask_sheet(self) -> None:
        self._trouble.say("")
        self._sheets.ask_file()

    def _taken_in(self, many: int) -> None:
        self._end_taking()
        self.said.emit(n_("{n} service is taken in.", "{n} services are taken in.", many))

    def _end_taking(self) -> None:
        if self._taking is not None:
            self._pages.removeWidget(self._taking)
            self._taking.deleteLater()
            self._taking = None
            self.add.setVisible(self._may_write and self.card is None)
            self.table.setFocus()

    def begin_new(self) -> None:
        """A new provider beside the list."""
        self.begin(None)

    def begin(self, provider: Provider | None) -> None:
        """A provider, or a new one, to be written beside the list; another one that is open keeps its draft."""
        card = ProviderCard(self.desk, provider)
        card.kept.connect(self._kept)
        self._put(card, WRITING)

    def read(self, provider: Provider) -> None:
        """All that is known of a provider, beside the list."""
        card = ProviderView(self.desk, provider)
        card.changing.connect(lambda: self.begin(provider))
        card.done.connect(self._done)
        self._choose(provider.id)
        self._put(card, READING)

    def _begin_at(self, place: Place) -> None:
        found = next((one for one in self._all if one.id == place.row), None)
        if found is None or place.draft is not None:
            self.begin(found)
        else:
            self.read(found)

    def _put(self, card: ProviderCard | ProviderView, width: int) -> None:
        self._end_taking()
        self._end_card()
        self.card = card
        card.closed.connect(self._closed)
        card.setFixedWidth(px(width))
        card.setObjectName(REGION)
        self._beside.addWidget(card)
        card.show()
        self.add.hide()
        self._tell_old()
        card.settle()

    def _end_card(self) -> None:
        if self.card is not None:
            self.card.leave()
            self._beside.removeWidget(self.card)
            self.card.hide()
            self.card.deleteLater()
        self.card = None
        self.add.setVisible(self._may_write)
        self._tell_old()

    def _kept(self, provider: Provider) -> None:
        self._closed()
        self._choose(provider.id)
        self.said.emit(_("The provider is saved."))

    def _done(self, provider: Provider, sentence: str) -> None:
        self.read(provider)
        self.said.emit(sentence)

    def _closed(self) -> None:
        self._end_card()
        self.table.setFocus()

    def _open(self, index: QModelIndex) -> None:
        self.read(self.model.row_at(index.row()).one)

    def _show(self) -> None:
        current = self.table.currentIndex()
        chosen = self.model.row_at(current.row()).one.id if current.isValid() else None
        rows = self.filters.found(self._all, self.desk.today())
        self.model.show_rows(grouped(rows))
        self._choose(chosen)
        self.states.setCurrentIndex(0 if rows else 2 if self._all else 1)
        self._tell_old()
        self._foot.setText(_("Showing {n} of {all}, by place and service", n=len(rows), all=len(self._all)))
        self.add.setVisible(self._may_write and self.card is None and self._taking is None)

    def _tell_old(self) -> None:
        """How many want a look; not while they are shown, nor beside a form, which needs the room."""
        asked = self.filters.standing_shown() is Standing.OLD or isinstance(self.card, ProviderCard)
        old = sum(is_old(one, self.desk.today()) for one in self._all if one.closed is None)
        self._old.say("" if asked else said_old(old), link=_("Show them"))

    def _choose(self, chosen: UUID | None) -> None:
        ids = [self.model.row_at(place).one.id for place in range(self.model.rowCount())]
        if ids:
            self.table.setCurrentIndex(self.model.index(ids.index(chosen) if chosen in ids else 0, NAME))
