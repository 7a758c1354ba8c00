"""“Exactly what will be sent”: the words themselves, entry after entry, as the other centre will read them."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit

from casedesk.cases.attached.trouble import megabytes
from casedesk.text.translation import _
from casedesk.transfer.offering import Shown
from casedesk.transfer.shown import ShownEntry
from casedesk.ui.looks.lettering import Style, line_height, px, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.theme import colour
from casedesk.ui.widgets.prose import breakable

LEAST = 96
"""Height of what is seen of it at least, in pixels at 100 %."""


class SentView(QTextEdit):
    """SentView(): `show_words(shown)`, or `say(sentence)` while nothing goes. It is read, never copied out of."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Exactly what will be sent"))
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:  # noqa: N802
        """It scrolls, so it asks for little: the next step stays in sight."""
        return QSize(px(320), px(LEAST))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(px(200), px(LEAST))

    def show_words(self, shown: Shown) -> None:
        """Every entry that goes, with its fields in words; the place one had scrolled to stays."""
        self._begin()
        self._purpose(shown)
        for part, entries in groupby(shown.entries, key=lambda one: one.part):
            self._line(part.said(), Style.HEADING, Role.INK, above=14)
            for entry in entries:
                self._entry(entry)
        self._end()

    def say(self, sentence: str) -> None:
        """Why there is nothing to show."""
        self._begin()
        self._line(sentence, Style.SMALL, Role.INK2)
        self._end()

    def said(self) -> str:
        """Everything that stands there, without break hints."""
        return self.toPlainText().replace("\u200b", "")

    def _purpose(self, shown: Shown) -> None:
        if shown.purpose:
            self._pair(_("Purpose"), shown.purpose)

    def _entry(self, entry: ShownEntry) -> None:
        heading = entry.title.removeprefix(entry.part.said()).strip(" ·")
        if heading:
            self._line(heading, Style.SMALL, Role.INK, bold=True, above=6)
        for field in entry.fields:
            self._pair(field.label, field.words)
        if entry.paper is not None:
            size = megabytes(entry.paper.size)
            self._pair(_("Photo or paper"), _("{form}, {size} MB", form=entry.paper.media.said(), size=size))

    def _begin(self) -> None:
        self._scrolled = self.verticalScrollBar().value()
        self.document().clear()
        self.document().setDocumentMargin(px(16))
        self._cursor = QTextCursor(self.document())
        self._cursor.beginEditBlock()  # laid out once at the end, not after every line
        self._first = True

    def _end(self) -> None:
        self._cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)  # the toolkit left it at the end, and scrolls there when shown
        self.verticalScrollBar().setValue(self._scrolled)

    def _pair(self, label: str, words: str) -> None:
        asked = label if label.endswith("?") else _("{label}: {words}", label=label, words="").rstrip(" ")
        self._line(f"{asked} ", Style.SMALL, Role.INK2, above=3)
        self._cursor.insertText(breakable(words).replace("\n", "\u2028"), _ink(Style.SMALL, Role.INK))

    def _line(self, words: str, style: Style, role: Role, *, above: int = 0, bold: bool | None = None) -> None:
        form = QTextBlockFormat()
        form.setLineHeight(line_height(), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setTopMargin(px(above))
        if self._first:
            self._cursor.setBlockFormat(form)
            self._first = False
        else:
            self._cursor.insertBlock(form)
        self._cursor.insertText(breakable(words), _ink(style, role, bold))


def _ink(style: Style, role: Role, bold: bool | None = None) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(typeface(style, bold=bold))
    form.setForeground(colour(role))
    return form
