"""First contact: how it came about and how the person can be reached safely. No name is asked; a code is given."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import CaseKind
from casedesk.cases.codes.contact import Channel
from casedesk.cases.records.contact import FirstContact, SafeContact
from casedesk.cases.rules.checks import checked
from casedesk.cases.verbs.register import register
from casedesk.store.fields import InField
from casedesk.store.records import NOBODY
from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.forms.draft_notices import DraftNotices, SavedLine
from casedesk.ui.forms.drafting import Drafting
from casedesk.ui.forms.form import RecordForm
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room
from casedesk.ui.screen import REGION, Screen
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.codes import CodeChoice
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose

DRAFT = "first_contact"
_STOP = N_(
    "Stop here for now. Agree on a safe time and a safe way to speak again, and write only that down. "
    "Everything else can wait."
)


class FirstContactScreen(Screen):
    """FirstContactScreen(desk, place): two cards, one draft, one button that gives the code."""

    edited = Signal()

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        today = desk.today()
        self.kind: CodeChoice[CaseKind] = CodeChoice(CaseKind, name=_("What kind of help is it about?"), columns=0)
        self.contact = RecordForm(
            FirstContact,
            defaults={"case_id": NOBODY, "at": desk.now(), "channel": Channel.WALK_IN},
            today=today,
            now=desk.now,
            check=lambda one: checked(one, desk.now(), None),
            title=_("First contact"),
        )
        self.safe = RecordForm(
            SafeContact,
            defaults={"case_id": NOBODY, "checked": today},
            today=today,
            now=desk.now,
            check=lambda one: checked(one, desk.now(), None),
            title=_("Safe contact"),
        )
        self._stop = Notice(_(_STOP), Tone.WAIT, icon=Icon.STOP)
        self._trouble = Notice("", Tone.WAIT, icon=Icon.PROBLEM)
        self._drafting = Drafting(desk, DRAFT, self, draft=place.draft, apart=True, parent=self)
        self._drafts = DraftNotices(self._drafting, desk.now())
        self._drafts.turned.connect(self.settle)
        self._save = primary(_("Save and give a code"), self.save, hint="Ctrl+Enter")
        self._arrange()
        self.restart()
        self.kind.picked.connect(self._changed)
        for form in (self.contact, self.safe):
            form.edited.connect(self._changed)
        if self._drafts.take_up() is not None:
            self._advise()

    def _arrange(self) -> None:
        page = Page()
        leave = button(_("Leave, keep draft"), self.leave_kept, hint="Esc")
        header = PageHeader(
            _("New first contact"),
            way=[("cases", Room.CASES.said())],
            facts=[_("No name is asked"), SavedLine(self._drafting)],
            buttons=[leave],
        )
        header.went_back.connect(lambda _key: self.go.emit(Place(Room.CASES)))
        page.add(header)
        for notice in (self._drafts, self._trouble):
            page.add(notice)
        left, right = Card(_("First contact")), Card(_("Safe contact"))
        for region in (header, left, right):
            region.setObjectName(REGION)
        left.add(Field(_("What kind of help is it about?"), self.kind))
        left.add(self.contact, 1)
        left.body.setSpacing(px(14))
        self.contact.add_after("safe_to_talk", self._stop)
        right.add(self.safe, 1)
        cards = QHBoxLayout()
        cards.setSpacing(px(12))
        cards.addWidget(left, 1)
        cards.addWidget(right, 1)
        page.add_layout(cards, 1)
        foot = row_of(Prose(_("Names and address come later, apart from this."), style=Style.SMALL), None, self._save)
        foot.setContentsMargins(px(24), px(8), px(24), px(12))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page, 1)
        column.addLayout(foot)

    def settle(self) -> None:
        """The first answer that is missing."""
        self.contact.focus_first_empty()

    def primary(self) -> QPushButton:
        """Save and give a code."""
        return self._save

    def leave(self) -> bool:
        """Keeps the draft; False when it could not be kept."""
        return self._drafting.leave()

    def leave_kept(self) -> None:
        """Back to where one came from; the draft stays."""
        if self.leave():
            self.back.emit()

    def answers(self) -> dict[str, Any]:
        """Everything that stands on the page, for the draft."""
        kind = self.kind.code()
        return {
            "kind": kind.value if kind else None,
            "contact": self.contact.answers(),
            "safe": self.safe.answers(),
        }

    def restore(self, answers: Mapping[str, Any]) -> None:
        """Puts a draft back."""
        with suppress(ValueError):
            self.kind.choose(CaseKind(str(answers.get("kind"))))
        self.contact.restore(answers.get("contact") or {})
        self.safe.restore(answers.get("safe") or {})
        self._advise()

    def restart(self) -> None:
        """An empty page."""
        self.kind.choose(CaseKind.SURVIVOR)
        self.contact.restart()
        self.safe.restart()
        self._advise()

    def save(self) -> None:
        """Gives the code and opens the case, or shows what is missing; what was typed stays."""
        self._trouble.hide()
        try:
            contact, safe = self._both()
            case = self._drafting.finish(
                register, kind=self.kind.code() or CaseKind.SURVIVOR, contact=contact, safe=safe
            )
        except InField as trouble:
            if not (self.contact.show_problem(trouble) or self.safe.show_problem(trouble)):
                self._tell(trouble)
        except Mendable as trouble:
            self._tell(trouble)
        else:
            self.said.emit(_("Saved. The file has its code now."))
            self.go.emit(Place(Room.CASE, case=case.id))

    def _both(self) -> tuple[FirstContact, SafeContact]:
        """Both records. Raises the first InField, after both forms have shown what is missing in them."""
        try:
            safe = self.safe.record()
        except InField:
            self.contact.record()  # what is missing in the first card comes first
            raise
        return self.contact.record(), safe

    def _tell(self, trouble: Mendable) -> None:
        self._trouble.say(trouble.said())

    def _changed(self) -> None:
        self._advise()
        self.edited.emit()

    def _advise(self) -> None:
        self._stop.setVisible(self.contact.value("safe_to_talk") is Answer.NO)
