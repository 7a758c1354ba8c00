"""What is copied in a field stays within the program: it is pasted here, and never lies where every program reads it.

The system's clipboard, its history, and what another PC shares of it are no door (decision 0026). What was copied
elsewhere comes in as ever.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit

from casedesk.ui.widgets.passphrase import PassphraseEdit

Field = QLineEdit | QPlainTextEdit


class Copied(QObject):
    """Copied(): `sees(watched, event)` of whoever watches the program's events; True for what is done with by this.

    It holds the words copied last, until something is copied elsewhere, or `clear()` lets go of them.
    """

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        QGuiApplication.clipboard().changed.connect(self._changed)

    def sees(self, watched: QObject, event: QEvent) -> bool:
        """A key that copies, cuts or pastes in a field; the menu of one."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QMenu):
            self._take_over(watched)
            return False
        if not (isinstance(event, QKeyEvent) and isinstance(watched, QLineEdit | QPlainTextEdit)):
            return False
        ways = {
            QKeySequence.StandardKey.Copy: self._copy, QKeySequence.StandardKey.Cut: self._cut,
            QKeySequence.StandardKey.Paste: self._paste,
        }  # fmt: skip
        way = next((way for keys, way in ways.items() if event.matches(keys)), None)
        return way is not None and way(watched)

    def clear(self) -> None:
        """Nothing was copied."""
        self._words = ""

    def _take_over(self, menu: QMenu) -> None:
        """The lines of the toolkit's menu do the same as the keys."""
        field: QObject | None = menu.parent()
        while field is not None and not isinstance(field, QLineEdit | QPlainTextEdit):
            field = field.parent()
        if field is None:
            return
        ways: Mapping[str, Callable[[Field], bool]] = {"edit-copy": self._copy, "edit-cut": self._cut}
        if self._words:
            ways = {**ways, "edit-paste": self._paste}
        for action in menu.actions():
            way = ways.get(action.objectName())
            if way is not None:
                action.triggered.disconnect()
                action.triggered.connect(lambda _checked=False, way=way, field=field: way(field))
                action.setEnabled(action.isEnabled() or way == self._paste)

    def _copy(self, field: Field) -> bool:
        self._words = _chosen(field) or self._words
        return True

    def _cut(self, field: Field) -> bool:
        if not field.isReadOnly() and _chosen(field):
            self._copy(field)
            if isinstance(field, QLineEdit):
                field.del_()
            else:
                field.textCursor().removeSelectedText()
        return True

    def _paste(self, field: Field) -> bool:
        if not self._words:
            return False
        if field.isReadOnly():
            return True
        if isinstance(field, QLineEdit):
            field.insert(" ".join(self._words.splitlines()))
        else:
            held = QMimeData()
            held.setText(self._words)
            field.insertFromMimeData(held)
            field.ensureCursorVisible()
        return True

    def _changed(self, mode: QClipboard.Mode) -> None:
        """What was copied elsewhere is newer; words that were only marked here are taken off where X11 offers them."""
        if mode is QClipboard.Mode.Clipboard:
            self.clear()
        elif QGuiApplication.focusObject() is not None and QGuiApplication.clipboard().text(mode):
            QGuiApplication.clipboard().clear(mode)


def _chosen(field: Field) -> str:
    """The words that are marked; of a passphrase none, also while it is shown."""
    if isinstance(field, QLineEdit):
        hidden = isinstance(field, PassphraseEdit) or field.echoMode() is not QLineEdit.EchoMode.Normal
        return "" if hidden else field.selectedText()
    if not field.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard:
        return ""
    return field.textCursor().selection().toPlainText()
