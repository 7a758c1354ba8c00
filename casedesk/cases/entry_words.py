"""The details of an entry of the journal in words: fields by their label, counts, people. Never a value of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from uuid import UUID

from casedesk.cases.case_file import KINDS
from casedesk.cases.codes.work import Item
from casedesk.store.keeping.policies import POLICIES
from casedesk.text.dates import short_day
from casedesk.text.translation import N_, _, n_

_CHOICES: Mapping[str, str] = MappingProxyType(
    {policy.name: policy.label for policy in POLICIES}
    | {
        "lock_after_minutes": N_("Lock when nobody is here"),
        "hide_seconds": N_("Come back from the calendar within"),
        "keep_short_name": N_("Keep my short name in the field after locking"),
        "backup schedule": N_("Backups by themselves"),
    }
)
Named = Callable[[UUID], str]
DAY_S = 86_400

_FIELDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {kind.__table__.name: {field.name: field.label for field in kind.__fields__.values()} for kind in KINDS}
)


def said_details(codes: Mapping[str, str], named: Named, today: date) -> str:
    """Everything the codes of an entry tell; `named` gives a person's name."""
    told = [_fields(codes), *(_WORDS[name](value, named, today) for name, value in codes.items() if name in _WORDS)]
    return " · ".join(part for part in told if part)


def _fields(codes: Mapping[str, str]) -> str:
    labels = _FIELDS.get(codes.get("part", ""), {})
    return ", ".join(_(labels[name]) for name in codes.get("fields", "").split() if name in labels)


def _person(value: str, named: Named) -> str:
    try:
        return named(UUID(value))
    except ValueError:
        return ""


def _day(value: str, today: date) -> str:
    try:
        return short_day(date.fromisoformat(value[:10]), today)
    except ValueError:
        return ""


def _count(value: str) -> int:
    return int(value) if value.lstrip("-").isdecimal() else 0


def _jump(value: str) -> str:
    seconds = _count(value)
    days, minutes = abs(seconds) // DAY_S, max(1, abs(seconds) // 60)
    long = n_("{n} day", "{n} days", days) if days else n_("{n} minute", "{n} minutes", minutes)
    return _("put back by {time}", time=long) if seconds < 0 else _("put forward by {time}", time=long)


def _breaks(value: str) -> str:
    places = [one.partition(":")[0] for one in value.split()]
    said = ", ".join(places[:8]) + (" …" if len(places) > 8 else "")
    return _("at entry {numbers}", numbers=said)


def _items(value: str) -> str:
    known = {item.value: item.said() for item in Item}
    return ", ".join(known[name] for name in value.split() if name in known)


_WORDS: Mapping[str, Callable[[str, Named, date], str]] = MappingProxyType(
    {
        "to": lambda value, named, today: _("for {name}", name=_person(value, named)),
        "person": lambda value, named, today: _person(value, named),
        "by": lambda value, named, today: _("covered by {name}", name=_person(value, named)),
        "until": lambda value, named, today: _("until {day}", day=_day(value, today)),
        "cases": lambda value, named, today: n_("{n} case", "{n} cases", _count(value)),
        "files": lambda value, named, today: n_("{n} file", "{n} files", _count(value)),
        "keys": lambda value, named, today: n_("{n} key", "{n} keys", _count(value)),
        "entries": lambda value, named, today: n_("{n} entry", "{n} entries", _count(value)),
        "services": lambda value, named, today: n_("{n} service", "{n} services", _count(value)),
        "failures": lambda value, named, today: n_(
            "after {n} passphrase that did not open", "after {n} passphrases that did not open", _count(value)
        ),
        "seconds": lambda value, named, today: _jump(value),
        "sheets": lambda value, named, today: _("sheet {numbers}", numbers=value.replace(" ", ", ")),
        "breaks": lambda value, named, today: _breaks(value),
        "file": lambda value, named, today: _("the earlier key file was used"),
        "items": lambda value, named, today: _items(value),
        "policy": lambda value, named, today: _(_CHOICES.get(value, "")),
        "value": lambda value, named, today: _("now {value}", value=value),
        "week": lambda value, named, today: _("week from {day}", day=_day(value, today)),
    }
)
