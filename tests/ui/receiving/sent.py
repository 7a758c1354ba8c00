"""A package on a stick and the centre it is for, made once for all tests of the page; each has its own copy."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import CaseKind
from casedesk.cases.queries.case_file import open_case
from casedesk.exchange.content import Content, Enclosed, Entry
from casedesk.exchange.package import sealed_package
from casedesk.security.roles import Role
from casedesk.store.centre.own_key import opened_keys
from casedesk.store.work import Work
from casedesk.transfer.partners import partner_keys, usable_key
from casedesk.transfer.sending import ABOUT
from casedesk.ui.desk import Desk
from casedesk.ui.places import Place, Room
from casedesk.ui.receiving.entry_view import EntryView
from casedesk.ui.receiving.give_view import GiveView
from casedesk.ui.receiving.look_view import LookView
from casedesk.ui.receiving.page import ReceivePage
from tests.transfer.centres import full_case, sent, transfer, two_centres
from tests.ui.desks import Heard, shown
from tests.vaults import enrolled, opened

PATIENCE_MS = 20_000


@dataclass(frozen=True)
class Stick:
    """Both vaults, closed, and the package from one to the other."""

    here: Path
    there: Path
    package: Path


@pytest.fixture(scope="module")
def stick(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Stick:
    """A full case on its way from Lotus to River House, where Sok Chenda is a social worker."""
    folder = tmp_path_factory.mktemp("centres")
    with two_centres(template, folder) as two:
        enrolled(two.there, "Sok Chenda", "chenda", frozenset({Role.SOCIAL_WORKER}))
        package = sent(two, transfer(two, full_case(two.here).id))
    return Stick(folder / "here", folder / "there", package)


@pytest.fixture
def folder(stick: Stick, tmp_path: Path) -> Path:
    """The centre that receives."""
    copy = tmp_path / "vault"
    shutil.copytree(stick.there, copy)
    return copy


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> ReceivePage:
    """The page, before a package is chosen."""
    return shown(qtbot, ReceivePage(desk, Place(Room.RECEIVE)))


def by_hand(
    stick: Stick, path: Path, entries: Sequence[Entry], papers: Sequence[Enclosed] = (), *, centre: str = "Lotus",
    purpose: str = "",
) -> Path:  # fmt: skip
    """A genuine package of whatever content, as another program of the other centre might make it."""
    with opened(stick.here) as access, Work(access) as work:
        to = next(iter(partner_keys(work).values()))
        about = Entry(ABOUT, uuid4(), {"kind": CaseKind.SURVIVOR.value, "purpose": purpose, "urgency": "week"})
        blocks = sealed_package(
            Content([about, *entries], papers), sender=opened_keys(work)[0], centre=centre, to=usable_key(to),
            id=uuid4(), at=work.now(), training=False,
        )  # fmt: skip
        path.write_bytes(b"".join(blocks))
    return path


def open_package(page: ReceivePage, package: Path, qtbot: QtBot) -> None:
    """Chooses a file and waits until it is open, or refused."""
    before = page.look
    page.take(package)
    qtbot.waitUntil(lambda: page.look is not before or bool(page.choose.notice.text()), timeout=PATIENCE_MS)


def refusal(page: ReceivePage, package: Path, qtbot: QtBot) -> str:
    """What is told of a package that does not open."""
    open_package(page, package, qtbot)
    assert page.look is None
    return page.choose.notice.text()


def looked(page: ReceivePage, package: Path, qtbot: QtBot) -> LookView:
    open_package(page, package, qtbot)
    assert page.look is not None
    QApplication.processEvents()
    return page.look


def choose(look: LookView, name: str) -> EntryView:
    """Makes the row of this name current."""
    look.outline.choose(names(look).index(name))
    assert look.entry is not None
    return look.entry


def names(look: LookView) -> list[str]:
    model = look.outline.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def given(page: ReceivePage, name: str) -> GiveView:
    """The last step, with this colleague chosen."""
    assert page.look is not None
    page.look.main.click()
    assert page.give is not None
    who_box = page.give.who
    who_box.setCurrentIndex(who_box.findText(name))
    return page.give


def taken_in(page: ReceivePage, qtbot: QtBot, name: str = "Sok Chenda") -> UUID:
    """Takes the case in; its id."""
    heard = Heard(page)
    given(page, name).main.click()
    qtbot.waitUntil(lambda: bool(heard.places), timeout=PATIENCE_MS)
    (place,) = heard.places
    assert isinstance(place, Place)
    assert place.room is Room.CASE
    assert place.case is not None
    assert heard.sentences == ["The case is taken in. Tell the other centre."]
    return place.case


def file_of(desk: Desk, case: UUID) -> CaseFile:
    return desk.ask(open_case, case=case)
