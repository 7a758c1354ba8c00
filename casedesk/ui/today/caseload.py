"""One's own caseload in numbers; each number leads to those cases in the list."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from casedesk.cases.codes.case import Risk, Step
from casedesk.cases.queries.caseload import Order, Wanted
from casedesk.cases.queries.today import Caseload
from casedesk.text.translation import _, n_
from casedesk.ui.case_list.cells import risk_mark
from casedesk.ui.looks import icons
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Measure, Style, px, tall, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import MIDDLE_RIGHT, rule, words
from casedesk.ui.looks.theme import colour
from casedesk.ui.places import Place, Room
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.flow import Flow
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.marks import paint_risk_bars

_PARTS = ((Risk.HIGH, Role.BAR_HIGH), (Risk.MEDIUM, Role.BAR_MEDIUM), (Risk.STANDARD, Role.BAR_STANDARD))


class CaseloadCard(Card):
    """CaseloadCard(): `show_caseload(…)`; `go(Place)` when a number was taken."""

    go = Signal(object)

    def __init__(self) -> None:
        self._open = Line(style=Style.CAPTION, role=Role.INK2)
        super().__init__(_("My caseload"), action=self._open)
        self._bar = RiskBar()
        self._risks = {risk: RiskLink(risk) for risk, _role in _PARTS}
        row = Flow(gap=20)
        for risk, made in self._risks.items():
            made.clicked.connect(lambda _on=False, risk=risk: self._want(Wanted(risk=risk)))
            row.addWidget(made)
        self._not_seen = RowLink(_("Not seen for 21 days"))
        self._closing = RowLink(_("Ready to close"))
        longest_ago = Wanted(not_seen=True, order=Order.LAST_CONTACT)
        self._not_seen.clicked.connect(lambda: self._want(longest_ago))
        self._closing.clicked.connect(lambda: self._want(Wanted(step=Step.CLOSURE)))
        self.add(self._bar)
        self.add_layout(row)
        self.body.setContentsMargins(px(16), 0, px(16), px(4))
        self.body.setSpacing(px(6))
        for link in (self._not_seen, self._closing):
            self.add(link)

    def show_caseload(self, caseload: Caseload) -> None:
        """The numbers of now."""
        self._open.setText(n_("{n} open", "{n} open", caseload.open))
        self._bar.show_parts(caseload.by_risk, caseload.open)
        for risk, made in self._risks.items():
            made.show_count(caseload.by_risk.get(risk, 0))
        self._not_seen.show_count(caseload.not_seen)
        self._closing.show_count(caseload.ready_to_close)

    def _want(self, wanted: Wanted) -> None:
        self.go.emit(Place(Room.CASES, wanted=wanted))


class RiskBar(QWidget):
    """RiskBar(): one bar, parted by risk; what is not assessed stays empty. Its numbers stand below it."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: Mapping[Risk | None, int] = {}
        self._whole = 0
        self.setFixedHeight(px(10))

    def show_parts(self, parts: Mapping[Risk | None, int], whole: int) -> None:
        """Other numbers."""
        self._parts, self._whole = parts, whole
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            shape = QPainterPath()
            shape.addRoundedRect(self.rect(), 3, 3)
            painter.setClipPath(shape)
            painter.fillRect(self.rect(), colour(Role.LINE))
            left = 0
            for risk, role in _PARTS:
                width = round(self.width() * self._parts.get(risk, 0) / max(1, self._whole))
                painter.fillRect(QRect(left, 0, max(0, width - 1), self.height()), colour(role))
                left += width


class RiskLink(QAbstractButton):
    """RiskLink(risk): the mark and “3 high”; leads to those cases."""

    def __init__(self, risk: Risk) -> None:
        super().__init__()
        self._risk = risk
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_count(0)

    def show_count(self, n: int) -> None:
        """Another number."""
        said = {
            Risk.HIGH: lambda: _("{n} high", n=n),
            Risk.MEDIUM: lambda: _("{n} medium", n=n),
            Risk.STANDARD: lambda: _("{n} standard", n=n),
        }
        self.setText(said[self._risk]())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(px(26) + QFontMetrics(typeface(Style.BODY)).horizontalAdvance(self.text()), tall(Measure.PART))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            side = px(15)
            paint_risk_bars(painter, QRect(0, (self.height() - side) // 2, side, side), risk_mark(self._risk))
            font = typeface(Style.BODY)
            font.setUnderline(self.underMouse())
            words(painter, self.rect().adjusted(px(22), 0, 0, 0), self.text(), font, Role.INK)


class RowLink(QAbstractButton):
    """RowLink(words): a line over the whole width with its number and an arrow."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self._count = 0
        self.setText(said)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(tall(Measure.ROW) + px(4))

    def show_count(self, n: int) -> None:
        """Another number; with nothing behind it there is nowhere to go."""
        self._count = n
        self.setEnabled(n > 0)
        self.setAccessibleName(_("{what}: {n}", what=self.text(), n=n))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(px(200), tall(Measure.ROW) + px(4))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            rule(painter, 0, 0, self.width(), 0)
            font = typeface(Style.BODY)
            font.setUnderline(self.underMouse() and self.isEnabled())
            ink = Role.INK if self.isEnabled() else Role.INK2
            words(painter, self.rect(), self.text(), font, ink)
            side = px(14)
            words(painter, self.rect().adjusted(0, 0, -px(24), 0), str(self._count), typeface(Style.BODY), ink,
                  MIDDLE_RIGHT)  # fmt: skip
            if self.isEnabled():
                arrow = QRect(self.width() - side, (self.height() - side) // 2, side, side)
                icons.draw(painter, arrow, Icon.FORWARD, Role.INK2)
