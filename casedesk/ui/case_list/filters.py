"""What stands above the list of cases: search, drop-buttons, Clear, and whether names are shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from casedesk.cases.codes.case import CaseKind, Risk, Step
from casedesk.cases.queries.caseload import DueBy, Wanted
from casedesk.text.codes import Codes
from casedesk.text.translation import _
from casedesk.ui.looks.icons import Icon, tinted
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.buttons import button, link
from casedesk.ui.widgets.filters import FilterButton, SearchBox
from casedesk.ui.widgets.flow import Flow

C = TypeVar("C", bound=Codes)
_NOT_SEEN = "not_seen"


class CaseFilters(QWidget):
    """CaseFilters(): `typed(text)` at every key, `filtered()` when a filter was taken or cleared, `names_asked()`."""

    typed = Signal(str)
    filtered = Signal()
    names_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchBox(_("Search a code or a name"), hint="Ctrl+F")
        self.search.setMinimumWidth(px(200))
        self.search.setMaximumWidth(px(296))
        self.search.textChanged.connect(self.typed)
        self._step = _filter(_("Step"), Step)
        self._risk = _filter(_("Risk"), Risk)
        self._due = _filter(_("Due"), DueBy)
        self._kind = _filter(_("Kind"), CaseKind)
        self._seen = FilterButton(_("Contact"), [(_NOT_SEEN, _("not for 21 days"))])
        self._filters = (self._step, self._risk, self._due, self._kind, self._seen)
        self.clear = link(_("Clear"), self._clear, style=Style.SMALL)
        self.names = names_button()
        self.names.clicked.connect(lambda: self.names_asked.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.search, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._made_buttons(), 2)
        row.addWidget(self.names, 0, Qt.AlignmentFlag.AlignTop)
        self._arrange()

    def _made_buttons(self) -> QWidget:
        """The filters; they go on in a second line where letters are large or words are long."""
        flowing = Flow()
        for one in self._filters:
            one.picked.connect(self._taken)
            flowing.addWidget(one)
        flowing.addWidget(self.clear)
        holder = QWidget()
        holder.setLayout(flowing)
        return holder

    def show_wanted(self, wanted: Wanted) -> None:
        """Shows what is filtered, without telling anyone."""
        codes = (wanted.step, wanted.risk, wanted.due, wanted.kind)
        for one, code in zip(self._filters[: len(codes)], codes, strict=True):
            one.choose(code.value if code else None)
        self._seen.choose(_NOT_SEEN if wanted.not_seen else None)
        self._arrange()

    def apply_to(self, wanted: Wanted) -> Wanted:
        """The same list with the filters that are taken now."""
        return replace(
            wanted,
            step=_taken(Step, self._step),
            risk=_taken(Risk, self._risk),
            due=_taken(DueBy, self._due),
            kind=_taken(CaseKind, self._kind),
            not_seen=self._seen.key() is not None,
        )

    def show_names(self, shown: bool) -> None:
        """The words of the button for names."""
        say_names(self.names, shown)

    def _taken(self) -> None:
        self._arrange()
        self.filtered.emit()

    def _clear(self) -> None:
        for one in self._filters:
            one.choose(None)
        self._taken()

    def _arrange(self) -> None:
        """Only what is set takes room: Clear, and the filter that begins on Today."""
        self.clear.setVisible(any(one.key() for one in self._filters))
        self._seen.setVisible(self._seen.key() is not None)


def names_button() -> QPushButton:
    """“Names hidden F9”, as on every list of codes."""
    made = button(_("Names hidden"), icon=Icon.HIDE, hint="F9", quiet=True)
    made.setToolTip(_("Shows names for a minute. That you looked is recorded."))
    return made


def say_names(names: QPushButton, shown: bool) -> None:
    """Its words and its eye."""
    names.setText(_("Names shown") if shown else _("Names hidden"))
    names.setIcon(tinted(Icon.SHOW if shown else Icon.HIDE, Role.INK))


def _filter(label: str, codes: type[Codes]) -> FilterButton:
    return FilterButton(label, [(code.value, code.said()) for code in codes])


def _taken(codes: type[C], taken: FilterButton) -> C | None:
    key = taken.key()
    return codes(key) if key is not None else None
