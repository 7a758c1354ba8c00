"""Chooses the service a referral goes to, from the directory; a new one can be entered at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from casedesk.cases.codes.work import Service
from casedesk.cases.queries.how_it_went import Went, how_it_went
from casedesk.cases.queries.referrals import providers
from casedesk.cases.records.referral import Provider
from casedesk.cases.rules.verifying import is_old
from casedesk.cases.saying import listed
from casedesk.reports.referral_slip import named
from casedesk.text import places
from casedesk.text.dates import day
from casedesk.text.translation import _, p_
from casedesk.ui.desk import Desk
from casedesk.ui.directory.rows import ForWhom, is_said_of
from casedesk.ui.directory.went_part import brief
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.referral.service_entry import ServiceEntry
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, link
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.filters import FilterButton, SearchBox
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.parts import Part, PartsList
from casedesk.ui.widgets.stages import EmptyState

ICONS = {
    Service.SAFE_HOUSE: Icon.HOME, Service.HOUSING: Icon.HOME, Service.HEALTH: Icon.HEALTH,
    Service.PSYCHOSOCIAL: Icon.SAY_FIRST, Service.LEGAL: Icon.LEGAL,
}  # fmt: skip


def icon_of(service: Service) -> Icon:
    """The picture of a kind of service."""
    return ICONS.get(service, Icon.DIRECTORY)


class ServicePicker(Card):
    """ServicePicker(desk, said_no): `chosen(Provider, Service or None)`; `begin()` shows the directory as it is now.

    Who `said_no` for her before is marked.
    """

    chosen = Signal(object, object)
    cancelled = Signal()

    def __init__(self, desk: Desk, said_no: Collection[UUID] = ()) -> None:
        super().__init__(_("Who can help?"), note=_("from the directory"))
        self._desk = desk
        self._known: Sequence[Provider] = ()
        self._went: Mapping[UUID, Went] = {}
        self._replacing, self._said_no = False, frozenset(said_no)
        self._search = SearchBox(_("Search a service by name"))
        self._search.textEdited.connect(self._list)
        self._kind = FilterButton(_("Service"), [(service.value, service.said()) for service in Service])
        self._kind.picked.connect(self._list)
        self._found = PartsList((), name=_("Services"), roomy=True)
        self._found.activated.connect(lambda index: self._take())
        self._found.clicked.connect(lambda index: self._take())
        self._empty = EmptyState(
            Icon.DIRECTORY, _("No provider here yet"), _("Add the service once; everybody at the centre finds it then.")
        )
        self._other = EmptyState(
            Icon.SEARCH, _("No service matches"), _("Search another word, choose another kind, or add the service.")
        )
        self._results = QStackedWidget()
        for page in (self._found, self._empty, self._other):
            self._results.addWidget(page)
        self._entry: ServiceEntry | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self._searching())
        self.add(self._pages, 1)

    def _searching(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(row_of(self._search, self._kind, None))
        self._shut = Notice("", Tone.WAIT)
        column.addWidget(self._shut)
        column.addWidget(self._results, 1)
        add = button(_("Add a service"), self._begin_entering, icon=Icon.ADD, compact=True)
        self._keep = link(_("Keep the one that was chosen"), self.cancelled.emit)
        column.addLayout(row_of(add, None, self._keep))
        return page

    def primary(self) -> QPushButton | None:
        """What Ctrl Enter presses while a service is entered."""
        return self._entry.save if self._entry is not None and self._entry.isVisible() else None

    def _begin_entering(self) -> None:
        if self._entry is None:  # seldom wanted, and its form is as much work as the rest of the page
            self._entry = ServiceEntry(self._desk)
            self._entry.left.connect(lambda: self.begin(replacing=self._replacing))
            self._entry.entered.connect(lambda made: self.chosen.emit(made, None))
            self._pages.addWidget(self._entry)
        self._pages.setCurrentWidget(self._entry)
        self._entry.begin()

    def begin(self, *, replacing: bool, wanted: Service | None = None) -> None:
        """The directory as it is now; `replacing` offers to keep the one that was chosen before.

        With `wanted`, only services of that kind are shown at first, if there are any.
        """
        self._known, self._replacing = self._desk.glance(providers), replacing
        if wanted is not None and any(wanted in one.services and one.closed is None for one in self._known):
            self._kind.choose(wanted.value)
        self._went = self._desk.glance(how_it_went)
        self._keep.setVisible(replacing)
        self._pages.setCurrentIndex(0)
        self._list()
        self._search.setFocus()

    def _list(self) -> None:
        typed, kind = self._search.text(), self._kind.key()
        found = [
            one for one in self._known if (kind is None or Service(kind) in one.services) and is_said_of(one, typed)
        ]
        self._found.show_parts([self._part(one) for one in found])
        self._results.setCurrentWidget(self._found if found else self._other if self._known else self._empty)

    def _part(self, one: Provider) -> Part:
        icon = icon_of(one.services[0]) if one.services else Icon.DIRECTORY
        did = listed([service.said() for service in one.services])
        if one.closed is not None:
            shut = _("closed since {day}", day=day(one.closed))
            return Part(named(one), icon, note=shut, mark=Mark.CLOSED, key=one.id, line=did)
        went = self._went.get(one.id)
        told = _("could not take her before") if one.id in self._said_no else ""
        if not told and is_old(one, self._desk.today()):
            told = p_("one service", "nobody verified it yet")
            if one.verified is not None:
                told = p_("one service", "not verified for 180 days")
        where = places.said(one.district) if one.district else ""
        women = ForWhom.WOMEN.said() if ForWhom.WOMEN.takes(one) else ""
        line = " · ".join(words for words in (did, where, women, brief(went) if went else "") if words)
        return Part(named(one), icon, note=told, key=one.id, line=line)

    def _take(self) -> None:
        key, kind = self._found.key(), self._kind.key()
        for one in self._known:
            if one.id == key and one.closed is not None:
                self._shut.say(_("This service has closed. Choose another one."))
            elif one.id == key:
                self._shut.hide()
                self.chosen.emit(one, Service(kind) if kind else None)
