"""One entry of a package as an entry of ours, as far as it can be kept here; what cannot is told, a line each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from casedesk.cases.case_file import KINDS
from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.incident import ReportedElsewhere
from casedesk.cases.codes.referring import ReferralStatus
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.household import Household
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.incident import Incident
from casedesk.cases.records.referral import ServiceStanding
from casedesk.cases.records.risk import RiskAssessment
from casedesk.cases.records.safety_now import SafetyNow
from casedesk.cases.rules.ages import checked_band
from casedesk.cases.rules.checks import checked
from casedesk.cases.rules.whole_case import STAND_IN, STAYS, along, fields_of, part_of, stands_in
from casedesk.cases.saying import listed
from casedesk.exchange.content import Entry, Plain
from casedesk.store.fields import InField
from casedesk.store.records import NOBODY, Record, changed, hidden
from casedesk.text.codes import Codes
from casedesk.text.input import SHORT, clean_line
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.transfer.reading import Unfit, answers_lost, value_of

KIND_OF: Mapping[str, type[Record]] = {kind.__table__.name: kind for kind in STAYS}
"""The kinds that may come in, by how a package names them."""


_MAY_LACK = frozenset(
    {(SafetyNow, "assault_at"), (SafetyNow, "supervisor_told"), (Household, "repairs"), (RiskAssessment, "reason")}
)
"""What is asked for when it is typed here, and may have been kept back by her: the entry is kept without it."""


class NotKept(Exception):
    """The entry cannot be one of ours: `lines` tell what it says."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("not kept")
        self.lines = lines


@dataclass(frozen=True, slots=True)
class Made:
    """An entry that is not kept yet: the record, the names of what came with it, a line for each thing left out."""

    record: Record = field(repr=False)
    names: tuple[str, ...]
    lines: tuple[str, ...] = field(default=(), repr=False)


def made_of(entry: Entry, now: datetime) -> Made:
    """The entry as it would be kept at this moment (the centre's own time). Raises NotKept."""
    kind = KIND_OF.get(entry.kind)
    if kind is None:
        raise NotKept(tuple(_lines(_called(entry.kind), entry.fields)))
    given, left = _read(kind, entry.fields)
    return with_fields(kind, given, now, before=tuple(_lines(_title(kind), left, kind)))


def with_fields(
    kind: type[Record], given: Mapping[str, Any], now: datetime, *, before: tuple[str, ...] = ()
) -> Made:  # fmt: skip
    """A record of exactly these answers; one that cannot be true together with the rest is left out and told."""
    left, lines = dict(given), list(before)
    while True:
        try:
            record = _checked(kind, left, now)
        except InField as trouble:
            if (kind, trouble.field) in _MAY_LACK and trouble.field not in left:
                return Made(_bare(kind, left, now), _in_order(kind, left), tuple(lines))
            if trouble.field not in left or _is_bare(kind, trouble.field):
                raise NotKept((*lines, *_lines(_title(kind), left, kind))) from None
            lines += _lines(_title(kind), {trouble.field: left.pop(trouble.field)}, kind)
        except (Mendable, ValueError, TypeError, OverflowError):
            raise NotKept((*lines, *_lines(_title(kind), left, kind))) from None
        else:
            return Made(record, _in_order(kind, left), tuple(lines))


def _read(kind: type[Record], fields: Mapping[str, Plain]) -> tuple[dict[str, Any], dict[str, Plain]]:
    """The values that can be read, and those that cannot, or that never come along."""
    may, given, left = along(kind, (f.name for f in fields_of(kind))), dict[str, Any](), dict[str, Plain]()
    for name, raw in fields.items():
        if raw is None:
            continue
        try:
            if name not in may:
                raise Unfit(name)
            value = value_of(kind.__fields__[name], raw)
        except Unfit:
            left[name] = raw
        else:
            given |= {} if value is None else {name: value}
            if kind.__fields__[name].kind == "answers":
                left |= answers_lost(raw, str(value))
    return given, left


def _checked(kind: type[Record], given: Mapping[str, Any], now: datetime) -> Record:
    """The record by the rules of every entry. Raises InField, and TypeError for an answer that is missing."""
    entry = _bare(kind, given, now)
    made = checked(entry, now, None)
    if isinstance(made, Identity) and isinstance(entry, Identity) and entry.age_on is not None:
        made = changed(made, age_on=entry.age_on)  # an age counts from the day it was given on, over there
        made = changed(made, age_band=checked_band(made, now.date()))
    return made


def _bare(kind: type[Record], given: Mapping[str, Any], now: datetime) -> Record:
    return kind(**{"case_id": NOBODY, **_stand_ins(kind), **given, **_ours(kind, given, now)})


def _in_order(kind: type[Record], names: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in kind.__fields__ if name in names)


def _stand_ins(kind: type[Record]) -> Mapping[str, Any]:
    """“Not known” for what is asked and was not sent."""
    asked = (f for f in kind.__fields__.values() if f.required and stands_in(f) and f.codes is not None)
    return {f.name: f.codes(STAND_IN) for f in asked if f.codes is not None}


def _ours(kind: type[Record], given: Mapping[str, Any], now: datetime) -> Mapping[str, Any]:
    """What is not the sender's to say: that an incident is counted where it was told first, when a paper was added,
    and that we provided what they did.
    """
    if kind is ServiceStanding and given.get("status") is ReferralStatus.BY_US:
        return {"status": ReferralStatus.ALREADY}
    if kind is Incident:
        return {"counted": Answer.UNKNOWN, "reported": ReportedElsewhere.COUNTED}
    return {"on": now.date()} if kind is Attachment else {}


def _is_bare(kind: type[Record], name: str) -> bool:
    """Whether nothing can be left in place of this answer."""
    declared = kind.__fields__[name]
    return declared.required and not stands_in(declared)


def _lines(title: str, fields: Mapping[str, Any], kind: type[Record] | None = None) -> Iterator[str]:
    for name, value in fields.items():
        declared = kind.__fields__.get(name) if kind is not None else None
        shown = name.replace("_", " ") if declared is None else "" if hidden(declared) else _(declared.label)
        words = _brief(value)
        if shown and words:
            yield _("{part} · {field}: {words}", part=title, field=shown, words=words)


def _brief(value: object) -> str:
    """A few words of what came, cleaned like what is typed."""
    if isinstance(value, list | tuple):
        return listed([_brief(one) for one in value[:20]])
    if isinstance(value, Mapping) or value is None:
        return ""
    return value.said() if isinstance(value, Codes) else clean_line(str(value), SHORT).text


def _title(kind: type[Record]) -> str:
    return part_of(kind).said()


def _called(table: str) -> str:
    known = next((kind for kind in KINDS if kind.__table__.name == table), None)
    return part_of(known).said() if known is not None else table.replace("_", " ")


def only(made: Made, names: Collection[str], now: datetime) -> Made:
    """The same entry with these of its fields alone, and what they cannot be understood without. Raises NotKept."""
    kind = type(made.record)
    kept = [name for name in along(kind, names) if name in made.names]
    given = {name: getattr(made.record, name) for name in kept}
    return with_fields(kind, cast(Mapping[str, Any], given), now)
