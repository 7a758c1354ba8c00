"""What a questionnaire consists of, once its file was read and found whole."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from casedesk.cases.codes.assessing import Topic
from casedesk.text.translation import LANGUAGES, language

Answers = Mapping[str, str | int]
"""What was answered, by question: a choice’s value, a number, or words. Who did not answer has none."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text in some of the languages of the window, by their codes."""

    by_language: Mapping[str, str]

    def said(self) -> str:
        """In the language spoken here, else in the first one there is."""
        for tongue in (language(), *LANGUAGES):
            if tongue in self.by_language:
                return self.by_language[tongue]
        return ""


class Kind(enum.Enum):
    """How a question is answered, as a file names it."""

    YES_NO = "yes/no"
    CHOICE = "choice"
    SCALE = "scale"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be chosen: what is kept, what is read, what it counts."""

    value: str
    words: Words
    points: int = 0

    @property
    def hint(self) -> str:
        """Answers have no hints."""
        return ""

    def said(self) -> str:
        """In the language spoken here."""
        return self.words.said()

    def hinted(self) -> str:
        """Nothing more is said of an answer."""
        return ""


@dataclass(frozen=True, slots=True)
class Condition:
    """The question is asked only when an earlier one was answered so."""

    question: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `least` and `most` hold a number; the choices of a scale are its numbers.

    `coded`: its answer may be counted; else it lies sealed in the file. `reversed`: its points run the other way.
    """

    id: str
    words: Words
    kind: Kind
    help: Words = Words({})
    choices: tuple[Choice, ...] = ()
    asked_when: Condition | None = None
    scored: bool = False
    reversed: bool = False
    coded: bool = False
    subscale: str = ""
    least: int = 0
    most: int = 999

    def points(self, value: str | int) -> int:
        """What an answer counts. Turned round, the greatest number of points becomes the smallest. Raises KeyError."""
        counted = {choice.value: choice.points for choice in self.choices}
        found = counted[str(value)]
        return min(counted.values()) + max(counted.values()) - found if self.reversed else found

    def said(self, value: str | int) -> str:
        """An answer in words; one that the question no longer offers as it was kept."""
        return next((choice.said() for choice in self.choices if choice.value == str(value)), str(value))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what is asked under it."""

    words: Words
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """What a score from `least` to `most`, both included, is called; `advice` is what to do then."""

    value: str
    words: Words
    least: int
    most: int
    advice: Words = Words({})


@dataclass(frozen=True, slots=True)
class Subscale:
    """Questions that make a score of their own beside the whole."""

    id: str
    words: Words


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """One version of a questionnaire."""

    id: str
    version: int
    topic: Topic
    title: Words
    sections: tuple[Section, ...]
    introduction: Words = Words({})
    bands: tuple[Band, ...] = ()
    subscales: tuple[Subscale, ...] = ()

    def questions(self) -> Iterator[Question]:
        """All of them, in order."""
        return (question for section in self.sections for question in section.questions)

    def texts(self) -> Iterator[Words]:
        """Everything of it that is read; what may be left out only where it is there."""
        yield from (self.title, self.introduction)
        yield from (section.words for section in self.sections)
        yield from (subscale.words for subscale in self.subscales)
        for question in self.questions():
            yield from (question.words, question.help, *(choice.words for choice in question.choices))
        for band in self.bands:
            yield from (band.words, band.advice)

    def languages(self) -> frozenset[str]:
        """Those in which all of it is there."""
        every = frozenset(LANGUAGES)
        return every.intersection(*(words.by_language for words in self.texts() if words.by_language))

    def question(self, id: str) -> Question:
        """One of them. Raises StopIteration for one it does not have."""
        return next(question for question in self.questions() if question.id == id)

    def band_called(self, value: str) -> Band | None:
        """The band with this value."""
        return next((band for band in self.bands if band.value == value), None)
