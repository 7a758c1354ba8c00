"""What is wrong with a questionnaire’s file: which file, which line, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable

P = ParamSpec("P")
T = TypeVar("T")


MOST = 30
"""Mistakes told at once."""


class FileMistake(Mendable):
    """One mistake. `file` is its name without the folder, `line` counts from 1, `further` are those after it."""

    def __init__(self, file: str, line: int, sentence: str, /, **values: object) -> None:
        super().__init__(sentence, **values)
        self.file, self.line = file, line
        self.further: tuple[FileMistake, ...] = ()

    def every(self) -> tuple[FileMistake, ...]:
        """All that is wrong with the file, as far as it could be read."""
        return (self, *self.further)

    def mended_by(self) -> str:
        """What is wrong and what to do, without file and line."""
        return super().said()

    def said(self) -> str:
        """File, line and sentence in the language spoken here."""
        return _("{file}, line {line}: {mistake}", file=self.file, line=self.line, mistake=self.mended_by())


class Taking:
    """Takes one part of a file after the other, and notes what is wrong instead of stopping there.

    `take(read, …)` gives what `read` gives; None after a mistake, of which nothing is made, for `check` raises it.
    What refers to another part is told only while nothing else is wrong: that part may be the mistake.
    """

    def __init__(self) -> None:
        self._found: list[FileMistake] = []

    def __call__(self, read: Callable[P, T], *args: P.args, **values: P.kwargs) -> T:
        try:
            return read(*args, **values)
        except FileMistake as mistake:
            if not self._found or (mistake.sentence not in _REFERRING and len(self._found) < MOST):
                self._found.append(mistake)
            return cast(T, None)

    def check(self) -> None:
        """Raises the first mistake on the way down the file, the others with it."""
        if self._found:
            first, *further = sorted(self._found, key=lambda mistake: mistake.line)
            first.further = tuple(further)
            raise first


NOT_TEXT = N_("This is not a text file. Save it as UTF-8, then choose it again.")
TOO_LARGE = N_("The file is too large for a questionnaire. Check that it is the right one.")
NOT_TOML = N_("From here on it cannot be read as TOML. Check quotes, brackets and “=”.")
MISSING = N_("“{key}” is missing here. Add it.")
UNKNOWN = N_("“{key}” is not known here. Check how it is written, or take it out.")
WORDS = N_("“{key}” needs words in quotes.")
LONG = N_("These words are too long: {most} letters are the most. Shorten them.")
HIDING = N_("There are hidden letters here that change how words are read. Type the words anew.")
WHOLE = N_("“{key}” needs a whole number from {least} to {most}.")
TRUTH = N_("“{key}” is true or false, without quotes.")
LIST = N_("“{key}” needs a list in brackets.")
TABLE = N_("“{key}” needs a table: its keys in curly brackets, or each on a line.")
LANGUAGE = N_("The words are missing in: {language}. Add them.")
ID = N_("“{key}” takes small letters, digits and “_” only, and begins with a letter.")
ONE_OF = N_("“{key}” is one of: {known}.")
TWICE = N_("“{value}” stands here a second time. Give each its own.")
NO_QUESTION = N_("There is no question. Add at least one.")
MANY = N_("There are more than {most} questions. Make two questionnaires of it.")
MANY_BANDS = N_("There are more than {most} bands. Join some of them.")
MANY_ANSWERS = N_("There are more than {most} answers. Leave some out, or ask for words.")
FEW_ANSWERS = N_("A choice needs at least two answers.")
NO_SUCH_ANSWERS = N_("There are no answers called “{value}”. Add them under [[answers]], or check the name.")
EARLIER = N_("“{value}” is no earlier question that has answers to choose from. Name one that comes before.")
NO_SUCH_ANSWER = N_("The question “{question}” has no answer “{value}”. Check how it is written.")
NO_SUCH_SUBSCALE = N_("There is no subscale “{value}”. Add it under [[subscale]], or check the name.")
NOT_COUNTED = N_("Only what counts points can have “{key}”. Add points, or take it out.")
SEALED = N_("What is written in words stays sealed. Take “coded” out.")
UPSIDE_DOWN = N_("The first number is greater than the last. Exchange them.")
BANDS_UNSCORED = N_("There are bands, but no answer counts points. Add points, or take the bands out.")
GAP = N_("The score {score} can come out, but no band covers it. Make a band longer, or add one.")
OVERLAP = N_("The score {score} lies in two bands. Make one of them shorter.")
RISK_BANDS = N_("A questionnaire on risk needs exactly these bands: standard, medium, high.")
_REFERRING = frozenset({NO_SUCH_ANSWERS, NO_SUCH_ANSWER, NO_SUCH_SUBSCALE, EARLIER})
