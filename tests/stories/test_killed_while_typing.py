"""The power goes, the program is killed: what was saved is there, and what was typed waits as a draft."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from casedesk.store.verifying import verify
from casedesk.ui.first_contact import FirstContactScreen
from casedesk.ui.places import Place, Room
from casedesk.ui.today.screen import TodayScreen
from tests.factories import identity, kept, registered
from tests.stories.pages.cases_list import CasesList
from tests.stories.pages.forms import FirstContactPage
from tests.stories.pages.today_page import TodayPage
from tests.stories.pages.unlock import Unlocking
from tests.stories.typist import KEPT
from tests.ui.windows import Open
from tests.vaults import PASSPHRASE, opened

ROOT = Path(__file__).resolve().parents[2]


def killed_while_typing(folder: Path, settings: Path) -> None:
    """Another process types into its own window; it is killed while it goes on after its draft was kept."""
    arguments = [sys.executable, "-m", "tests.stories.typist", str(folder), str(settings)]
    with subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as typist:
        assert typist.stdout is not None
        assert typist.stderr is not None
        told = [typist.stdout.readline() for _line in range(8)]
        typist.kill()
        assert told == ["kept\n", *[".\n"] * 7], typist.stderr.read()
        typist.communicate()
    assert typist.returncode == -signal.SIGKILL


def test_what_was_typed_waits_as_a_draft(open_window: Open, qtbot: QtBot, folder: Path, tmp_path: Path) -> None:
    with opened(folder) as access:
        case = registered(access)
        kept(access, identity(case.id))
    killed_while_typing(folder, tmp_path / "typist.toml")
    assert [one.said() for one in verify(folder, "bopha", PASSPHRASE) if not one.good] == []

    shell = Unlocking(open_window(folder), qtbot).unlock("bopha", PASSPHRASE)
    screen = shell.screen
    assert isinstance(screen, TodayScreen)
    today = TodayPage(screen, qtbot)
    assert today.drafts == ["New first contact"]
    today.continue_draft("New first contact")
    form = shell.screen
    assert isinstance(form, FirstContactScreen)
    page = FirstContactPage(qtbot, form)
    assert page.contact.said("reason").startswith(KEPT)
    assert page.contact.said("channel") == "By phone"
    assert page.safe.said("say_first") == "Ask about the rice order"

    shell.shell.go(Place(Room.CASES))
    cases = CasesList(shell.screen, qtbot)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: shell.screen.desk.names.index is not None)
    cases.search("Sok Sreymom")
    assert cases.codes == [case.number]
