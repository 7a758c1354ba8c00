"""The head of a page: way back › title, a second line of chips and facts, buttons on the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from casedesk.text.translation import _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Measure, Style, px, tall, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.flow import Flow
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.picture import Picture


class PageHeader(QWidget):
    """PageHeader(title, *, way=(), facts=(), buttons=()).

    `way` are (key, words) pairs leading back; `went_back(key)` tells which was taken. `facts` are strings, or
    widgets such as Chip. `buttons` stand on the right, the primary one last. `set_facts(facts)` replaces the line.
    """

    went_back = Signal(str)

    def __init__(
        self,
        title: str,
        *,
        way: Sequence[tuple[str, str]] = (),
        facts: Sequence[str | QWidget] = (),
        buttons: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        first = self._first_line(title, way)
        for button in buttons:
            first.addSpacing(px(2))
            first.addWidget(button)
        column.addLayout(first)
        self._facts = Flow()
        self._second = QHBoxLayout()
        self._second.setSpacing(px(16))
        self._second.addLayout(self._facts)
        column.addLayout(self._second)
        self.set_facts(facts)

    def _first_line(self, title: str, way: Sequence[tuple[str, str]]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(px(6))
        for key, said in way:
            back = link(said)
            back.setAccessibleName(_("Back to {place}", place=said))
            back.clicked.connect(lambda _on=False, key=key: self.went_back.emit(key))
            line.addWidget(back)
            line.addWidget(Picture(Icon.FORWARD, Role.INK2, side=14))
        self._title = Line(title, style=Style.TITLE)
        line.addWidget(self._title)
        line.addStretch(1)
        return line

    def title(self) -> str:
        """The title."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Another title."""
        self._title.setText(title)

    def put_after_facts(self, widget: QWidget) -> None:
        """What stands on the second line too, and stays when the facts are other ones; it takes the room they leave."""
        self._second.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)

    def set_facts(self, facts: Sequence[str | QWidget]) -> None:
        """Another second line; plain facts are parted by dots."""
        self._facts.clear()
        after_words = False
        for fact in facts:
            if isinstance(fact, str):
                if after_words:
                    self._facts.addWidget(Line("•", style=Style.CAPTION, role=Role.INK2))
                self._facts.addWidget(Line(fact, style=Style.SMALL, role=Role.INK2))
            else:
                if fact.property("link"):
                    fact.setFont(typeface(Style.SMALL))
                    fact.setFixedHeight(tall(Measure.CHIP) + 2)
                self._facts.addWidget(fact)
            after_words = isinstance(fact, str)
