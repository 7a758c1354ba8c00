"""Edits one entry of a case file in its place: the form, its draft, its history, and two versions that met."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from casedesk.cases.case_file import CaseFile
from casedesk.cases.queries.history import Clash, clash_of, version_of
from casedesk.cases.rules.checks import checked
from casedesk.cases.verbs.record import record
from casedesk.store.fields import InField
from casedesk.store.files import Stale
from casedesk.store.records import Record
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.forms.compare import CompareView, said_clash
from casedesk.ui.forms.draft_notices import DraftNotices, SavedLine
from casedesk.ui.forms.drafting import Drafting
from casedesk.ui.forms.form import VERSION, RecordForm
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.parts.history import HistoryView
from casedesk.ui.parts.words import WORDS
from casedesk.ui.reading_order import read_in_order
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, link, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page

R = TypeVar("R", bound=Record)
ROOM_FOR_RING = (px(4), px(4), px(8), px(4))
"""A scrolled page would cut the focus ring at its edges."""


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
        self._form = self._made_form(self._beneath_the_draft())
        self._form.edited.connect(self.edited)
        self._met: Clash[R] | None = None
        self._clash = Notice("", Tone.INFO)
        self._clash.taken.connect(self.compare)
        self._trouble = Notice("", Tone.WAIT, icon=Icon.PROBLEM)
        self._drafts = DraftNotices(self._drafting, desk.now())
        self._leave = button(_("Leave, keep draft"), self.cancel, hint="Esc")
        self._save = primary(_(self._words.save), self.save, hint="Ctrl+Enter")
        self._stack = QStackedWidget()
        self._page = Page(margins=False, gap=12)
        self._page.body.setContentsMargins(*ROOM_FOR_RING)
        self._arrange()
        self._extend()
        self._page.body.addStretch(1)
        self._sheet.addLayout(row_of(self._leave, None, self._save))  # after what is above it: so Tab finds it last
        read_in_order(*self._parts_in_order(), self._leave, self._save)
        self._drafts.take_up()

    def _made_form(self, initial: R | None) -> RecordForm[R]:
        return RecordForm(
            self._entry.kind,
            initial=initial,
            defaults={"case_id": self._entry.file.case.id, **self._defaults()},
            skip=self._skipped(),
            today=self._desk.today(),
            now=self._desk.now,
            check=lambda one: checked(one, self._desk.now(), self._entry.file.identity),
            title=_(self._words.title),
        )

    def _beneath_the_draft(self) -> R | None:
        """The entry a draft was typed over: saving then meets what somebody wrote since, instead of hiding it."""
        initial = self._entry.initial
        if initial is None:
            return None
        with suppress(Mendable):
            draft = self._drafting.found()
            version = draft.answers.get(VERSION, initial.version) if draft else initial.version
            if version != initial.version:
                case = self._entry.file.case.id
                return self._desk.ask(version_of, case=case, entry=initial, version=version) or initial
        return initial

    def _arrange(self) -> None:
        head = QWidget()
        line = row_of(SavedLine(self._drafting), self._history_link())
        head.setLayout(line)
        card = Card(_(self._words.title), action=head)
        card.add(self._stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
        sheet = QWidget()
        self._sheet = QVBoxLayout(sheet)
        self._sheet.setContentsMargins(0, 0, 0, 0)
        self._sheet.setSpacing(px(10))
        self._sheet.addWidget(self._page, 1)
        self._stack.addWidget(sheet)
        for notice in (self._drafts, self._clash, self._trouble):
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

    def _defaults(self) -> Mapping[str, Any]:
        """What a new entry begins with."""
        return self._entry.begins

    def _skipped(self) -> Collection[str]:
        """Fields this editor asks for in its own way."""
        return ()

    def _fixed(self) -> Mapping[str, Any]:
        """The fields that are not on the form. Raises Mendable when one of them is missing; it was shown."""
        return {}

    @property
    def form(self) -> RecordForm[R]:
        """The form."""
        return self._form

    def primary(self) -> QPushButton:
        """The button of the next step: of the form, or of two versions that are compared."""
        over = self._stack.findChildren(CompareView) if self._stack.count() > 1 else []
        return over[0].primary() if over else self._save

    def settle(self) -> None:
        """Puts the focus where the work goes on: what is empty in a new entry, the top of one that is there."""
        if self._entry.initial is None:
            self._form.focus_first_empty()
        else:
            self._form.focus_first()

    def answers(self) -> dict[str, Any]:
        """Everything that is typed here, for the draft."""
        return self._form.answers()

    def restore(self, answers: Mapping[str, Any]) -> None:
        """Puts a draft back."""
        self._form.restore(answers)

    def restart(self) -> None:
        """As it was before anybody typed."""
        self._form.restart()

    def leave(self) -> bool:
        """Keeps the draft; False when it could not be kept and the page should stay."""
        return self._drafting.leave()

    def cancel(self) -> None:
        """One level up: from what lies over the form to the form, from the form away; the draft stays."""
        if self._stack.count() > 1:
            self._show_form()
        elif self.leave():
            self.cancelled.emit()

    def save(self) -> None:
        """Keeps the entry, or shows what stands in the way; what was typed stays."""
        self._trouble.hide()
        with suppress(InField):
            self._keep(self._form.record(**self._fixed()))

    def show_history(self) -> None:
        """Every version of the entry; journalled first."""
        if self._entry.initial is None:
            return
        try:
            view = HistoryView(self._desk, case=self._entry.file.case.id, entry=self._entry.initial)
        except Mendable as trouble:
            self._tell(trouble)
            return
        view.closed.connect(self._show_form)
        self._show(view)
        view.setFocus()

    def _keep(self, entry: R) -> None:
        try:
            saved = self._drafting.finish(record, entry=entry)
        except InField as trouble:
            self._show_form()
            if not self._form.show_problem(trouble):
                self._tell(trouble)
        except Stale:
            self._meet(entry)
        except Mendable as trouble:
            self._tell(trouble)
        else:
            self.said.emit(_(self._words.done))
            self.saved.emit(saved)

    def _meet(self, mine: R) -> None:
        try:
            self._met = self._desk.ask(clash_of, case=self._entry.file.case.id, mine=mine)
        except Mendable as trouble:
            self._tell(trouble)
            return
        self._show_form()
        self._clash.say(said_clash(self._met), link=_("See both"))
        self._page.ensureWidgetVisible(self._clash)

    def compare(self) -> None:
        """One's own version beside the one that somebody saved meanwhile."""
        if self._met is None:
            return
        view = CompareView(self._met)
        scrolled = Page(margins=False)
        scrolled.body.setContentsMargins(*ROOM_FOR_RING)
        scrolled.add(view, 1)
        view.back.connect(self._show_form)
        view.chosen.connect(self._keep)
        self._show(scrolled)
        view.settle()

    def _show(self, view: QWidget) -> None:
        self._put_away()
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)

    def _put_away(self) -> None:
        """Only the form is kept behind what is shown over it."""
        while self._stack.count() > 1 and (over := self._stack.widget(1)) is not None:
            self._stack.removeWidget(over)
            over.deleteLater()

    def _show_form(self) -> None:
        if self._stack.count() > 1:
            self._put_away()
            self.settle()

    def _tell(self, trouble: Mendable) -> None:
        self._show_form()
        self._trouble.say(trouble.said())
        self._page.ensureWidgetVisible(self._trouble)
