"""Hands that answer whatever has the focus, with keys alone: one way for each kind of control, none for any record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from casedesk.ui.forms.form_field import FormField
from casedesk.ui.widgets.code_search import CodeSearch
from casedesk.ui.widgets.consent_answer import ConsentAnswer
from casedesk.ui.widgets.marks import Answer as Given
from casedesk.ui.widgets.question import AnswerCard, QuestionCard
from tests.accessible import accessible_name
from tests.stories.pages.keyboard import FAR, Keyboard

CTRL = Qt.KeyboardModifier.ControlModifier
TEXTS = ("text", "long text")
ROUNDS = 12
"""Sections of a form, and times it may be sent back to one of its fields, before it must be saved."""
W = TypeVar("W", bound=QWidget)


class Hands(Keyboard):
    """Hands(window, qtbot): finds its way by what has the focus, as somebody with a screen reader does."""

    def choose(self, menu_words: str) -> None:
        """Goes down an open menu to these words, or up where that is nearer, and takes them."""
        menu = self.focus
        assert isinstance(menu, QMenu), f"no menu is open, but {type(menu).__name__}"
        offered = [action.text() for action in menu.actions()]
        here, chosen = -1, menu.activeAction()
        if chosen is not None:
            here = menu.actions().index(chosen)
        down = (offered.index(menu_words) - here) % len(offered) if here >= 0 else offered.index(menu_words) + 1
        up = len(offered) - down + (here < 0)
        self.press(*[Qt.Key.Key_Down if down <= up else Qt.Key.Key_Up] * min(down, up), Qt.Key.Key_Return)

    def tab_to_name(self, name: str, *, within: QWidget | None = None) -> None:
        """Tab until something with this name has the focus."""
        self.tab_to(lambda here: accessible_name(here) == name and (within is None or within.isAncestorOf(here)))

    def back_to(self, holds: Callable[[QWidget], bool]) -> None:
        """Tab backwards until the focus is where it holds."""
        for _time in range(FAR):
            if holds(self.focus):
                return
            self.press(Qt.Key.Key_Backtab)
        raise AssertionError(f"Tab backwards does not lead there; it came to “{accessible_name(self.focus)}”")

    def back_to_name(self, name: str) -> None:
        """Tab backwards until something with this name has the focus."""
        self.back_to(lambda here: accessible_name(here) == name)

    def region(self, kind: type[W]) -> W:
        """F6, backwards, until it has come to a region that begins with such a widget."""
        for _time in range(6):
            if isinstance(self.focus, kind):
                return self.focus
            self.press(Qt.Key.Key_F6, modifier=Qt.KeyboardModifier.ShiftModifier)
        raise AssertionError(f"F6 does not come to {kind.__name__}; it came to “{accessible_name(self.focus)}”")

    def rewrite(self, words: str) -> None:
        """Writes over what stands where the focus is."""
        self.press(Qt.Key.Key_A, modifier=CTRL)
        self.write(words)


class Filling:
    """Filling(hands, page, words, today): answers what a page asks, Tab by Tab.

    What is required is answered, and one text, with `words`.
    """

    def __init__(self, hands: Hands, page: QWidget, words: str, today: date) -> None:
        self._hands, self._page, self._words, self._today = hands, page, words, today
        self._done: set[FormField] = set()
        self._wrote = False

    def through(self, left: Callable[[], bool]) -> None:
        """Answers and saves with Ctrl Enter until the page is left; what is sent back is answered once more."""
        for _time in range(ROUNDS):
            self.answer_all()
            self._hands.primary()
            if left():
                return
            field = self._field()
            if field is not None and field.problem():
                self._mend(field)
        raise AssertionError(f"it cannot be saved with keys: {self._problems()}")

    def answer_all(self) -> None:
        """From where the focus is to where Tab leaves the form."""
        seen: list[QWidget] = []
        while (here := self._hands.focus) not in seen and self._page.isAncestorOf(here):
            field = self._field()
            if isinstance(here, ConsentAnswer) and here.answer() is Given.NOT_ASKED:
                self._hands.say("A")
            elif isinstance(here, AnswerCard) and not asked_in(here).key():
                self._hands.say("Y")
            elif field is not None and field not in self._done and self._is_wanted(field):
                self._done.add(field)
                self._answer(field)
            else:
                seen.append(here)
                self._hands.tab()

    def _field(self) -> FormField | None:
        """The field that has the focus."""
        one: QWidget | None = self._hands.focus
        while one is not None and not isinstance(one, FormField):
            one = one.parentWidget()
        return one

    def _is_wanted(self, field: FormField) -> bool:
        text, missing = field.declared.kind in TEXTS, field.value() in (None, (), False)
        return missing and (field.declared.required or (text and not self._wrote))

    def _answer(self, field: FormField) -> None:
        hands, kind = self._hands, field.declared.kind
        if kind in TEXTS:
            self._wrote = True
            hands.rewrite(self._words)
        elif kind == "phone":
            hands.rewrite("012 345 678")
        elif kind == "number":
            hands.rewrite("30")
        elif kind == "date":
            hands.rewrite(f"{self._today:%d/%m/%Y}")
        elif kind == "partial date":
            hands.rewrite(f"7/11/{self._today.year - 30}")
        elif kind == "moment":
            hands.rewrite(f"{self._today:%d/%m/%Y}")
            hands.tab()
            hands.rewrite("00:05")
        elif kind == "time":
            hands.rewrite("12:00")
        elif kind == "place":
            hands.write("Chak Angrae Leu")
            hands.take_first_offered()
        elif kind == "answers":
            self._ask(field)
        else:
            self._choose()

    def _choose(self) -> None:
        """The first answer of a list, however it is shown."""
        hands, here = self._hands, self._hands.focus
        if isinstance(here, QRadioButton):
            hands.say("1")
        elif isinstance(here, QCheckBox):
            hands.press(Qt.Key.Key_Space)
        elif isinstance(here, CodeSearch):
            hands.press(Qt.Key.Key_Down)
            hands.say("1")
        else:
            assert isinstance(here, QComboBox), f"no way to answer {type(here).__name__}"
            hands.press(Qt.Key.Key_Down)

    def _ask(self, field: FormField) -> None:
        """Chooses a questionnaire where none was, and answers its questions one after the other."""
        hands = self._hands
        if isinstance(hands.focus, QPushButton):
            hands.press(Qt.Key.Key_Return)
        while field.isAncestorOf(here := hands.focus):
            if isinstance(here, QRadioButton | QComboBox | CodeSearch):
                self._choose()
            else:
                hands.write("3" if isinstance(here, QLineEdit) else self._words)
            if hands.focus is here:
                hands.press(Qt.Key.Key_Tab if isinstance(here, QPlainTextEdit) else Qt.Key.Key_Return)
            if hands.focus is here:
                hands.tab()

    def _mend(self, field: FormField) -> None:
        """An answer that cannot stay is taken back; one that is missing is given."""
        if field.declared.required or field not in self._done:
            self._done.add(field)
            self._answer(field)
        elif isinstance(self._hands.focus, QLineEdit | QPlainTextEdit):
            self._hands.press(Qt.Key.Key_A, modifier=CTRL)
            self._hands.press(Qt.Key.Key_Delete)
        else:
            self._hands.press(Qt.Key.Key_Delete)

    def _problems(self) -> list[str]:
        shown = [one for one in self._page.findChildren(FormField) if one.isVisible() and one.problem()]
        return [f"{one.declared.name}: {one.problem()}" for one in shown]


def asked_in(card: AnswerCard) -> QuestionCard:
    """The question that an answer belongs to."""
    one: QWidget | None = card
    while not isinstance(one, QuestionCard):
        assert one is not None
        one = one.parentWidget()
    return one
