"""The check of the whole file at opening: when it begins, and who waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from casedesk.store.soundness import Soundness
from casedesk.store.trouble import VaultDamaged


def beginning(begun: threading.Event) -> Callable[[], bool]:
    """A check that tells that it began, and finds nothing."""

    def check() -> bool:
        begun.set()
        return True

    return check


def test_it_leaves_the_machine_to_the_first_page_until_somebody_waits() -> None:
    begun = threading.Event()
    soundness = Soundness(beginning(begun), moment_s=60)
    assert not begun.wait(0.05)
    soundness.wait()
    assert begun.is_set()


def test_it_begins_by_itself_where_nobody_waits() -> None:
    begun = threading.Event()
    Soundness(beginning(begun), moment_s=0.01)
    assert begun.wait(30)


def test_whoever_waits_for_the_end_makes_it_begin() -> None:
    soundness = Soundness(lambda: True, moment_s=60)
    soundness.wait_for_all()
    assert soundness.over


def test_nobody_writes_into_a_damaged_file() -> None:
    with pytest.raises(VaultDamaged):
        Soundness(lambda: False, moment_s=60).wait()
