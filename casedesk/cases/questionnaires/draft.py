"""A questionnaire being written: its document, complete or not, and what can be done with the things in it.

Things are named by the way to them (`lines.Path`): `()` is the whole, `("section", 0, "question", 2)` a question.
"""

from __future__ import annotations

import copy
import itertools
import json
import tomllib
from collections.abc import Iterator
from typing import Any, NamedTuple

from casedesk.cases.codes.answers import Answer
from casedesk.cases.questionnaires.declared import Kind, Questionnaire, Words
from casedesk.cases.questionnaires.lines import Path
from casedesk.cases.questionnaires.mistakes import FileMistake
from casedesk.cases.questionnaires.questions import LONGEST_SCALE
from casedesk.cases.questionnaires.reading import read
from casedesk.cases.questionnaires.writing import written
from casedesk.text.translation import LANGUAGES

_ALWAYS = ("id", "type", "text", "help", "asked_when")
_SCORED = ("coded", "reversed", "subscale")
KEYS = {
    Kind.YES_NO.value: (*_ALWAYS, *_SCORED, "points"),
    Kind.CHOICE.value: (*_ALWAYS, *_SCORED, "answers"),
    Kind.SCALE.value: (*_ALWAYS, *_SCORED, "from", "to", "low", "high", "unscored"),
    Kind.NUMBER.value: (*_ALWAYS, "coded", "from", "to"),
    Kind.TEXT.value: _ALWAYS,
}
"""What a question of each type can have."""
BEGINS: dict[str, dict[str, Any]] = {
    Kind.CHOICE.value: {"answers": [{"value": "a1"}, {"value": "a2"}]},
    Kind.SCALE.value: {"from": 0, "to": 10},
    Kind.NUMBER.value: {"from": 0, "to": 100},
}
"""What a question of a type cannot be without."""
_KINDS = ("section", "question", "answers", "subscale", "band")
_LETTERS = {"section": "s", "question": "q", "answers": "list", "subscale": "part", "band": "b"}


class Earlier(NamedTuple):
    """A question others can hang on: its answers by value, in words."""

    id: str
    words: str
    answers: tuple[tuple[str, str], ...]


class Draft:
    """Draft(document): `document` may be changed in place; `kept()` and `back(kept)` are for undoing and for later."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document

    @classmethod
    def blank(cls, id: str) -> Draft:
        """One section with one question, to begin with."""
        question = {"id": "q1", "type": Kind.YES_NO.value}
        return cls({"id": id, "version": 1, "topic": "wellbeing", "section": [{"question": [question]}]})

    @classmethod
    def of(cls, held: bytes, *, id: str, version: int) -> Draft:
        """What a file holds, under this name and number."""
        return cls({**tomllib.loads(held.decode("utf-8-sig").replace("\r\n", "\n")), "id": id, "version": version})

    @classmethod
    def back(cls, kept: str) -> Draft:
        """What `kept` gave."""
        return cls(json.loads(kept))

    def kept(self) -> str:
        """All of it as text, whole or not."""
        return json.dumps(self.document, ensure_ascii=False)

    def written(self) -> bytes:
        """The file it makes."""
        return written(self.document).encode()

    def whole(self) -> Questionnaire:
        """The questionnaire, once nothing is missing. Raises FileMistake, whose paths lead into the document."""
        return read(self.written(), "")

    def mistakes(self) -> tuple[FileMistake, ...]:
        """What is still to be mended."""
        try:
            self.whole()
        except FileMistake as mistake:
            return mistake.every()
        return ()

    def at(self, path: Path) -> dict[str, Any]:
        """One thing. Raises KeyError or IndexError for one that is not there."""
        found: dict[str, Any] = self._held(path)
        return found

    def _held(self, path: Path) -> Any:
        """What lies at the end of the way: a thing, or the list it stands in."""
        found: Any = self.document
        for step in path:
            found = found[step]
        return found

    def paths(self) -> Iterator[Path]:
        """Everything in the order it is listed: the whole, sections with their questions, then what they share."""
        yield ()
        for place, section in enumerate(self.document.get("section", [])):
            yield ("section", place)
            yield from (("section", place, "question", n) for n in range(len(section.get("question", []))))
        for kind in ("answers", "subscale", "band"):
            yield from ((kind, place) for place in range(len(self.document.get(kind, []))))

    def questions(self) -> Iterator[dict[str, Any]]:
        """All questions, in order."""
        return itertools.chain.from_iterable(one.get("question", []) for one in self.document.get("section", []))

    def before(self, path: Path) -> list[Earlier]:
        """The questions before one, which have answers to choose from."""
        own = self.at(path)
        earlier = itertools.takewhile(lambda one: one is not own, self.questions())
        every = [Earlier(one["id"], said(one.get("text")) or one["id"], self._answers(one)) for one in earlier]
        return [one for one in every if one.answers]

    def owner(self, path: Path) -> Path:
        """The thing that what a mistake tells of belongs to."""
        every = {*self.paths()}
        return next(path[:length] for length in range(len(path), -1, -1) if path[:length] in every)

    def add(self, kind: str, after: Path) -> Path:
        """A new thing after the one named, if that is of its kind, else at the end; returns the way to it."""
        made: dict[str, Any] = {} if kind == "section" else {_named(kind): self._fresh(kind)}
        if kind == "question":
            made["type"] = Kind.YES_NO.value
        if kind == "answers":
            made["choices"] = [{"value": "a1"}, {"value": "a2"}]
        if kind == "question":
            sections = self.document.setdefault("section", [{}])
            section = int(after[1]) if after[:1] == ("section",) else len(sections) - 1
            sections[section].setdefault("question", [])
            way: Path = ("section", section, "question")
        else:
            self.document.setdefault(kind, [])
            way = (kind,)
        held = self._held(way)
        place = int(after[len(way)]) + 1 if after[: len(way)] == way else len(held)
        if way[:2] == after:
            place = 0  # a section is chosen: its first question
        held.insert(place, made)
        return (*way, place)

    def move(self, path: Path, step: int) -> Path:
        """One up (-1) or down (1) among its like; a question goes on into the neighbouring section."""
        if not path:
            return path
        held, place = self._held(path[:-1]), int(path[-1])
        if 0 <= place + step < len(held):
            held[place], held[place + step] = held[place + step], held[place]
            return (*path[:-1], place + step)
        sections = self.document.get("section", [])
        if len(path) == 4 and 0 <= int(path[1]) + step < len(sections):
            section = int(path[1]) + step
            there = sections[section].setdefault("question", [])
            at = len(there) if step < 0 else 0
            there.insert(at, held.pop(place))
            return ("section", section, "question", at)
        return path

    def remove(self, path: Path) -> None:
        """Takes a thing out, and with it what refers to it."""
        gone = self.at(path)
        lost = {one.get("id") for one in gone.get("question", [gone] if len(path) == 4 else [])}
        del self._held(path[:-1])[path[-1]]
        if not self._held(path[:-1]):
            del self._held(path[:-2])[path[-2]]
        for question in self.questions():
            if question.get("asked_when", {}).get("question") in lost - {None}:
                del question["asked_when"]
            if path[0] == "subscale" and question.get("subscale") == gone.get("id"):
                del question["subscale"]
            if path[0] == "answers" and question.get("answers") == gone.get("id"):
                question["answers"] = copy.deepcopy(gone.get("choices", []))

    def turn(self, path: Path, kind: str) -> None:
        """Another type for a question: what that cannot have goes, what it needs comes."""
        question = self.at(path)
        for key in [key for key in question if key not in KEYS[kind]]:
            del question[key]
        for key, value in BEGINS.get(kind, {}).items():
            question.setdefault(key, copy.deepcopy(value))
        question["type"] = kind

    def _answers(self, question: dict[str, Any]) -> tuple[tuple[str, str], ...]:
        match question.get("type"):
            case Kind.YES_NO.value:
                return tuple((answer.value, answer.said()) for answer in Answer)
            case Kind.SCALE.value:
                least, most = question.get("from", 0), question.get("to", 0)
                steps = range(least, min(most, least + LONGEST_SCALE) + 1)
                return tuple((str(step), str(step)) for step in steps)
            case Kind.CHOICE.value:
                held = question.get("answers", [])
                shared = {one["id"]: one.get("choices", []) for one in self.document.get("answers", [])}
                choices = shared.get(held, []) if isinstance(held, str) else held
                return tuple((one["value"], said(one) or one["value"]) for one in choices)
        return ()

    def _fresh(self, kind: str) -> str:
        """A name nothing else of its kind has."""
        every = self.questions() if kind == "question" else self.document.get(kind, [])
        return fresh(_LETTERS[kind], {one.get(_named(kind)) for one in every})


def said(text: dict[str, Any] | None) -> str:
    """A text of the document in the language spoken here, as far as it is written."""
    return Words({tongue: words for tongue, words in (text or {}).items() if tongue in LANGUAGES}).said()


def fresh(letters: str, used: set[Any]) -> str:
    """The first of a1, a2, … that is not used."""
    return next(name for n in itertools.count(1) if (name := f"{letters}{n}") not in used)


def _named(kind: str) -> str:
    """The key a thing of this kind is named by."""
    return "value" if kind == "band" else "id"
