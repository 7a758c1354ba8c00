"""What she agrees to send: every item asked aloud, with what the file holds of it beside it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from casedesk.cases.codes.work import Item
from casedesk.cases.rules.slip import Source, in_file
from casedesk.text.translation import _
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.theme import colour
from casedesk.ui.widgets.beside import Hairline
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.chip import AnswerMark
from casedesk.ui.widgets.consent_answer import ConsentAnswer, answer_words
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.marks import Answer
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.sealed import DOTS

TELLING = frozenset({Item.FIRST_NAME, Item.FULL_NAME, Item.SAFE_CONTACT, Item.ADDRESS, Item.SUMMARY})
"""Items that tell who or where she is, or what happened: dots, until she agreed or names are shown."""


class ItemsCard(Card):
    """ItemsCard(): `answers()` by item; `edited` when a person gave another; `tell(source)` shows what the file holds.

    `ask(False)` ends the asking: the answers stay to be seen. `show_names` shows what is hidden as dots.
    """

    edited = Signal()

    def __init__(self) -> None:
        count = Line(style=Style.SMALL, role=Role.INK2)
        super().__init__(_("What she agrees to send"), note=_("ask each line aloud"), action=count)
        self._count = count
        self._source: Source | None = None
        self._names = False
        self._asked = {item: ConsentAnswer(item.said()) for item in Item}
        self._held = {item: Prose(style=Style.SMALL) for item in Item}
        self._labels = {item: Prose(item.said(), role=Role.INK) for item in Item}
        for given in self._asked.values():
            given.answered.connect(self._answered)
            given.keyed.connect(self.begin)
        self._page = Page(margins=False)
        self._page.body.setSpacing(0)
        self._page.add(self._table())
        self._page.body.addStretch(1)
        self.body.setContentsMargins(0, 0, 0, px(6))
        self.add(self._page, 1)
        self._look()

    def add_below(self, widget: QWidget) -> None:
        """Puts something under the last item."""
        self._page.body.insertWidget(1, widget)

    def _table(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        heads = [
            Line(words, style=Style.CAPTION, bold=True) for words in (_("Item"), _("In the file"), _("Her answer"))
        ]
        head = _Sunken()
        head.setLayout(_row(*heads, low=6))
        column.addWidget(head)
        for item in Item:
            column.addLayout(_row(self._labels[item], self._held[item], self._asked[item], low=1))
            column.addWidget(_inset_line())
        never = AnswerMark(answer_words(Answer.NEVER_SENT), Answer.NEVER_SENT)
        column.addLayout(_row(Prose(_("Notes, plans, risk answers")), Prose(DOTS, style=Style.SMALL), never, low=4))
        return whole

    def answers(self) -> dict[Item, Answer]:
        """What she said of each item."""
        return {item: given.answer() for item, given in self._asked.items()}

    def set_answers(self, answers: Mapping[Item, Answer]) -> None:
        """Shows answers without telling anyone; every other item was not asked."""
        for item, given in self._asked.items():
            given.set_answer(answers.get(item, Answer.NOT_ASKED))
        self._look()

    def agreed(self) -> tuple[Item, ...]:
        """The items she agreed to send."""
        return tuple(item for item, answer in self.answers().items() if answer is Answer.AGREED)

    def refused(self) -> tuple[Item, ...]:
        """The items she refused to send."""
        return tuple(item for item, answer in self.answers().items() if answer is Answer.REFUSED)

    def tell(self, source: Source) -> None:
        """What the file holds of each item."""
        self._source = source
        self._look()

    def ask(self, asking: bool) -> None:
        """Whether answers can be given now."""
        for given in self._asked.values():
            given.setEnabled(asking)
        self.set_note(_("ask each line aloud") if asking else "")

    def say_when(self, *, past: bool) -> None:
        """Whether she agrees, or did and took it back."""
        self.set_title(_("What she had agreed to send") if past else _("What she agrees to send"))

    def show_names(self, shown: bool) -> None:
        """Shows, or hides again, what tells who she is."""
        self._names = shown
        self._look()

    def begin(self) -> QWidget | None:
        """Focus to the first item that was not asked; it is returned, None when all were."""
        for given in self._asked.values():
            if given.answer() is Answer.NOT_ASKED:
                given.setFocus()
                return given
        return None

    def held(self, item: Item) -> str:
        """What is shown of an item."""
        return self._held[item].text()

    def _answered(self) -> None:
        self._look()
        self.edited.emit()

    def _look(self) -> None:
        self._count.setText(_("{n} of {all}", n=len(self.agreed()), all=len(Item)))
        for item, answer in self.answers().items():
            shown = self._words(item, answer is Answer.AGREED)
            self._held[item].setText(shown)
            self._held[item].set_role(Role.INK if answer is Answer.AGREED else Role.INK2)
            self._labels[item].set_role(Role.INK if answer is Answer.AGREED else Role.INK2)

    def _words(self, item: Item, agreed: bool) -> str:
        words = in_file(self._source, item) if self._source else ""
        if not words:
            return _missing(self._source, item)
        if item in TELLING and not (agreed or self._names):
            return DOTS
        return words.replace("\n", ", ")


def _missing(source: Source | None, item: Item) -> str:
    if item is Item.SUMMARY:
        return _("Not written yet")
    if item is Item.FIRST_NAME and source and in_file(source, Item.FULL_NAME):
        return _("Written in one with the family name")
    return _("Not in the file")


class _Sunken(QWidget):
    """The head of the table."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour(Role.SUNKEN))


def _row(name: QWidget, held: QWidget, answer: QWidget, *, low: int) -> QGridLayout:
    row = QGridLayout()
    row.setContentsMargins(px(16), px(low), px(16), px(low))
    row.setHorizontalSpacing(px(12))
    for column, (part, stretch) in enumerate(((name, 10), (held, 14), (answer, 0))):
        row.setColumnStretch(column, stretch)
        row.addWidget(part, 0, column, Qt.AlignmentFlag.AlignVCenter if column < 2 else Qt.AlignmentFlag.AlignLeft)
    row.setColumnMinimumWidth(0, px(170))
    row.setColumnMinimumWidth(2, px(118))
    row.setRowMinimumHeight(0, px(20))
    return row


def _inset_line() -> QWidget:
    line = QWidget()
    column = QVBoxLayout(line)
    column.setContentsMargins(px(16), 0, px(16), 0)
    column.addWidget(Hairline())
    return line
