"""Settings › Questionnaires, in the words of an administrator."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton

from casedesk.ui.questionnaires.page import QuestionnairesPage
from tests.stories.pages.by_name import answer, button, names
from tests.stories.pages.case_page import words_of


class Questionnaires:
    """Questionnaires(page)."""

    def __init__(self, page: QuestionnairesPage) -> None:
        self.page = page

    def rows(self) -> list[str]:
        """Title, version and state of every line."""
        model = self.page.table.model()
        return [" ".join(str(model.index(row, at).data()) for at in (0, 2, 4)) for row in range(model.rowCount())]

    def choose(self, title: str) -> None:
        """Chooses a line by the beginning of it."""
        (place,) = [place for place, row in enumerate(self.rows()) if row.startswith(title)]
        self.page.table.setCurrentIndex(self.page.table.model().index(place, 0))

    def bring(self, folder: Path, text: str | bytes, name: str = "theirs.toml") -> None:
        """Brings a file in, as the system's own window would hand it over."""
        file = folder / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.page.take(file)

    @property
    def words(self) -> str:
        """What stands on the page."""
        QApplication.processEvents()
        return words_of(self.page)

    def press(self, name: str) -> None:
        """Presses a button."""
        QApplication.processEvents()
        button(self.page, name).click()

    def buttons(self) -> list[str]:
        """What can be pressed."""
        QApplication.processEvents()
        return names(self.page, QPushButton)

    def answer(self, *answers: tuple[str, str]) -> None:
        """Answers questions of the preview: question and the words of the answer."""
        for question, said in answers:
            (line,) = [one for one in self.page.preview.asking.lines() if one.question.words.said() == question]
            answer(line, said).click()
