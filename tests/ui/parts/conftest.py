"""A case on a real vault, and the editor of one of its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.cases.queries.case_file import open_case
from casedesk.store.access import Access
from casedesk.ui.desk import Desk
from casedesk.ui.parts.editor import PartEditor
from tests.factories import registered
from tests.stories.pages.forms import PartForm

Edit = Callable[..., PartForm]


@pytest.fixture
def case(access: Access) -> UUID:
    """A case that was just registered."""
    return registered(access).id


@pytest.fixture
def edit(qtbot: QtBot, desk: Desk, case: UUID) -> Iterator[Edit]:
    """Opens the editor of a part, as large as the case page shows it."""
    kept: list[PartEditor] = []

    def opened(part: Part, **given: Any) -> PartForm:
        editor = PartEditor(desk, desk.ask(open_case, case=case), part, **given)
        kept.append(editor)
        qtbot.addWidget(editor)
        editor.resize(614, 425)
        editor.show()
        editor.activateWindow()
        with qtbot.waitActive(editor):
            pass
        editor.settle()
        return PartForm(qtbot, editor)

    yield opened
    for editor in kept:
        editor.leave()
