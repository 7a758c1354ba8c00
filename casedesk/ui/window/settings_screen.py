"""Settings: the pages listed on the left, one of them beside it (LOOK.md, picture 11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from casedesk.text.translation import _
from casedesk.ui.background import Background
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.looks.lettering import px
from casedesk.ui.places import Place, Topic
from casedesk.ui.reading_order import read_in_order
from casedesk.ui.screen import REGION, Screen
from casedesk.ui.settings import Settings
from casedesk.ui.settings_page import SettingsPage
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.page import centred
from casedesk.ui.widgets.parts import Part, PartsList
from casedesk.ui.window.settings_rooms import SettingsRoom, open_pages

LIST_WIDTH = 224


class SettingsScreen(Screen):
    """SettingsScreen(desk, place, settings, background): `place.part` is the topic of the page that is open."""

    def __init__(self, desk: Desk, place: Place, settings: Settings, background: Background) -> None:
        super().__init__(desk, place)
        self._settings, self._background = settings, background
        self._together = False
        self._pages = {page.topic: page for page in open_pages(desk.access.person.roles)}
        self.page: SettingsPage | None = None
        self._header: PageHeader | None = None
        self.list = PartsList(_parts(list(self._pages.values())), name=_("Settings"), roomy=True)
        self.list.picked.connect(lambda part: self.open(part.key))
        self._arrange()
        self._first = next(iter(self._pages))
        wanted = place.part
        self.open(wanted if isinstance(wanted, Topic) and wanted in self._pages else self._first)
        if self.page is not None and place.case is not None:
            self.page.concern(place.case)
        if self.page is not None and place.new:
            self.page.begin_with_it()

    def _arrange(self) -> None:
        self._column = centred(self)
        side = Card()
        side.setObjectName(REGION)
        side.body.setContentsMargins(px(6), px(8), px(6), px(8))
        side.setFixedWidth(px(LIST_WIDTH))
        side.add(self.list, 1)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(px(12))
        self._beside.addWidget(side)
        self._column.addLayout(self._beside, 1)

    def open(self, topic: Topic) -> None:
        """Shows another page; one that could not keep what was typed stays."""
        room = self._pages[topic]
        if self.page is not None and self.page.leave() is False:
            self.list.choose(self.place.part or self._first)
            return
        self._away(self._header)
        self._away(self.page)
        self.place = replace(self.place, part=None if topic is self._first else topic)
        self.page = page = room.build(self.desk, self._background, self._settings)
        page.go.connect(self.go)
        page.said.connect(self.said)
        page.told.connect(self._tell)
        page.setObjectName(REGION)
        page.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        way = [("settings", _("Settings"))]
        self._header = PageHeader(topic.said(), way=way, facts=page.facts(), buttons=page.buttons())
        self._header.went_back.connect(lambda _key: self.open(self._first))
        self._header.setObjectName(REGION)
        page.seated_together(self._together)
        self._column.insertWidget(0, self._header)
        self._beside.addWidget(page, 1)
        read_in_order(self._header, self.list, page)
        self.list.choose(topic)

    def _away(self, part: QWidget | None) -> None:
        if part is not None:
            part.hide()
            part.setParent(None)
            part.deleteLater()

    def _tell(self) -> None:
        if self.page is not None and self._header is not None:
            self._header.set_facts(self.page.facts())

    def primary(self) -> QPushButton | None:
        return self.page.primary() if self.page is not None else None

    def refresh(self, changed: Changed) -> None:
        if self.page is not None:
            self.page.refresh(changed)

    def settle(self) -> None:
        self.list.setFocus()
        if self.page is not None:
            self.page.settle()

    def seated_together(self, together: bool) -> None:
        self._together = together
        if self.page is not None:
            self.page.seated_together(together)

    def leave(self) -> bool | None:
        return self.page.leave() if self.page is not None else None

    def commands(self) -> Mapping[str, object]:
        return self.page.commands() if self.page is not None else {}


def _parts(pages: list[SettingsRoom]) -> list[Part]:
    """The pages as the list shows them: a line above each group but the first."""
    before = [None, *(page.group for page in pages)]
    return [
        Part(page.topic.said(), page.icon, key=page.topic, ruled=group not in (None, page.group))
        for page, group in zip(pages, before, strict=False)
    ]
