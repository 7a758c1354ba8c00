"""The larger components in the places they have on real pages: rail, case page, list, hard question.

`python -m tests.looks.pages case|cases|question out/page.png [dark] [km|fr] [115|130]` paints one without a display.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from casedesk.text import translation
from casedesk.text.translation import _
from casedesk.ui.looks.appearance import Appearance, Mode
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.widgets.beside import Hairline, row_of
from casedesk.ui.widgets.buttons import button, link, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.chip import Chip
from casedesk.ui.widgets.columns import Columns
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.filters import FilterButton, SearchBox, ViewTabs
from casedesk.ui.widgets.flow import Flow
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.key_cap import KeyCap
from casedesk.ui.widgets.marks import Mark, Risk
from casedesk.ui.widgets.next_step import NextStep
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.parts import Part, PartsList
from casedesk.ui.widgets.question import FoldedAnswer, QuestionCard, yes_no_unsure
from casedesk.ui.widgets.rows import CELL, Cell, dots, late, plain, quiet, risk, steps, strong
from casedesk.ui.widgets.safe_contact import Cell as Fact
from casedesk.ui.widgets.safe_contact import SafeContact
from casedesk.ui.widgets.segmented import Segmented
from casedesk.ui.widgets.stepper import Stage, Stepper
from casedesk.ui.widgets.table import CaseTable
from casedesk.ui.widgets.timeline import Entry, Timeline
from tests.looks.frame import HEIGHT, WIDTH, framed


def case_page() -> QWidget:
    """As in the picture “04 case”."""
    header = PageHeader(
        "PP-0042",
        way=(("cases", _("Cases")),),
        facts=(
            Chip(_("Open"), Mark.UNDER_WAY),
            Chip(_("High risk"), risk=Risk.HIGH),
            _("Name hidden"),
            link(_("Show"), icon=Icon.SHOW),
            KeyCap("F9"),
            _("two children"),
            _("opened 5 Oct 2026"),
        ),
        buttons=(
            button(_("Print summary"), icon=Icon.PRINT),
            button(_("Share"), icon=Icon.TEAM),
            button(_("Add to the file"), icon=Icon.ADD),
        ),
    )
    return framed(header, _safe_contact(), _steps(), Columns(_parts(), _timeline(), _side()))


def _safe_contact() -> SafeContact:
    outside = _("now is outside the safe time")
    return SafeContact(
        _("Safe contact"),
        _("checked with her 13 Nov"),
        (
            Fact(_("Reach her by"), (_("Own phone") + " • • • 412",), Icon.PHONE, link=_("Show number")),
            Fact(_("Safe time"), (_("Mon to Sat, 12:00–13:00"),), Icon.CLOCK, outside, Role.WAIT),
            Fact(_("Say first"), (_("Ask about the rice order"),), Icon.SAY_FIRST, _("Another voice: wrong number")),
            Fact(_("Never"), (_("Leave a message"), _("Visit unannounced")), Icon.NEVER),
        ),
    )  # fmt: skip


def _steps() -> Card:
    words = (_("Introduction"), _("Assessment"), _("Planning"), _("Action"), _("Follow-up"), _("Closure"))
    stages = (Stage.DONE, Stage.DONE, Stage.NOW, Stage.LATER, Stage.LATER, Stage.LATER)
    card = Card()
    card.body.setContentsMargins(px(16), px(10), px(16), px(10))
    row = QHBoxLayout()
    row.setSpacing(px(20))
    row.addWidget(Stepper(list(zip(words, stages, strict=True)), name=_("Steps of this case")), 11)
    row.addWidget(Hairline(upright=True))
    ask = primary(_("Ask for approval"))
    why = _("4 needs, each with her consent. Nothing is missing.")
    row.addWidget(NextStep(_("Ask the supervisor to approve the action plan"), why, ask), 10)
    card.add_layout(row)
    return card


def _parts() -> Card:
    listed = PartsList(
        (
            Part(_("Timeline"), Icon.TIMELINE, key="timeline"),
            Part(_("Consents"), Icon.CONSENT, "3", Mark.DONE, ruled=True),
            Part(_("Identity"), Icon.IDENTITY, mark=Mark.DONE),
            Part(_("Safety and health now"), Icon.HEALTH, mark=Mark.DONE),
            Part(_("Assessment"), Icon.ASSESSMENT, mark=Mark.DONE),
            Part(_("Incidents"), Icon.INCIDENT, "2"),
            Part(_("Risk"), Icon.RISK, _("due 26 Nov"), Mark.LATE),
            Part(_("Safety plan"), Icon.SAFETY_PLAN, mark=Mark.DONE),
            Part(_("Action plan"), Icon.ACTION_PLAN, _("draft"), Mark.DRAFT),
            Part(_("Referrals"), Icon.REFERRALS, "3"),
            Part(_("Visits and calls"), Icon.HOME, "5"),
            Part(_("Legal"), Icon.LEGAL, "1"),
        ),
        name=_("Parts of the file"),
    )
    listed.choose("timeline")
    card = Card()
    card.body.setContentsMargins(px(6), px(6), px(6), px(6))
    card.add(listed)
    return card


def _timeline() -> Card:
    choices = (
        ("all", _("All")),
        ("contacts", _("Contacts")),
        ("decisions", _("Decisions")),
        ("documents", _("Documents")),
    )
    card = Card(_("Timeline"), action=Segmented(choices, name=_("Show")))
    entries = (
        Entry("09:10", Icon.PHONE, _("Call, safe time kept"), _("She asks to move the visit to Tuesday.")),
        Entry("13 Nov", Icon.REFERRALS, _("Referral accepted, legal aid"),
              _("Appointment 19 Nov, 09:00. She goes with her aunt."), _("accepted"), Mark.DONE),
        Entry("11 Nov", Icon.HOME, _("Home visit"), _("Safe-visit check done, returned 11:20. Two of four goals met.")),
        Entry("5 Nov", Icon.RISK, _("Risk reviewed"), _("From medium to high. Her own view: the same."), _("approved"),
              Mark.DONE),
        Entry("23 Oct", Icon.SAFETY_PLAN, _("Safety plan, version 2"), _("Made with her. No paper copy at home.")),
        Entry("5 Oct", Icon.NEW_PERSON, _("First contact, walk-in"), _("Sent by the commune committee.")),
    )  # fmt: skip
    card.add(Timeline(entries, name=_("Timeline")), 1)
    return card


def _side() -> QWidget:
    whole = QWidget()
    side = QVBoxLayout(whole)
    side.setContentsMargins(0, 0, 0, 0)
    side.setSpacing(px(12))
    due = Card(_("Due on this case"))
    due.add(Notice(_("Home visit on Tuesday, safe-visit check first"), Tone.NEUTRAL, icon=Icon.HOME))
    who = Card(_("Who can open this file"), action=link(_("Who has looked")))
    for card in (due, who):
        side.addWidget(card)
    side.addStretch(1)
    return whole


def cases_page() -> QWidget:
    """As in the picture “03 cases”."""
    new = primary(_("New first contact"), icon=Icon.ADD, hint="Ctrl+N")
    tabs = ViewTabs(
        (("mine", _("Mine"), 17), ("shared", _("Shared with me"), 3), ("closed", _("Closed"), 28)), name=_("Views")
    )
    filters = QWidget()
    row = QHBoxLayout(filters)
    row.setContentsMargins(0, 0, 0, 0)
    words = (_("Step"), _("Risk"), _("Due"), _("Kind"))
    drops = (FilterButton(word, (("one", _("one")),)) for word in words)
    row.addLayout(Flow(SearchBox(_("Search a code or a name"), hint="Ctrl+F"), *drops), 1)
    hidden = button(_("Names hidden"), icon=Icon.HIDE, hint="F9", quiet=True)
    row.addWidget(hidden, 0, Qt.AlignmentFlag.AlignTop)
    table = CaseTable(_cases(), name=_("Cases"))
    table.set_widths([88, 66, 120, 232, 0, 128, 116, 130], spare=(7, 6))
    table.selectRow(2)
    card = Card()
    card.body.setContentsMargins(0, 0, 0, 0)
    card.add(table)
    return framed(PageHeader(_("Cases"), buttons=(new,)), tabs, filters, card)


def _cases() -> QStandardItemModel:
    words = (_("Code"), _("Name"), _("Risk"), _("Step"), _("Next step"), _("Due"), _("Last contact"), _("District"))
    model = QStandardItemModel()
    model.setHorizontalHeaderLabels(list(words))
    risks = (risk(Risk.MEDIUM, _("Medium")), risk(Risk.HIGH, _("High")), risk(Risk.STANDARD, _("Standard")))
    for n in range(17):
        due = late(_("3 days late")) if n == 0 else strong(_("today")) if n < 5 else plain("20 Nov")
        cells: tuple[Cell, ...] = (
            strong(f"PP-00{29 + n}"),
            dots(),
            risks[n % 3],
            steps(n % 6, words[3]),
            plain(_("Ask for approval of the plan")),
            due,
            quiet("10 Nov"),
            quiet("Meanchey"),
        )
        row = []
        for cell in cells:
            item = QStandardItem(cell.text)
            item.setData(cell, CELL)
            row.append(item)
        model.appendRow(row)
    return model


def question_page() -> QWidget:
    """As in the picture “05 incident”."""
    header = PageHeader(
        _("Incident"),
        way=(("cases", _("Cases")), ("case", "PP-0042")),
        facts=(Chip(_("Draft"), Mark.DRAFT), "INC-2", _("interview 13 Nov 2026")),
        buttons=(button(_("Leave, keep draft"), hint="Esc"),),
    )
    sections = Card()
    sections.body.setContentsMargins(px(6), px(6), px(6), px(6))
    names = (_("The interview"), _("When and where"), _("What happened"), _("Who did it"))
    marks = (Mark.DONE, Mark.DONE, Mark.UNDER_WAY, None)
    listed = PartsList(
        [Part(name, number=n, mark=mark, key=n) for n, (name, mark) in enumerate(zip(names, marks, strict=True), 1)],
        name=_("Sections"),
        roomy=True,
    )
    listed.choose(3)
    sections.add(listed)
    middle = Card(_("What happened"), note=_("the first yes ends the questions"))
    middle.add(FoldedAnswer(_("Question {n}", n=1), _("No")))
    middle.add(Hairline())
    examples = _(
        "For example pushed, hit, burnt, tied, or hurt with an object. Pain counts, a visible injury is not needed."
    )
    choices = yes_no_unsure(_("The questions end here"), _("Go to question 4"), _("Ask a supervisor, keep the draft"))
    card = QuestionCard(
        _("Was she hurt in her body, in a way that was not sexual?"),
        choices,
        above=_("Question 3 of 6"),
        examples=examples,
    )
    card.choose("yes")
    middle.add(card)
    middle.add(Hairline())
    narrative = QPlainTextEdit()
    narrative.setPlaceholderText(_("Only what helps her case. No names of other people are needed."))
    middle.add(Field(_("In her words"), narrative, note=_("sealed"), optional=True), 1)
    middle.add_layout(row_of(button(_("When and where"), icon=Icon.BACK), None, primary(_("Next: Who did it"))))
    side = Card(_("What follows from this"))
    side.body.addStretch(1)
    side.add(
        Notice(
            _("Finished questions fold to “Question 1, No”, so an answer is not left on the screen."), icon=Icon.HIDE
        )
    )
    side.add(Notice(_("She may stop at any time. The draft stays here, nothing is lost."), Tone.NEUTRAL))
    return framed(header, Columns(sections, middle, side, left_width=214, right_width=270))


PAGES = {"case": case_page, "cases": cases_page, "question": question_page}


def paint(page: str, path: str, wishes: list[str]) -> None:
    """Writes one page as a picture."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    translation.speak(next((wish for wish in wishes if wish in translation.LANGUAGES), "en"))
    size = next((int(wish) for wish in wishes if wish.isdecimal()), 100)
    Appearance(app, mode=Mode.DARK if "dark" in wishes else Mode.LIGHT, size=size)
    window = PAGES[page]()
    window.resize(WIDTH, HEIGHT)
    window.show()
    app.processEvents()
    window.grab().save(path)


if __name__ == "__main__":
    paint(sys.argv[1], sys.argv[2], sys.argv[3:])
