"""Promise 17: every look is recorded before it happens; where it cannot be recorded, nothing is shown."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from PySide6.QtWidgets import QLabel, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

import casedesk
from casedesk.cases.attached.examining import examined
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.review import DocumentKind
from casedesk.cases.queries.journal import WantedEntries
from casedesk.cases.queries.search import everybody, searchable
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.case import Case
from casedesk.cases.records.identity import Identity
from casedesk.cases.verbs.attach import add_attachment
from casedesk.cases.verbs.leave import note_print
from casedesk.store.access import Access
from casedesk.store.tables import journal
from casedesk.store.trouble import StoreFault
from casedesk.store.work import Work
from casedesk.text.name_index import NameIndex
from casedesk.ui.desk import Desk
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.places import Place, Room
from casedesk.ui.screen import Screen
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.window.rooms import DOORS, Door
from tests import factories as make
from tests.cases.attached import papers
from tests.promises.insider import checked
from tests.ui.desks import desk
from tests.vaults import Clock

__all__ = ["desk"]

NAME, SAY_FIRST = "Kanarienvogel Sreymom", "Ask for the canary seeds"


@dataclass(frozen=True)
class File:
    """A case with somebody in it, her identity, and the entry of a print with a reason."""

    case: Case
    identity: Identity
    printed: int
    photo: Attachment


@pytest.fixture
def file(access: Access) -> File:
    case = make.registered(checked(access), say_first=SAY_FIRST)
    (identity,) = make.kept(access, make.identity(case.id, latin_name=NAME))
    with Work(access) as work:
        photo = add_attachment(work, case=case.id, kind=DocumentKind.PHOTO, paper=examined(papers.jpeg()))
        note_print(work, case=case.id, paper="summary", parts="steps", for_whom="court", reason=NAME)
        work.commit()
        printed = int(work.db.scalar(sa.select(sa.func.max(journal.c.seq))) or 0)
    return File(case, identity, printed, photo)


@contextmanager
def no_entry(access: Access) -> Iterator[None]:
    """Inside the block the journal takes no entry, whoever writes it."""
    refusing = "CREATE TRIGGER no_entry BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'no'); END"
    for statement in (refusing, None):
        connection = access.engine.raw_connection()
        connection.cursor().execute(statement or "DROP TRIGGER no_entry")
        connection.close()
        if statement:
            yield


def logging() -> dict[str, tuple[Callable[..., Any], str]]:
    """Every query of the program that is recorded, by name, and what is recorded of it."""
    found = {}
    for module in pkgutil.walk_packages(casedesk.__path__, "casedesk."):
        if any(room in module.name for room in ("migrations", ".ui", "__main__")):
            continue
        for name, one in vars(importlib.import_module(module.name)).items():
            if getattr(one, "logs", "") and one.__module__ == module.name:
                found[name] = (one, str(one.logs))
    return found


def arguments(access: Access, file: File) -> dict[str, dict[str, Any]]:
    """What each of these queries is asked here."""
    case, who = file.case.id, file.identity
    return {
        "open_case": {"case": case},
        "reveal": {"case": case, "kind": Identity, "row": who.id, "fields": ["latin_name"]},
        "read_attachment": {"case": case, "attachment": file.photo.id},
        "case_rows_with_names": {"ids": [case.bytes]},
        "versions_of": {"case": case, "entry": who},
        "clash_of": {"case": case, "mine": who},
        "version_of": {"case": case, "entry": who, "version": 1},
        "entry_numbers": {"wanted": WantedEntries()},
        "entry_words": {"number": file.printed, "concerns": case},
        "search": {"index": index_of(access), "typed": NAME},
        "names_of": {"cases": frozenset({case})},
        "why_shared": {"case": case, "person": access.person.id},
    }


def index_of(access: Access) -> NameIndex[UUID]:
    """Every name the person can open, as the window holds them in memory."""
    with Work(access, reading=True) as work:
        return NameIndex(searchable(work, cases=everybody(work)))


def entries(access: Access, action: str = "", about: Case | None = None) -> int:
    where = [journal.c.action == action] if action else []
    where += [journal.c.object == about.id] if about else []
    with Work(access, reading=True) as work:
        return int(work.db.scalar(sa.select(sa.func.count()).select_from(journal).where(*where)) or 0)


def test_every_query_that_is_recorded_is_asked_below(access: Access, file: File) -> None:
    assert logging().keys() == arguments(access, file).keys()


@pytest.mark.parametrize("name", sorted(logging()))
def test_a_look_is_in_the_journal_once_it_is_answered(access: Access, file: File, name: str) -> None:
    read, action = logging()[name]
    before = entries(access, action)
    with Work(access) as work:
        read(work, **arguments(access, file)[name])
    assert entries(access, action) == before + 1


@pytest.mark.parametrize("name", sorted(logging()))
def test_where_the_journal_takes_no_entry_nothing_is_answered(access: Access, file: File, name: str) -> None:
    read, _action = logging()[name]
    asked = arguments(access, file)[name]
    with no_entry(access), pytest.raises(StoreFault) as trouble, Work(access) as work:
        read(work, **asked)
    assert NAME not in str(trouble.value)
    with Work(access) as work:  # the same is answered once it can be recorded
        assert inspect.unwrap(read)(work, **asked) is not None


def of_a_case() -> list[Door]:
    """The pages one comes to from a case."""
    return [door for door in DOORS if door.icon is None and door.room is not Room.FIRST_CONTACT]


def built(desk: Desk, door: Door, place: Place, qtbot: QtBot) -> Screen:
    assert door.build is not None
    screen = door.build(desk, place)
    qtbot.addWidget(screen)
    screen.names_shown(True)
    return screen


def words_on(screen: QWidget) -> str:
    """Everything that can be read on a page, and every name a screen reader would say."""
    told = [one.accessibleName() for one in screen.findChildren(QWidget)]
    for kind in (QLabel, QLineEdit, Prose):
        told += [str(one.text()) for one in screen.findChildren(kind)]  # type: ignore[attr-defined]
    told += [one.toPlainText() for one in screen.findChildren(QTextEdit)]
    return "\n".join(told)


def places(case: Case) -> Iterator[tuple[Door, Place]]:
    for door in of_a_case():
        yield door, Place(door.room, case.id)
        if door.room is Room.CASE:
            yield from ((door, Place(door.room, case.id, part)) for part in Part)


def test_each_page_that_shows_anything_of_a_case_has_recorded_it(
    desk: Desk, access: Access, file: File, clock: Clock, qtbot: QtBot, dressed: Appearance
) -> None:
    showing = set()
    for door, place in places(file.case):
        clock.at += timedelta(minutes=6)  # another look, not the same one
        before = entries(access, about=file.case)
        words = words_on(built(desk, door, place, qtbot))
        if NAME in words or SAY_FIRST in words:
            showing.add(door.room)
            assert entries(access, about=file.case) > before, f"{place} shows and does not tell"
    assert Room.CASE in showing


@pytest.mark.parametrize("room", [Room.CASE, Room.INCIDENT, Room.REFERRAL, Room.PRINT])
def test_no_page_of_a_case_opens_where_it_cannot_be_recorded(
    desk: Desk, access: Access, file: File, qtbot: QtBot, dressed: Appearance, room: Room
) -> None:
    (door,) = (door for door in DOORS if door.room is room)
    with no_entry(access), pytest.raises(StoreFault):
        built(desk, door, Place(room, file.case.id), qtbot)
