"""Settings › This centre’s key: made, saved, read out, made anew; whoever is no supervisor reads whose it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from casedesk.exchange.centre_key import read_centre_key
from casedesk.security.roles import Role
from casedesk.store.access import Access
from casedesk.store.centre.own_key import own_key
from casedesk.text.translation import speak
from casedesk.ui.background import Background
from casedesk.ui.centre_key.page import CentreKeyPage
from casedesk.ui.desk import Desk
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.people.key_words import KeyWords
from casedesk.ui.widgets.asking import Question
from tests.accessible import nameless
from tests.stories.pages.case_page import words_of
from tests.ui.clipping import clipped
from tests.ui.desks import journalled
from tests.ui.print.test_print_screen import ToFolder


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, tmp_path: Path) -> CentreKeyPage:
    """The page, as wide as Settings leaves it."""
    return opened(desk, qtbot, tmp_path)


def opened(desk: Desk, qtbot: QtBot, folder: Path) -> CentreKeyPage:
    made = CentreKeyPage(desk, Background(desk), ways=ToFolder(folder))
    desk.changed.connect(made.refresh)  # as Settings does
    made.resize(894, 600)
    qtbot.addWidget(made)
    heads = QWidget(made)  # in the place of the head of Settings
    heads.resize(890, 44)
    row = QHBoxLayout(heads)
    for head in made.buttons():
        row.addWidget(head)
    made.show()
    QApplication.processEvents()
    return made


def pressed(page: CentreKeyPage) -> None:
    """The primary button."""
    main = page.primary()
    assert main is not None
    main.click()
    QApplication.processEvents()


def test_made_saved_and_the_words_are_those_of_the_file(
    page: CentreKeyPage, desk: Desk, access: Access, qtbot: QtBot, tmp_path: Path
) -> None:
    assert "This centre has no key yet" in words_of(page)
    pressed(page)
    assert page.facts()[1] == "not handed out yet"
    file = tmp_path / "chosen.casedesk-centre"
    pressed(page)
    qtbot.waitUntil(file.exists)
    qtbot.waitUntil(lambda: page.facts()[1].startswith("last saved on"))
    found = read_centre_key(file.read_bytes())
    words = page.findChild(KeyWords)
    assert isinstance(words, KeyWords)
    assert words.words == found.keys.words()
    assert found.centre == "Lotus"
    assert journalled(access, "publish centre key") == 1


def test_another_key_is_asked_once_more_and_has_to_be_given_again(page: CentreKeyPage, desk: Desk) -> None:
    pressed(page)
    before = desk.glance(own_key)
    page._ask_anew()
    question = page.findChild(Question)
    assert isinstance(question, Question)
    assert question.safe.hasFocus() or question.safe.isDefault()
    question.act.click()
    QApplication.processEvents()
    now = desk.glance(own_key)
    assert before is not None
    assert now is not None
    assert now.words != before.words
    assert "Give it to the other centres again" in words_of(page)


def test_a_worker_reads_whose_it_is(
    desk: Desk, access: Access, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "person", replace(access.person, roles=frozenset({Role.SOCIAL_WORKER})))
    page = opened(desk, qtbot, tmp_path)
    assert "The key of this centre is a supervisor’s to hand out" in words_of(page)
    assert (page.primary(), page.buttons(), page.facts()) == (None, (), ())


@pytest.mark.parametrize(("language", "size"), [("en", 100), ("km", 130), ("fr", 130)])
def test_nothing_is_cut(
    desk: Desk, qtbot: QtBot, tmp_path: Path, dressed: Appearance, language: str, size: int
) -> None:
    speak(language)
    dressed.choose(size=size)
    page = opened(desk, qtbot, tmp_path)
    assert (clipped(page), nameless(page)) == ([], [])
    pressed(page)
    page.make()
    QApplication.processEvents()
    assert (clipped(page), nameless(page)) == ([], [])
