"""What changed in one entry, when and by whom, field by field, newest first. The look is in the journal."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casedesk.cases.look_words import said_person
from casedesk.cases.queries.history import Version, versions_of
from casedesk.cases.saying import said
from casedesk.store.records import Record
from casedesk.text.dates import said_moment
from casedesk.text.translation import _
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose


class HistoryView(QWidget):
    """HistoryView(desk, *, case, entry): `closed` leads back. Raises Mendable, and then shows nothing."""

    closed = Signal()

    def __init__(self, desk: Desk, *, case: UUID, entry: Record) -> None:
        versions = desk.ask(versions_of, case=case, entry=entry)  # journalled first, then shown
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        back = link(_("Back to the entry"), self.closed.emit, icon=Icon.BACK)
        self.setFocusProxy(back)
        column.addLayout(row_of(back, None))
        page = Page(margins=False, gap=10)
        for version in versions:
            page.add(_card(version))
        page.body.addStretch(1)
        column.addWidget(page, 1)


def _card(version: Version[Record]) -> Card:
    who = said_person(version.name, version.khmer_name, me=version.me)
    card = Card(said_moment(version.record.written_at), note=who)
    names = version.changed()
    if version.before is None:
        card.add(Prose(_("First written."), style=Style.SMALL))
    elif not names:
        card.add(Prose(_("Saved again, nothing else changed."), style=Style.SMALL))
    for name in names:
        card.add(_change(version, name))
    return card


def _change(version: Version[Record], name: str) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(2))
    field = version.record.__fields__[name]
    column.addWidget(Prose(_(field.label), style=Style.SMALL, role=Role.INK, bold=True))
    column.addWidget(Prose(said(field, getattr(version.record, name)) or _("no answer"), role=Role.INK))
    if version.before is not None:
        earlier = said(field, getattr(version.before, name)) or _("no answer")
        column.addWidget(Prose(_("before: {words}", words=earlier), style=Style.SMALL))
    return whole
