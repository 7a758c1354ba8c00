"""Paper leaves only after the journal knows of it, and holds only what was chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import CaseKind
from casedesk.cases.codes.chapter import Chapter
from casedesk.store.access import Access
from casedesk.text.translation import speak
from casedesk.ui.desk import Desk
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.places import Place, Room
from casedesk.ui.print.press import PlaceGone
from casedesk.ui.print.print_screen import PrintScreen
from casedesk.ui.print.ways_out import NoPrinter, WaysOut, prepared
from tests.accessible import nameless
from tests.factories import DAY, consent, identity, incident, kept, plan_line, registered
from tests.reports.tools import letters, text_of
from tests.stories.pages.by_name import answer, line_named
from tests.stories.pages.forms import notices
from tests.stories.pages.print import PrintPage
from tests.stretched import stretching
from tests.ui.desks import Heard, journalled, misfits, shown


class ToFolder(WaysOut):
    """A printer that prints into a folder, and a person who chooses a place in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def printer(self, parent: QWidget, then: Callable[[QPrinter], object]) -> None:
        made = prepared(QPrinter())
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(self.folder / "printed.pdf"))
        made.setResolution(72)
        then(made)

    def place(
        self, parent: QWidget, then: Callable[[Path], object], *, kind: str = "", suffix: str = "pdf", name: str = ""
    ) -> None:
        then(self.folder / f"chosen.{suffix}")


@pytest.fixture
def ways(tmp_path: Path) -> ToFolder:
    """Where paper and files go."""
    return ToFolder(tmp_path)


@pytest.fixture
def page(desk: Desk, access: Access, ways: ToFolder, qtbot: QtBot) -> PrintPage:
    """The print page of a case with an incident and a plan."""
    case = registered(access)
    kept(access, identity(case.id), incident(case.id, account="He came home late."), plan_line(case.id))
    screen = PrintScreen(desk, Place(Room.PRINT, case=case.id), ways_out=ways)
    found = PrintPage(shown(qtbot, screen), qtbot)
    found.wait_for_pages()
    return found


def test_the_journal_knows_before_the_first_page_leaves(
    page: PrintPage, access: Access, tmp_path: Path, qtbot: QtBot
) -> None:
    heard = Heard(page.screen)
    page.for_whom("Case conference")
    page.print()
    assert journalled(access, "print") == 1
    qtbot.waitUntil(lambda: heard.sentences == ["The pages went to the printer."])
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")


def test_a_family_s_file_is_asked_for_no_incident(desk: Desk, access: Access, ways: ToFolder, qtbot: QtBot) -> None:
    family = registered(access, kind=CaseKind.FAMILY)
    screen = shown(qtbot, PrintScreen(desk, Place(Room.PRINT, case=family.id), ways_out=ways))
    offered = [one.text() for one in screen.findChildren(QCheckBox) if one.isVisible()]
    assert Chapter.HOUSEHOLD.said() in offered
    assert not {Chapter.INCIDENTS.said(), Chapter.WORDS.said()} & set(offered)


def test_nobody_named_means_nothing_leaves(page: PrintPage, access: Access, tmp_path: Path) -> None:
    page.print()
    page.save()
    assert journalled(access, "print") == journalled(access, "export") == 0
    assert line_named(page.screen, "For whom").accessibleDescription().startswith("For whom is missing.")
    assert not list(tmp_path.glob("*.pdf"))


def test_a_saved_file_holds_the_code_and_no_name(page: PrintPage, access: Access, tmp_path: Path, qtbot: QtBot) -> None:
    page.for_whom("The court")
    page.save()
    assert journalled(access, "export") == 1
    qtbot.waitUntil(lambda: (tmp_path / "chosen.pdf").exists())
    read = letters(text_of((tmp_path / "chosen.pdf").read_bytes()))
    assert "PP-0001" in read
    assert not [word for word in ("Sreymom", "ស្រីមុំ", "012000111", "Hecamehomelate") if word in read]


def test_a_paper_names_who_printed_it_in_its_own_script(
    page: PrintPage, access: Access, tmp_path: Path, qtbot: QtBot
) -> None:
    access.person = replace(access.person, khmer_name="ចាន់ បុប្ផា")
    page.for_whom("The court")
    answer(page.screen, "ខ្មែរ").click()
    page.wait_for_pages()
    page.save()
    qtbot.waitUntil(lambda: (tmp_path / "chosen.pdf").exists())
    read = letters(text_of((tmp_path / "chosen.pdf").read_bytes()))
    assert letters("ចាន់ បុប្ផា") in read
    assert letters("Chan Bopha") not in read


def test_sealed_words_wait_for_a_reason(page: PrintPage, access: Access, tmp_path: Path, qtbot: QtBot) -> None:
    page.for_whom("The court")
    page.choose(Chapter.NAME)
    page.save()
    assert journalled(access, "export") == 0
    assert line_named(page.screen, "Why").accessibleDescription().startswith("The reason is missing.")
    page.because("The judge asks who she is")
    page.save()
    qtbot.waitUntil(lambda: (tmp_path / "chosen.pdf").exists())
    assert "Sreymom" in text_of((tmp_path / "chosen.pdf").read_bytes())


def test_fewer_parts_make_fewer_pages(page: PrintPage) -> None:
    for chapter in Chapter:
        page.choose(chapter, False)
    page.choose(Chapter.PLAN)
    page.wait_for_pages(1)
    assert page.print_button.text() == "Print 1 page"


def test_a_place_that_is_gone_is_told_in_a_sentence(page: PrintPage, ways: ToFolder, qtbot: QtBot) -> None:
    ways.folder = ways.folder / "stick that was pulled out"
    page.for_whom("The court")
    page.save()
    qtbot.waitUntil(lambda: page.trouble != "")
    assert page.trouble == PlaceGone().said()


def test_no_printer_is_told_in_a_sentence(desk: Desk, access: Access, qtbot: QtBot) -> None:
    """This machine has none: the system's own list is asked."""
    found = PrintPage(shown(qtbot, PrintScreen(desk, Place(Room.PRINT, case=registered(access).id))), qtbot)
    found.wait_for_pages()
    found.for_whom("Case conference")
    found.print()
    assert found.trouble == NoPrinter().said()
    assert journalled(access, "print") == 0


@pytest.mark.parametrize("size", [100, 130])
@pytest.mark.parametrize("code", ["en", "km", "fr"])
def test_everything_has_a_name_and_room(
    desk: Desk, access: Access, qtbot: QtBot, dressed: Appearance, code: str, size: int
) -> None:
    speak(code)
    dressed.choose(size=size)
    screen = shown(qtbot, PrintScreen(desk, Place(Room.PRINT, case=registered(access).id)))
    assert nameless(screen) == []
    assert misfits(screen) == []


def test_nothing_is_cut_off_when_words_are_longer(desk: Desk, access: Access, qtbot: QtBot) -> None:
    with stretching():
        screen = shown(qtbot, PrintScreen(desk, Place(Room.PRINT, case=registered(access).id)))
        assert misfits(screen) == []


@pytest.mark.parametrize("known", [True, False])
def test_nothing_leaves_once_she_took_her_consent_back(
    page: PrintPage, desk: Desk, access: Access, ways: ToFolder, tmp_path: Path, qtbot: QtBot, known: bool
) -> None:
    case = page.screen.place.case
    assert case is not None
    kept(access, consent(case, withdrawn=DAY))
    if known:  # else the page still shows the file as it was: the journal refuses all the same
        page = PrintPage(shown(qtbot, PrintScreen(desk, Place(Room.PRINT, case=case), ways_out=ways)), qtbot)
        page.wait_for_pages()
    page.for_whom("Case conference")
    page.print()
    page.save()
    assert journalled(access, "print") == journalled(access, "export") == 0
    assert any("took her consent back" in one for one in notices(page.screen))
    assert not list(tmp_path.glob("*.pdf"))
