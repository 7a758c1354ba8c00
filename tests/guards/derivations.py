"""What a passphrase gives under one salt is remembered: it is dear on purpose, and most tests ask for the very same.

It is the program's own function, and gives the same for the same; only the time it takes is not met a second time.
Within a test every salt is another one, as in the program; the next test meets the same ones in the same order.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest

from casedesk.security import slots
from casedesk.security.slots import Kdf

_DERIVE = Kdf.derive
_known: dict[bytes, bytes] = {}


def remembered(cost: Kdf, secret: bytes, salt: bytes) -> bytes:
    """As `Kdf.derive`; the secret itself is not kept, since tests look for what is left of it."""
    asked = hashlib.sha256(repr((cost, len(secret), salt)).encode() + secret).digest()
    if asked not in _known:
        _known[asked] = _DERIVE(cost, secret, salt)
    return _known[asked]


@pytest.fixture(scope="session", autouse=True)
def derived_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Kdf, "derive", remembered)
        yield


@pytest.fixture(autouse=True)
def same_salts(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """The salts of slots; called, they begin anew for another vault. What is made before the first test has its own."""

    def begin() -> None:
        nth = itertools.count()

        def salt(length: int) -> bytes:
            return hashlib.sha256(f"salt {next(nth)}".encode()).digest()[:length]

        monkeypatch.setattr(slots, "os", SimpleNamespace(urandom=salt))

    begin()
    return begin
