"""The first run: welcome, and the form of a new vault."""

from __future__ import annotations

import re
from pathlib import Path

from pytestqt.qtbot import QtBot

from casedesk.ui.entrance.first_run import FirstRunPage
from casedesk.ui.entrance.new_vault import NewVaultPage
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.window.window import Window
from tests.stories.pages.by_name import button, line_named
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.typing import type_into

PATIENCE_MS = 60_000
SIX_WORDS = re.compile(r"[a-z-]+( [a-z-]+){5}")


class FirstRun:
    """FirstRun(window, qtbot): the window must show the welcome."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot

    @property
    def page(self) -> FirstRunPage:
        """The screen itself."""
        assert isinstance(self.window.page, FirstRunPage), f"the window shows {type(self.window.page).__name__}"
        return self.window.page

    @property
    def form(self) -> NewVaultPage:
        """The form of a new vault."""
        assert self.page.form is not None, "the form is not open"
        return self.page.form

    def new_vault(self) -> None:
        """Begins a new vault."""
        button(self.page, "Make a new vault").click()

    def type(self, field: str, words: str) -> None:
        """Types into a field of the form, in place of what stands there."""
        line = line_named(self.form, field)
        line.setFocus()
        line.selectAll()
        type_into(line, words)

    def problem(self, field: str) -> str:
        """What is to be mended in a field, or nothing."""
        (found,) = (one for one in self.form.findChildren(Field) if one.control is line_named(self.form, field))
        return found.problem()

    def suggestion(self) -> str:
        """Asks for a passphrase of random words; what is offered."""
        button(self.form, "Suggest one").click()
        (offered,) = (one.text() for one in self.form.findChildren(Prose) if SIX_WORDS.fullmatch(one.text()))
        return offered

    def fill(self, *, centre: str, name: str, passphrase: str, folder: Path) -> None:
        """Everything a new vault needs."""
        for field, words in (
            ("Name of the centre", centre),
            ("Your name, in Latin letters", name),
            ("Passphrase", passphrase),
            ("The same again", passphrase),
            ("Folder", str(folder)),
        ):
            self.type(field, words)

    def make(self) -> ShellPage:
        """Makes the vault and waits until it is open."""
        button(self.form, "Make the vault").click()
        self._qtbot.waitUntil(lambda: self.window.vault is not None, timeout=PATIENCE_MS)
        return ShellPage(self.window, self._qtbot)

    def make_and_put_off_sheets(self) -> ShellPage:
        """Makes the vault, and leaves the recovery sheets it asks for to another day."""
        shell = self.make()
        button(shell.screen, "Later: CaseDesk will remind you").click()
        return shell
