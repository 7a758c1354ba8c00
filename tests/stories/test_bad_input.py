"""What people type, paste and meet: each trouble is a sentence, what was typed stays, nothing half-written is kept.

What stands in the way of coming in is told in tests/ui/entrance/test_unlock.py.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.incident import Place as Where
from casedesk.cases.codes.incident import Relationship
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.case import Case
from casedesk.store import database
from casedesk.store.drafts import my_drafts
from casedesk.text.dates import day
from casedesk.text.input import LONG
from casedesk.text.partial_date import PartialDate
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.forms.form_field import FormField
from casedesk.ui.incident.incident_screen import IncidentScreen
from casedesk.ui.places import Place, Room
from tests.factories import registered
from tests.stories.pages.case_page import CasePage
from tests.stories.pages.incident import IncidentPage
from tests.stories.pages.opening import arrived, case_page, first_contact, part_form
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.unlock import Unlocking
from tests.ui.forms.full_disk import full_disk
from tests.ui.windows import Open
from tests.vaults import PASSPHRASE, opened

IMPOSSIBLE = (
    (("31", "2", "1990"), "", "This day is not in the calendar."),
    (("", "", "2090"), "", "The birth date lies in the future."),
    (("", "", ""), "300", "What you typed is kept."),
    (("", "", ""), "thirty", "This was not understood as a number."),
    (("", "", "1950"), "12", "The estimated age and the birth date do not agree."),
)
"""A date of birth, an age, and what is told of them."""
SCRIPTS = (
    ("S\x00o\x07k \x1bSreymom", "Sok Sreymom"),
    ("សុខ\u200b ស្រីមុំ", "សុខ ស្រីមុំ"),
    ("Sok 👩\u200d👧 Sreymom", "Sok 👩\u200d👧 Sreymom"),
    ("سوك שרי", "سوك שרי"),
    ("Sok \u202emomyerS", "Sok momyerS"),
    ("<b>Sok</b> & {name} %s", "<b>Sok</b> & {name} %s"),
    ("'; DROP TABLE cases; --", "'; DROP TABLE cases; --"),
)
"""What is typed, and what is kept of it: all but the marks nobody sees."""
TEN_MEGABYTES = "Her words. " * 950_000


@pytest.fixture
def case(inside: ShellPage) -> Case:
    """A case in the open vault."""
    return registered(inside.shell.desk.access)


def file_of(shell: ShellPage, case: Case) -> CaseFile:
    return shell.shell.desk.ask(open_case, case=case.id)


def test_a_vault_of_a_newer_program_is_left_alone(open_window: Open, folder: Path, qtbot: QtBot) -> None:
    with opened(folder) as access, access.engine.begin() as db:
        db.exec_driver_sql("PRAGMA user_version = 99")
    before = (folder / database.DATABASE).read_bytes()
    said = Unlocking(open_window(folder), qtbot).refused("bopha", PASSPHRASE)
    assert "written by a newer CaseDesk" in said
    assert (folder / database.DATABASE).read_bytes() == before


def test_what_cannot_be_true_is_told_in_its_field(inside: ShellPage, qtbot: QtBot, case: Case) -> None:
    form = part_form(inside, qtbot, case.id, Part.IDENTITY)
    form.write("latin_name", "Sok Sreymom")
    for born, age, says in IMPOSSIBLE:
        form.write_date("born", *born)
        form.write("age", age)
        form.save()
        assert says in f"{form.problem('born')} {form.problem('age')}"
        assert form.said("latin_name") == "Sok Sreymom"
    assert file_of(inside, case).identity is None


def test_a_day_that_has_not_come_is_told(inside: ShellPage, qtbot: QtBot) -> None:
    page = first_contact(inside, qtbot)
    tomorrow = inside.shell.desk.today() + timedelta(days=1)
    page.choose("channel", "By phone")
    page.choose("safe_to_talk", "Yes")
    page.choose("urgency", "No hurry")
    page.choose("reach_by", "She comes by herself")
    page.write("at", day(tomorrow))
    page.save()
    assert "has not come yet" in page.problem("at")


def test_ten_megabytes_are_cut_to_what_fits_and_told(inside: ShellPage, qtbot: QtBot, case: Case) -> None:
    form = part_form(inside, qtbot, case.id, Part.PLAN)
    form.choose("need", "Safety")
    form.write("goal", "A safe home")
    form.paste("action", TEN_MEGABYTES)
    assert "longer than fits" in form.help("action")
    form.save()
    (line,) = file_of(inside, case).plan
    assert line.action is not None
    assert LONG - 20 < len(line.action) <= LONG
    assert TEN_MEGABYTES.startswith(line.action)


def test_every_script_is_kept_as_typed_and_shown_again(inside: ShellPage, qtbot: QtBot, case: Case) -> None:
    for typed, kept in SCRIPTS:
        form = part_form(inside, qtbot, case.id, Part.PLAN)
        form.choose("need", "Safety")
        form.write("goal", typed)
        form.write("action", typed)
        form.save()
        assert kept in [row[1] for row in CasePage(arrived(inside, CaseScreen), qtbot).table("Action plan")]
    lines = [kept for _typed, kept in SCRIPTS]
    assert [(one.goal, one.action) for one in file_of(inside, case).plan] == [(kept, kept) for kept in lines]
    page = case_page(inside, qtbot, case.id)
    page.open_part("Action plan")
    assert [row[1] for row in page.table("Action plan")] == lines


def test_a_full_disk_keeps_what_was_typed_until_there_is_room(inside: ShellPage, qtbot: QtBot, case: Case) -> None:
    form = part_form(inside, qtbot, case.id, Part.PLAN)
    form.choose("need", "Safety")
    form.write("goal", "A safe home " * 12)
    form.paste("action", "Her words. " * 1500)
    with full_disk(inside.shell.desk.access):
        form.save()
        QApplication.processEvents()
        assert any("kept" in told for told in form.notices()), form.notices()
        inside.press(Qt.Key.Key_Escape)
        assert form.said("goal").startswith("A safe home"), "the page stays while nothing could be kept"
    assert file_of(inside, case).plan == ()
    form.save()
    assert len(file_of(inside, case).plan) == 1
    assert inside.shell.desk.glance(my_drafts) == []


def test_an_incident_after_its_interview_opens_the_section_with_the_day(
    inside: ShellPage, qtbot: QtBot, case: Case
) -> None:
    inside.shell.go(Place(Room.INCIDENT, case.id, new=True))
    page = IncidentPage(arrived(inside, IncidentScreen), qtbot)
    tomorrow = inside.shell.desk.today() + timedelta(days=1)
    page.next()
    page.when(PartialDate.of(tomorrow))
    page.where(Where.HOME)
    page.next()
    page.say("N", "N", "Y")
    page.next()
    page.who(Relationship.PARTNER)
    page.next()
    page.next()
    page.choose("Yes")
    page.next()
    assert page.section == "When and where"
    told = [one.problem() for one in page.screen.findChildren(FormField) if one.problem()]
    assert [one for one in told if "The incident lies after the interview." in one]
    assert file_of(inside, case).incidents == ()
