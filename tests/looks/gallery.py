"""Every component of LOOK.md section 7 on one page, as in the picture “16 components”.

`python -m tests.looks.gallery out/gallery.png [dark] [km|fr] [115|130]` paints it without a display.
"""

from __future__ import annotations

import sys
from datetime import date

from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from casedesk.text import translation
from casedesk.text.codes import Codes
from casedesk.text.dates import PartialDate
from casedesk.text.translation import N_, _
from casedesk.ui.looks.appearance import Appearance, Mode
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, icon_button, link, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.chip import Chip, MiniSteps
from casedesk.ui.widgets.codes import CodeChoice
from casedesk.ui.widgets.consent_answer import ConsentAnswer
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.flow import Flow
from casedesk.ui.widgets.hold import HoldButton
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.marks import Answer, Mark, Risk
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.partial_date import PartialDateEdit
from casedesk.ui.widgets.progress import ProgressCard
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.segmented import Segmented
from casedesk.ui.widgets.stages import EmptyState, LoadingBars
from casedesk.ui.widgets.stepper import Stage, Stepper
from casedesk.ui.widgets.toast import Toast


class Relation(Codes):
    """Enough codes for a list that is searched."""

    PARTNER = "partner", N_("Partner"), N_("Married or living together")
    FORMER = "former", N_("Former partner")
    PARENT = "parent", N_("Parent")
    SIBLING = "sibling", N_("Brother or sister")
    CHILD = "child", N_("Son or daughter")
    OTHER_FAMILY = "family", N_("Other family")
    FRIEND = "friend", N_("Family friend or neighbour")
    TENANT = "tenant", N_("Co-tenant or housemate"), N_("Same house, same yard")
    TEACHER = "teacher", N_("Teacher")
    EMPLOYER = "employer", N_("Employer")
    OFFICIAL = "official", N_("Official")
    STRANGER = "stranger", N_("Stranger")
    OTHER = "other", N_("Other")


class Gallery(Page):
    """Gallery(): three columns of cards."""

    def __init__(self) -> None:
        super().__init__()
        columns = QHBoxLayout()
        columns.setSpacing(px(12))
        self.add_layout(columns)
        for cards, share in (
            ((_buttons(), _choices(), _states(), _steps()), 430),
            ((_fields(), _date(), _code_list(), _loading()), 440),
            ((_question(), _progress(), *_notices(), _empty()), 424),
        ):
            column = QVBoxLayout()
            column.setSpacing(px(12) if share != 424 else px(8))
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            columns.addLayout(column, share)
        self.toast = Toast(self)


def _buttons() -> Card:
    card = Card(_("Buttons"))
    grid = QGridLayout()
    grid.setSpacing(px(8))
    states = ((_("rest"), True), (_("off"), False))
    for column, (word, on) in enumerate(states, 1):
        grid.addWidget(Line(word, style=Style.SMALL, role=Role.INK2), 0, column)
        pair = (primary(_("New first contact"), icon=Icon.ADD, hint="Ctrl+N"), button(_("Share"), icon=Icon.TEAM))
        for row, made in enumerate(pair if on else (primary(_("Save")), button(_("Save"))), 1):
            made.setEnabled(on)
            grid.addWidget(made, row, column)
    for row, word in enumerate((_("primary"), _("default"), _("others")), 1):
        grid.addWidget(Line(word, style=Style.SMALL, role=Role.INK2), row, 0)
    parts = (link(_("Show all")), icon_button(Icon.PRINT, _("Print")), HoldButton(_("Erase…"), icon=Icon.LEAVER))
    grid.addLayout(Flow(*parts), 3, 1, 1, 2)
    grid.setColumnStretch(2, 1)
    card.add_layout(grid)
    return card


def _choices() -> Card:
    card = Card(_("Choices"))
    yes, no = QRadioButton(_("Yes")), QRadioButton(_("No"))
    yes.setChecked(True)
    kinds = Segmented((("all", _("All")), ("contacts", _("Contacts"))), name=_("Show"))
    card.add_layout(Flow(yes, no, kinds, gap=16))
    answers = [ConsentAnswer(_("Name"), answer=answer) for answer in list(Answer)[:3]]
    card.add_layout(Flow(*answers, gap=16))
    ticked = QCheckBox(_("about"))
    ticked.setChecked(True)
    off = QCheckBox(_("off"))
    off.setEnabled(False)
    card.add_layout(row_of(ticked, off, None, gap=16))
    return card


def _states() -> Card:
    card = Card(_("States: word, shape and tone"))
    rows = (
        (_("draft"), Mark.DRAFT),
        (_("to approve"), Mark.WAITS),
        (_("in progress"), Mark.UNDER_WAY),
        (_("sent"), Mark.SENT),
        (_("accepted"), Mark.DONE),
        (_("sent back"), Mark.TURNED_BACK),
        (_("3 days late"), Mark.LATE),
        (_("stale"), Mark.STALE),
        (_("closed"), Mark.CLOSED),
        (_("sealed"), Mark.SEALED),
    )
    card.add_layout(Flow(*(Chip(word, mark) for word, mark in rows), line_gap=8))
    risks = ((_("Standard"), Risk.STANDARD), (_("Medium"), Risk.MEDIUM), (_("High"), Risk.HIGH))
    label = Line(_("Risk"), style=Style.SMALL, role=Role.INK2)
    card.add_layout(row_of(label, *(Chip(word, risk=risk) for word, risk in risks), None, gap=18))
    return card


def _steps() -> Card:
    card = Card(_("Six steps"))
    stages = (Stage.DONE, Stage.DONE, Stage.NOW, Stage.REOPENED, Stage.LATER, Stage.LATER)
    words = (_("done"), _("done"), _("now"), _("reopened"), _("later"), _("later"))
    card.add(Stepper(list(zip(words, stages, strict=True)), name=_("Six steps")))
    label = Line(_("in a list"), style=Style.SMALL, role=Role.INK2)
    card.add_layout(row_of(label, MiniSteps(_("Planning"), done=2), None, gap=12))
    return card


def _fields() -> Card:
    card = Card(_("Fields"))
    grid = QGridLayout()
    grid.setSpacing(px(12))
    time = Field(_("Safe time"), QLineEdit("12:00–13:00"), help=_("When nobody else is near"))
    word = Field(_("Code word"), QLineEdit("rice order"), optional=True)
    age = Field(_("Age"), QLineEdit("142"))
    age.set_problem(_("From 0 to 120, please"))
    code = QLineEdit("PP-0064")
    code.setReadOnly(True)
    for place, field in enumerate((time, word, age, Field(_("Case code"), code, note=_("given by CaseDesk")))):
        grid.addWidget(field, place // 2, place % 2)
        grid.setRowStretch(place // 2, 0)
    card.add_layout(grid)
    return card


def _date() -> Card:
    card = Card(_("Date, as much as she knows"))
    edit = PartialDateEdit(today=date(2026, 11, 16))
    edit.set_partial(PartialDate(2026, 10, None, True))
    card.add(edit)
    return card


def _code_list() -> Card:
    card = Card(_("Code list"))
    choice = CodeChoice(Relation, name=_("Relation"))
    choice.choose(Relation.FRIEND)
    card.add(choice)
    return card


def _loading() -> Card:
    card = Card(_("Loading"))
    card.add(LoadingBars(2))
    card.add(Prose(_("Grey bars, still, and only after 300 ms"), style=Style.CAPTION))
    return card


def _question() -> Card:
    card = Card()
    card.body.setSpacing(px(6))
    card.add(Prose(_("Take back the shared key?"), style=Style.HEADING, role=Role.INK))
    text = _("Lim Dara will not read anything new on PP-0042. What she has read, she has read.")
    card.add(Prose(text, style=Style.SMALL))
    buttons: tuple[QPushButton, ...] = (button(_("Take back")), primary(_("Keep sharing")))
    card.add_layout(row_of(None, *buttons, gap=10))
    return card


def _progress() -> Card:
    card = ProgressCard(_("Backup, checking 3 of 4"))
    card.advance(68, 100, left=_("About 20 seconds. You can go on working."))
    return card


def _notices() -> list[QWidget]:
    return [
        Notice(_("Lim Dara changed this plan at 10:31."), link=_("See both")),
        Notice(_("The consent for legal aid ends on Thursday."), Tone.WAIT, link=_("Ask her again")),
        Notice(_("Medical window: 19 h of 72 h left."), Tone.URGENT, link=_("Refer now")),
        Notice(_("Backup finished and opened once to be sure."), Tone.GOOD),
    ]


def _empty() -> Card:
    card = Card()
    start = button(_("Start a referral"), icon=Icon.ADD, compact=True)
    text = _("When she wishes help from another service, start here.")
    card.add(EmptyState(Icon.REFERRALS, _("No referral yet"), text, start))
    return card


def paint(path: str, wishes: list[str]) -> None:
    """Writes the gallery as a picture."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    translation.speak(next((wish for wish in wishes if wish in translation.LANGUAGES), "en"))
    size = next((int(wish) for wish in wishes if wish.isdecimal()), 100)
    Appearance(app, mode=Mode.DARK if "dark" in wishes else Mode.LIGHT, size=size)
    gallery = Gallery()
    gallery.resize(1366, 698)
    gallery.show()
    gallery.toast.tell(_("Task moved to Thursday"), lambda: None)
    app.processEvents()
    gallery.grab().save(path)


if __name__ == "__main__":
    paint(sys.argv[1], sys.argv[2:])
