"""The facts of one entry for paper: what is coded, or what is sealed, never both at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from casedesk.cases.case_file import CaseFile
from casedesk.cases.rules.further_words import TOLD
from casedesk.cases.saying import facts
from casedesk.reports.summary import Part, Rows
from casedesk.store.records import Record
from casedesk.text.dates import day
from casedesk.text.translation import _

R = TypeVar("R", bound=Record)


def coded_rows(entry: Record, *, but: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
    """Label and words of every answered coded field."""
    return tuple((one.label, one.words) for one in facts(entry) if not one.field.sealed and one.field.name not in but)


def sealed_rows(entry: Record, *, but: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
    """Label and words of every answered sealed field."""
    return tuple((one.label, one.words) for one in facts(entry) if one.field.sealed and one.field.name not in but)


def all_rows(entry: Record, *, but: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
    """Label and words of every answered field, what is coded first."""
    return (*coded_rows(entry, but=but), *sealed_rows(entry, but=but))


def on_day(words: str, on: date) -> str:
    """A heading with the day: “Assessment, 16 November 2026”."""
    return _("{what}, {day}", what=words, day=day(on))


def or_nothing(parts: Iterable[Rows], heading: str, empty: str) -> Iterator[Part]:
    """The parts that hold something; without any, the heading and a sentence."""
    held = [part for part in parts if part.rows]
    yield from held or [Rows(heading, (), empty=empty)]


def bare(entry: R) -> R:
    """The entry without its sealed words."""
    empty: dict[str, Any] = {
        name: None if field.optional else "" for name, field in entry.__fields__.items() if field.sealed
    }
    return replace(entry, **empty)


def told_bare(file: CaseFile) -> CaseFile:
    """The file for a timeline on paper: of kinds that have sealed chapters of their own, only what is coded."""
    held = {kind: tuple(bare(one) for one in some) if kind in TOLD else some for kind, some in file.entries.items()}
    return replace(file, entries=held)
