"""The check of the whole file at opening: when it begins, and who waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from casedesk.store import access
from casedesk.store.access import Soundness
from casedesk.store.trouble import VaultDamaged


def beginning(begun: threading.Event) -> Callable[[], bool]:
    """A check that tells that it began, and finds nothing."""

    def check() -> bool:
        begun.set()
        return True

    return check


def test_it_leaves_the_machine_to_the_first_page_until_somebody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "FIRST_PAGE_S", 60.0)
    begun = threading.Event()
    soundness = Soundness(beginning(begun))
    assert not begun.wait(0.05)
    soundness.wait()
    assert begun.is_set()


def test_it_begins_by_itself_where_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "FIRST_PAGE_S", 0.01)
    begun = threading.Event()
    Soundness(beginning(begun))
    assert begun.wait(30)


def test_whoever_waits_for_the_end_makes_it_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "FIRST_PAGE_S", 60.0)
    soundness = Soundness(lambda: True)
    soundness.wait_for_all()
    assert soundness.over


def test_nobody_writes_into_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "FIRST_PAGE_S", 60.0)
    with pytest.raises(VaultDamaged):
        Soundness(lambda: False).wait()
