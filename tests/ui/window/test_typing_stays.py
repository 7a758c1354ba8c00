"""What is typed on a page is never lost by going elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casedesk.store.drafts import my_drafts
from casedesk.ui.first_contact import FirstContactScreen
from casedesk.ui.places import Place, Room
from tests.stories.pages.forms import FirstContactPage
from tests.stories.pages.unlock import Unlocking
from tests.ui.forms.full_disk import full_disk
from tests.vaults import PASSPHRASE


class Flashes(QObject):
    """Notes every window that is shown."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.shown: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def page_of(unlocking: Unlocking, qtbot: QtBot) -> FirstContactPage:
    shell = unlocking.unlock("bopha", PASSPHRASE).shell
    shell.go(Place(Room.FIRST_CONTACT))
    screen = shell.screen_here
    assert isinstance(screen, FirstContactScreen)
    return FirstContactPage(qtbot, screen)


def test_a_page_whose_words_cannot_be_kept_stays(unlocking: Unlocking, qtbot: QtBot) -> None:
    page = page_of(unlocking, qtbot)
    assert unlocking.window.vault is not None
    shell = unlocking.window.vault.shell
    page.write("reason", "She asks for a place to stay")
    page.screen.contact.set_value("reason", "word " * 3_900)
    with full_disk(shell.desk.access):
        shell.go(Place(Room.CASES))
        assert shell.screen_here is page.screen
        assert any("disk is full" in one for one in page.notices())
    shell.go(Place(Room.CASES))
    assert shell.place is not None
    assert shell.place.room is Room.CASES
    (draft,) = shell.desk.ask(my_drafts)
    assert draft.answers["contact"]["reason"].startswith("word")


def test_building_the_forms_opens_no_window(unlocking: Unlocking, qtbot: QtBot, qapp: QApplication) -> None:
    seen = Flashes(qapp)
    page = page_of(unlocking, qtbot)
    page.choose("reach_by", "Own phone")
    page.choose("safe_to_talk", "No")
    QApplication.processEvents()
    qapp.removeEventFilter(seen)
    assert seen.shown == []


def test_locking_keeps_the_draft(unlocking: Unlocking, qtbot: QtBot) -> None:
    page = page_of(unlocking, qtbot)
    page.write("reason", "Half a sentence")
    unlocking.window.lock()
    again = page_of(unlocking, qtbot)
    assert again.screen.contact.value("reason") == "Half a sentence"
