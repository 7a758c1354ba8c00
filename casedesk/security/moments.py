"""Moments as whole microseconds since 1970: how they are signed and chained."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def micros_of(at: datetime) -> int:
    """A moment in microseconds since 1970."""
    return (at - EPOCH) // MICROSECOND


def moment_of(micros: int) -> datetime:
    """The moment again, in UTC."""
    return EPOCH + micros * MICROSECOND
