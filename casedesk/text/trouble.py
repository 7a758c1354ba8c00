"""Trouble the reader can mend, told in one sentence."""

from __future__ import annotations

from casedesk.text.translation import _


class Mendable(Exception):
    """What happened, what was kept, what to do – as marked text, translated when it is shown.

    `sentence` is marked with `N_`; `values` fill its {names} and are never personal.
    Anything that is not Mendable is a bug and is reported without values.
    """

    sentence = ""

    def __init__(self, sentence: str = "", **values: object) -> None:
        self.sentence = sentence or self.sentence
        self.values = values
        super().__init__(self.sentence)

    def said(self) -> str:
        """The sentence in the language spoken here."""
        return _(self.sentence, **self.values)
