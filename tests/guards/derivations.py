"""What a passphrase gives under one salt is remembered: it is dear on purpose, and most tests ask for the very same.

It is the program's own function, and gives the same for the same; only the time it takes is not met a second time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest

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
