"""Code lists: what a form offers, a column keeps and a table counts."""

from __future__ import annotations

import enum
from typing import Self

from casedesk.text.translation import _


class Codes(enum.Enum):
    """One code list. A member is `NAME = "stored value", N_("label"), N_("hint")`; the hint may be left out.

    The value is what is stored and exported and never changes; the label is what people read.
    """

    label: str
    hint: str

    def __new__(cls, value: str, label: str = "", hint: str = "") -> Self:
        code = object.__new__(cls)
        code._value_ = value
        code.label = label
        code.hint = hint
        return code

    def said(self) -> str:
        """The label in the language spoken here."""
        return _(self.label)

    def hinted(self) -> str:
        """The hint in the language spoken here, or nothing."""
        return _(self.hint) if self.hint else ""
