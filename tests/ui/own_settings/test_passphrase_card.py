"""One's own passphrase under General: asked twice, refused in the field, and nothing typed is left behind."""

from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casedesk.ui.own_settings.general import GeneralPage
from casedesk.ui.own_settings.passphrase_card import PassphraseCard
from casedesk.ui.places import Place, Room
from casedesk.ui.widgets.passphrase import PassphraseEdit
from casedesk.ui.window.settings_screen import SettingsScreen
from tests.coming_in import NEW
from tests.stories.pages.by_name import button
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.unlock import Unlocking
from tests.vaults import PASSPHRASE


def card(inside: ShellPage) -> PassphraseCard:
    inside.shell.go(Place(Room.SETTINGS))
    screen = inside.screen
    assert isinstance(screen, SettingsScreen)
    assert isinstance(screen.page, GeneralPage)
    return screen.page.passphrase


def typed(found: PassphraseCard, **words: str) -> None:
    for name, said in words.items():
        control = found.fields[name].control
        assert isinstance(control, PassphraseEdit)
        control.setText(said)


def test_it_is_changed_and_the_next_unlocking_asks_for_the_new_one(
    inside: ShellPage, unlocking: Unlocking, qtbot: QtBot
) -> None:
    found = card(inside)
    assert inside.screen.primary() is None
    button(found, "Change my passphrase").click()
    assert inside.screen.primary() is found.change
    typed(found, old=PASSPHRASE, new=NEW, again=NEW)
    with qtbot.waitSignal(found.changed, timeout=20_000):
        found.change.click()
    assert found.fields == {}
    inside.lock()
    assert unlocking.refused("bopha", PASSPHRASE).startswith("That did not open.")
    unlocking.page.wait(0)
    unlocking.unlock("bopha", NEW)


def test_what_is_wrong_is_told_in_its_field_with_empty_fields(inside: ShellPage, qtbot: QtBot) -> None:
    found = card(inside)
    found.open()
    typed(found, old=PASSPHRASE, new=NEW, again="another")
    found.change.click()
    assert found.fields["again"].problem() == "The two are not the same."
    typed(found, old="not this one at all", again=NEW)
    before = found.fields["old"]
    found.change.click()
    qtbot.waitUntil(lambda: found.fields["old"] is not before, timeout=20_000)
    assert found.fields["old"].problem() == "This is not your present passphrase. Nothing was changed."
    assert {found.typed(name) for name in found.fields} == {""}
    typed(found, old=PASSPHRASE, new="short", again="short")
    before = found.fields["new"]
    found.change.click()
    qtbot.waitUntil(lambda: found.fields["new"] is not before, timeout=20_000)
    assert found.fields["new"].problem().startswith("Use at least 15 characters")


def test_how_strong_the_new_one_is_is_said_below_it(inside: ShellPage, qtbot: QtBot) -> None:
    found = card(inside)
    found.open()
    new = found.fields["new"].control
    QTest.keyClicks(new, "password password")
    qtbot.waitUntil(lambda: "Easy to guess" in new.accessibleDescription())
    QTest.keyClicks(new, " lantern gravel otter mosaic")
    qtbot.waitUntil(lambda: new.accessibleDescription() == "Strong")


def test_leaving_it_destroys_what_was_typed(inside: ShellPage) -> None:
    found = card(inside)
    found.open()
    typed(found, old=PASSPHRASE)
    button(found, "Leave it as it is").click()
    assert found.fields == {}
    assert found.findChildren(PassphraseEdit) == []
