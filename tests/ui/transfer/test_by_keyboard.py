"""A case is handed over with keys alone, in Khmer and on the smallest screen: asked, sealed, answered, closed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.cases.codes.review import ClosureReason
from casedesk.cases.codes.work import ReferralState
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.case import Case
from casedesk.store.work import Work
from casedesk.text.translation import _
from casedesk.ui import settings as choices
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.desk import Desk
from casedesk.ui.places import Place, Room
from casedesk.ui.settings import Settings
from casedesk.ui.transfer.screen import TransferScreen
from casedesk.ui.widgets.consent_answer import ConsentAnswer
from casedesk.ui.widgets.parts import PartsList
from casedesk.ui.window.window import Window
from tests.stories.pages.hands import Hands
from tests.stories.pages.opening import arrived
from tests.stories.pages.unlock import Unlocking
from tests.transfer.centres import full_case
from tests.ui.transfer.partners import partner
from tests.vaults import PASSPHRASE, Grown, opened

ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space
CTRL = Qt.KeyboardModifier.ControlModifier
KEPT_BACK = (Part.RISK, Part.LEGAL)


@pytest.fixture
def folder(tmp_path: Path, grown: Grown) -> Path:
    """A vault with a full case, and another centre whose key is confirmed."""
    copy = tmp_path / "vault"
    grown(copy, with_a_case_and_a_partner)
    return copy


def with_a_case_and_a_partner(folder: Path) -> None:
    with opened(folder) as access:
        full_case(access)
        desk = Desk(access)
        partner(desk, folder.parent)
        desk.deleteLater()


def test_from_the_page_of_the_case_to_its_closure(
    window: Window, qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    shell = Unlocking(window, qtbot).unlock("bopha", PASSPHRASE)
    settings.set(choices.LANGUAGE, "km")
    window.redress()
    window.resize(1180, 660)
    with Work(shell.shell.desk.access, reading=True) as work:
        (case,) = work.find(Case)
    keys = Hands(window, qtbot)

    shell.shell.go(Place(Room.CASE, case.id))
    keys.back_to(lambda here: isinstance(here, QPushButton) and here.accessibleName() == _("More"))
    keys.press(ENTER)
    keys.choose(_("Transfer the case…"))
    screen = arrived(shell, TransferScreen)
    assert isinstance(keys.focus, PartsList)
    keys.press(ENTER)
    assert isinstance(keys.focus, QLineEdit)
    keys.write("ទៅនៅជាមួយបងស្រី")
    keys.tab_to(lambda here: isinstance(here, ConsentAnswer))
    for row in screen._form.items.rows:
        for line in row.answers:
            assert keys.focus is line
            assert not line.visibleRegion().isEmpty(), "what is asked is in sight"
            keys.say("R" if row.part in KEPT_BACK else "A")
    keys.primary()
    assert screen._state() is ReferralState.CONSENTED

    keys.primary()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    keys.rewrite(str(tmp_path / "package.casedesk-case"))
    keys.press(ENTER)
    qtbot.waitUntil(lambda: screen._state() is ReferralState.SENT)
    assert (tmp_path / "package.casedesk-case").exists()

    keys.press(SPACE)
    keys.primary()
    assert screen._state() is ReferralState.ACCEPTED
    keys.primary()
    view = arrived(shell, CaseScreen).view
    assert view is not None
    form = view.middle.form()
    assert form is not None
    assert form.editor.form.value("reason") is ClosureReason.TRANSFERRED
    (went,) = (one for one in shell.shell.desk.ask(open_case, case=case.id).releases if one.parts)
    assert not set(went.parts) & set(KEPT_BACK)
    window.lock()
