"""The screen of one case: it opens the file, or says that it may not, and tells the page what changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import Part
from casedesk.cases.queries.case_file import open_case
from casedesk.security.errors import NotGranted
from casedesk.store.keeping.erasing import Scope
from casedesk.store.keeping.erasure_ledger import erased_as
from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable
from casedesk.ui.case.file_view import FileView
from casedesk.ui.case.same_person import LIKENESS
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.places import Place
from casedesk.ui.screen import Screen
from casedesk.ui.widgets.stages import EmptyState

_ERASED = {
    Scope.WHOLE: N_("This file was erased."),
    Scope.NARRATIVE: N_("The words of this file were erased. Its coded facts are kept for the statistics."),
}


class CaseScreen(Screen):
    """One case. Without its key the page says so, and nothing else."""

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.view: FileView | None = None
        file = self._opened()
        if file is not None:
            self._show(file)

    def refresh(self, changed: Changed) -> None:
        if self.view is None or self.place.case not in changed.ids:
            return
        file = self._opened()
        if file is not None:
            self.view.show_file(file)
            if changed.tables & LIKENESS:
                self.view.same.look(file.case)

    def settle(self) -> None:
        if self.view is not None:
            self.view.settle()

    def leave(self) -> bool | None:
        return self.view.leave() if self.view is not None else None

    def primary(self) -> QPushButton | None:
        return self.view.primary() if self.view is not None else None

    def names_shown(self, shown: bool) -> None:
        if self.view is not None:
            self.view.show_name(shown)

    def seated_together(self, together: bool) -> None:
        if self.view is not None:
            self.view.sit_together(together)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        if self.view is None:
            return {}
        header = self.view.header
        return {"new": lambda: header.open_menu(self.place.file_part), "print": header.print_asked.emit}

    def _opened(self) -> CaseFile | None:
        """The whole file, the look written down first; what stands in the way is shown instead of it."""
        if self.place.case is None:
            return None
        try:
            return self.desk.ask(open_case, case=self.place.case)
        except Mendable as trouble:
            self._refuse(self._why_not(trouble))
        return None

    def _why_not(self, trouble: Mendable) -> str:
        """It was erased, or it is not theirs to read, or it is not as it was written."""
        case = self.place.case
        erased = self.desk.glance(erased_as, file=case) if case is not None else None
        if erased is not None:
            return _(_ERASED[erased])
        if not isinstance(trouble, NotGranted):
            return trouble.said()
        again = self.view is not None
        return _("This file is no longer shared with you") if again else _("This file is not shared with you")

    def _show(self, file: CaseFile) -> None:
        self.view = FileView(self.desk, file, self.place)
        self.view.gone.connect(self.go)
        self.view.said.connect(self.said)
        self.view.names_asked.connect(self.names_asked)
        self.view.turned.connect(self._turned)
        self._column.addWidget(self.view)

    def _turned(self, part: Part | None) -> None:
        """One level up from a part is the timeline, so the place says which part is open."""
        self.place = replace(self.place, part=part, row=None, new=False, draft=None)

    def _refuse(self, sentence: str) -> None:
        if self.view is not None:
            self.view.hide()
            self.view.deleteLater()
            self.view = None
        self._column.addWidget(EmptyState(Icon.LOCK, sentence, ""))
