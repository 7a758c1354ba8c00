"""The gallery and the sample pages paint without a warning and without a clipped word, in every dress."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from casedesk.text.translation import speak
from casedesk.ui.looks.appearance import Appearance, Mode
from tests.accessible import nameless
from tests.looks import gallery, pages
from tests.looks.frame import HEIGHT, WIDTH
from tests.stretched import stretching
from tests.ui.clipping import clipped

WINDOWS: dict[str, Callable[[], QWidget]] = {**pages.PAGES, "gallery": gallery.Gallery}
DRESSES = list(itertools.product(WINDOWS, Mode, (100, 130)))


def shown(qtbot: QtBot, make: Callable[[], QWidget]) -> QWidget:
    window = make()
    qtbot.addWidget(window)
    window.resize(WIDTH, HEIGHT)
    window.show()
    qtbot.waitExposed(window)
    return window


def shades(window: QWidget) -> int:
    """How many different colours a picture of the window holds."""
    image = window.grab().toImage()
    return len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 3)})


@pytest.mark.parametrize(("name", "mode", "size"), DRESSES)
def test_it_paints_and_nothing_is_clipped(qtbot: QtBot, dressed: Appearance, name: str, mode: Mode, size: int) -> None:
    dressed.choose(mode=mode, size=size)
    window = shown(qtbot, WINDOWS[name])
    assert clipped(window) == []
    assert shades(window) > 40


@pytest.mark.parametrize("name", WINDOWS)
def test_khmer_fits(qtbot: QtBot, dressed: Appearance, name: str) -> None:
    speak("km")
    dressed.choose()
    assert clipped(shown(qtbot, WINDOWS[name])) == []


@pytest.mark.parametrize(("name", "size"), list(itertools.product(pages.PAGES, (100, 130))))
def test_longer_words_fit(qtbot: QtBot, dressed: Appearance, name: str, size: int) -> None:
    dressed.choose(size=size)
    with stretching():
        assert clipped(shown(qtbot, pages.PAGES[name])) == []


@pytest.mark.parametrize("name", WINDOWS)
def test_everything_that_takes_focus_has_a_name(qtbot: QtBot, name: str) -> None:
    assert nameless(shown(qtbot, WINDOWS[name])) == []


def test_the_walker_finds_a_clipped_word(qtbot: QtBot) -> None:
    def narrow() -> QWidget:
        window = QWidget()
        column = QVBoxLayout(window)
        for widget in (QLabel("a label that is much too long"), QPushButton("a button that is much too long")):
            widget.setFixedWidth(40)
            column.addWidget(widget)
        return window

    assert len(clipped(shown(qtbot, narrow))) == 2
