"""How a value of the file is said in words: on the page, on paper, and beside another version of itself.

Pure: a field's declaration and a value in, words in the language spoken here out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from casedesk.cases.questionnaires.given import said_answers
from casedesk.cases.records.referral import Referral
from casedesk.store.fields import Field
from casedesk.store.records import Record, hidden
from casedesk.text.codes import Codes
from casedesk.text.dates import clock, day, said_moment, said_partial
from casedesk.text.phones import said_phone
from casedesk.text.places import address
from casedesk.text.translation import _

_SHORT = 28


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of a record, with its label and its value in words."""

    field: Field
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the form and what stands under it."""

    heading: str
    facts: tuple[Fact, ...]


def said(field: Field, value: Any) -> str:
    """The value of a field in words; nothing for what was not answered and for the program's own fields."""
    if value is None or value == ():
        return ""
    match field.kind:
        case "choice":
            return _code(value)
        case "choices":
            return _beside_or_below([_code(one) for one in value])
        case "date":
            return day(value)
        case "moment":
            return said_moment(value)
        case "time":
            return clock(value)
        case "partial date":
            return said_partial(value)
        case "place":
            return address(value)
        case "phone":
            return said_phone(value)
        case "yes/no":
            return _("Yes") if value else _("No")
        case "answers":
            return "\n".join(f"{question} – {answer}" for _one, question, answer in said_answers(value))
        case "hidden":
            return ""
    return str(value)


def listed(words: Sequence[str]) -> str:
    """Words one after another: “legal help, children”."""
    return ", ".join(word for word in words if word)


def _beside_or_below(words: Sequence[str]) -> str:
    """Short words stand beside one another, whole sentences one a line."""
    return "\n".join(words) if any(len(word) > _SHORT for word in words) else listed(words)


def within(words: str) -> str:
    """The words of a code in the middle of a line, or as a state: “granted”."""
    return words[:1].lower() + words[1:]


def said_help(referral: Referral) -> str:
    """What is asked for: a kind of help, or that the whole case goes over."""
    return _("Whole case") if referral.whole else referral.service.said()


def facts(record: Record) -> tuple[Fact, ...]:
    """Every answered field a reader may see, in the order of the form.

    A field that is not asked, given the other answers, is left out.
    """
    answers = {name: getattr(record, name) for name in record.__fields__}
    found = [_fact(field, answers[name]) for name, field in record.__fields__.items() if _shown(field, answers)]
    return tuple(fact for fact in found if fact.words)


def sections(record: Record) -> tuple[Section, ...]:
    """The facts of a record under the headings of its form; a heading with nothing under it is left out."""
    wanted = {fact.field.name: fact for fact in facts(record)}
    found: list[tuple[str, list[Fact]]] = [("", [])]
    for name, field in record.__fields__.items():
        if field.section:
            found.append((_(field.section), []))
        if name in wanted:
            found[-1][1].append(wanted[name])
    return tuple(Section(heading, tuple(held)) for heading, held in found if held)


def said_in(record: Record, name: str) -> str:
    """One field of a record in words."""
    return said(record.__fields__[name], getattr(record, name))


def _fact(field: Field, value: Any) -> Fact:
    return Fact(field, _(field.label), said(field, value))


def _shown(field: Field, answers: dict[str, Any]) -> bool:
    return not hidden(field) and (field.asked_when is None or field.asked_when.holds(answers))


def _code(value: Any) -> str:
    return value.said() if isinstance(value, Codes) else str(value)
