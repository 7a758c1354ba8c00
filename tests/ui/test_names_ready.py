"""The names a search looks through: complete when it says so, kept current, and gone after locking."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from casedesk.cases.verbs.record import record
from casedesk.store.access import Access
from casedesk.text.name_index import Entry, NameIndex
from casedesk.ui import names_ready
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk
from tests import factories as make
from tests.ui.small_team import NAMES, folder

__all__ = ["folder"]


class Later:
    """In the place of a thread: does its work when it is told to."""

    def __init__(self) -> None:
        self._rest: list[Callable[[], object]] = []

    def __call__(self, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        self._rest.append(lambda: done(work()))

    def go_on(self) -> None:
        """Does what it was given."""
        for one in self._rest:
            one()


def found(desk: Desk, typed: str) -> int:
    return len(desk.names.index.find(typed)) if desk.names.index is not None else -1


def test_read_on_another_thread(desk: Desk, qtbot: QtBot) -> None:
    background = Background(desk)
    with qtbot.waitSignal(desk.names.ready):
        desk.names.begin(background)
    assert (found(desk, "srey"), found(desk, "bopha")) == (2, 1)


def test_what_changes_while_names_are_read_is_not_missed(desk: Desk, access: Access) -> None:
    later = Later()
    desk.names.begin(later)
    case = make.registered(access).id
    desk.do(record, entry=make.identity(case, khmer_name=None, latin_name="Phoeun Sophea"))
    later.go_on()
    assert found(desk, "phoeun") == 1


def test_kept_current(reading_desk: Desk, access: Access) -> None:
    case = make.registered(access).id
    saved = reading_desk.do(record, entry=make.identity(case, khmer_name=None, latin_name="Phoeun Sophea"))
    assert found(reading_desk, "sophea") == 1
    reading_desk.do(record, entry=replace(saved, latin_name="Phoeun Rachana"))
    assert (found(reading_desk, "sophea"), found(reading_desk, "rachana")) == (0, 1)


def test_no_name_is_held_after_locking(reading_desk: Desk) -> None:
    index = reading_desk.names.index
    assert index is not None
    reading_desk.names.forget()
    assert (reading_desk.names.index, len(index)) == (None, 0)
    gc.collect()
    held = [one for one in gc.get_objects() if isinstance(one, Entry) and {*one.names} & {*NAMES}]
    assert held == []


def test_locking_while_names_are_read_ends_that(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    later = Later()
    desk.names.begin(later)
    desk.names.forget()
    told: list[None] = []
    desk.names.ready.connect(lambda: told.append(None))
    later.go_on()
    assert (desk.names.index, told) == (None, [])


def test_locking_waits_for_one_part_only() -> None:
    """Between two parts it looks whether it is still wanted."""
    read: list[int] = []
    cases = [make.first_contact().id for _n in range(3 * names_ready.AT_ONCE)]

    def read_some(some: Any) -> list[Entry[Any]]:
        read.append(len(some))
        names.forget()
        return []

    names = names_ready.Names(lambda: cases, read_some, lambda: None)
    kept: list[NameIndex[Any]] = []
    names.begin(lambda work, done: kept.append(work()))
    assert (read, len(kept[0])) == ([names_ready.AT_ONCE], 0)
