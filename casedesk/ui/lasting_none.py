"""Keeps Python 3.11 alive under PySide6 6.12.

Measured: every call of that toolkit that returns nothing gives back one reference to `None` more than it took
(`sys.getrefcount(None)` falls by one for each `widget.update()`), some comparisons do the same with `True`, `False`
and `NotImplemented`, and the interpreter ends with “deallocating None” after some thousand calls. From Python 3.12 on
these values are immortal (PEP 683) and nothing need be done. Here they are given as many references as no session can
spend. `tests/ui/test_lasting_none.py` fails once the toolkit no longer needs it.
"""

from __future__ import annotations

import sys

_PLENTY = 1 << 60


def keep_none_alive() -> None:
    """Makes the values every call returns immortal on Python 3.11, as they are from 3.12 on; once is enough."""
    if sys.version_info >= (3, 12) or sys.getrefcount(None) >= _PLENTY // 2:
        return
    import ctypes

    for value in (None, True, False, NotImplemented, Ellipsis):
        ctypes.c_ssize_t.from_address(id(value)).value += _PLENTY
