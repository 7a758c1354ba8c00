"""The page fits: nothing is cut in a longer language or a larger size, everything has a name, and it is soon there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.store.access import Access
from casedesk.text.translation import speak
from casedesk.ui.desk import Desk
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.reading_order import focus_chain
from tests import factories as make
from tests.accessible import nameless
from tests.factories import NOON
from tests.stretched import stretching
from tests.ui.case.pages import followed, page_of
from tests.ui.clipping import clipped

MOST_WIDGETS = 250
"""Of a page; each row built would add some."""


def every_place(qtbot: QtBot, desk: Desk, access: Access) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each part of a full file: what it is called, what is cut in it, and what has no name."""
    page = page_of(qtbot, desk, followed(access))
    for part in (None, *Part):
        if part is not None:
            page.view.open_part(part)
        QApplication.processEvents()
        yield (part.value if part else "timeline"), clipped(page.screen), nameless(page.screen)


@pytest.mark.parametrize("size", [100, 130])
@pytest.mark.parametrize("language", ["en", "km", "fr"])
def test_nothing_is_cut(
    qtbot: QtBot, desk: Desk, access: Access, dressed: Appearance, language: str, size: int
) -> None:
    speak(language)
    dressed.choose(size=size)
    assert {place: cut for place, cut, _nameless in every_place(qtbot, desk, access) if cut} == {}


def test_nothing_is_cut_when_every_sentence_grows(qtbot: QtBot, desk: Desk, access: Access) -> None:
    with stretching():
        assert {place: cut for place, cut, _nameless in every_place(qtbot, desk, access) if cut} == {}


def test_everything_that_takes_focus_has_a_name(qtbot: QtBot, desk: Desk, access: Access) -> None:
    assert {place: found for place, _cut, found in every_place(qtbot, desk, access) if found} == {}


def test_a_long_file_is_soon_there(qtbot: QtBot, desk: Desk, access: Access) -> None:
    """What is promised is measured in benchmarks/: this catches a page that builds every row of its parts."""
    case = followed(access)
    make.kept(access, *(make.follow_up(case, at=NOON - timedelta(minutes=n)) for n in range(1, 31)))
    page = page_of(qtbot, desk, case)
    assert len(page.titles()) == 40
    assert len(page.view.findChildren(QWidget)) < MOST_WIDGETS


def test_tab_goes_as_one_reads(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page = page_of(qtbot, desk, followed(access))
    page.toggle_number()
    page.open_part("Consents")
    QApplication.processEvents()
    view = page.view
    reading = [view.header, view.safe_bar, view.steps, view.parts, view.middle, view.readers]
    told = [place for one in focus_chain(view.header) for place, region in enumerate(reading) if holds(region, one)]
    assert told == sorted(told)
    assert set(told) == set(range(len(reading)))


def holds(region: QWidget, one: QWidget) -> bool:
    return one is region or region.isAncestorOf(one)
