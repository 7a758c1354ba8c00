"""One declaration per field: label, help, type, code list, when it is asked, coded or sealed.

Table, form, list, PDF, history and glossary are derived from it (docs/decisions/0002).
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal, Union, get_args, get_origin
from uuid import UUID

from casedesk.text.codes import Codes
from casedesk.text.partial_date import PartialDate
from casedesk.text.trouble import Mendable

Kind = Literal[
    "text", "long text", "phone", "place", "choice", "choices", "date", "partial date", "moment", "time", "number",
    "yes/no", "answers", "hidden",
]  # fmt: skip

_KINDS: dict[Any, Kind] = {
    str: "text", date: "date", PartialDate: "partial date", datetime: "moment", time: "time", int: "number",
    bool: "yes/no", UUID: "hidden", bytes: "hidden",
}  # fmt: skip


class InField(Mendable):
    """Trouble with the answer in one field: `field` is its name, the sentence is shown beside it."""

    def __init__(self, field: str, sentence: str, **values: object) -> None:
        super().__init__(sentence, **values)
        self.field = field


@dataclass(frozen=True, slots=True)
class When:
    """The field is asked only when another field has one of these values. Data, so that form and PDF both read it."""

    field: str
    values: frozenset[Any]

    def holds(self, answers: typing.Mapping[str, Any]) -> bool:
        """Whether the field is asked, given the answers by field name."""
        given = answers.get(self.field)
        return bool(self.values.intersection(given)) if isinstance(given, tuple) else given in self.values


def when(field: str, *values: Any) -> When:
    """Asked only when `field` has one of these values."""
    return When(field, frozenset(values))


@dataclass(frozen=True, slots=True)
class Field:
    """Everything anybody needs to know of one field. Words are marked English, translated when shown.

    `section` is the heading of the form part that begins with this field; later fields follow in it.
    `type` is the plain Python type without None; `optional` says whether None is allowed.
    `dump` and `load` turn a value into JSON and back.
    """

    label: str
    help: str = ""
    kind: Kind = "hidden"
    section: str = ""
    asked_when: When | None = None
    placeholder: str = ""
    sealed: bool = False
    name: str = ""
    type: Any = None
    optional: bool = False
    dump: Callable[[Any], Any] = dataclasses.field(default=lambda v: v, repr=False, compare=False)
    load: Callable[[Any], Any] = dataclasses.field(default=lambda v: v, repr=False, compare=False)

    @property
    def codes(self) -> type[Codes] | None:
        """The code list of a choice, or of each of several choices."""
        inner = get_args(self.type)[0] if get_origin(self.type) is tuple else self.type
        return inner if isinstance(inner, type) and issubclass(inner, Codes) else None

    @property
    def required(self) -> bool:
        """Whether a record cannot be kept without it (when it is asked at all)."""
        return not self.optional and self.kind not in ("hidden", "choices", "yes/no")


def typed(spec: Field, name: str, annotation: Any, kind: Kind | None) -> Field:
    """Completes a declaration with what its annotation says.

    Raises TypeError for a type that could change behind our back, or that cannot be kept.
    """
    inner, optional = _strip_none(annotation)
    dump, load = codec(inner, name)
    return dataclasses.replace(
        spec, name=name, type=inner, optional=optional, dump=dump, load=load, kind=kind or _kind(inner)
    )


def _kind(inner: Any) -> Kind:
    if isinstance(inner, type) and issubclass(inner, Codes):
        return "choice"
    return "choices" if get_origin(inner) is tuple else _KINDS[inner]


def _strip_none(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) in (Union, types.UnionType):
        rest = [a for a in get_args(annotation) if a is not type(None)]
        if len(rest) != 1:
            raise TypeError(f"{annotation}: one type, or one type and None")
        return rest[0], True
    return annotation, False


def _same(value: Any) -> Any:
    return value


def codec(inner: Any, name: str) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    """How a value of this type is written as JSON and read back."""
    if inner in (str, int, bool):
        return _same, _same
    if inner in (date, datetime, time):
        return inner.isoformat, inner.fromisoformat
    if inner is UUID:
        return str, UUID
    if inner is PartialDate:
        return str, PartialDate.parse
    if isinstance(inner, type) and issubclass(inner, Codes):
        return (lambda v: v.value), inner
    if get_origin(inner) is tuple and get_args(inner)[1:] == (Ellipsis,):
        dump, load = codec(get_args(inner)[0], name)
        return (lambda v: [dump(i) for i in v]), (lambda v: tuple(load(i) for i in v))
    raise TypeError(f"{name}: {inner} cannot be kept; see fields.codec for the types that can")
