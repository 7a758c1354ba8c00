"""Keeps Python 3.11 alive under PySide6 6.12.

Measured: every call of that toolkit that returns nothing gives back one reference to `None` more than it took
(`sys.getrefcount(None)` falls by one for each `widget.update()`), and the interpreter ends with “deallocating None”
after some thousand calls. From Python 3.12 on `None` is immortal (PEP 683) and nothing need be done. Here it is given
as many references as no session can spend. `tests/ui/test_lasting_none.py` fails once the toolkit no longer needs it.
"""

from __future__ import annotations

import sys

_PLENTY = 1 << 60


def keep_none_alive() -> None:
    """Makes `None` immortal on Python 3.11, as it is from 3.12 on; does nothing there or when called again."""
    if sys.version_info >= (3, 12) or sys.getrefcount(None) >= _PLENTY // 2:
        return
    import ctypes

    ctypes.c_ssize_t.from_address(id(None)).value += _PLENTY
