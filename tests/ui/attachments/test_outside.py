"""The copy of an attachment goes to somebody outside only once she agreed to this one; what it asks is asked here."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.cases.codes.referring import Audience
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.release import Release
from casedesk.security.roles import Role
from casedesk.store.access import Access
from casedesk.store.work import Work
from casedesk.ui.case.attachment_panel import AttachmentPanel
from casedesk.ui.desk import Desk
from casedesk.ui.leaving.permit_dialog import PermitDialog
from tests.cases.attached import papers
from tests.stories.pages.by_name import button
from tests.stories.pages.case_page import words_of
from tests.ui.attachments.test_looking import added, opened
from tests.ui.case.pages import page_of
from tests.ui.desks import journalled
from tests.ui.parts.conftest import case

__all__ = ["case"]


def asks_to_send(panel: AttachmentPanel) -> None:
    """A copy for a court."""
    asked = panel.ask_for_whom()
    (where,) = asked.findChildren(QComboBox)
    where.setCurrentIndex(where.findData(Audience.OUTSIDE.value))
    asked.findChildren(QLineEdit)[0].setText("District court")
    asked.act.click()


@pytest.mark.parametrize("supervises", [True, False])
def test_she_is_asked_first_and_then_it_leaves(
    qtbot: QtBot, desk: Desk, case: UUID, access: Access, tmp_path: Path, supervises: bool
) -> None:
    one = added(desk, case, papers.jpeg())
    if not supervises:
        object.__setattr__(access.person, "roles", frozenset({Role.SOCIAL_WORKER}))
    page, panel = opened(qtbot, desk, case, one)
    asks_to_send(panel)
    assert not [found for found in panel.findChildren(QFileDialog) if found.isVisible()]
    if supervises:  # she may be asked, or a supervisor decides: the first is what is meant
        (question,) = (found for found in QApplication.topLevelWidgets() if found is QApplication.activeModalWidget())
        button(question, "Ask her…").click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PermitDialog)
    assert "exactly this: Photo, 16 November 2026." in words_of(dialog), "which one, of several"
    dialog.form.set_value("purpose", "Her certificate for the court")
    dialog.act.click()
    QApplication.processEvents()  # the file is shown anew meanwhile
    places = next(found for found in page.screen.findChildren(QFileDialog) if found.isVisible())
    path = tmp_path / "copy.jpg"
    places.fileSelected.emit(str(path))
    places.close()
    qtbot.waitUntil(path.exists)
    assert path.read_bytes() == papers.jpeg()
    with Work(access) as work:
        (consent,), (left,) = work.find(ConsentToRelease), work.find(Release)
    assert (left.consent, left.attachment, consent.attachment) == (consent.id, one.id, one.id)
    assert journalled(access, "export") == 1
    assert "Photo, 16 November 2026" in words_of(page_of(qtbot, desk, case, Part.CONSENTS).view.middle)
    assert "Photo, 16 November 2026" in words_of(page_of(qtbot, desk, case, Part.REFERRALS, row=left.id).view.middle)


def test_who_says_no_keeps_it_inside(qtbot: QtBot, desk: Desk, case: UUID, access: Access) -> None:
    one = added(desk, case, papers.jpeg())
    object.__setattr__(access.person, "roles", frozenset({Role.SOCIAL_WORKER}))
    _page, panel = opened(qtbot, desk, case, one)
    asks_to_send(panel)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PermitDialog)
    dialog.safe.click()
    assert not [found for found in panel.findChildren(QFileDialog) if found.isVisible()]
    with Work(access) as work:
        assert work.find(Release) == []
