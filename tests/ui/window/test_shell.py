"""The frame of the open vault: its places, its ways, and what it says."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.security.roles import Role
from casedesk.store.access import Access
from casedesk.ui.places import Place, Room
from casedesk.ui.window.rooms import DOORS, one_up, open_doors
from casedesk.ui.window.unopened import UnopenedScreen
from casedesk.ui.window.window import Window
from tests.accessible import nameless
from tests.factories import registered
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.unlock import Unlocking
from tests.ui.clipping import clipped
from tests.vaults import COLLEAGUE, PASSPHRASE


class Windows(QObject):
    """Notes every window that is shown."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.shown: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_no_page_opens_a_window_of_its_own(unlocking: Unlocking, qapp: QApplication) -> None:
    seen = Windows(qapp)
    shell = unlocking.unlock("bopha", PASSPHRASE).shell
    for room in shell.rooms:
        shell.go(Place(room))
        QApplication.processEvents()
    qapp.removeEventFilter(seen)
    assert seen.shown == []


def test_every_room_has_its_door() -> None:
    assert {door.room for door in DOORS} == {*Room}


def test_the_rail_holds_what_a_persons_roles_open() -> None:
    worker = open_doors({Role.SOCIAL_WORKER})
    assert Room.CASES in worker
    facilitator = open_doors({Role.FACILITATOR})
    assert not {Room.TODAY, Room.CASES, Room.CASE, Room.REFERRALS, Room.INCIDENT} & {*facilitator}
    assert Room.SETTINGS in facilitator
    assert Room.CASES not in open_doors({Role.ADMINISTRATOR})


def test_the_mouse_goes_to_a_place(inside: ShellPage) -> None:
    inside.go("Settings")
    assert inside.shell.place == Place(Room.SETTINGS)


def test_a_page_that_is_left_is_destroyed(inside: ShellPage, qtbot: QtBot) -> None:
    left = inside.screen
    inside.go("Settings")
    qtbot.waitUntil(lambda: not shiboken6.isValid(left))


def test_a_file_of_others_is_told_without_anything_of_it(unlocking: Unlocking, qtbot: QtBot) -> None:
    founder = unlocking.unlock("bopha", PASSPHRASE)
    case = registered(founder.shell.desk.access)
    founder.lock()
    colleague = Unlocking(unlocking.window, qtbot).unlock(COLLEAGUE, PASSPHRASE)
    colleague.shell.go(Place(Room.CASE, case=case.id))
    QApplication.processEvents()
    said = " ".join(label.text() for label in colleague.screen.findChildren(QLabel))
    assert "shared with you" in said
    assert case.number not in said


@pytest.mark.parametrize(
    ("place", "above"),
    [
        (Place(Room.TODAY), None),
        (Place(Room.CASE), Place(Room.CASES)),
        (Place(Room.CASE, part=Part.IDENTITY), Place(Room.CASE)),
        (Place(Room.FIRST_CONTACT), Place(Room.TODAY)),
    ],
)
def test_one_level_up(place: Place, above: Place | None) -> None:
    assert one_up(place) == above


def test_a_forms_page_leads_back_to_its_case(access: Access) -> None:
    case = registered(access).id
    for room in (Room.INCIDENT, Room.REFERRAL, Room.PRINT):
        assert one_up(Place(room, case=case)) == Place(Room.CASE, case=case)


def test_the_counts_follow_a_change(inside: ShellPage, qtbot: QtBot) -> None:
    registered(inside.shell.desk.access)
    inside.shell._count()
    qtbot.waitUntil(lambda: inside.count("Cases") == "1")
    inside.press(Qt.Key.Key_F8)
    assert inside.count("Cases") == "", "seated together, no count is seen"
    inside.press(Qt.Key.Key_F8)
    assert inside.count("Cases") == "1"


def test_names_are_on_until_they_are_off(inside: ShellPage) -> None:
    inside.press(Qt.Key.Key_F9)
    assert inside.shell.names_on
    inside.press(Qt.Key.Key_F8)
    assert not inside.shell.names_on, "nobody's name is seen by who sits beside the worker"


def test_a_bug_is_told_without_a_value(inside: ShellPage) -> None:
    inside.window.tell_fault("KeyError in casedesk.ui.case_list.screen, line 12")
    said = [notice.text() for notice in inside.notices]
    assert any("case_list.screen, line 12" in one and "What you typed is kept" in one for one in said)


def test_a_narrow_window_keeps_everything(inside: ShellPage) -> None:
    inside.window.resize(1180, 660)
    QApplication.processEvents()
    assert clipped(inside.rail) == []
    assert nameless(inside.rail) == []


def test_the_practice_file_wears_a_border(window: Window, qtbot: QtBot) -> None:
    shell = Unlocking(window, qtbot).unlock("bopha", PASSPHRASE)
    assert window.contentsMargins().left() == 0
    assert shell.window.vault is not None
    shell.window.vault.training = True
    window.draw_border()
    assert window.contentsMargins().left() > 0


def test_an_unopened_page_leads_back(inside: ShellPage, qtbot: QtBot) -> None:
    page = UnopenedScreen(inside.shell.desk, Place(Room.CASES), "It is not shown.")
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.back):
        page.notice.taken.emit()


def test_a_page_is_laid_out_before_it_is_seen(inside: ShellPage) -> None:
    inside.shell.go(Place(Room.CASES))
    inside.shell.go(Place(Room.TODAY))

    def places() -> list[QRect]:
        return [one.geometry() for one in inside.screen.findChildren(QWidget) if one.isVisible()]

    first = places()
    QApplication.processEvents()
    assert places() == first
