"""What a form shows before anybody touches it, in which order; from the declaration alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from typing import Any

from casedesk.store.records import Record, hidden
from casedesk.text.translation import _


def beginning(kind: type[Record], initial: Record | None, defaults: Mapping[str, Any]) -> dict[str, Any]:
    """The values by field name: the record's own, else what the caller or the declaration begins with."""
    if initial is not None:
        return {name: getattr(initial, name) for name in kind.__fields__}
    return {**_declared_defaults(kind), **defaults}


def unasked(kind: type[Record]) -> dict[str, Any]:
    """What fields hold that are not asked: nothing where that is allowed, else what the declaration begins with."""
    defaults = _declared_defaults(kind)
    return {name: None if field.optional else defaults.get(name) for name, field in kind.__fields__.items()}


def sections_of(kind: type[Record], skip: Collection[str] = ()) -> list[tuple[str, list[str]]]:
    """Headings and the names under them, in the order of the declaration; a heading with nothing under it is out."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for name, declared in kind.__fields__.items():
        if declared.section:
            found.append((_(declared.section), []))
        if not hidden(declared) and name not in skip:
            found[-1][1].append(name)
    return [(heading, names) for heading, names in found if names]


def _declared_defaults(kind: type[Record]) -> dict[str, Any]:
    fields = {f.name: f.default for f in dataclasses.fields(kind) if f.name in kind.__fields__}
    return {name: default for name, default in fields.items() if default is not dataclasses.MISSING}
