"""Incident: six sections, one at a time; what follows from the answers beside them; it keeps itself as a draft."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.codes.case import Part as FilePart
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.incident import Incident
from casedesk.cases.rules.ages import band_on
from casedesk.store.fields import InField
from casedesk.store.files import Gone
from casedesk.text.ages import AgeBand
from casedesk.text.dates import short_day
from casedesk.text.translation import _
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.forms.draft_notices import DraftNotices, SavedLine
from casedesk.ui.forms.drafting import Drafting
from casedesk.ui.forms.saving import Saving, Sheets, beneath_the_draft
from casedesk.ui.incident.digest import Digest, now_of, then_of
from casedesk.ui.incident.follows import Follows
from casedesk.ui.incident.incident_form import IncidentForm
from casedesk.ui.incident.sections import Begun
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.places import Place, Room
from casedesk.ui.reading_order import read_in_order
from casedesk.ui.screen import Screen
from casedesk.ui.undo import offer_undo
from casedesk.ui.widgets.beside import Hairline, row_of
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.chip import Chip, MiniSteps
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import centred
from casedesk.ui.widgets.parts import Part, PartsList

DRAFT = "incident"
LEFT = 214
_OTHERS = {"identities", "cases"}
"""Tables of what this page shows of the file beside the incident."""


class IncidentScreen(Screen):
    """IncidentScreen(desk, place): a new incident of `place.case`, or the one in `place.row`; read only once closed."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        if place.case is None:
            raise ValueError("an incident is part of a case")
        self._case = place.case
        self._file = desk.ask(open_case, case=place.case)
        self._initial = _found(self._file, place.row) if place.row else None
        row = self._initial.id if self._initial else None
        initial = beneath_the_draft(desk, DRAFT, self._case, self._initial) if self._initial else None
        self._form = IncidentForm(Begun(initial, self._case, desk.today(), desk.now))
        self._drafting = Drafting(desk, DRAFT, self._form, file=self._case, row=row, parent=self)
        self._sheets = Sheets()
        self._sheets.uncovered.connect(self.settle)
        self.saving: Saving[Incident] = Saving(desk, self._drafting, self._form, self._sheets, self._case, self)
        self.saving.saved.connect(self._done)
        self._form.edited.connect(self._look)
        self._form.turned.connect(self._look)
        self._build()
        if self._initial is None or not self._closed:
            self._drafts.take_up()
        self._allow()
        self._look()

    def _build(self) -> None:
        self._leave_button = button(_("Leave, keep draft"), self.back.emit, hint="Esc")
        self._header = PageHeader(
            _("Incident"),
            way=(("cases", _("Cases")), ("case", self._file.case.number)),
            facts=self._facts(),
            buttons=(self._leave_button,),
        )
        self._header.went_back.connect(self._went_back)
        self._drafts = DraftNotices(self._drafting, self.desk.now())
        self._only_read = Notice()
        column = centred(self)
        for part in (self._header, self._only_read, self._drafts, *self.saving.notices):
            column.addWidget(part)
        self._sheets.addWidget(self._working())
        column.addWidget(self._sheets, 1)

    @property
    def _closed(self) -> bool:
        return self._file.case.status is not CaseStatus.OPEN

    def _allow(self) -> None:
        """Of a closed file every section is read, and nothing is offered that would be refused."""
        closed = self._closed
        self._only_read.say(_("This file is closed. The incident is only read.") if closed else "")
        self._leave_button.setText(_("Back") if closed else _("Leave, keep draft"))
        self._form.allow(not closed)
        self._digest.allow(not closed)
        self._follows.allow(not closed)

    def _facts(self) -> tuple[str | QWidget, ...]:
        ordinal = self._initial.ordinal if self._initial else len(self._file.incidents) + 1
        state = Chip(_("Recorded"), Mark.DONE) if self._initial else Chip(_("Draft"), Mark.DRAFT)
        on = self._initial.interviewed if self._initial else self.desk.today()
        told = _("interview {day}", day=short_day(on, self.desk.today()))
        return (state, _("INC-{n}", n=ordinal), told, SavedLine(self._drafting))

    def _working(self) -> QWidget:
        """The three columns."""
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        self._follows = Follows()
        row.addLayout(self._left())
        row.addWidget(self._middle(), 1)
        row.addWidget(self._follows)
        return whole

    def _left(self) -> QVBoxLayout:
        self._sections = PartsList(self._section_parts(), name=_("Sections"), roomy=True)
        self._sections.picked.connect(lambda part: self.open_section(part.key))
        sections = Card()
        sections.body.setContentsMargins(px(6), px(8), px(6), px(8))
        sections.add(self._sections)
        self._digest = Digest()
        self._digest.change.connect(lambda: self.open_section(1))
        column = QVBoxLayout()
        column.setSpacing(px(12))
        for card, stretch in ((sections, 0), (self._digest, 1)):
            card.setFixedWidth(px(LEFT))
            column.addWidget(card, stretch)
        self._sections.setFixedHeight(self._sections.sizeHint().height())
        return column

    def _middle(self) -> Card:
        self._steps = MiniSteps("", done=0)
        self._middle_card = Card(" ", note=" ", action=self._steps, ruled=True)
        inside = QWidget()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(px(15), px(2), px(8), 0)
        inner.addWidget(self._form, 1)
        self._back_button = button(" ", self._previous, icon=Icon.BACK)
        self._next = primary(" ", self._onward, hint="Ctrl+Return")
        foot = row_of(self._back_button, None, self._next)
        foot.setContentsMargins(px(20), px(11), px(20), px(12))
        self._middle_card.add(inside, 1)
        self._middle_card.add(Hairline())
        self._middle_card.add_layout(foot)
        hard = self._form.hard()
        hard.questions.arranged.connect(lambda: read_in_order(*hard.in_order(), self._back_button, self._next))
        return self._middle_card

    def _section_parts(self) -> list[Part]:
        current = self._form.currentIndex()
        return [
            Part(name, number=place + 1, key=place, mark=self._mark(place, current))
            for place, name in enumerate(self._form.headings)
        ]

    def _mark(self, place: int, current: int) -> Mark | None:
        if place == current:
            return Mark.UNDER_WAY
        return Mark.DONE if self._form.complete(place) else None

    def _look(self) -> None:
        """Everything beside the form, after an answer or another section."""
        place, values = self._form.currentIndex(), self._form.values()
        names, hard = self._form.headings, self._form.currentIndex() == self._form.hard_place()
        self._sections.show_parts(self._section_parts())
        self._sections.choose(place)
        self._middle_card.set_title(names[place])
        self._middle_card.set_note(_("the first yes ends the questions") if hard else "")
        self._steps.setVisible(hard)
        self._steps.set_done(self._form.hard().questions.done())
        self._back_button.setVisible(place > 0)
        self._back_button.setText(names[place - 1])
        last = place == len(names) - 1
        self._next.setVisible(not (last and self._closed))
        self._next.setText(_("Save the incident") if last else _("Next: {section}", section=names[place + 1]))
        self._digest.show_where(values)
        situation, band = self._situation(values["interviewed"])
        self._digest.show_situation(situation)
        self._follows.show_answers(values, band)

    def _situation(self, interviewed: object) -> tuple[str, AgeBand | None]:
        """Her situation and age band: as kept with the incident, else as they would be kept now."""
        if self._initial is not None:
            return then_of(self._initial), self._initial.age_band_then
        who, on = self._file.identity, interviewed or self.desk.today()
        if who is None or not isinstance(on, date):
            return "", None
        return now_of(who, on), band_on(on, who)

    def settle(self) -> None:
        """The first answer that is missing; where it is only read, the sections."""
        if self._closed:
            self._sections.setFocus()
        else:
            self._form.begin()

    def leave(self) -> None:
        """Keeps the draft."""
        self._drafting.leave()

    def primary(self) -> QPushButton | None:
        """The next section, or saving."""
        return None if self._next.isHidden() else self._next

    def seated_together(self, together: bool) -> None:
        """What was worked out is not for her to read here."""
        self._follows.set_together(together)

    def refresh(self, changed: Changed) -> None:
        """Her identity may have been recorded meanwhile, or the file closed; another version of the incident meets us
        on saving.
        """
        if self._case in changed.ids and changed.tables & _OTHERS:
            self._file = self.desk.ask(open_case, case=self._case)
            self._allow()
            self._look()

    def open_section(self, place: int) -> None:
        """Opens a section, counted from 0."""
        self._form.turn(place)

    def _previous(self) -> None:
        self._form.turn(self._form.currentIndex() - 1)

    def _onward(self) -> None:
        if self._form.currentIndex() < self._form.count() - 1:
            self._form.turn(self._form.currentIndex() + 1)
        else:
            self.save()

    def save(self) -> None:
        """Keeps the incident, or opens the section where something is missing; what was typed stays."""
        self.saving.clear()
        with suppress(InField):
            self.saving.keep(self._form.record())

    def _done(self, saved: Incident) -> None:
        desk, sentence = self.desk, _("The incident is saved.")
        self.said.emit(sentence)
        self.go.emit(Place(Room.CASE, case=self._case, part=FilePart.INCIDENTS))
        offer_undo(desk, sentence, saved)

    def _went_back(self, key: str) -> None:
        self.go.emit(
            Place(Room.CASES) if key == "cases" else Place(Room.CASE, case=self._case, part=FilePart.INCIDENTS)
        )


def _found(file: CaseFile, row: UUID) -> Incident:
    """The incident to change. Raises Gone when it is not in the file."""
    for incident in file.incidents:
        if incident.id == row:
            return incident
    raise Gone
