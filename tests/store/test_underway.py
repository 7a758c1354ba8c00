"""Locking never takes keys or connections from the midst of something: long work is asked to stop, and waited for."""

from __future__ import annotations

import threading

import pytest

from casedesk.store import vault
from casedesk.store.access import Access
from casedesk.store.trouble import VaultLocked
from casedesk.store.underway import Underway
from casedesk.store.work import Work

PATIENCE_S = 10.0


def test_locking_waits_for_what_must_not_be_cut_and_the_rest_finds_it_locked(access: Access) -> None:
    inside, may_end = threading.Event(), threading.Event()
    seen: list[str] = []

    def rotation() -> None:
        with access.underway:
            inside.set()
            may_end.wait(PATIENCE_S)
            with Work(access) as work:  # further in, though nobody else may begin
                seen.append(str(work.db.closed))
            seen.append("whole")

    def locking() -> None:
        vault.lock(access)
        seen.append("locked")

    job, lock = threading.Thread(target=rotation), threading.Thread(target=locking)
    job.start()
    assert inside.wait(PATIENCE_S)
    lock.start()
    while not access.underway.stopped():
        pass
    with pytest.raises(VaultLocked), Work(access, reading=True):
        pass
    assert access.database_key
    may_end.set()
    job.join(PATIENCE_S)
    lock.join(PATIENCE_S)
    assert seen == ["False", "whole", "locked"]
    assert access.database_key == b""


def test_long_work_that_looks_stops_at_its_next_step(access: Access) -> None:
    steps = 0

    def job() -> None:
        nonlocal steps
        while not access.underway.stopped():
            with Work(access, reading=True):
                steps += 1

    thread = threading.Thread(target=job)
    thread.start()
    access.underway.ask_to_stop()
    with Work(access):
        pass  # a draft can still be kept
    thread.join(PATIENCE_S)
    assert not thread.is_alive()


def test_trouble_inside_lets_go(access: Access) -> None:
    underway = Underway()
    with pytest.raises(ZeroDivisionError), underway:
        raise ZeroDivisionError
    closing = threading.Thread(target=underway.close)
    closing.start()
    closing.join(PATIENCE_S)
    assert not closing.is_alive()
    with pytest.raises(VaultLocked), underway:
        pass
