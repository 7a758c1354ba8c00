"""An attachment on its page: looked at, let go of, removed, and let out; on a real encrypted vault."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from casedesk.cases.attached.examining import examined
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.review import DocumentKind
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.verbs.attach import add_attachment
from casedesk.store.access import Access
from casedesk.ui.attachments.looking import Looking
from casedesk.ui.case.attachment_panel import AttachmentPanel
from casedesk.ui.case.attachments_panel import AttachmentsPanel
from casedesk.ui.desk import Desk
from casedesk.ui.widgets.asking import Question
from tests.cases.attached import papers
from tests.stories.pages.by_name import button
from tests.stories.pages.case_page import CasePage
from tests.stories.pages.typing import press
from tests.ui.case.pages import page_of
from tests.ui.desks import journalled
from tests.ui.parts.conftest import case

__all__ = ["case"]


def attachments(desk: Desk, case: UUID) -> tuple[Attachment, ...]:
    return desk.ask(open_case, case=case).of(Attachment)


def added(desk: Desk, case: UUID, content: bytes, kind: DocumentKind = DocumentKind.PHOTO) -> Attachment:
    return desk.do(add_attachment, case=case, kind=kind, paper=examined(content), title="Zqtitle")


def opened(qtbot: QtBot, desk: Desk, case: UUID, one: Attachment) -> tuple[CasePage, AttachmentPanel]:
    page = page_of(qtbot, desk, case, Part.ATTACHMENTS, row=one.id)
    panel = page.view.middle.panel()
    assert isinstance(panel, AttachmentPanel)
    return page, panel


def looking(qtbot: QtBot, panel: AttachmentPanel) -> Looking:
    button(panel, "Look at it").click()
    qtbot.waitUntil(lambda: not panel.looking.view.image().isNull())
    return panel.looking


def test_titles_stand_behind_dots_until_they_are_asked_for(
    qtbot: QtBot, desk: Desk, case: UUID, access: Access
) -> None:
    added(desk, case, papers.jpeg())
    page = page_of(qtbot, desk, case, Part.ATTACHMENTS)
    panel = page.view.middle.panel()
    assert isinstance(panel, AttachmentsPanel)
    assert "Zqtitle" not in rows_of(panel)
    before = journalled(access, "reveal")
    button(panel, "Show titles").click()
    assert "Zqtitle" in rows_of(panel)
    assert journalled(access, "reveal") == before + 1
    panel.hide()
    assert "Zqtitle" not in rows_of(panel)


def rows_of(panel: AttachmentsPanel) -> str:
    from PySide6.QtWidgets import QTableView

    model = panel.findChildren(QTableView)[0].model()
    cells = (
        model.index(row, column).data() for row in range(model.rowCount()) for column in range(model.columnCount())
    )
    return " ".join(str(cell) for cell in cells)


def test_a_photo_is_looked_at_and_let_go_of(qtbot: QtBot, desk: Desk, case: UUID, access: Access) -> None:
    one = added(desk, case, papers.jpeg(side_up=6, width=640, height=480))
    _page, panel = opened(qtbot, desk, case, one)
    assert journalled(access, "look at attachment") == 0
    shown = looking(qtbot, panel)
    assert journalled(access, "look at attachment") == 1
    assert (shown.view.image().width(), shown.view.image().height()) == (480, 640), "its right side is up"
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Right, Qt.Key.Key_R):
        QTest.keyClick(shown.view, key)
    assert shown.view.can_zoom(-1)
    assert shown.view.turned() == 90
    QTest.keyClick(shown.view, Qt.Key.Key_0)
    assert not shown.view.can_zoom(-1)
    press(Qt.Key.Key_Escape)
    assert shown.view.image().isNull()
    assert not shown.isVisible()


def test_pages_of_a_pdf_are_turned(qtbot: QtBot, desk: Desk, case: UUID) -> None:
    one = added(desk, case, papers.pdf(pages=3), DocumentKind.CERTIFICATE)
    _page, panel = opened(qtbot, desk, case, one)
    shown = looking(qtbot, panel)
    first = shown.view.image()
    assert shown.view.image().width() > 1_000
    QTest.keyClick(shown.view, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: shown.view.image() != first)
    assert "Page 2 of 3" in [one.text() for one in shown.findChildren(QWidget) if hasattr(one, "text")]
    assert button(shown, "Page before").isEnabled()


@pytest.mark.parametrize("leave", ["hidden", "another part"])
def test_no_byte_and_no_picture_stays_when_it_is_seen_no_more(qtbot: QtBot, desk: Desk, case: UUID, leave: str) -> None:
    one = added(desk, case, papers.jpeg(width=640, height=480))
    page, panel = opened(qtbot, desk, case, one)
    shown = looking(qtbot, panel)
    hiding: dict[str, Callable[[], Any]] = {
        "hidden": page.screen.hide,
        "another part": lambda: page.view.middle.show_part(Part.CONTACT),
    }
    hiding[leave]()
    assert shown.view.image().isNull()
    del shown, panel
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    gc.collect()
    assert [held for held in gc.get_objects() if type(held) is bytes and b"CanaryTrailer" in held] == []


def test_what_was_tampered_with_is_told_and_not_shown(qtbot: QtBot, desk: Desk, case: UUID, access: Access) -> None:
    import sqlalchemy as sa

    from casedesk.store.tables import pieces

    one = added(desk, case, papers.jpeg())
    with access.engine.begin() as db:
        db.execute(sa.update(pieces).values(place=5))
    _page, panel = opened(qtbot, desk, case, one)
    button(panel, "Look at it").click()
    qtbot.waitUntil(lambda: "not as it was written" in " ".join(said(panel)))
    assert panel.looking.view.image().isNull()


def said(panel: QWidget) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(panel)]


def question(panel: QWidget, answered: str, words: str) -> None:
    (asked,) = (one for one in panel.findChildren(Question) if one.isVisible())
    assert not button(asked, answered).isEnabled()
    asked.findChildren(QLineEdit)[0].setText(words)
    button(asked, answered).click()


def test_it_is_removed_with_a_reason(qtbot: QtBot, desk: Desk, case: UUID) -> None:
    one = added(desk, case, papers.jpeg())
    page, panel = opened(qtbot, desk, case, one)
    button(panel, "Remove…").click()
    question(panel, "Remove it", "Of another woman")
    (gone,) = attachments(desk, case)
    assert gone.why_removed == "Of another woman"
    fresh = page.view.middle.panel()
    assert isinstance(fresh, AttachmentPanel)
    assert not button(fresh, "Look at it").isEnabled()


def test_a_copy_leaves_once_it_is_in_the_journal(
    qtbot: QtBot, desk: Desk, case: UUID, access: Access, tmp_path: Path
) -> None:
    one = added(desk, case, papers.jpeg())
    _page, panel = opened(qtbot, desk, case, one)
    button(panel, "Save a copy…").click()
    question(panel, "Save a copy…", "The court")
    dialog = next(found for found in panel.window().findChildren(QFileDialog) if found.isVisible())
    assert journalled(access, "export") == 0
    path = tmp_path / "copy.jpg"
    with qtbot.waitSignal(desk.done) as told:
        dialog.fileSelected.emit(str(path))
    dialog.close()
    assert "not protected" in told.args[0]
    assert journalled(access, "export") == 1
    assert path.read_bytes() == papers.jpeg()
