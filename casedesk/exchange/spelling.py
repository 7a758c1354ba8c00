"""How a package and a centre's key spell values in JSON, in one way each."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NoReturn, cast
from uuid import UUID

from casedesk.exchange.labels import is_line
from casedesk.security.framed import canonical

_SPELLED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


def moment_said(at: datetime) -> str:
    """A moment in UTC, to the second: 2026-11-23T09:30:00Z."""
    return at.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def moment(said: object) -> datetime:
    """The moment again. Raises ValueError for any other spelling."""
    if not isinstance(said, str) or not _SPELLED.fullmatch(said):
        raise ValueError("moment")
    return datetime.fromisoformat(said[:-1]).replace(tzinfo=UTC)


def uuid(said: object) -> UUID:
    """An id in small letters with its four dashes. Raises ValueError for any other spelling."""
    if not isinstance(said, str) or str(UUID(said)) != said:
        raise ValueError("id")
    return UUID(said)


def bytes_said(raw: bytes) -> str:
    """Bytes in base 64 (RFC 4648, section 4, with its padding)."""
    return b64encode(raw).decode()


def raw(said: object, size: int) -> bytes:
    """Exactly so many bytes again. Raises ValueError for another size or spelling."""
    if not isinstance(said, str) or len(said) > size * 2 + 4:
        raise ValueError("bytes")
    found = b64decode(said, validate=True)
    if len(found) != size or bytes_said(found) != said:
        raise ValueError("bytes")
    return found


def whole(said: object, most: int, least: int = 0) -> int:
    """A whole number within its bounds. Raises ValueError, for `true` too."""
    if type(said) is not int or not least <= said <= most:
        raise ValueError("number")
    return said


def flag(said: object) -> bool:
    """True or false. Raises ValueError."""
    if not isinstance(said, bool):
        raise ValueError("flag")
    return said


def line(said: object) -> str:
    """One plain line of text. Raises ValueError."""
    if not isinstance(said, str) or not is_line(said):
        raise ValueError("line")
    return said


def parsed(body: bytes, *names: str) -> Mapping[str, Any]:
    """A JSON object with exactly these names, in its one spelling. Raises ValueError for anything else.

    The caller has bounded the length of `body`. Names given twice, blanks, other escapes, NaN and fractions are no
    canonical spelling.
    """
    try:
        said = json.loads(body, parse_float=_refuse, parse_constant=_refuse)
        genuine = isinstance(said, dict) and canonical(said) == body
    except RecursionError:
        raise ValueError("depth") from None
    if not genuine or (names and said.keys() != {*names}):
        raise ValueError("object")
    return cast(Mapping[str, Any], said)


def _refuse(said: str) -> NoReturn:
    raise ValueError("number")
