"""One entry of a package: each field with its words and a tick, and apart from them what cannot be kept here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from casedesk.text.translation import _
from casedesk.ui.looks.focus import OWN_RING
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.sealed import DOTS

LABEL = 196
"""Width of the labels, in pixels at 100 %."""


@dataclass(frozen=True, slots=True)
class Line:
    """A field as it is read: its name in the record, its label, its words; `needed` if the entry needs it.

    The words of what is `sealed` are dots until they are asked for.
    """

    name: str
    label: str
    words: str = field(repr=False)
    needed: bool = False
    sealed: bool = False


class EntryView(Card):
    """EntryView(title, lines, kept, turn, *, lost=()): `kept(name)` is a field's tick, `turn(name, keep)` changes it.

    `lost` is what came and cannot be kept, sealed too. `renew()` shows other ticks, `show_words(bool)` what is sealed;
    `asked` when a person wants that, or wants it no more. `add_act` puts something above the fields.
    """

    asked = Signal()

    def __init__(
        self, title: str, lines: Sequence[Line], kept: Callable[[str], bool], turn: Callable[[str, bool], object],
        *, lost: Sequence[str] = (),
    ) -> None:  # fmt: skip
        self._show = link("", lambda: self.asked.emit(), icon=Icon.SHOW)
        super().__init__(title, action=self._show)
        self._kept, self._turn, self._lost = kept, turn, lost
        self.boxes: dict[str, QCheckBox] = {}
        self._sealed: list[tuple[Line, Prose]] = []
        self._page = page = Page(margins=False)
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        page.setProperty(OWN_RING, True)
        page.setAccessibleName(title)
        self._acts = QVBoxLayout()
        self._told = Prose(DOTS, role=Role.INK)
        page.add_layout(self._acts)
        page.add(self._rows(lines))
        page.add(self._told)
        page.body.addStretch(1)
        self.add(page, 1)
        self._show.setVisible(bool(self._sealed or lost))
        self._told.setVisible(bool(lost))
        self.show_words(False)
        self.renew()

    def begin(self) -> None:
        """Focus to the first tick, or to what is read."""
        first = next((one for one in self.boxes.values() if one.isEnabled()), None)
        (first or self._page).setFocus()

    def add_act(self, act: QWidget) -> None:
        """Puts something above the fields; a button is no wider than its words."""
        if isinstance(act, QPushButton):
            self._acts.addLayout(row_of(act, None))
        else:
            self._acts.addWidget(act)

    def renew(self) -> None:
        """Shows the ticks as they are now."""
        for name, box in self.boxes.items():
            blocked = box.blockSignals(True)
            box.setChecked(self._kept(name))
            box.blockSignals(blocked)

    def show_words(self, shown: bool) -> None:
        """Shows what is sealed, or dots."""
        self._show.setText(_("Hide") if shown else _("Show sealed words"))
        for line, prose in self._sealed:
            prose.setText(line.words if shown else DOTS)
            prose.setAccessibleName("" if shown else _("{name}, hidden", name=line.label))
            self.boxes[line.name].setAccessibleDescription(line.words if shown else "")
        self._told.setText("\n".join(self._lost) if shown else DOTS)

    def _rows(self, lines: Sequence[Line]) -> QWidget:
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(px(2), 0, 0, 0)
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(8))
        grid.setColumnMinimumWidth(1, px(LABEL))
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 5)
        top = Qt.AlignmentFlag.AlignTop
        for place, line in enumerate(lines):
            words = Prose(line.words, role=Role.INK)
            grid.addWidget(self._box(line), place, 0, top)
            grid.addWidget(Prose(line.label, style=Style.SMALL), place, 1, top)
            grid.addWidget(words, place, 2, top)
            if line.sealed:
                self._sealed.append((line, words))
        return rows

    def _box(self, line: Line) -> QCheckBox:
        box = QCheckBox()
        box.setFixedHeight(QFontMetrics(typeface(Style.BODY)).height())
        box.setAccessibleName(line.label)
        box.setAccessibleDescription(line.words)
        if line.needed:
            box.setEnabled(False)
            box.setToolTip(_("The entry cannot be kept without this. Leave out the whole entry instead."))
        box.toggled.connect(lambda on: self._turn(line.name, on))
        self.boxes[line.name] = box
        return box
