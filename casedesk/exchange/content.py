"""What a package holds, and whether it keeps the limits; the same check before sending and before taking in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias
from uuid import UUID

from casedesk.cases.codes.review import Media
from casedesk.exchange import limits
from casedesk.exchange.labels import is_label
from casedesk.exchange.trouble import PackageTooLarge, PackageUnfit

Plain: TypeAlias = "str | int | bool | Sequence[Plain] | Mapping[str, Plain] | None"
"""A value as JSON has it (lists, tuples, dicts), without fractions: decimal numbers, days and moments are texts."""
_NAME = re.compile("[a-z][a-z0-9_]{0,62}")
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the file: its kind (the name of its table), its id in the package, exactly the fields agreed to."""

    kind: str
    id: UUID
    fields: Mapping[str, Plain] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Enclosed:
    """The bytes of an attachment, of one of the entries. What they claim to be is for the reader to examine."""

    of: UUID
    media: Media
    label: str = field(repr=False)
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Content:
    """Everything in a package. Texts come as they were sent: clean them like what is typed before they are kept."""

    entries: Sequence[Entry]
    attachments: Sequence[Enclosed] = ()


class Count:
    """Adds up what a package holds and stops at the first thing that is too much.

    Every method raises PackageTooLarge for more than a package can hold, PackageUnfit for what no vault keeps.
    """

    def __init__(self) -> None:
        self._ids: set[UUID] = set()
        self._written = self._values = self._attachments = self._attached = 0

    def json(self, size: int) -> None:
        """The bytes of the next entry, before they are read."""
        if size > limits.ENTRY:
            raise PackageUnfit("long entry")
        self._written += size
        if len(self._ids) >= limits.ENTRIES or self._written > limits.WRITTEN:
            raise PackageTooLarge

    def entry(self, entry: Entry) -> None:
        """The next entry, once it is read."""
        if entry.id in self._ids or not _NAME.fullmatch(entry.kind):
            raise PackageUnfit("entry")
        if len(entry.fields) > limits.FIELDS:
            raise PackageUnfit("fields")
        self._ids.add(entry.id)
        for name, value in entry.fields.items():
            if not _NAME.fullmatch(name):
                raise PackageUnfit("field")
            self._value(value, 0)

    def enclosed(self, of: UUID, label: str, size: int) -> None:
        """The next attachment, before its bytes are read."""
        if of not in self._ids or not is_label(label) or not 0 < size <= limits.ATTACHMENT:
            raise PackageUnfit("attachment")
        self._attachments += 1
        self._attached += size
        if self._attachments > limits.ATTACHMENTS or self._attached > limits.ATTACHED:
            raise PackageTooLarge

    def _value(self, value: object, depth: int) -> None:
        self._values += 1
        if self._values > limits.VALUES:
            raise PackageTooLarge
        match value:
            case None | bool():
                pass
            case int() if abs(value) <= limits.NUMBER:
                pass
            case str():
                _check_text(value)
            case list() | tuple() if depth < limits.DEPTH:
                for one in value:
                    self._value(one, depth + 1)
            case dict() if depth < limits.DEPTH:
                for name, one in value.items():
                    _check_text(name)
                    self._value(one, depth + 1)
            case _:
                raise PackageUnfit("value")


def _check_text(text: object) -> None:
    if not isinstance(text, str) or len(text) > limits.TEXT or _NO_TEXT.search(text):
        raise PackageUnfit("text")
