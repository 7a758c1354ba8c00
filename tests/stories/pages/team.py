"""The Team page and the short pages of giving, in the words of a supervisor."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from casedesk.text import dates
from casedesk.ui.sharing.form_page import FormPage
from casedesk.ui.sharing.person_choice import PersonChoice
from casedesk.ui.team.loads import said_load
from casedesk.ui.team.team_screen import TeamScreen
from casedesk.ui.widgets.field import Field
from tests.stories.pages.by_name import button, named, text_named
from tests.stories.pages.case_page import words_of


class TeamPage:
    """TeamPage(screen, qtbot)."""

    def __init__(self, screen: TeamScreen, qtbot: QtBot) -> None:
        self.screen, self._qtbot = screen, qtbot

    @property
    def words(self) -> str:
        """Everything that can be read, but for what rows of lists paint."""
        QApplication.processEvents()
        return words_of(self.screen)

    @property
    def loads(self) -> list[str]:
        """Each row of the caseloads, read aloud."""
        return [said_load(load, 20) for load in self.screen.loads.list.loads()]

    @property
    def overdue(self) -> list[str]:
        """The codes of what is late."""
        model = self.screen.overdue.model
        return [model.row_at(row).number for row in range(model.rowCount())]

    @property
    def shared(self) -> list[str]:
        """What ends or waits."""
        return [item.title for item in self.screen.sharing.list.items()]

    def press(self, words: str) -> None:
        """Presses a button by its words."""
        button(self.screen, words).click()


class GivingPage:
    """GivingPage(screen, qtbot): share, give on, cover, open in an emergency."""

    def __init__(self, screen: FormPage, qtbot: QtBot) -> None:
        self.screen, self._qtbot = screen, qtbot

    def offered(self, field: str) -> list[str]:
        """Whom one may choose."""
        choice = named(self.screen, PersonChoice, field)
        return [choice.itemText(place) for place in range(choice.count())]

    def choose(self, field: str, name: str) -> None:
        """Chooses a colleague."""
        choice = named(self.screen, PersonChoice, field)
        place = choice.findText(name)
        assert place >= 0, f"{name} is not among {self.offered(field)}"
        choice.setCurrentIndex(place)
        choice.activated.emit(place)

    def day(self, field: str, day: date) -> None:
        """Types a day."""
        named(self.screen, QLineEdit, field).setText(dates.day(day))

    def line(self, field: str, words: str) -> None:
        """Types a line."""
        named(self.screen, QLineEdit, field).setText(words)

    def why(self, words: str) -> None:
        """Types the reason."""
        text_named(self.screen, "Why").setPlainText(words)

    def press(self, words: str) -> None:
        """Presses a button by its words."""
        button(self.screen, words).click()

    def problems(self) -> dict[str, str]:
        """What is to be mended, by field."""
        fields = {name: field.problem() for name, field in self.screen.fields.items()}
        return {name: said for name, said in fields.items() if said}

    @property
    def trouble(self) -> str:
        """What stands in the way of all of it."""
        notice = self.screen.trouble
        return notice.text() if notice.isVisibleTo(self.screen) else ""

    @property
    def fields(self) -> dict[str, Field]:
        """The fields by name."""
        return dict(self.screen.fields)
