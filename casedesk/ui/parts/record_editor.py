"""Edits one entry of a case file in its place: the form, its draft, its history, and two versions that met."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from casedesk.cases.case_file import CaseFile
from casedesk.cases.rules.checks import checked
from casedesk.cases.rules.refusals import WHY, asks_why, held_to
from casedesk.store.fields import InField
from casedesk.store.records import Record
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.forms.draft_notices import DraftNotices, SavedLine
from casedesk.ui.forms.drafting import Drafting
from casedesk.ui.forms.form import RecordForm
from casedesk.ui.forms.saving import ROOM_FOR_RING, Saving, Sheets, beneath_the_draft
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.parts.history import HistoryView
from casedesk.ui.parts.words import WORDS
from casedesk.ui.reading_order import read_in_order
from casedesk.ui.undo import offer_undo
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, link, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.page import Page

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Entry(Generic[R]):
    """What is edited: its file and kind, the entry itself or None, its draft's name, what a new one begins with."""

    file: CaseFile
    kind: type[R]
    initial: R | None
    form_name: str
    begins: Mapping[str, Any]


class RecordEditor(QWidget, Generic[R]):
    """RecordEditor(desk, entry): a card with the form of one entry; most parts of a file need nothing else.

    A subclass adds notices in `_extend` and what it keeps beside the form in `answers`, `restore` and `_fixed`.
    """

    saved = Signal(object)
    cancelled = Signal()
    said = Signal(str)
    edited = Signal()

    def __init__(self, desk: Desk, entry: Entry[R]) -> None:
        super().__init__()
        self._desk, self._entry = desk, entry
        self._words = WORDS[entry.kind]
        row = entry.initial.id if entry.initial else None
        self._drafting = Drafting(desk, entry.form_name, self, file=entry.file.case.id, row=row, parent=self)
        self._form = self._made_form()
        self._form.edited.connect(self.edited)
        self._sheets = Sheets()
        self._sheets.uncovered.connect(self.settle)
        self.saving: Saving[R] = Saving(desk, self._drafting, self._form, self._sheets, entry.file.case.id, self)
        self.saving.saved.connect(self._done)
        self._drafts = DraftNotices(self._drafting, desk.now())
        self._drafts.turned.connect(self.settle)
        self._leave = button(_("Leave, keep draft"), self.cancel, hint="Esc")
        self._save = primary(_(self._words.save), self.save, hint="Ctrl+Enter")
        self._page = Page(margins=False, gap=12)
        self._page.body.setContentsMargins(*ROOM_FOR_RING)
        self._arrange()
        self._extend()
        self._form.answered.connect(lambda _name: self._advise())
        self._advise()
        self._page.body.addStretch(1)
        self._sheet.addLayout(row_of(self._leave, None, self._save))  # after what is above it: so Tab finds it last
        read_in_order(*self._parts_in_order(), self._leave, self._save)
        self._drafts.take_up()

    def _made_form(self) -> RecordForm[R]:
        entry, case = self._entry, self._entry.file.case.id
        return RecordForm(
            entry.kind,
            initial=beneath_the_draft(self._desk, entry.form_name, case, entry.initial) if entry.initial else None,
            defaults={"case_id": case, **self._defaults()},
            skip=self._skipped(),
            today=self._desk.today(),
            now=self._desk.now,
            check=self._ruled,
            title=_(self._words.title),
        )

    def _arrange(self) -> None:
        head = QWidget()
        line = row_of(SavedLine(self._drafting), self._history_link())
        head.setLayout(line)
        card = Card(_(self._words.title), action=head)
        card.add(self._sheets, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
        sheet = QWidget()
        self._sheet = QVBoxLayout(sheet)
        self._sheet.setContentsMargins(0, 0, 0, 0)
        self._sheet.setSpacing(px(10))
        self._sheet.addWidget(self._page, 1)
        self._sheets.addWidget(sheet)
        for notice in (self._drafts, *self.saving.notices):
            self._page.add(notice)
        self._page.add(self._form)

    def _parts_in_order(self) -> Iterator[QWidget]:
        body = self._page.body
        for place in range(body.count()):
            item = body.itemAt(place)
            if item is not None and (part := item.widget()) is not None:
                yield part

    def _history_link(self) -> QPushButton | None:
        if self._entry.initial is None:
            return None
        return link(_("What changed"), self.show_history, icon=Icon.TIMELINE, style=Style.SMALL)

    def _extend(self) -> None:
        """Adds what only this part has."""

    def _advise(self) -> None:
        """Shows what follows from the answers: at the beginning, after each of them, and when a draft comes or goes."""

    def _defaults(self) -> Mapping[str, Any]:
        """What a new entry begins with."""
        return self._entry.begins

    def _skipped(self) -> Collection[str]:
        """Fields this editor asks for in its own way, and a reason nobody has to give."""
        entry = self._entry
        return () if asks_why(entry.kind, entry.initial, entry.file.consents) else (WHY,)

    def _ruled(self, one: R) -> object:
        """Asked on leaving a field. Raises InField for what cannot be true."""
        return held_to(checked(one, self._desk.now(), self._entry.file.identity), self._entry.file.consents)

    def _fixed(self) -> Mapping[str, Any]:
        """The fields that are not on the form. Raises Mendable when one of them is missing; it was shown."""
        return {}

    @property
    def form(self) -> RecordForm[R]:
        """The form."""
        return self._form

    def primary(self) -> QPushButton:
        """The button of the next step: of the form, or of two versions that are compared."""
        return self.saving.primary() or self._save

    def settle(self) -> None:
        """Puts the focus where the work goes on: what is empty in a new entry, the top of one that is there."""
        if self._entry.initial is None:
            self._form.focus_first_empty()
        else:
            self._form.focus_first()

    def seated_together(self, together: bool) -> None:
        """One's own judgement disappears while she sits beside the worker, or is there again."""
        self._form.seated_together(together)

    def answers(self) -> dict[str, Any]:
        """Everything that is typed here, for the draft."""
        return self._form.answers()

    def restore(self, answers: Mapping[str, Any]) -> None:
        """Puts a draft back."""
        self._form.restore(answers)
        self._advise()

    def restart(self) -> None:
        """As it was before anybody typed."""
        self._form.restart()
        self._advise()

    def leave(self) -> bool:
        """Keeps the draft; False when it could not be kept and the page should stay."""
        return self._drafting.leave()

    def cancel(self) -> None:
        """One level up: from what lies over the form to the form, from the form away; the draft stays."""
        if not self._sheets.uncover() and self.leave():
            self.cancelled.emit()

    def save(self) -> None:
        """Keeps the entry, or shows what stands in the way; what was typed stays."""
        self.saving.clear()
        with suppress(InField):
            self.saving.keep(self._form.record(**self._fixed()))

    def show_history(self) -> None:
        """Every version of the entry; journalled first."""
        if self._entry.initial is None:
            return
        try:
            view = HistoryView(self._desk, case=self._entry.file.case.id, entry=self._entry.initial)
        except Mendable as trouble:
            self.saving.tell(trouble)
            return
        view.closed.connect(self._sheets.uncover)
        self._sheets.lay(view)
        view.setFocus()

    def _done(self, saved: R) -> None:
        self.said.emit(_(self._words.done))
        self.saved.emit(saved)
        offer_undo(self._desk, _(self._words.done), saved)
