"""People and keys: each is offered what they may do, and paper leaves once the journal knows of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casedesk.cases.leaving import leave
from casedesk.security.errors import DiskFull
from casedesk.security.roles import Role
from casedesk.store.access import Access
from casedesk.store.staff.inviting import Invited
from casedesk.ui import settings as choices
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk
from casedesk.ui.people.list_paper import paper
from casedesk.ui.people.page import PeoplePage
from casedesk.ui.people.words import main_role
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.print.ways_out import NoPrinter, WaysOut, prepared
from casedesk.ui.widgets.prose import Prose
from tests.accessible import nameless
from tests.centre import who
from tests.reports.tools import letters, text_of
from tests.stories.pages.people import People
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.unlock import Unlocking
from tests.stretched import stretching
from tests.ui.clipping import clipped
from tests.ui.desks import journalled
from tests.vaults import PASSPHRASE, opened

ACTS = {
    "bopha": {
        "Yim Sokly": ["Sign this key", "Withdraw the invitation"],
        "Noun Tola": ["New slip", "Withdraw the invitation"],
        "Lim Dara": ["Change role or team", "New passphrase, new key", "This person leaves…"],
        "Chan Bopha": [],
    },
    "chanthy": {
        "Yim Sokly": ["Withdraw the invitation"],
        "Lim Dara": ["New passphrase, new key", "This person leaves…"],
        "Meas Chanthy": [],
    },
    "sovann": {
        "Yim Sokly": ["Sign this key"],
        "Noun Tola": [],
        "Lim Dara": ["Change role or team", "This person leaves…"],
        "Ros Sovann": [],
    },
}  # fmt: skip


@pytest.mark.parametrize("short_name", ACTS)
def test_each_is_offered_what_they_may_do_and_nothing_about_themselves(
    centre: dict[str, Invited], unlocking: Unlocking, qtbot: QtBot, short_name: str
) -> None:
    people = People(unlocking.unlock(short_name, PASSPHRASE), qtbot)
    assert people.names()[:2] == ["Chan Bopha", "Ros Sovann"]
    found = {}
    for name in ACTS[short_name]:
        people.choose(name)
        found[name] = people.acts()
    assert found == ACTS[short_name]


def test_a_worker_is_not_shown_the_page_at_all(inside: ShellPage, unlocking: Unlocking) -> None:
    inside.lock()
    shell = unlocking.unlock("dara", PASSPHRASE)
    shell.shell.go(Place(Room.SETTINGS, part=Topic.PEOPLE))
    QApplication.processEvents()
    assert shell.shell.place == Place(Room.SETTINGS)


def test_the_rows_say_how_each_key_stands(centre: dict[str, Invited], unlocking: Unlocking, qtbot: QtBot) -> None:
    people = People(unlocking.unlock("chanthy", PASSPHRASE), qtbot)
    assert people.row("Chan Bopha")[1:4] == ["Supervisor +2", "founder", "in use"]
    assert people.row("Lim Dara")[1:] == ["Social worker", "CB", "in use", "never"]
    assert people.row("Yim Sokly")[2:] == ["nobody yet", "to sign", "never"]
    assert people.row("Noun Tola")[3] == "invited"
    people.choose("Noun Tola")
    said = " ".join(one.text() for one in people.page.findChildren(Prose) if one.isVisibleTo(people.page))
    assert "The words on the slip open until" in said
    assert "6 people, 2 of them supervisors" in said


def test_the_roles_are_told_whole_to_who_listens() -> None:
    assert main_role({Role.SOCIAL_WORKER}) == "Social worker"
    assert main_role({Role.ADMINISTRATOR, Role.SOCIAL_WORKER}) == "Social worker +1"


@pytest.mark.parametrize(
    ("dress", "percent", "size"),
    [
        *((dress, 100, size) for dress in ("en", "km", "fr", "longer") for size in ((1366, 698), (1180, 660))),
        ("en", 100, (1920, 1010)),
        *((dress, 130, (1366, 698)) for dress in ("km", "fr", "longer")),
    ],
)
def test_everything_fits(
    centre: dict[str, Invited], unlocking: Unlocking, qtbot: QtBot, dress: str, percent: int, size: tuple[int, int]
) -> None:
    shell = unlocking.unlock("bopha", PASSPHRASE)
    unlocking.window.resize(*size)
    wanted = unlocking.window.around.settings
    with stretching() if dress == "longer" else nullcontext():
        wanted.set(choices.LANGUAGE, "en" if dress == "longer" else dress)
        wanted.set(choices.TEXT_SIZE, percent)
        unlocking.window.redress()
        assert misfits(shell, qtbot) == []


def misfits(shell: ShellPage, qtbot: QtBot) -> list[str]:
    """What is cut or nameless in the list, the two forms and the slip."""
    people = People(shell, qtbot)
    page, found = people.page, list[str]()

    def look() -> None:
        for _round in range(3):
            QApplication.processEvents()
        found.extend(clipped(shell.window) + nameless(shell.screen))

    for name in ("Yim Sokly", "Noun Tola", "Lim Dara", "Chan Bopha"):
        page.list.choose(next(one.id for one in page.office.people if one.name == name) if page.office else None)
        look()
    page.begin_enrol()
    look()
    assert page.form is not None
    page.form.closed.emit()
    assert page.office is not None
    page.begin_roles(next(one for one in page.office.people if one.name == "Lim Dara"))
    look()
    return found


def test_ctrl_n_begins_and_the_way_back_keeps_nothing(
    centre: dict[str, Invited], unlocking: Unlocking, qtbot: QtBot
) -> None:
    people = People(unlocking.unlock("chanthy", PASSPHRASE), qtbot)
    people.shell.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert people.page.form is not None
    people.press("Back to the list")
    assert people.page.form is None
    assert people.page.list.table.hasFocus()


def test_a_new_team_is_founded_where_a_worker_is_moved_to_it(
    centre: dict[str, Invited], unlocking: Unlocking, qtbot: QtBot
) -> None:
    people = People(unlocking.unlock("bopha", PASSPHRASE), qtbot)
    people.choose("Lim Dara")
    people.press("Change role or team")
    form = people.page.form
    assert form is not None
    form.team._box.setCurrentIndex(1)  # type: ignore[attr-defined]
    people.press("Sign the change")
    assert people.problem("name") == "Write what the team is called."
    form.team._new.setText("North")  # type: ignore[attr-defined]
    people.press("Sign the change")
    qtbot.waitUntil(lambda: people.page.office is not None and len(people.page.office.teams) == 2)
    office = people.page.office
    assert office is not None
    assert sorted(office.teams.values()) == ["", "North"]
    dara = next(one for one in office.people if one.name == "Lim Dara")
    assert office.teams[dara.team or office.people[0].id] == "North"


def test_withdrawn_is_gone_from_the_list(centre: dict[str, Invited], unlocking: Unlocking, qtbot: QtBot) -> None:
    people = People(unlocking.unlock("chanthy", PASSPHRASE), qtbot)
    people.choose("Noun Tola")
    people.press("Withdraw the invitation")
    people.answer("Withdraw it")
    qtbot.waitUntil(lambda: "Noun Tola" not in people.names(), timeout=20_000)


def test_a_new_key_is_asked_before_the_old_one_dies(
    centre: dict[str, Invited], unlocking: Unlocking, qtbot: QtBot
) -> None:
    people = People(unlocking.unlock("chanthy", PASSPHRASE), qtbot)
    people.choose("Lim Dara")
    people.press("New passphrase, new key")
    people.answer("Keep the key")
    assert people.page.slip is None
    people.press("New passphrase, new key")
    people.answer("Make a new slip")
    words = people.slip()
    people.press("I have handed it over")
    qtbot.waitUntil(lambda: people.row("Lim Dara")[3] == "invited", timeout=20_000)
    people.shell.lock()
    assert Unlocking(unlocking.window, qtbot).refused("dara", PASSPHRASE).startswith("That did not open.")
    assert len(words.split()) == 6


# the page alone, with a printer that prints into a folder


class ToFolder(WaysOut):
    """A printer that prints into a folder; or none."""

    def __init__(self, folder: Path, *, there: bool = True) -> None:
        self.folder, self.there = folder, there

    def printer(self, parent: QWidget, then: Callable[[QPrinter], object]) -> None:
        if not self.there:
            raise NoPrinter
        made = prepared(QPrinter())
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(self.folder / "printed.pdf"))
        made.setResolution(72)
        then(made)


@pytest.fixture
def ways(tmp_path: Path) -> ToFolder:
    return ToFolder(tmp_path)


@pytest.fixture
def page(desk: Desk, ways: ToFolder, qtbot: QtBot) -> Iterator[PeoplePage]:
    """The founder's page."""
    background = Background(desk)
    made = PeoplePage(desk, background, ways=ways)
    for head in made.buttons():
        head.setParent(made)
    qtbot.addWidget(made)
    made.resize(930, 600)
    made.show()
    qtbot.waitUntil(lambda: made.office is not None)
    yield made
    background.wait()


def test_the_list_on_paper_is_in_the_journal_first(
    page: PeoplePage, access: Access, tmp_path: Path, qtbot: QtBot
) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    page.print.click()
    assert journalled(access, "print") == 1
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert page.office is not None
    text = letters(text_of(paper(page.desk, page.office)()))
    assert letters("Lim Dara") in text
    assert letters("2 people, 1 of them supervisor.") in text


def test_without_a_printer_it_says_so_and_nothing_is_recorded(page: PeoplePage, ways: ToFolder, access: Access) -> None:
    ways.there = False
    page.print.click()
    assert page.trouble.text().startswith("No printer was found.")
    assert journalled(access, "print") == 0


def test_what_cannot_be_read_is_told_in_the_place_of_the_list(page: PeoplePage) -> None:
    page._cannot_read(DiskFull())
    said = " ".join(one.text() for one in page.findChildren(Prose) if one.isVisibleTo(page))
    assert "The disk is full." in said


def test_nothing_is_left_of_the_slip_once_it_was_handed_over(page: PeoplePage, qtbot: QtBot, folder: Path) -> None:
    page.begin_enrol()
    form = page.form
    assert form is not None
    form.name.setText("Pich Dalin")  # type: ignore[attr-defined]
    form.short_name.setText("dalin")  # type: ignore[attr-defined]
    form.roles._boxes[Role.FACILITATOR].setChecked(True)  # type: ignore[attr-defined]
    form.act.click()
    qtbot.waitUntil(lambda: page.slip is not None, timeout=20_000)
    slip = page.slip
    assert slip is not None
    words = slip.words.words
    slip.print.click()
    slip.close_up.click()
    assert page.slip is None
    qtbot.waitUntil(lambda: page.office is not None and len(page.office.people) == 3, timeout=20_000)
    QApplication.processEvents()
    shown = [one.accessibleName() for one in page.findChildren(QWidget)]
    assert not [said for said in shown if words[0] in said and words[5] in said]


def test_who_left_can_be_hidden(folder: Path, unlocking: Unlocking, qtbot: QtBot) -> None:
    with opened(folder) as access:
        leave(access, person=who(access, "Lim Dara"), taker=None, progress=lambda *_: None, stopped=lambda: False)
    people = People(unlocking.unlock("bopha", PASSPHRASE), qtbot)
    assert people.names() == ["Chan Bopha", "Lim Dara"]
    assert people.row("Lim Dara")[3].startswith("left")
    people.choose("Lim Dara")
    assert people.acts() == []
    people.press("Hide people who left")
    assert people.names() == ["Chan Bopha"]
    people.press("Show people who left")
    assert people.names() == ["Chan Bopha", "Lim Dara"]
