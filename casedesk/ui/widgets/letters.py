"""Which letter stands on a key, whatever layout is on: on a Khmer keyboard the key of A types a Khmer vowel."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_ROWS = (("QWERTYUIOP", 16), ("ASDFGHJKL", 30), ("ZXCVBNM", 44))
"""Letters of a keyboard by place: the first key of each row, and the number a PC's keyboard gives it."""
_BY_PLACE = {first + place: letter for row, first in _ROWS for place, letter in enumerate(row)}
_X11 = 8
"""X11 and Wayland count the same keys from eight on."""
_MAC_KEYS = "ASDFHGZXCV·BQWERYT·············OU·IP·LJ·K····NM"
_MAC = {number: letter for number, letter in enumerate(_MAC_KEYS) if letter != "·"}
"""The numbers of a Mac's keys (HIToolbox, Events.h), which follow no row."""


def letter_of(event: QKeyEvent, system: str = sys.platform) -> str:
    """The Latin letter printed on a key, A to Z, or nothing. `system` is named as in `sys.platform`.

    A layout that types Latin letters says it itself; under any other the place of the key does.
    """
    if Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
        return chr(event.key())
    if event.text().isascii():
        return ""
    if system == "darwin":
        return _MAC.get(event.nativeVirtualKey(), "")
    return _BY_PLACE.get(event.nativeScanCode() - (0 if system == "win32" else _X11), "")
