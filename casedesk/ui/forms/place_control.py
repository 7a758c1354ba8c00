"""Where something is: typed in either script, or chosen from province down to village. Only its code is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QStringListModel, QThreadPool
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QLineEdit, QSizePolicy, QVBoxLayout

from casedesk.text import places
from casedesk.text.input import clean_line
from casedesk.text.places import Place
from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable
from casedesk.ui.forms.control import Control
from casedesk.ui.looks.icons import Icon, tinted
from casedesk.ui.looks.lettering import Style, px, size_percent
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.prose import Prose

_NOT_CHOSEN = N_("No place was chosen yet. What you typed is kept. Choose one from the list, or clear it.")
_GONE = N_("This place is not in the list any more. It is kept as it was. Choose the new one once she knows it.")
_OFFERED = 9
_LARGE = 130
"""Per cent of text size at which four boxes are too wide for one line."""
VILLAGE, DISTRICT = 8, 4
"""Lengths of a code, and so how exact a place is."""


class PlaceControl(Control):
    """PlaceControl(*, exact=VILLAGE): `exact` is the longest code it gives; DISTRICT for what may be counted.

    A code the gazetteer does not know any more is kept and said as a code, with a sentence below.
    """

    def __init__(self, *, exact: int = VILLAGE) -> None:
        super().__init__()
        self._exact = exact
        self._code = ""
        self._offered: dict[str, str] = {}
        self._line = QLineEdit()
        self._line.setPlaceholderText(_("Type a part of the name"))
        self._line.addAction(tinted(Icon.SEARCH, Role.INK2), QLineEdit.ActionPosition.LeadingPosition)
        self._line.textEdited.connect(self._search)
        self._names = QStringListModel(self)
        self._line.setCompleter(self._made_completer())
        names: Sequence[str] = (_("Province"), _("District"), _("Commune"), _("Village"))
        self._levels = [self._made_level(at, name) for at, name in enumerate(names[: exact // 2])]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self._line)
        grid = QGridLayout()
        grid.setSpacing(px(6))
        across = len(self._levels) if size_percent() < _LARGE else 2
        for at, box in enumerate(self._levels):
            grid.addWidget(box, at // across, at % across)
        column.addLayout(grid)
        self._gone = Prose(_(_GONE), style=Style.SMALL, role=Role.WAIT)
        column.addWidget(self._gone)
        self._own(self._line, *self._levels)
        self._show()
        if exact == VILLAGE:
            QThreadPool.globalInstance().start(_read_villages)

    def value(self) -> Any:
        """The code, None for nowhere. Raises Mendable for words of which no place was chosen."""
        typed = self._line.text().strip()
        if typed and typed != self._said():
            raise Mendable(_NOT_CHOSEN)
        return (self._code or None) if typed else None

    def set_value(self, value: Any) -> None:
        """Shows a place by its code, known or not."""
        self._code = str(value or "")
        self._show()

    def raw(self) -> Any:
        """The code, and what stands in the line."""
        return [self._code, self._line.text()]

    def restore(self, raw: Any) -> None:
        """The place and the line as they stood."""
        code, typed = raw
        self.set_value(str(code))
        self._line.setText(clean_line(str(typed)).text if typed else "")

    def settle(self) -> None:
        """An emptied line means nowhere."""
        if not self._line.text().strip() and self._code:
            self.set_value(None)

    def _said(self) -> str:
        return places.address(self._code) if self._code else ""

    def _made_completer(self) -> QCompleter:
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_OFFERED)
        completer.activated.connect(self._chosen)
        return completer

    def _made_level(self, at: int, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setPlaceholderText(name)
        box.setMinimumContentsLength(6)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.activated.connect(lambda row: self._narrowed(str(box.itemData(row))))
        return box

    def _search(self, typed: str) -> None:
        found = places.find_places(clean_line(typed).text, limit=_OFFERED * 2) if typed.strip() else []
        codes = [place.code[: self._exact] for place in found]  # of a village that was typed, its district
        self._offered = {places.address(code): code for code in codes}
        self._names.setStringList(list(self._offered)[:_OFFERED])
        self.changed.emit()

    def _chosen(self, address: str) -> None:
        self._narrowed(self._offered[address])

    def _narrowed(self, code: str) -> None:
        self.set_value(code)
        self.changed.emit()

    def _show(self) -> None:
        """The whole address in the line, and each of its levels in its box."""
        self._line.setText(self._said())
        self._line.setToolTip(self._said())
        self._line.setCursorPosition(0)
        self._gone.setVisible(bool(self._code) and not places.known(self._code))
        for at, (box, inside) in enumerate(zip(self._levels, _INSIDE, strict=False)):
            above, own = self._code[: 2 * at], self._code[: 2 * at + 2]
            offered = inside(above) if len(above) == 2 * at else ()
            box.clear()
            for place in offered:
                box.addItem(place.said(), place.code)
            if len(own) == 2 * at + 2 and box.findData(own) < 0:
                box.addItem(places.said(own), own)
            box.setCurrentIndex(box.findData(own) if own != above else -1)
            box.setToolTip(box.currentText())
            box.setEnabled(box.count() > 0)
            box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + px(28))


_INSIDE: tuple[Callable[[str], tuple[Place, ...]], ...] = (
    lambda _above: places.provinces(), places.districts, places.communes, places.villages,
)  # fmt: skip


def _read_villages() -> None:
    """Reads the villages while nobody waits for them: they take a quarter of a second."""
    places.villages("010201")
