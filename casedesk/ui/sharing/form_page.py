"""What the short pages of giving have in common: what happens, a few fields, one button, trouble where it belongs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from casedesk.store.fields import InField
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.forms.day_line import DayLine
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.places import Place
from casedesk.ui.screen import REGION, Screen
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.written_text import WrittenText

WIDEST = 640


class FormPage(Screen):
    """FormPage(desk, place): a subclass calls `_arrange` once, and does its work in `_perform`, where it may raise."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.fields: Mapping[str, Field] = {}
        self._act: QPushButton | None = None

    def _arrange(
        self, title: str, *, way: str, text: str, fields: Mapping[str, Field], act: QPushButton, held: bool = False
    ) -> None:
        """`way` is where one came from; `text` says what will happen and what will not. `held` keeps a slow button's
        own signal."""
        self.fields, self._act, self.trouble = fields, act, Notice("", Tone.WAIT)
        header = PageHeader(title, way=(("back", way),))
        header.went_back.connect(lambda key: self.back.emit())
        card = Card()
        card.setMaximumWidth(px(WIDEST))
        card.body.setSpacing(px(14))
        card.add(Prose(text, style=Style.BODY, role=Role.INK2))
        for field in fields.values():
            card.add(field)
        card.add(self.trouble)
        card.add_layout(row_of(link(_("Leave it as it is"), self.back.emit), None, act))
        if not held:
            act.clicked.connect(self._try)
        page = Page()
        page.add(header)
        page.add(card)
        page.body.addStretch(1)
        for region in (header, card):
            region.setObjectName(REGION)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def primary(self) -> QPushButton | None:
        return self._act

    def settle(self) -> None:
        for field in self.fields.values():
            control = field.control
            if not control.isVisibleTo(self) or (isinstance(control, QLineEdit) and control.text()):
                continue
            control.setFocus()
            return

    def seated_together(self, together: bool) -> None:
        if together:
            self.back.emit()

    def _perform(self) -> str:
        """Does it, and returns what the toast says."""
        raise NotImplementedError

    def _try(self) -> None:
        self.trouble.hide()
        for field in self.fields.values():
            field.clear_problem()
        try:
            said = self._perform()
        except InField as trouble:
            self._tell_at(trouble.field, trouble)
        except Mendable as trouble:
            self._tell_at("", trouble)
        else:
            if said:
                self.said.emit(said)
            self._done()

    def _done(self) -> None:
        self.back.emit()

    def _tell_at(self, name: str, trouble: Mendable) -> None:
        field = self.fields.get(name)
        if field is None:
            self.trouble.say(trouble.said())
        else:
            field.set_problem(trouble.said())
            field.control.setFocus()


def why_field(help: str) -> Field:
    """A reason in words."""
    edit = WrittenText()
    edit.setFixedHeight(px(76))
    return Field(_("Why"), edit, help=help)


def why_of(field: Field) -> str:
    """What stands in a reason."""
    control = field.control
    return control.toPlainText() if isinstance(control, WrittenText) else ""


def day_of(name: str, line: DayLine) -> date | None:
    """The day of a line; what is no day is told at the field of that name."""
    try:
        return line.day()
    except Mendable as trouble:
        raise InField(name, trouble.sentence, **trouble.values) from None
