"""The journal under Settings, in the words of whoever reads it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from casedesk.ui.journal.page import JournalPage
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.sealed import SealedLabel
from casedesk.ui.window.acknowledging import BANNER, Acknowledging
from casedesk.ui.window.shell import Shell
from tests.stories.pages.by_name import named

PATIENCE_MS = 10_000


class JournalReading:
    """JournalReading(page, qtbot): the page as it is shown."""

    def __init__(self, page: JournalPage, qtbot: QtBot) -> None:
        self.page, self._qtbot, self.window = page, qtbot, page.window()

    @property
    def lines(self) -> list[tuple[str, str, str, str]]:
        """Who, what, about and details of each line, from the top."""
        model = self.page.model
        rows = range(model.rowCount())
        return [tuple(str(model.index(row, column).data()) for column in (1, 2, 3, 4)) for row in rows]  # type: ignore[misc]

    @property
    def acts(self) -> list[str]:
        """What was done, from the top."""
        return [line[1] for line in self.lines]

    def only(self, *, who: str = "", what: str = "", code: str = "") -> None:
        """Takes filters as with the mouse."""
        for button, words in ((self.page.filters.who, who), (self.page.filters.what, what)):
            for action in button.menu().actions():
                if action.text() == words:
                    action.trigger()
        if code:
            self.page.filters.code.setText(code)
            self.page.filters.code.editingFinished.emit()

    def between(self, since: str, until: str) -> None:
        """From one day to another, as typed."""
        for action in self.page.filters.when.menu().actions():
            if action.text() == "from … to …":
                action.trigger()
        for line, typed in ((self.page.filters.since, since), (self.page.filters.until, until)):
            line.setText(typed)
            line.editingFinished.emit()

    def read_line(self, place: int) -> str:
        """Chooses a line; all that the card below tells of it."""
        self.page.table.selectRow(place)
        labels = [*self.page.entry.findChildren(Prose), *self.page.entry.findChildren(Line)]
        told = [one.text() for one in labels if one.isVisibleTo(self.page)]
        return " | ".join(told)

    def uncover_reason(self) -> str:
        """Presses Show beside the reason of the chosen line."""
        (sealed,) = self.page.entry.findChildren(SealedLabel)
        sealed.show_words()
        return sealed.text()

    def check_receipt(self, typed: str) -> str:
        """Types a receipt and presses Check; what is told."""
        card = self.page.check
        before = card.said()
        card.typed.setText(typed)
        card.button.click()
        self._qtbot.waitUntil(lambda: card.said() != before, timeout=PATIENCE_MS)
        return card.said()


def banner_of(shell: Shell) -> list[str]:
    """What the banner above every page says, if there is one."""
    return [one.text() for one in shell.findChildren(Notice, BANNER) if one.isVisibleTo(shell)]


def acknowledge(shell: Shell, qtbot: QtBot, reason: str) -> None:
    """Takes the banner's link, says why, and holds the button down."""
    (banner,) = shell.findChildren(Notice, BANNER)
    banner.taken.emit()
    (dialog,) = shell.findChildren(Acknowledging)
    named(dialog, QLineEdit, "What you found out, and who knows of it").setText(reason)
    dialog.hold.held.emit()
    qtbot.waitUntil(lambda: not shell.desk.access.mismatch, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not banner_of(shell), timeout=PATIENCE_MS)
