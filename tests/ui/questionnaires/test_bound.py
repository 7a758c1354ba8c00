"""A text of a questionnaire: the language of the window comes first, the file keeps its own order."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from casedesk.text.translation import speaking
from casedesk.ui.questionnaires.bound import Tongues
from tests.stories.pages.typing import type_into


def test_who_writes_in_khmer_writes_khmer_first(qtbot: QtBot) -> None:
    table: dict[str, Any] = {}
    with speaking("km"):
        field = Tongues(table, "title")
    qtbot.addWidget(field)
    assert list(field.lines) == ["km", "en", "fr"]
    assert field.focusProxy() is field.lines["km"]
    type_into(field.lines["km"], "សាលា")
    type_into(field.lines["en"], "School")
    assert list(table["title"].items()) == [("en", "School"), ("km", "សាលា")]
