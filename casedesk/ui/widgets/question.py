"""One hard question: a short sentence, examples, answers as large cards with keys; done ones fold to a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from casedesk.text.translation import _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import box, disc, key_cap, key_cap_width, words
from casedesk.ui.looks.theme import colour
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.letters import letter_of
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.picture import Picture
from casedesk.ui.widgets.prose import Prose, breakable, paint_document, spaced


@dataclass(frozen=True)
class Choice:
    """One answer: what it is called, what follows, the key that takes it."""

    key: str
    said: str
    follows: str = ""
    letter: str = ""


def yes_no_unsure(yes: str = "", no: str = "", unsure: str = "") -> tuple[Choice, Choice, Choice]:
    """The three answers of the wizard, with what follows from each; keys Y, N and U."""
    return (
        Choice("yes", _("Yes"), yes, "Y"),
        Choice("no", _("No"), no, "N"),
        Choice("unsure", _("Not sure"), unsure, "U"),
    )


class QuestionCard(QFrame):
    """QuestionCard(question, choices, *, above="", examples=""): `answered(key)`; `key()`; `choose(key)` silently.

    The letters of the choices answer from anywhere inside the card.
    """

    answered = Signal(str)

    def __init__(self, question: str, choices: Sequence[Choice], *, above: str = "", examples: str = "") -> None:
        super().__init__()
        self.setAccessibleName(question)
        self._choices = list(choices)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(5))
        if above:
            column.addWidget(Line(above, style=Style.CAPTION, role=Role.INK2))
        column.addWidget(Prose(question, style=Style.QUESTION, role=Role.INK))
        if examples:
            column.addWidget(Prose(examples, style=Style.SMALL))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        for place, choice in enumerate(self._choices):
            card = AnswerCard(choice)
            card.setAccessibleDescription(f"{question} {choice.follows}".strip())
            self._group.addButton(card, place)
            row.addWidget(card, 1)
        column.addSpacing(px(6))
        column.addLayout(row)
        self._group.idClicked.connect(lambda place: self.answered.emit(self._choices[place].key))
        self.setFocusProxy(self._group.buttons()[0])

    def key(self) -> str:
        """The answer given, or nothing."""
        place = self._group.checkedId()
        return self._choices[place].key if place >= 0 else ""

    def choose(self, key: str) -> None:
        """Shows an answer without telling anyone."""
        self._group.setExclusive(False)
        for choice, card in zip(self._choices, self._group.buttons(), strict=True):
            card.setChecked(choice.key == key)
        self._group.setExclusive(True)
        self.setFocusProxy(self._group.checkedButton() or self._group.buttons()[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        pressed = letter_of(event)
        for choice, card in zip(self._choices, self._group.buttons(), strict=True):
            if pressed and choice.letter == pressed and not event.modifiers():
                card.setFocus(Qt.FocusReason.ShortcutFocusReason)
                card.click()
                return
        super().keyPressEvent(event)


class AnswerCard(QAbstractButton):
    """AnswerCard(choice): one large answer."""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self._choice = choice
        self.setText(choice.said)
        self.setAccessibleName(choice.said)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _follows(self, width: int) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(typeface(Style.CAPTION))
        document.setPlainText(breakable(self._choice.follows))
        spaced(document)
        document.setTextWidth(max(width, px(60)))
        return document

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """The height its words need."""
        first = QFontMetrics(typeface(Style.BODY, bold=True)).height()
        below = self._follows(width - px(58)).size().height() if self._choice.follows else 0
        return int(px(22) + first + below)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(px(190), self.heightForWidth(px(190)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        width = QFontMetrics(typeface(Style.BODY, bold=True)).horizontalAdvance(self.text()) + px(84)
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        taken = self.isChecked()
        ground = Role.SOFT if taken else Role.HOVER if self.underMouse() else Role.SURFACE
        border = Role.ACCENT if taken else Role.EDGE
        with QPainter(self) as painter:
            box(painter, self.rect(), fill=ground, border=border, radius=6, width=2 if taken else 1)
            line = QFontMetrics(typeface(Style.BODY, bold=True)).height()
            first = QRect(px(42), px(11), self.width() - px(50), line)
            self._paint_radio(painter, QRectF(px(15), first.center().y() - px(8) + 1, px(16), px(16)), taken)
            words(painter, first, self.text(), typeface(Style.BODY, bold=True), Role.INK)
            if self._choice.letter:
                font = typeface(Style.CAPTION, khmer=False)
                cap = QRect(self.width() - key_cap_width(self._choice.letter, font) - px(14), first.y(), 0, line)
                key_cap(painter, cap, self._choice.letter, font, Role.INK3, Role.LINE)
            painter.translate(px(42), px(11) + line)
            paint_document(painter, self._follows(self.width() - px(58)), colour(Role.INK2))

    def _paint_radio(self, painter: QPainter, circle: QRectF, taken: bool) -> None:
        if taken:
            disc(painter, circle, Role.ACCENT)
            inset = px(5)
            disc(painter, circle.adjusted(inset, inset, -inset, -inset), Role.ON_ACCENT)
        else:
            box(painter, circle, fill=Role.SURFACE, border=Role.EDGE, radius=circle.width() / 2)


class FoldedAnswer(QWidget):
    """FoldedAnswer(title, answer): “Question 1  No”, with Show (20 s) and Change; `shown`, `change`."""

    shown = Signal()
    change = Signal()

    def __init__(self, title: str, answer: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(5), 0, px(5))
        row.setSpacing(px(12))
        row.addWidget(Picture(Icon.DONE, Role.ACCENT))
        row.addWidget(Line(title, role=Role.INK2))
        row.addWidget(Line(answer, bold=True))
        row.addStretch(1)
        for said, signal in ((_("Show"), self.shown), (_("Change"), self.change)):
            button = link(said, signal.emit, style=Style.SMALL)
            button.setAccessibleName(f"{said}: {title}")
            row.addWidget(button)
