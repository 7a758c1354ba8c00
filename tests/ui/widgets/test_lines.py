"""Fields stand on one line where there is room, and on two where there is not."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from casedesk.ui.looks.lettering import px
from casedesk.ui.widgets.lines import Lines


@pytest.mark.parametrize(("width", "together"), [(700, True), (400, False)])
def test_one_line_or_two(qtbot: QtBot, width: int, together: bool) -> None:
    parts = [QLabel(word) for word in ("what", "why", "when", "how soon")]
    lines = Lines([(parts[0], 2), (parts[1], 1)], [(parts[2], 1), (parts[3], 1)])
    qtbot.addWidget(lines)
    lines.resize(px(width), px(100))
    lines.show()
    QApplication.processEvents()
    assert len({part.y() for part in parts}) == (1 if together else 2)
    assert [part.x() for part in parts[:2]] == sorted(part.x() for part in parts[:2])
    assert lines.minimumSizeHint().width() < px(400)
