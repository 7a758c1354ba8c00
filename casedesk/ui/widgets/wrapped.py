"""Check boxes and radio buttons whose words go on in the next line where the place is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy, QStyle, QStyleOptionButton

from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.theme import colour
from casedesk.ui.widgets.prose import breakable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as _Button
else:
    _Button = object

_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextHideMnemonic | Qt.AlignmentFlag.AlignLeft


class _Wrapped(_Button):
    """The toolkit draws the words of such a button in one line only; more lines are drawn here, beside its mark."""

    _drawn: QStyle.ControlElement

    def _wrap(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """The height in this width, in pixels: one line as ever, or as many lines as the words need."""
        one = self.sizeHint()
        if width >= one.width():
            return one.height()
        return max(one.height(), self._words_in(width).height() + one.height() - self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        words = breakable(self.text()).replace("\u200b", " ").split()
        longest = max((self.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        width = min(self._mark() + longest + 4, self.sizeHint().width())
        now = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else self.sizeHint().width()
        return QSize(width, self.heightForWidth(max(width, now)))

    def hitButton(self, at: QPoint) -> bool:  # noqa: N802
        """The words of every line can be clicked."""
        return self.rect().contains(at)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        one = self.sizeHint()
        if self.width() >= one.width():
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)  # type: ignore[attr-defined]  # both kinds of button have it
        option.text = ""
        option.rect.setHeight(one.height())
        above = (one.height() - self.fontMetrics().height()) // 2
        with QPainter(self) as painter:
            self.style().drawControl(self._drawn, option, painter, self)
            painter.setPen(colour(Role.INK if self.isEnabled() else Role.DISABLED))
            painter.drawText(self._words_in(self.width()).translated(0, above), _WRAPPED, breakable(self.text()))

    def _mark(self) -> int:
        """What the mark takes from the width, the gap after it included."""
        return self.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self) + px(8)

    def _words_in(self, width: int) -> QRect:
        place = QRect(self._mark(), 0, max(width - self._mark(), 1), 10_000)
        return self.fontMetrics().boundingRect(place, _WRAPPED, breakable(self.text()))


class WrappedCheck(_Wrapped, QCheckBox):
    """WrappedCheck(text): a check box of as many lines as its words need."""

    _drawn = QStyle.ControlElement.CE_CheckBox

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._wrap()


class WrappedRadio(_Wrapped, QRadioButton):
    """WrappedRadio(text): a radio button of as many lines as its words need."""

    _drawn = QStyle.ControlElement.CE_RadioButton

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._wrap()
