"""What was done is told where one is now: the sentence lies on top of the page one arrives on."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from casedesk.ui.places import Place, Room
from casedesk.ui.widgets.toast import Toast
from tests.stories.pages.shell import ShellPage


def test_it_stays_on_top_of_the_page_that_comes_after(inside: ShellPage) -> None:
    inside.shell.say("Saved. The file has its code now.")
    inside.shell.go(Place(Room.CASES))
    QApplication.processEvents()
    (toast,) = inside.shell.findChildren(Toast)
    assert toast.isVisible()
    seen = inside.window.childAt(toast.mapTo(inside.window, QPoint(toast.width() // 2, toast.height() // 2)))
    assert seen is not None
    assert seen is toast or toast.isAncestorOf(seen)
