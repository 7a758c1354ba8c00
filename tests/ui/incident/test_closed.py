"""The incident of a closed file is read, section by section, and offers nothing that would be refused."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from casedesk.store.access import Access
from casedesk.ui.desk import Desk
from casedesk.ui.incident.incident_screen import IncidentScreen
from casedesk.ui.places import Place, Room
from tests.factories import DAY, identity, incident, kept, registered
from tests.stories.pages.case_page import words_of
from tests.two_supervisors import closed
from tests.ui.desks import shown

DEEDS = {"Leave, keep draft", "Save the incident", "Change"}


@pytest.mark.parametrize("shut", [True, False])
def test_nothing_is_offered_once_the_file_is_closed(desk: Desk, access: Access, qtbot: QtBot, shut: bool) -> None:
    case = registered(access).id
    kept(access, identity(case))
    (made,) = kept(access, incident(case, account="What she told"))
    screen = shown(qtbot, IncidentScreen(desk, Place(Room.INCIDENT, case=case, row=made.id)))
    if shut:
        closed(access, case, DAY)
        desk.tell_changed("cases", ids=[case])
    offered: set[str] = set()
    while (main := screen.primary()) is not None and main.text() != "Save the incident":
        QApplication.processEvents()
        offered |= pressable(screen)
        main.click()
    offered |= pressable(screen)
    assert offered & DEEDS == (set() if shut else DEEDS)
    assert ("This file is closed. The incident is only read." in words_of(screen)) is shut
    assert "Back" in offered or not shut


def pressable(screen: IncidentScreen) -> set[str]:
    return {one.text() for one in screen.findChildren(QPushButton) if one.isVisibleTo(screen) and one.isEnabled()}
