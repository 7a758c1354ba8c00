"""Records: frozen dataclasses whose fields are coded or sealed, and the tables made from them.

    class Visit(Record, table="visits"):
        case_id: Coded[UUID] = coded(label="", to="cases.id")
        at: Coded[datetime] = coded(label=N_("When"))
        notes: Sealed[str | None] = sealed(label=N_("Notes"), kind="long text", default=None)

On a record a field is its value. On the class a coded field is its column, and a sealed field refuses every use: a
query on it is a type error, and raises when the line runs.
"""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Generic,
    NoReturn,
    TypeVar,
    dataclass_transform,
    get_args,
    get_type_hints,
    overload,
)
from uuid import UUID

import sqlalchemy as sa

from casedesk.store.columns import column_type, metadata
from casedesk.store.fields import Field, Kind, When, typed

T = TypeVar("T")
R = TypeVar("R", bound="Record")


class SealedInQuery(TypeError):
    """A query tried to filter, sort or select a sealed field."""


class Closed:
    """What a sealed field is on the class: its declaration, and a trap for queries."""

    __slots__ = ("field",)

    def __init__(self, field: Field) -> None:
        self.field = field

    if not TYPE_CHECKING:  # for the type checker it has no operators at all, so a query on it is a type error too

        def _refuse(self, *_: object, **__: object) -> NoReturn:
            raise SealedInQuery(f"{self.field.name} is sealed: the database cannot filter, sort or select it")

        __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse
        __add__ = __radd__ = __contains__ = __getitem__ = __bool__ = __iter__ = _refuse
        __hash__ = object.__hash__

        def __getattr__(self, name: str) -> Any:  # like, in_, desc, __clause_element__ …
            if name == "__clause_element__" or not name.startswith("_"):
                self._refuse()
            raise AttributeError(name)


class Coded(Generic[T]):
    """An ordinary column. On the class: the column. On a record: the value, straight from its dict."""

    def __init__(self, column: Any) -> None:
        self.column = column

    @overload
    def __get__(self, record: None, owner: type) -> sa.ColumnElement[T]: ...
    @overload
    def __get__(self, record: object, owner: type) -> T: ...
    def __get__(self, record: object, owner: type) -> Any:
        return self.column

    if TYPE_CHECKING:

        def __set__(self, record: object, value: T) -> None: ...


class Sealed(Generic[T]):
    """A value that identifies or narrates: encrypted under the case's key. On the class it refuses queries."""

    def __init__(self, field: Field) -> None:
        self.field = field

    @overload
    def __get__(self, record: None, owner: type) -> Closed: ...
    @overload
    def __get__(self, record: object, owner: type) -> T: ...
    def __get__(self, record: object, owner: type) -> Any:
        return Closed(self.field)

    if TYPE_CHECKING:

        def __set__(self, record: object, value: T) -> None: ...


def coded(
    *, label: str, default: Any = dataclasses.MISSING, kind: Kind | None = None, help: str = "", section: str = "",
    asked_when: When | None = None, placeholder: str = "", to: str = "", index: bool = False, unique: bool = False,
) -> Any:  # fmt: skip
    """Declares a coded field: an ordinary column that identifies nobody. `to` names the column it points at."""
    spec = Field(label, help, section=section, asked_when=asked_when, placeholder=placeholder)
    column = {"index": index, "unique": unique}
    return field(default=default, metadata={"field": spec, "kind": kind, "column": column, "to": to})


def sealed(
    *, label: str, default: Any = dataclasses.MISSING, kind: Kind | None = None, help: str = "", section: str = "",
    asked_when: When | None = None, placeholder: str = "",
) -> Any:  # fmt: skip
    """Declares a sealed field: it lies in the row's one encrypted column and no query can touch it."""
    spec = Field(label, help, section=section, asked_when=asked_when, placeholder=placeholder, sealed=True)
    return field(default=default, repr=False, metadata={"field": spec, "kind": kind})


def common(*, default: Any = dataclasses.MISSING, default_factory: Any = dataclasses.MISSING, **options: Any) -> Any:
    """Declares a field every record has; the unit of work writes it."""
    given = {"default": default} if default_factory is dataclasses.MISSING else {"default_factory": default_factory}
    return field(**given, **options)


@dataclass(frozen=True, slots=True, repr=False)
class Origin:
    """What a record was opened from: its blob, all values in it, also those of a newer program, and the whole row."""

    blob: bytes
    values: dict[str, Any]
    owner: UUID
    row: dict[str, Any]


NOBODY = UUID(int=0)
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
OWNER = "owner"
"""Under this word a record's table says which of its columns holds the file whose key seals a row."""

_COMMON: dict[str, Any] = {  # a dataclass field belongs to one class, so each record gets its own
    "id": lambda: common(default_factory=uuid.uuid4),
    "version": lambda: common(default=0),
    "written_at": lambda: common(default=EPOCH, compare=False),
    "written_by": lambda: common(default=NOBODY, compare=False),
    "_origin": lambda: common(default=None, repr=False, compare=False),
}


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(coded, sealed, common))
class _Declared:
    """Tells the type checker that what follows is a dataclass; the decorated class itself would be left out of that."""


class Record(_Declared):
    """A frozen record. `version` 0 means not saved yet; `written_at` and `written_by` are set on saving.

    `table` names its table. `owner` names the coded field that holds the file (case) whose key seals it; None makes an
    open record without sealed fields, shared by everybody. `work_lists` names the columns a list may be sorted by,
    `filters` those it may be filtered by: each order gets its covering index.
    """

    __table__: ClassVar[sa.Table]
    __fields__: ClassVar[dict[str, Field]]
    __owner__: ClassVar[str | None]
    id: Coded[UUID] = common(default_factory=uuid.uuid4)
    version: Coded[int] = common(default=0)
    written_at: Coded[datetime] = common(default=EPOCH, compare=False)
    written_by: Coded[UUID] = common(default=NOBODY, compare=False)
    _origin: Origin | None = common(default=None, repr=False, compare=False)

    def __init_subclass__(
        cls, *, table: str, owner: str | None = "case_id", work_lists: Sequence[str] = (), filters: Sequence[str] = ()
    ) -> None:
        hints = get_type_hints(cls)
        cls.__annotations__ = {**{n: Record.__annotations__[n] for n in _COMMON}, **cls.__annotations__}
        for name, make in _COMMON.items():
            setattr(cls, name, make())
        dataclass(frozen=True, kw_only=True)(cls)
        cls.__owner__, cls.__fields__ = owner, {}
        columns = [_declare(cls, f, hints) for f in dataclasses.fields(cls) if f.name != "_origin"]
        parts: list[Any] = [c for c in columns if c is not None]
        if owner is not None:
            parts.append(sa.Column("sealed", sa.LargeBinary, nullable=False))
        elif any(f.sealed for f in cls.__fields__.values()):
            raise TypeError(f"{cls.__name__}: sealed fields need an owner whose key seals them")
        for order in work_lists:
            rest = [name for name in ("id", *filters) if name != order]
            parts.append(sa.Index(f"ix_{table}_by_{order}", order, *rest))
        cls.__table__ = sa.Table(table, metadata, *parts, info={OWNER: owner})
        for f in cls.__fields__.values():
            if f.asked_when and f.asked_when.field not in cls.__fields__:
                raise TypeError(f"{cls.__name__}.{f.name}: asked_when names no field: {f.asked_when.field}")

    @property
    def owner(self) -> UUID:
        """The file (case) whose key seals this record."""
        name = type(self).__owner__
        if name is None:
            raise TypeError(f"{type(self).__name__} is not sealed")
        found: UUID = getattr(self, name)
        return found

    def __getstate__(self) -> NoReturn:
        raise TypeError("records are never pickled or copied")


def _declare(cls: type[Record], f: dataclasses.Field[Any], hints: dict[str, Any]) -> sa.Column[Any] | None:
    """Completes the field's declaration and puts its descriptor on the class; a coded field yields its column."""
    inner = get_args(hints[f.name])[0]
    spec = typed(f.metadata.get("field") or Field(""), f.name, inner, f.metadata.get("kind"))
    if "field" in f.metadata:
        cls.__fields__[f.name] = spec
    if spec.sealed:
        setattr(cls, f.name, Sealed(spec))
        return None
    target = f.metadata.get("to")
    column: sa.Column[Any] = sa.Column(
        f.name, column_type(spec.type), *([sa.ForeignKey(target)] if target else []),
        nullable=spec.optional, primary_key=f.name == "id", **f.metadata.get("column", {}),
    )  # fmt: skip
    setattr(cls, f.name, Coded(column))
    return column


def changed(record: R, **values: Any) -> R:
    """The record with other values. Where its kind is known, `dataclasses.replace` checks their names and types too."""
    return dataclasses.replace(record, **values)


def id_of(kind: type[Record]) -> sa.ColumnElement[UUID]:
    """The id column, for queries: on the class itself the type checker takes an inherited field for its value."""
    column: sa.ColumnElement[UUID] = kind.__table__.c.id
    return column


def hidden(spec: Field) -> bool:
    """Whether a field is the program's own and is never shown on a form or a page."""
    return spec.kind == "hidden" or not spec.label
