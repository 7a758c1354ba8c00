"""Somebody who types and never stops: `python -m tests.stories.typist VAULT SETTINGS` in a window of its own.

Tells on standard output what a killer waits for: “kept” when the draft lies in the vault, then a dot for every letter.
"""

from __future__ import annotations

import sys
from itertools import cycle
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from casedesk import app as composition
from casedesk.ui.first_contact import FirstContactScreen
from casedesk.ui.forms.drafting import Drafting
from casedesk.ui.places import Place, Room
from casedesk.ui.settings import Settings
from tests.stories.pages.forms import FirstContactPage
from tests.stories.pages.typing import type_into
from tests.stories.pages.unlock import Unlocking
from tests.vaults import PASSPHRASE

KEPT = "She came with her youngest child."
PATIENCE_MS = 20_000
LOST = " and then she said that"


def main(folder: Path, settings: Path) -> None:
    """Types half a first contact, waits until its draft is kept, and goes on typing for ever."""
    app = QApplication([])
    qt_api.set_qt_api("pyside6")  # type: ignore[no-untyped-call]
    bot = QtBot(cast(pytest.FixtureRequest, None))  # only to wait with: nothing here is a test
    window = composition.build(app, folder, settings=Settings(settings))
    window.show()
    shell = Unlocking(window, bot).unlock("bopha", PASSPHRASE)
    shell.shell.go(Place(Room.FIRST_CONTACT))
    screen = shell.screen
    assert isinstance(screen, FirstContactScreen)
    page = FirstContactPage(bot, screen)
    page.choose("channel", "By phone")
    page.choose("safe_to_talk", "Yes")
    page.write("say_first", "Ask about the rice order")
    drafting = screen.findChild(Drafting)
    assert isinstance(drafting, Drafting)
    page.write("reason", KEPT)
    kept: list[object] = []
    drafting.kept.connect(kept.append)
    bot.waitUntil(lambda: bool(kept), timeout=PATIENCE_MS)
    tell("kept")
    reason = page.contact.form.field("reason").findChildren(QPlainTextEdit)[0]
    for letter in cycle(LOST):
        type_into(reason, letter)
        app.processEvents()
        tell(".")


def tell(words: str) -> None:
    """A line for whoever waits at the other end."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
