"""The key of another centre: every refusal stands where the file was chosen; only compared words confirm it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from casedesk.cases.records.referral import Provider
from casedesk.cases.verbs.refer import keep_provider
from casedesk.security.roles import Role
from casedesk.store.access import Access
from casedesk.text.translation import speak
from casedesk.transfer.partners import KeyState, partner_key
from casedesk.transfer.publishing import publish
from casedesk.ui.desk import Desk
from casedesk.ui.directory.key_panel import KeyPanel
from casedesk.ui.directory.provider_view import ProviderView
from casedesk.ui.directory.screen import DirectoryScreen
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.places import Place, Room
from casedesk.ui.widgets.asking import Question
from tests import factories as make
from tests.accessible import nameless
from tests.stories.pages.by_name import button
from tests.stories.pages.case_page import words_of
from tests.ui.desks import Heard, misfits, shown
from tests.ui.transfer.partners import key_file, partner


@pytest.fixture
def river(desk: Desk) -> Provider:
    """A centre in the directory, without a key."""
    return desk.do(keep_provider, provider=make.provider(name="River House"))


def at(desk: Desk, provider: Provider, qtbot: QtBot) -> DirectoryScreen:
    return shown(qtbot, DirectoryScreen(desk, Place(Room.DIRECTORY, row=provider.id)))


def panel(screen: DirectoryScreen) -> KeyPanel:
    """The key of the centre, opened from its page."""
    assert screen.card is not None
    (link,) = (one for one in screen.card.findChildren(QPushButton) if one.text().startswith("Key of "))
    link.click()
    QApplication.processEvents()
    assert isinstance(screen.card, ProviderView)
    assert screen.card.key is not None
    return screen.card.key


def take(key: KeyPanel, file: Path) -> None:
    """Chooses a file, as the system's own window would hand it over."""
    key.take(file)
    QApplication.processEvents()


def state(desk: Desk, provider: Provider) -> KeyState:
    return desk.glance(partner_key, provider=provider.id).state


def test_taken_compared_pair_by_pair_and_confirmed(desk: Desk, river: Provider, qtbot: QtBot, tmp_path: Path) -> None:
    screen = at(desk, river, qtbot)
    heard = Heard(screen)
    key = panel(screen)
    path, words = key_file(tmp_path)
    take(key, path)
    assert "In the file: River House, key made on 16 November 2026." in words_of(key)
    assert [box.text() for box in key.boxes] == [f"{words[n]} and {words[n + 1]}" for n in (0, 2, 4)]
    assert screen.primary() is key.confirm
    for box in key.boxes:
        assert not key.confirm.isEnabled()
        box.click()
    key.confirm.click()
    QApplication.processEvents()
    assert state(desk, river) is KeyState.CONFIRMED
    assert heard.sentences == ["The key is confirmed. A case can be sent there."]
    assert screen.card is not None
    assert "A case can be sent there: Chan Bopha confirmed the key on 16 November 2026." in words_of(screen.card)


def test_what_is_no_key_is_refused_where_it_was_chosen_and_changes_nothing(
    desk: Desk, river: Provider, qtbot: QtBot, tmp_path: Path
) -> None:
    key = panel(at(desk, river, qtbot))
    for content, sentence in (
        (b"%PDF-1.7", "This file is not a centre’s key."),
        (key_file(tmp_path)[0].read_bytes()[:-9], "This key of a centre is damaged."),
        (key_file(tmp_path, training=True)[0].read_bytes(), "That centre’s key is of a practice file"),
        (desk.do(publish).content, "This is the key of this centre."),
    ):
        file = tmp_path / "chosen"
        file.write_bytes(content)
        take(key, file)
        assert sentence in key.file.problem()
    take(key, tmp_path / "gone")
    assert "The file is not there any more." in key.file.problem()
    assert state(desk, river) is KeyState.NONE
    take(key, key_file(tmp_path)[0])
    assert key.file.problem() == ""


def test_a_newer_key_of_a_confirmed_centre_is_not_used_until_it_is_compared(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    river = partner(desk, tmp_path)
    key = panel(at(desk, river, qtbot))
    assert (key.boxes, key.primary()) == ([], None)
    take(key, key_file(tmp_path)[0])
    assert "Another key than the one confirmed lies here." in words_of(key)
    assert len(key.boxes) == 3
    assert state(desk, river) is KeyState.CHANGED


def test_a_key_is_dropped_after_a_question(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    river = partner(desk, tmp_path)
    screen = at(desk, river, qtbot)
    key = panel(screen)
    button(key, "Stop using it…").click()
    question = screen.findChild(Question)
    assert isinstance(question, Question)
    question.act.click()
    QApplication.processEvents()
    assert state(desk, river) is KeyState.NONE


def test_closing_the_key_leads_back_to_the_centre_and_then_to_the_list(
    desk: Desk, river: Provider, qtbot: QtBot
) -> None:
    screen = at(desk, river, qtbot)
    panel(screen)
    button(screen, "Close").click()
    assert screen.card is not None
    assert "012" in words_of(screen.card) or "Legal" in words_of(screen.card)
    button(screen, "Close").click()
    assert screen.card is None


def test_a_worker_reads_how_it_stands_and_opens_no_key(
    desk: Desk, access: Access, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    river = partner(desk, tmp_path, confirmed=False)
    monkeypatch.setattr(access, "person", replace(access.person, roles=frozenset({Role.SOCIAL_WORKER})))
    screen = at(desk, river, qtbot)
    assert screen.card is not None
    assert "nobody has compared its words yet" in words_of(screen.card)
    assert "Key of " not in words_of(screen.card)


@pytest.mark.parametrize(("language", "size"), [("en", 100), ("km", 130), ("fr", 130)])
def test_nothing_is_cut(
    desk: Desk, qtbot: QtBot, tmp_path: Path, dressed: Appearance, language: str, size: int
) -> None:
    river = partner(desk, tmp_path, confirmed=False)
    speak(language)
    dressed.choose(size=size)
    screen = at(desk, river, qtbot)
    assert isinstance(screen.card, ProviderView)
    screen.card.open_key()
    QApplication.processEvents()
    assert (misfits(screen), nameless(screen)) == ([], [])
