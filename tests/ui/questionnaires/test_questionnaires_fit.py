"""The list, a try, mistakes and every form of the editor: whole in the usual and the smallest window, named, calm."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.questionnaires.page import QuestionnairesPage
from casedesk.ui.window.settings_screen import SettingsScreen
from tests.accessible import nameless
from tests.cases.questionnaires.files import SMALL
from tests.stories.pages.questionnaires import Questionnaires
from tests.stories.pages.unlock import Unlocking
from tests.stretched import stretching
from tests.ui.clipping import clipped
from tests.ui.windows import Open
from tests.vaults import PASSPHRASE

SIZES = ((1366, 698), (1180, 660))


def views(page: Questionnaires, folder: Path) -> Iterator[str]:
    """Goes from one to the next and says where it is."""
    yield "list"
    page.bring(folder, SMALL.replace("version = 1", "version = 0"))
    yield "mistakes"
    page.bring(folder, SMALL)
    yield "try"
    page.page.show_list()
    page.page.write_from(page.page.list.rows()[0])
    editor = page.page.editor
    assert editor is not None
    for kind in ("answers", "subscale", "question"):
        editor.add_new(kind)
    for kind in ("choice", "scale", "number"):
        editor.add_new("question")
        editor.draft.turn(editor.form.path, kind)
        if kind == "choice":
            editor.draft.at(editor.form.path)["asked_when"] = {"question": "q1", "answers": []}
    editor.keep()
    for path in editor.draft.paths():
        editor.point_at(path)
        yield f"editor {path}"


def wrong(page: Questionnaires, screen: SettingsScreen, folder: Path) -> Iterator[str]:
    """What is wrong with any view at any size."""
    window = screen.window()
    for view in views(page, folder):
        for size in SIZES:
            window.resize(*size)
            for _round in range(3):
                QApplication.processEvents()
            yield from (f"{view} at {size}: {one}" for one in clipped(window))
            if (window.width(), window.height()) != size:
                yield f"{view} needs {window.width()} × {window.height()}"
        yield from (f"{view}: no name: {one}" for one in nameless(screen))
        shown = [one for one in window.findChildren(QPushButton) if one.isVisibleTo(window)]
        if sum(bool(one.property("primary")) for one in shown) > 1:
            yield f"{view}: several primary buttons"


def test_every_view_fits_with_longer_sentences(folder: Path, open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    shell = Unlocking(open_window(folder), qtbot).unlock("bopha", PASSPHRASE)
    with stretching():
        shell.shell.go(Place(Room.SETTINGS, part=Topic.QUESTIONNAIRES))
        QApplication.processEvents()
        screen = shell.screen
        assert isinstance(screen, SettingsScreen)
        assert isinstance(screen.page, QuestionnairesPage)
        assert "\n".join(wrong(Questionnaires(screen.page), screen, tmp_path)) == ""
