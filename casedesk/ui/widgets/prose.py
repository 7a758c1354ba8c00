"""Running text: wraps, keeps the line height of its script, breaks Khmer between words, may end in one link."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QLabel, QSizePolicy

from casedesk.ui.looks.lettering import Style, line_height, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.theme import colour


def breakable(text: str) -> str:
    """The text with break hints for display: Khmer writes no spaces, and the toolkit finds no break of its own."""
    if not any("\u1780" <= letter <= "\u17ff" for letter in text):
        return text
    from casedesk.text.khmer import with_breaks

    return with_breaks(text)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def spaced(document: QTextDocument, *, centred: bool = False) -> None:
    """Gives the lines of a document the height of their script."""
    form = QTextBlockFormat()
    form.setLineHeight(line_height(), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if centred:
        form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(form)


def paint_document(painter: QPainter, document: QTextDocument, tone: QColor) -> None:
    """Paints a document at the origin in one colour."""
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, tone)
    context.palette = palette
    document.documentLayout().draw(painter, context)


class Prose(QLabel):
    """Prose(text="", *, style=Style.BODY, role=Role.INK2, link="", bold=None, centred=False, widest=480).

    `setText(text)` changes it and `set_link(words)` the link at its end; `linkActivated` tells that the link was
    taken, by mouse or with Enter or Space. `text()` is the text as given, without break hints. `widest` is the width in
    pixels from which it asks to wrap.
    """

    def __init__(
        self,
        text: str = "",
        *,
        style: Style = Style.BODY,
        role: Role = Role.INK2,
        link: str = "",
        bold: bool | None = None,
        centred: bool = False,
        widest: int = 480,
    ) -> None:
        self._centred = centred
        self._widest = widest
        self._document = QTextDocument()
        self._role = role
        self._link = link
        self._hovered = False
        self._heights: dict[int, int] = {}
        self._narrowest = self._ideal = 0
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)  # else words from a file could be markup
        self.setFont(typeface(style, bold=bold))
        self._document.setDocumentMargin(0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802
        """Another text; break hints are added to what is painted only."""
        super().setText(text)
        self._lay_out()

    def link(self) -> str:
        """The words of the link, or nothing."""
        return self._link

    def set_link(self, words: str) -> None:
        """Another link, or none, at the end of the text."""
        self._link = words
        self._lay_out()

    def set_role(self, role: Role) -> None:
        """Another colour for the same words."""
        self._role = role
        self.update()

    def _lay_out(self) -> None:
        paragraphs = [_escaped(breakable(part)) for part in self.text().split("\n")]
        if self._link:
            line = "underline" if self._hovered else "none"
            shown = _escaped(breakable(self._link))
            paragraphs[-1] += f' <a href="link" style="text-decoration:{line}">{shown}</a>'
        self._document.setDefaultFont(self.font())
        self._document.setHtml("<br>".join(paragraphs))
        spaced(self._document, centred=self._centred)
        self._measure()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._link else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{self.text()} {self._link}" if self._link else "")
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """The height the text needs in this width, in pixels."""
        height = self._heights.get(width)
        if height is None:
            self._document.setTextWidth(max(width, 1))
            height = self._heights[width] = int(self._document.size().height() + 0.99)
        return height

    def _measure(self) -> None:
        """Layouts ask for the same sizes many times over: each is worked out once for a text."""
        self._heights.clear()
        self._document.setTextWidth(-1)
        self._ideal = min(int(self._document.idealWidth()) + 1, self._widest)
        metrics = self.fontMetrics()
        shown = breakable(f"{self.text()} {self._link}").replace("\u200b", " ").replace("-", "- ")
        self._narrowest = max((metrics.horizontalAdvance(word) for word in shown.split()), default=0)

    def longest_word(self) -> int:
        """The width of the longest part that cannot be broken, in pixels."""
        return self._narrowest

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In another width the text needs another height: whoever laid it out before must hear of it."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._ideal, self.heightForWidth(self._ideal))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        width = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else self._ideal
        narrowest = max(self._narrowest + 1, min(self._ideal, 80))
        return QSize(narrowest, self.heightForWidth(max(width, narrowest)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        self._document.setTextWidth(max(self.width(), 1))
        self._tint_link()
        with QPainter(self) as painter:
            paint_document(painter, self._document, self._tone())

    def _tone(self) -> QColor:
        return colour(self._role if self.isEnabled() else Role.DISABLED)

    def _tint_link(self) -> None:
        block = self._document.lastBlock()
        if not self._link or not block.isValid():
            return
        cursor = QTextCursor(self._document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        form = cursor.charFormat()
        if form.isAnchor() and form.foreground().color() != colour(Role.LINK):
            length = len(breakable(self._link))
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, length)
            form.setForeground(colour(Role.LINK))
            cursor.mergeCharFormat(form)

    def _over_link(self, at: QPointF) -> bool:
        return bool(self._link) and self._document.documentLayout().anchorAt(at) == "link"

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        over = self._over_link(event.position())
        if over != self._hovered:
            self._hovered = over
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            self._lay_out()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        if self._hovered:
            self._hovered = False
            self._lay_out()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton and self._over_link(event.position()):
            self.linkActivated.emit("link")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self._link and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.linkActivated.emit("link")
        else:
            super().keyPressEvent(event)
