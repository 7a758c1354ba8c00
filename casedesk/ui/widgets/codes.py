"""Choosing from a code list: radio buttons, a combo box, or type to search, by how long the list is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from casedesk.text.codes import Codes
from casedesk.text.translation import _
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.answer_radio import AnswerRadio, place_of
from casedesk.ui.widgets.code_search import CodeSearch
from casedesk.ui.widgets.flow import Flow
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.wrapped import WrappedCheck

FEW = 5
SOME = 12
_NARROWEST = 120
"""Pixels that a combo box needs at least, a column of a form."""
C = TypeVar("C", bound=Codes)


class CodeChoice(QWidget, Generic[C]):
    """CodeChoice(codes, *, name, columns=1, empty=""): `codes` is a Codes class or a sequence of its members.

    With `columns=0` the buttons stand beside each other and wrap where the place is narrow.
    ≤ 5 codes are radio buttons, ≤ 12 a combo box, more are searched by typing. `code()` is the one taken or None,
    `choose(code)` takes one silently, `picked(code)` when a person takes one. `empty` invites in a combo box.
    Among radio buttons 1 to 5 take an answer, and Y, N, U one of yes, no, not known; `went_on` follows `picked` then.
    """

    picked = Signal(object)
    went_on = Signal()
    """An answer was taken by its own key: whoever gave it has done with this question."""
    pointed = Signal()
    """An answer was taken with the pointer."""

    def __init__(self, codes: Sequence[C] | type[C], *, name: str, columns: int = 1, empty: str = "") -> None:
        super().__init__()
        self._codes: list[C] = list(codes)
        self._name = name
        self._group: QButtonGroup | None = None
        self._box: QComboBox | None = None
        self._search: CodeSearch | None = None
        self.setAccessibleName(name)
        if len(self._codes) <= FEW:
            self._build_radio(columns)
        elif len(self._codes) <= SOME:
            self._build_combo(empty)
        else:
            self._build_search(empty)

    def code(self) -> C | None:
        """The code taken."""
        if self._group is not None:
            place = self._group.checkedId()
        elif self._box is not None:
            place = self._box.currentIndex()
        else:
            place = self._search.place() if self._search is not None else -1
        return self._codes[place] if place >= 0 else None

    def of_value(self, value: object) -> C | None:
        """The code with this value, if it is offered."""
        return next((code for code in self._codes if code.value == value), None)

    def choose(self, code: C | None) -> None:
        """Takes a code without telling anyone; None takes none."""
        place = self._codes.index(code) if code is not None else -1
        if self._group is not None:
            self._group.setExclusive(False)
            for at, button in enumerate(self._group.buttons()):
                button.setChecked(at == place)
            self._group.setExclusive(True)
        elif self._box is not None:
            blocked = self._box.blockSignals(True)
            self._box.setCurrentIndex(place)
            self._box.blockSignals(blocked)
        elif self._search is not None:
            self._search.set_place(place)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        """The name is said with the control that has the focus."""
        super().setAccessibleName(name)
        for part in (self._box, self._search) if hasattr(self, "_search") else ():
            if part is not None:
                part.setAccessibleName(name)

    def setProperty(self, name: str, value: object) -> bool:  # noqa: N802
        """A problem is drawn on the control inside."""
        inner = self._box or self._search
        if inner is not None and name == "problem":
            inner.setProperty(name, value)
            inner.update()
        return super().setProperty(name, value)

    def _told(self, place: int) -> None:
        self.picked.emit(self._codes[place] if place >= 0 else None)

    def _build_radio(self, columns: int) -> None:
        self._group = QButtonGroup(self)
        buttons = [_with_hint(AnswerRadio(code.said()), code, self._name) for code in self._codes]
        for place, choice in enumerate(buttons):
            self._group.addButton(choice, place)
            choice.keyed.connect(self._keyed)
            choice.pointed.connect(self.pointed)
        _lay_out(self, buttons, self._codes, columns)
        self._group.idClicked.connect(self._told)
        self.setFocusProxy(self._group.buttons()[0])

    def _keyed(self, key: str) -> None:
        """Takes the answer of a key, if one of them has it."""
        place = place_of(key, self._codes)
        button = self._group.button(place) if self._group is not None else None
        if button is not None:
            button.click()
            self.went_on.emit()

    def _build_combo(self, empty: str) -> None:
        box = _Combo()
        for code in self._codes:
            box.addItem(code.said())
            box.setItemData(box.count() - 1, code.hinted(), Qt.ItemDataRole.ToolTipRole)
        box.setPlaceholderText(empty or _("Choose"))
        box.setCurrentIndex(-1)
        box.setAccessibleName(self._name)
        box.setMaxVisibleItems(SOME)
        box.currentTextChanged.connect(box.setToolTip)  # whole, where the words are cut
        box.activated.connect(self._told)
        self._box = box
        self._fill(box)

    def _build_search(self, empty: str) -> None:
        self._search = CodeSearch(self._codes, name=self._name, placeholder=empty)
        self._search.taken.connect(self._told)
        self._fill(self._search)

    def _fill(self, control: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(control)
        self.setFocusProxy(control)


class _Combo(QComboBox):
    """As wide as its longest words where there is room; where there is not they are cut, and whole in the tooltip."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), px(_NARROWEST)), hint.height())


class CodeChecks(QWidget, Generic[C]):
    """CodeChecks(codes, *, name, columns=1): any number of codes; `codes()`, `choose(codes)`, `picked(tuple)`.

    For Tab it is one place: arrows go from code to code, Space ticks, and Tab comes back to where one was.
    """

    picked = Signal(tuple)

    def __init__(self, codes: Sequence[C] | type[C], *, name: str, columns: int = 1) -> None:
        super().__init__()
        self._boxes: list[tuple[C, _Check]] = []
        self.setAccessibleName(name)
        for code in codes:
            box = _with_hint(_Check(code.said()), code, name)
            box.toggled.connect(lambda: self.picked.emit(self.codes()))
            box.came.connect(self._stop_at)
            box.arrow.connect(self._step)
            self._boxes.append((code, box))
        _lay_out(self, [box for _code, box in self._boxes], list(codes), columns)
        if self._boxes:
            self._stop_at(self._boxes[0][1])

    def codes(self) -> tuple[C, ...]:
        """The codes ticked, in the order of the list."""
        return tuple(code for code, box in self._boxes if box.isChecked())

    def choose(self, codes: Sequence[C]) -> None:
        """Ticks codes without telling anyone."""
        for code, box in self._boxes:
            blocked = box.blockSignals(True)
            box.setChecked(code in codes)
            box.blockSignals(blocked)

    def _stop_at(self, here: QCheckBox) -> None:
        """The box that Tab comes to; it takes the place of the one before in the order of Tab."""
        before = self.focusProxy()
        for _code, box in self._boxes:
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus if box is here else Qt.FocusPolicy.ClickFocus)
        if before is not None and before is not here:
            self.setTabOrder(before, here)
        self.setFocusProxy(here)

    def _step(self, by: int) -> None:
        boxes = [box for _code, box in self._boxes]
        here = next(place for place, box in enumerate(boxes) if box.hasFocus())
        boxes[(here + by) % len(boxes)].setFocus(Qt.FocusReason.TabFocusReason)


_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class _Check(WrappedCheck):
    """One code of several: tells that the focus came to it, and which way an arrow goes."""

    came = Signal(object)
    arrow = Signal(int)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.came.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        by = _ARROWS.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.arrow.emit(by)


Choice = TypeVar("Choice", bound=QAbstractButton)


def _lay_out(
    whole: QWidget, choices: Sequence[QRadioButton] | Sequence[QCheckBox], codes: Sequence[Codes], columns: int
) -> None:
    if not columns:
        whole.setLayout(Flow(*choices, gap=14, line_gap=2))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        whole.setSizePolicy(policy)
        return
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(20))
    grid.setVerticalSpacing(px(2))
    for place, (choice, code) in enumerate(zip(choices, codes, strict=True)):
        row, column = divmod(place, columns)
        grid.addWidget(_with_hint_below(choice, code) if columns == 1 and code.hint else choice, row, column)
    grid.setColumnStretch(columns, 1)


def _with_hint(choice: Choice, code: Codes, name: str) -> Choice:
    choice.setAccessibleDescription(", ".join(part for part in (name, code.hinted()) if part))
    choice.setToolTip(code.hinted())
    return choice


def _with_hint_below(choice: QWidget, code: Codes) -> QWidget:
    whole = QWidget()
    row = QGridLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setHorizontalSpacing(px(8))
    row.addWidget(choice, 0, 0)
    row.addWidget(Line(code.hinted(), style=Style.CAPTION, role=Role.INK3), 0, 1)
    row.setColumnStretch(2, 1)
    return whole
