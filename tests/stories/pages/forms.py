"""A form as a person fills it in, field by field; and the pages made of forms."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from casedesk.store.records import Record
from casedesk.ui.first_contact import FirstContactScreen
from casedesk.ui.forms.form import RecordForm
from casedesk.ui.forms.long_text import GrowingText
from casedesk.ui.parts.editor import PartEditor
from casedesk.ui.widgets.code_search import CodeSearch
from casedesk.ui.widgets.notice import Notice
from tests.accessible import accessible_name
from tests.stories.pages.typing import take_first_offered, type_into


class Form:
    """Form(qtbot, form): fields are called by their names in the declaration, answers by the words on them."""

    def __init__(self, qtbot: QtBot, form: RecordForm[Any]) -> None:
        self.qtbot, self.form = qtbot, form

    def write(self, name: str, words: str) -> None:
        """Types into a field, in place of what stands there."""
        line = self._inside(name, QPlainTextEdit) or self._inside(name, QLineEdit)
        assert line is not None, name
        line.setFocus()
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)
        type_into(line, words)

    def write_date(self, name: str, day: str, month: str, year: str) -> None:
        """Types a date that may be known in part, box by box."""
        field = self.form.field(name)
        field.findChildren(QComboBox)[0].setCurrentIndex(int(month or 0))
        for line, words in zip(field.findChildren(QLineEdit), (day, year), strict=False):
            line.setFocus()
            line.selectAll()
            QTest.keyClick(line, Qt.Key.Key_Delete)
            type_into(line, words)

    def paste(self, name: str, words: str) -> None:
        """Pastes into a field of several lines."""
        pasted = QMimeData()
        pasted.setText(words)
        self.form.field(name).findChildren(GrowingText)[0].insertFromMimeData(pasted)

    def help(self, name: str) -> str:
        """What is said under a field: its help, or advice on what was typed."""
        return str(self.form.field(name).findChildren(GrowingText)[0].accessibleDescription())

    def choose(self, name: str, said: str) -> None:
        """Takes one answer of a list, however the list is shown."""
        field = self.form.field(name)
        for button in (*field.findChildren(QRadioButton), *field.findChildren(QCheckBox)):
            if button.text() == said:
                QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))
                return
        box, search = self._inside(name, QComboBox), self._inside(name, CodeSearch)
        if box is not None:
            box.setFocus()
            QTest.keyClicks(box, said)
        else:
            assert search is not None, f"{name} offers no {said}"
            self._search(search, said)

    def said(self, name: str) -> str:
        """What stands in a field, as it is read."""
        line = self._inside(name, QPlainTextEdit)
        if line is not None:
            return str(line.toPlainText())
        one = self._inside(name, QLineEdit)
        if one is not None:
            return str(one.text())
        buttons = self.form.field(name).findChildren(QRadioButton) + self.form.field(name).findChildren(QCheckBox)
        return ", ".join(button.text() for button in buttons if button.isChecked())

    def problem(self, name: str) -> str:
        """What is to be mended in a field, or nothing."""
        return self.form.field(name).problem()

    def leave(self, name: str, to: str) -> None:
        """Goes from one field to another."""
        self.form.field(name).focus()
        self.form.field(to).focus()
        QApplication.processEvents()

    def _search(self, search: CodeSearch, said: str) -> None:
        search.setFocus()
        search.selectAll()
        type_into(search, said)
        take_first_offered(self.qtbot, search)

    def _inside(self, name: str, kind: type[Any]) -> Any:
        found = self.form.field(name).findChildren(kind)
        return found[0] if found else None


class PartForm(Form):
    """PartForm(qtbot, editor): one entry of a file, edited on the case page."""

    def __init__(self, qtbot: QtBot, editor: PartEditor) -> None:
        super().__init__(qtbot, editor.editor.form)
        self.editor = editor
        self.saved: list[Record] = []
        self.sentences: list[str] = []
        self.cancelled = 0
        editor.saved.connect(self.saved.append)
        editor.said.connect(self.sentences.append)
        editor.cancelled.connect(self._left)

    def save(self) -> None:
        """Presses the button that saves."""
        QTest.mouseClick(self.editor.primary(), Qt.MouseButton.LeftButton)

    def notices(self) -> list[str]:
        """What is told on the page now."""
        return notices(self.editor)

    def _left(self) -> None:
        self.cancelled += 1


class FirstContactPage:
    """FirstContactPage(qtbot, screen): both cards under one vocabulary."""

    def __init__(self, qtbot: QtBot, screen: FirstContactScreen) -> None:
        self.qtbot, self.screen = qtbot, screen
        self.contact, self.safe = Form(qtbot, screen.contact), Form(qtbot, screen.safe)

    def choose(self, name: str, said: str) -> None:
        """Takes an answer in either card."""
        self._card(name).choose(name, said)

    def write(self, name: str, words: str) -> None:
        """Types into a field of either card."""
        self._card(name).write(name, words)

    def problem(self, name: str) -> str:
        """What is to be mended in a field."""
        return self._card(name).problem(name)

    def save(self) -> None:
        """Save and give a code."""
        QTest.mouseClick(self.screen.primary(), Qt.MouseButton.LeftButton)

    def notices(self) -> list[str]:
        """What is told on the page now."""
        return notices(self.screen)

    def _card(self, name: str) -> Form:
        return self.safe if name in self.screen.safe.answers() else self.contact


def notices(page: QWidget) -> list[str]:
    """The sentences of all notices that are shown."""
    return [one.text() for one in page.findChildren(Notice) if one.isVisibleTo(page)]


def focused() -> str:
    """The accessible name of what has the focus."""
    widget = QApplication.focusWidget()
    return accessible_name(widget) if widget is not None else ""
