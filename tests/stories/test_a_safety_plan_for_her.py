"""A safety plan made with her leaves on a page of her own; an order that ends is due; a whole file is printed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.chapter import Chapter
from casedesk.cases.codes.contact import SpokenLanguage
from casedesk.cases.records.case import Case
from casedesk.text.dates import short_day
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.places import Place, Room
from casedesk.ui.print.print_screen import PrintScreen
from casedesk.ui.today.screen import TodayScreen
from tests.factories import further, identity, incident, kept, registered
from tests.reports.tools import letters, text_of
from tests.stories.pages.by_name import names
from tests.stories.pages.case_page import CasePage
from tests.stories.pages.forms import PartForm
from tests.stories.pages.opening import arrived, case_page
from tests.stories.pages.print import PrintPage
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.today_page import TodayPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def case(inside: ShellPage) -> Case:
    """A woman who speaks French, in the open vault."""
    access = inside.shell.desk.access
    made = registered(access, language=SpokenLanguage.FRENCH)
    kept(access, identity(made.id, latin_name="Sok Sreymom"))
    return made


def save_as(qtbot: QtBot, path: Path) -> str:
    """Answers the system's question where to, and reads what lies there then."""

    def dialogs() -> list[QFileDialog]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(dialogs()))
    dialogs()[0].selectFile(str(path))
    dialogs()[0].accept()
    qtbot.waitUntil(lambda: path.exists() and path.stat().st_size > 0)
    return text_of(path.read_bytes())


def added(page: CasePage, what: str, qtbot: QtBot) -> PartForm:
    """The form of something new, from the menu of the page."""
    page.add(what)
    return PartForm(qtbot, page.form)


def test_her_plan_leaves_without_title_name_or_code(
    inside: ShellPage, qtbot: QtBot, case: Case, tmp_path: Path
) -> None:
    page = case_page(inside, qtbot, case.id)
    form = added(page, "Safety plan", qtbot)
    form.write("signals", "He drinks at noon.")
    form.write("way_out", "Behind the market, to her aunt.")
    form.choose("on_paper", "Yes")
    inside.press(Qt.Key.Key_Return, CTRL)
    assert page.reads

    page.press("Save as a file…")
    read = save_as(qtbot, tmp_path / "page.pdf")
    expected = "Ce à quoi je fais attention He drinks at noon. Où je vais Behind the market, to her aunt."
    assert letters(read) == letters(expected)
    qtbot.waitUntil(lambda: "Who has looked" in names(page.screen, QPushButton))  # shown anew once the paper has left
    page.press("Who has looked")
    assert "Saved a paper as a file" in [what for _when, _who, what in page.table("Who has looked")]


def test_an_order_that_ends_is_due_on_the_case(inside: ShellPage, qtbot: QtBot, case: Case) -> None:
    page = case_page(inside, qtbot, case.id)
    form = added(page, "Legal step", qtbot)
    form.choose("step", "Protection order")
    form.choose("state", "Granted")
    form.choose("wanted", "Yes")
    today = inside.shell.desk.today()
    form.write("expires", (today + timedelta(days=9)).strftime("%d %m %Y"))
    inside.press(Qt.Key.Key_Return, CTRL)
    assert page.reads
    assert "Renew: Protection order" in page.words
    page.press("Back to Legal")
    assert f"until {short_day(today + timedelta(days=9), today)}" in page.words
    assert "ends in 9 days" in page.words

    inside.shell.go(Place(Room.TODAY))
    day = TodayPage(arrived(inside, TodayScreen), qtbot)
    day.open_due(f"A paper of an authority ends, {case.number}")
    assert "This order ends soon." in CasePage(arrived(inside, CaseScreen), qtbot).words


def test_the_whole_file_is_printed_part_by_part(inside: ShellPage, qtbot: QtBot, case: Case, tmp_path: Path) -> None:
    kept(inside.shell.desk.access, incident(case.id), *further(case.id))
    case_page(inside, qtbot, case.id)
    inside.press(Qt.Key.Key_P, CTRL)
    page = PrintPage(arrived(inside, PrintScreen), qtbot)
    page.wait_for_pages()
    page.for_whom("The court")
    for chapter in Chapter:
        page.choose(chapter, chapter in (Chapter.LEGAL, Chapter.HOUSEHOLD, Chapter.SAFETY_PLAN, Chapter.CLOSURE))
    page.because("The judge asks how she is safe")
    page.save()
    read = letters(save_as(qtbot, tmp_path / "summary.pdf"))
    for told in ("Complaint", "Village chief", "At school", "She takes the bag to her aunt", "She asked to close"):
        assert letters(told) in read, told
    for other in ("Sreymom", "Chanthy", "Ask the legal aid desk again", "Physical assault", "012 000 111"):
        assert letters(other) not in read, other
