"""Buttons, choices, questions and fields do their work from the keyboard and say so aloud."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from casedesk.ui.widgets.asking import Question, ask
from casedesk.ui.widgets.consent_answer import ConsentAnswer
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.hold import HoldButton
from casedesk.ui.widgets.letters import letter_of
from casedesk.ui.widgets.marks import Answer
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.question import QuestionCard, yes_no_unsure
from casedesk.ui.widgets.segmented import Segmented
from tests.accessible import accessible_name
from tests.ui.conftest import Show


def test_arrows_move_through_the_choices_of_a_segmented_control(show: Show) -> None:
    control = Segmented((("en", "English"), ("km", "ខ្មែរ"), ("fr", "Français")), name="Language")
    show(control)
    taken: list[str] = []
    control.picked.connect(taken.append)
    first = control.findChildren(QWidget)[0]
    QTest.keyClick(first, Qt.Key.Key_Right)
    QTest.keyClick(first, Qt.Key.Key_Left)
    QTest.keyClick(first, Qt.Key.Key_Left)
    assert taken == ["km", "en", "fr"]
    assert control.key() == "fr"


@pytest.mark.parametrize(("key", "given"), [("Y", "yes"), ("N", "no"), ("U", "unsure")])
def test_one_letter_answers_a_question(show: Show, qtbot: QtBot, key: str, given: str) -> None:
    card = QuestionCard("Was she hurt?", yes_no_unsure())
    show(card)
    with qtbot.waitSignal(card.answered) as answered:
        QTest.keyClicks(card, key)
    assert answered.args == [given]
    assert card.key() == given


@pytest.mark.parametrize(
    ("system", "scan", "virtual"), [("linux", 29, 0), ("win32", 21, 0x59), ("darwin", 1, 16)],
)  # fmt: skip
def test_a_key_is_known_by_its_place_where_it_types_khmer(system: str, scan: int, virtual: int) -> None:
    assert letter_of(khmer_key("យ", scan, virtual), system) == "Y"


def test_a_letter_beside_the_letters_is_none_of_them() -> None:
    assert letter_of(khmer_key("ា", 30), "win32") == "A"
    assert letter_of(khmer_key("ុំ", 51), "win32") == "", "the key of the comma"
    assert letter_of(khmer_key("1", 30), "win32") == "", "a layout that types what can be read is believed"


def test_the_letters_answer_on_a_khmer_keyboard_too(show: Show) -> None:
    card, answer = QuestionCard("Was she hurt?", yes_no_unsure()), ConsentAnswer("Full name")
    show(card)
    show(answer)
    QApplication.sendEvent(card, khmer_key("ន", place("N")))
    assert card.key() == "no"
    QApplication.sendEvent(answer, khmer_key("ា", place("A")))
    assert answer.answer() is Answer.AGREED
    QApplication.sendEvent(answer, khmer_key("រ", place("R")))
    assert answer.answer() is Answer.REFUSED


def khmer_key(typed: str, scan: int, virtual: int | None = None) -> QKeyEvent:
    """A key as a keyboard sends it whose layout is Khmer."""
    none = Qt.KeyboardModifier.NoModifier
    return QKeyEvent(QEvent.Type.KeyPress, ord(typed[0]), none, scan, scan if virtual is None else virtual, 0, typed)


def place(letter: str) -> int:
    """What the system these tests run on calls the key of a letter."""
    return next(scan for scan in range(64) if letter_of(khmer_key("ា", scan)) == letter)


def test_a_consent_is_never_given_by_default_and_takes_one_key(show: Show) -> None:
    answer = ConsentAnswer("Full name")
    show(answer)
    assert answer.answer() is Answer.NOT_ASKED
    given: list[Answer] = []
    answer.answered.connect(given.append)
    for key in (Qt.Key.Key_A, Qt.Key.Key_R, Qt.Key.Key_R, Qt.Key.Key_Delete):
        QTest.keyClick(answer, key)
    assert given == [Answer.AGREED, Answer.REFUSED, Answer.NOT_ASKED]
    assert accessible_name(answer) == "Full name: not asked"


def test_what_is_never_sent_cannot_be_agreed_to(show: Show) -> None:
    answer = ConsentAnswer("Notes", answer=Answer.NEVER_SENT)
    show(answer)
    QTest.keyClick(answer, Qt.Key.Key_A)
    assert answer.answer() is Answer.NEVER_SENT


def test_the_slow_button_wants_the_key_held(show: Show, qtbot: QtBot) -> None:
    slow = HoldButton("Erase…", seconds=0.2)
    show(slow)
    with qtbot.assertNotEmitted(slow.held, wait=300):
        QTest.keyPress(slow, Qt.Key.Key_Return)
        QTest.keyRelease(slow, Qt.Key.Key_Return)
    with qtbot.waitSignal(slow.held, timeout=2000):
        QTest.keyPress(slow, Qt.Key.Key_Return)
    assert slow.part() == 0


def test_the_safe_answer_is_the_default_and_the_meaning_of_escape(show: Show, qtbot: QtBot) -> None:
    window = show(QPushButton("Before"))
    done: list[str] = []

    def asked() -> None:
        question = ask(
            window,
            title="Take back the shared key?",
            text="What she has read, she has read.",
            safe="Keep sharing",
            act="Take back",
            then=lambda: done.append("taken back"),
        )
        qtbot.waitExposed(question)
        assert question.focusWidget() is question.safe
        assert question.safe.isDefault()
        keys.append(question)

    keys: list[Question] = []
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        asked()
        with qtbot.waitSignal(keys[-1].finished):
            QTest.keyClick(keys[-1], key)
    assert done == []


def test_the_question_acts_only_when_asked_to(show: Show, qtbot: QtBot) -> None:
    window = show(QPushButton("Before"))
    done: list[str] = []
    question = ask(window, title="?", text="", safe="Keep", act="Erase", then=lambda: done.append("erased"))
    with qtbot.waitSignal(question.finished):
        QTest.mouseClick(question.act, Qt.MouseButton.LeftButton)
    assert done == ["erased"]


def test_a_field_tells_its_problem_and_takes_it_back(show: Show) -> None:
    age = QLineEdit()
    field = Field("Age", age, help="In years")
    show(field)
    assert accessible_name(age) == "Age"
    assert age.accessibleDescription() == "In years"
    field.set_problem("From 0 to 120, please")
    assert age.accessibleDescription() == "From 0 to 120, please"
    assert field.problem() == "From 0 to 120, please"
    field.clear_problem()
    assert (field.problem(), age.accessibleDescription()) == ("", "In years")


def test_a_link_in_running_text_is_taken_with_enter(show: Show, qtbot: QtBot) -> None:
    notice = Notice("Lim Dara changed this plan.", link="See both")
    show(notice)
    prose = notice.findChild(Prose)
    assert isinstance(prose, Prose)
    with qtbot.waitSignal(notice.taken):
        QTest.keyClick(prose, Qt.Key.Key_Return)
    assert accessible_name(prose) == "Lim Dara changed this plan. See both"


def test_running_text_keeps_its_words_and_wraps_khmer(show: Show) -> None:
    khmer = "គាត់សុំប្តូរការចុះសួរទៅថ្ងៃអង្គារ"
    prose = Prose(khmer)
    show(prose)
    assert prose.text() == khmer
    assert prose.heightForWidth(120) >= 2 * prose.fontMetrics().height()
