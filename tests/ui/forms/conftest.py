"""A form shown in a window of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casedesk.store.records import NOBODY, Record
from casedesk.ui.forms.form import RecordForm
from tests.factories import DAY, NOON

FormOf = Callable[..., RecordForm[Any]]


@pytest.fixture
def form_of(qtbot: QtBot) -> FormOf:
    """Makes the form of a kind of record, shown and ready to be typed in."""
    kept: list[QWidget] = []

    def made(kind: type[Record], **given: Any) -> RecordForm[Any]:
        defaults = {"case_id": NOBODY, **given.pop("defaults", {})}
        form: RecordForm[Any] = RecordForm(kind, today=DAY, now=lambda: NOON, defaults=defaults, **given)
        window = QWidget()
        kept.append(window)
        qtbot.addWidget(window)
        form.setParent(window)
        window.resize(700, 900)
        form.resize(640, 880)
        window.show()
        window.activateWindow()
        with qtbot.waitActive(window):
            pass
        return form

    return made
