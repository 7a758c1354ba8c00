"""Which fields of a part go along with it: a tick each, by kind of entry."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from casedesk.cases.case_file import KINDS
from casedesk.cases.codes.case import Part
from casedesk.store.records import Record
from casedesk.text.translation import _
from casedesk.transfer.offering import OfferedField
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.parts.words import WORDS
from casedesk.ui.transfer.asked import Asked
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.wrapped import WrappedCheck


class FieldChecks(QWidget):
    """FieldChecks(asked, part): `turned` once a tick was; what an entry needs cannot be taken out of it.

    `renew()` shows what `asked` says now; `allow(asking)`.
    """

    turned = Signal()

    def __init__(self, asked: Asked, part: Part) -> None:
        super().__init__()
        self._asked = asked
        self.boxes: list[tuple[OfferedField, WrappedCheck]] = []
        self.setAccessibleName(part.said())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(px(28), px(2), px(16), px(8))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(2))
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        shown, kinds = list(asked.fields(part)), asked.parts[part].kinds
        for kind in kinds:
            self._add([one for one in kind.fields if one in shown], said_kind(kind.kind) if len(kinds) > 1 else "")
        self.renew()

    def renew(self) -> None:
        """Shows the ticks as they are now."""
        for field, box in self.boxes:
            blocked = box.blockSignals(True)
            box.setChecked(self._asked.goes(field))
            box.blockSignals(blocked)

    def allow(self, asking: bool) -> None:
        """Whether ticks can be turned now."""
        for field, box in self.boxes:
            box.setEnabled(asking and not field.needed)

    def _add(self, fields: list[OfferedField], heading: str) -> None:
        row = self._grid.rowCount()
        if heading:
            self._grid.addWidget(Prose(heading, style=Style.CAPTION), row, 0, 1, 2)
        for place, field in enumerate(fields):
            box = self._box(field)
            self.boxes.append((field, box))
            self._grid.addWidget(box, row + 1 + place // 2, place % 2)

    def _box(self, field: OfferedField) -> WrappedCheck:
        box = WrappedCheck(field.label)
        if field.needed:
            box.setToolTip(_("The rest says nothing without it."))
            box.setAccessibleDescription(box.toolTip())
        box.toggled.connect(lambda on: self._tick(field, on))
        return box

    def _tick(self, field: OfferedField, on: bool) -> None:
        self._asked.tick(field, on)
        self.turned.emit()


def said_kind(kind: type[Record]) -> str:
    """What an entry of this kind is called."""
    words = WORDS.get(kind)
    return _(words.title) if words is not None else KINDS[kind].part.said()
