"""What one has begun and not saved: go on with it, or throw it away; throwing away can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casedesk.cases.case_file import KINDS
from casedesk.cases.queries.caseload import case_rows
from casedesk.store.drafts import Draft, discard_draft, keep_draft, my_drafts
from casedesk.text.dates import moment
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.parts.words import WORDS, kind_of
from casedesk.ui.places import Place, Room
from casedesk.ui.referral.step_draft import step_form
from casedesk.ui.widgets.beside import Hairline
from casedesk.ui.widgets.buttons import button, link
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.picture import Picture

SHOWN = 2
"""More drafts than these are shown on request."""
UNDO_MS = 8000
_WIZARDS = (Room.FIRST_CONTACT, Room.INCIDENT, Room.REFERRAL, Room.TRANSFER)


def place_of(draft: Draft) -> Place:
    """Where a draft is continued: its form's own page, or the part of the file."""
    if (room := _page_of(draft)) is not None:
        return Place(room, draft.file, row=draft.row, new=draft.row is None, draft=draft.id)
    new = draft.row is None
    if draft.file is None:
        return Place(Room.DIRECTORY, row=draft.row, new=new, draft=draft.id)
    kind = kind_of(draft.form)
    part = KINDS[kind].part if kind is not None else None
    return Place(Room.CASE, draft.file, part, row=draft.row, new=new, draft=draft.id, kind=kind)


def form_words(draft: Draft) -> str:
    """What kind of form it is."""
    if (room := _page_of(draft)) is not None:
        return room.said()
    kind = kind_of(draft.form)
    if kind is not None:
        part = KINDS[kind].part
        return part.said() if draft.form == part.value else _(WORDS[kind].title)
    return _("A service of the directory") if draft.file is None else _("A form")


def _page_of(draft: Draft) -> Room | None:
    """The page of its own on which it was written, or a step of what is written there."""
    return next((room for room in _WIZARDS if draft.form in (room.value, step_form(room))), None)


class DraftsCard(Card):
    """DraftsCard(desk): `go(Place)` when a draft is continued. Hidden while there is none."""

    go = Signal(object)
    listed = Signal()
    """Other drafts are listed than before."""

    def __init__(self, desk: Desk) -> None:
        self._more = link("", self._show_all, style=Style.SMALL)
        super().__init__(_("Drafts"), note=_("saved, sealed"), action=self._more, ruled=True)
        self._desk = desk
        self._all = False
        self._thrown: Draft | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.add_layout(self._rows)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(UNDO_MS)
        self._timer.timeout.connect(self._let_go)
        self.show_drafts()

    def show_drafts(self) -> None:
        """The drafts of now, newest first."""
        drafts = self._desk.glance(my_drafts)
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        parts: list[QWidget] = [self._thrown_row()] if self._thrown else []
        parts += [self._row(draft) for draft in (drafts if self._all else drafts[:SHOWN])]
        rest = 0 if self._all else max(0, len(drafts) - SHOWN)
        self._more.setText(_("Show {n} more", n=rest))
        self._more.setVisible(rest > 0)
        self.set_note("" if rest else _("saved, sealed"))
        self._fill(parts)
        if self.parentWidget() is not None or not parts:  # shown by itself it would be a window for a moment
            self.setVisible(bool(parts))
        self.listed.emit()

    def _fill(self, parts: Sequence[QWidget]) -> None:
        for place, part in enumerate(parts):
            if place:
                self._rows.addWidget(Hairline())
            self._rows.addWidget(part)

    def undo(self) -> None:
        """Takes back that a draft was thrown away."""
        draft, self._thrown = self._thrown, None
        self._timer.stop()
        if draft is not None:
            self._desk.do(
                keep_draft, form=draft.form, answers=draft.answers, id=draft.id, file=draft.file, row=draft.row
            )
        self.show_drafts()

    def can_undo(self) -> bool:
        """Whether a draft was thrown away a moment ago."""
        return self._thrown is not None

    def _throw_away(self, draft: Draft) -> None:
        self._desk.do(discard_draft, id=draft.id)
        self._thrown = draft
        self._timer.start()
        self.show_drafts()

    def _let_go(self) -> None:
        self._thrown = None
        self.show_drafts()

    def _row(self, draft: Draft) -> QWidget:
        title = Line(self._words_of(draft))
        when = Line(moment(draft.at, self._desk.now()), style=Style.CAPTION, role=Role.INK2)
        go_on = button(_("Continue"), lambda: self.go.emit(place_of(draft)), compact=True)
        go_on.setAccessibleName(_("Continue: {draft}", draft=title.text()))
        away = link(_("Throw away"), lambda: self._throw_away(draft), style=Style.SMALL)
        away.setAccessibleName(_("Throw away: {draft}", draft=title.text()))
        return _line(Picture(Icon.NOTE, side=18), [title, when], [away, go_on])

    def _thrown_row(self) -> QWidget:
        return _line(
            Picture(Icon.ERASE, side=18), [Line(_("Thrown away"), role=Role.INK2)], [link(_("Undo"), self.undo)]
        )

    def _show_all(self) -> None:
        self._all = True
        self.show_drafts()

    def _words_of(self, draft: Draft) -> str:
        code = self._code(draft.file)
        return _("{form}, {code}", form=form_words(draft), code=code) if code else form_words(draft)

    def _code(self, file: UUID | None) -> str:
        try:
            rows = self._desk.glance(case_rows, ids=[file.bytes]) if file else []
        except Mendable:  # its key was taken back: the draft is still one's own, its case is not
            rows = []
        return rows[0].number if rows else ""


def _line(picture: QWidget, words: Sequence[QWidget], buttons: Sequence[QWidget]) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(px(16), px(8), px(16), px(8))
    row.setSpacing(px(10))
    row.addWidget(picture)
    column = QVBoxLayout()
    column.setSpacing(0)
    for one in words:
        column.addWidget(one)
    row.addLayout(column, 1)
    for one in buttons:
        row.addWidget(one)
    return made
