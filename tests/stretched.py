"""A pseudo-language that shows where the window clips or forgets to translate.

Every translated sentence grows by 40 % and wears accents and brackets: `[Šàvéđ àţ {time} ·····]`. What still stands
there in plain English was never translated; what has lost its closing bracket was clipped.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from contextlib import contextmanager

from casedesk.cases.questionnaires.shelf import read_own, shipped
from casedesk.text.translation import learn

GROWTH = 0.4
ACCENTS = str.maketrans("AEIOUYacdeghilnorstuyz", "ÀÉÎÕÛÝàçđéğĥîļñõŕšţûýž")
FILLED = re.compile(r"(\{[^}]*\})")


def stretch(sentence: str) -> str:
    """The sentence, longer and accented, its {names} whole."""
    parts = FILLED.split(sentence)
    worn = "".join(part if FILLED.match(part) else part.translate(ACCENTS) for part in parts)
    longer = max(2, round(len(sentence) * GROWTH) - 3)
    return f"[{worn} {'·' * longer}]"


class Stretched(gettext.NullTranslations):
    """The catalogue of the pseudo-language."""

    def gettext(self, message: str) -> str:
        return stretch(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return stretch(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return stretch(message)


@contextmanager
def stretching() -> Iterator[None]:
    """English is stretched inside the block; dates and numbers stay as they are."""
    _learn(Stretched())
    try:
        yield
    finally:
        _learn(gettext.NullTranslations())


def _learn(catalogue: gettext.NullTranslations) -> None:
    """Questionnaires keep “yes” and “no” as they were said when they were read."""
    learn("en", catalogue)
    shipped.cache_clear()
    read_own.cache_clear()
