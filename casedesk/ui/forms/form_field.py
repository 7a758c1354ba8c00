"""One declared field on a form: its words, its control, and what is wrong with its answer."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from casedesk.store.fields import Field as Declared
from casedesk.store.fields import InField
from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable
from casedesk.ui.forms.control import Control
from casedesk.ui.widgets.field import Field

MISSING = N_("An answer is missing here. Everything else is kept. Add it, then save again.")


class FormField(Field):
    """FormField(declared, control): `answer()` gives the value or raises InField; `check()` shows what is wrong."""

    edited = Signal()

    def __init__(self, declared: Declared, control: Control) -> None:
        asked = declared.kind not in ("choices", "yes/no", "answers") and declared.asked_when is None
        sealed = declared.sealed and declared.kind == "long text"
        super().__init__(
            _(declared.label),
            control,
            optional=declared.optional and asked,
            note=_("sealed") if sealed else "",
            help=_(declared.help),
        )
        self.declared, self.answering = declared, control
        self._label.setVisible(declared.kind not in ("yes/no", "answers"))
        self.is_asked, self._veiled = True, False
        control.changed.connect(self._changed)
        control.advised.connect(self._advise)

    @property
    def narrow(self) -> bool:
        """Whether it fits beside another."""
        return self.answering.narrow

    @property
    def grows(self) -> bool:
        """Whether it takes the whole line when it stands alone."""
        return not self.answering.narrow or self.answering.grows

    def value(self) -> Any:
        """The answer as it can be read now; None for nothing and for what cannot be read."""
        try:
            return self.answering.value()
        except Mendable:
            return None

    def answer(self) -> Any:
        """The answer. Raises InField for what cannot be read and for a required one that is missing."""
        name = self.declared.name
        try:
            found = self.answering.value()
        except Mendable as trouble:
            raise InField(name, trouble.sentence, **trouble.values) from None
        if found is None and self.declared.required:
            raise InField(name, MISSING)
        return found

    def restore(self, raw: Any) -> None:
        """Puts back what stood in a draft; what this control never wrote is left out."""
        with suppress(TypeError, ValueError, LookupError):
            self.answering.restore(raw)

    def settle(self) -> None:
        """The field was left: tidies it, and tells what cannot be read. A missing answer is told on saving.

        What is told stays until the answer is changed.
        """
        self.answering.settle()
        try:
            self.answering.value()
        except Mendable as trouble:
            self.set_problem(trouble.said())

    def ask(self, asked: bool) -> None:
        """Shows or hides it; what was typed stays."""
        self.is_asked = asked
        self.setVisible(asked and not self._veiled)

    def veil(self, veiled: bool) -> None:
        """Takes it out of sight while somebody else sits at the screen; its answer stays what it is."""
        self._veiled = veiled
        self.setVisible(self.is_asked and not veiled)

    def focus(self) -> None:
        """Puts the focus where the answer is given."""
        self.answering.setFocus()

    def is_written(self) -> bool:
        """Whether its answer is typed into a line or a text."""
        here: QWidget = self.answering
        while (inner := here.focusProxy()) is not None:
            here = inner
        return isinstance(here, (QLineEdit, QPlainTextEdit))

    def holds(self, widget: QWidget | None) -> bool:
        """Whether a widget is part of this field, the lists that pop up from it included."""
        while widget is not None and widget is not self:
            widget = widget.parentWidget()
        return widget is self

    def _changed(self) -> None:
        if self.problem():
            self.clear_problem()
        self.edited.emit()

    def _advise(self, sentence: str) -> None:
        self.set_help(sentence or _(self.declared.help))
