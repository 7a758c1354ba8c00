"""Column types: how identities, moments, partial dates and code lists lie in the database."""

from __future__ import annotations

import enum
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any, get_args, get_origin
from uuid import UUID

import sqlalchemy as sa

from casedesk.text.codes import Codes
from casedesk.text.partial_date import PartialDate

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


class Id(sa.TypeDecorator[UUID]):
    """A UUID as its 16 bytes: half the size of text, and 100,000 of them can be read raw."""

    impl = sa.LargeBinary(16)
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Any) -> bytes | None:
        return None if value is None else value.bytes

    def process_result_value(self, value: bytes | None, dialect: Any) -> UUID | None:
        return None if value is None else UUID(bytes=value)


class Utc(sa.TypeDecorator[datetime]):
    """A moment, kept in UTC. A moment without a time zone is refused."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError("a moment needs its time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def result_processor(self, dialect: Any, coltype: object) -> Callable[[str | None], datetime | None]:
        """Read as it lies there, in one step: lists and every save read moments by the dozen."""
        return _moment


def _moment(written: str | None) -> datetime | None:
    return None if written is None else datetime.fromisoformat(written + "+00:00")


class Partly(sa.TypeDecorator[PartialDate]):
    """A date as far as it is known, as sortable text: “2026-10~”."""

    impl = sa.String(11)
    cache_ok = True

    def process_bind_param(self, value: PartialDate | None, dialect: Any) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Any) -> PartialDate | None:
        return None if value is None else PartialDate.parse(value)


class Several(sa.TypeDecorator[tuple[Codes, ...]]):
    """Several codes of one list, as “,health,legal,”: a code is found with LIKE '%,health,%'."""

    impl = sa.String
    cache_ok = True

    def __init__(self, codes: type[Codes]) -> None:
        super().__init__()
        self.codes = codes

    def process_bind_param(self, value: tuple[Codes, ...] | None, dialect: Any) -> str | None:
        return None if value is None else "," + "".join(f"{v.value}," for v in value)

    def process_result_value(self, value: str | None, dialect: Any) -> tuple[Codes, ...] | None:
        return None if value is None else tuple(self.codes(v) for v in value.split(",") if v)


_PLAIN: dict[Any, Any] = {
    str: sa.String(), int: sa.Integer(), bool: sa.Boolean(), date: sa.Date(), time: sa.Time(), datetime: Utc(),
    UUID: Id(), PartialDate: Partly(), bytes: sa.LargeBinary(),
}  # fmt: skip


def code_column(codes: type[enum.Enum]) -> sa.Enum:
    """A code list as checked text: what is not in the list is refused, on writing and on reading."""
    return sa.Enum(
        codes, native_enum=False, length=40, validate_strings=True, values_callable=lambda e: [m.value for m in e]
    )


def column_type(inner: Any) -> Any:
    """The column type for the plain Python type of a coded field."""
    if isinstance(inner, type) and issubclass(inner, Codes):
        return code_column(inner)
    if get_origin(inner) is tuple:
        return Several(get_args(inner)[0])
    return _PLAIN[inner]
