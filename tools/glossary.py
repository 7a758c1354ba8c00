"""Writes docs/glossary.md: the words of the house, the code lists and the labels of the records, in three languages.

Derived from the declarations and the catalogues, so that it cannot drift from what people read. Needs Babel.
"""

from __future__ import annotations

import importlib
import inspect
import itertools
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from casedesk.store.records import Record
from casedesk.text.codes import Codes
from tools import translations
from tools.environment import ROOT

PAGE = ROOT / "docs" / "glossary.md"
WORDS = ROOT / "tools" / "glossary.toml"
_HEAD = """# Glossary

One word for one thing, in the three languages of the window. Written by `python3 dev.py translate`: the words of the
house stand in `tools/glossary.toml`, everything else comes from the code lists, the records and the catalogues in
`resources/translations`. Correct a word there, then run the command again.
"""
_WINDOW = ("casedesk.ui", "casedesk.app")
"""Not read: the window's own lists of places and views are no words of the field."""
_ELSEWHERE = (*_WINDOW, "casedesk.__main__", "casedesk.store.migrations")

K = TypeVar("K")
Say = Callable[[str, str], str]
"""A sentence in a language, or nothing while it is not translated."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the house; `km_forms` and `fr_forms` are the beginnings by which it is known in a sentence."""

    en: str
    km: str
    fr: str
    meaning: str
    checked: bool = False
    km_forms: tuple[str, ...] = ()
    fr_forms: tuple[str, ...] = ()

    def forms(self, language: str) -> tuple[str, ...]:
        """How the word may begin in a sentence of that language."""
        return (self.km_forms or (self.km,)) if language == "km" else (self.fr_forms or (self.fr,))


def words() -> tuple[Word, ...]:
    """The words of the house, as declared."""
    told = tomllib.loads(WORDS.read_text("utf-8"))["word"]
    return tuple(_word(one) for one in told)


def page() -> str:
    """The whole glossary, as Markdown."""
    catalogues = {language: translations.read(language) for language in translations.LANGUAGES}

    def say(language: str, sentence: str) -> str:
        message = catalogues[language].get(sentence)
        return str(message.string) if message and isinstance(message.string, str) else ""

    parts = (
        [_HEAD, "## Words of the house", _house()],
        ["## Code lists", *_lists(say)],
        ["## Labels of the records", *_records(say)],
    )
    return "\n\n".join(part.strip() for part in itertools.chain(*parts)) + "\n"


def write() -> None:
    """Writes docs/glossary.md anew."""
    PAGE.write_text(page(), "utf-8", newline="\n")


def code_lists() -> list[type[Codes]]:
    """Every code list of the program that is no list of the window, by module and in the order of its source."""
    _read_the_program()
    return sorted(_below(Codes), key=_standing)


def _word(told: dict[str, Any]) -> Word:
    km_forms, fr_forms = tuple(told.pop("km_forms", ())), tuple(told.pop("fr_forms", ()))
    return Word(**told, km_forms=km_forms, fr_forms=fr_forms)


def _house() -> str:
    rows = ((word.en, word.km, word.fr, word.meaning) for word in words())
    return _table(("English", "ខ្មែរ", "Français", "what it is"), rows)


def _lists(say: Say) -> Iterator[str]:
    for codes in code_lists():
        yield f"### {_told(codes)}"
        yield _table(("English", "ខ្មែរ", "Français"), _said((code.label for code in codes), say))


def _records(say: Say) -> Iterator[str]:
    _read_the_program()
    for record in sorted(_below(Record), key=_standing):
        labels = [field.label for field in record.__fields__.values() if field.label]
        if labels:
            yield f"### {_told(record)}"
            yield _table(("English", "ខ្មែរ", "Français"), _said(labels, say))


def _said(sentences: Iterable[str], say: Say) -> Iterator[tuple[str, ...]]:
    for sentence in dict.fromkeys(sentences):
        yield (sentence, *(say(language, sentence) for language in translations.LANGUAGES))


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def _told(of: type) -> str:
    told = (inspect.getdoc(of) or of.__name__).partition("\n")[0]
    return re.split(r"[.;:](?: |$)| \(| –", told)[0]


def _read_the_program() -> None:
    """Imports every module that may declare a code list or a record."""
    for source in sorted((ROOT / "casedesk").rglob("*.py")):
        name = ".".join(source.relative_to(ROOT).with_suffix("").parts)
        if not name.startswith(_ELSEWHERE):
            importlib.import_module(name.removesuffix(".__init__"))


def _below(kind: type[K]) -> Iterator[type[K]]:
    for one in kind.__subclasses__():
        if one.__module__.startswith("casedesk.") and not one.__module__.startswith(_WINDOW):
            yield one
        yield from _below(one)


def _standing(of: type) -> tuple[str, int]:
    return of.__module__, inspect.getsourcelines(of)[1]


if __name__ == "__main__":
    write()
