"""A task on the case page: done with one press, and taken back with another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from casedesk.cases.codes.case import Part
from casedesk.cases.records.review import Task
from casedesk.cases.verbs.tasks import finish_task, reopen_task
from casedesk.store.records import Record
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.case.entry_panel import EntryPanel
from casedesk.ui.looks.icons import Icon
from casedesk.ui.undo import offer_undo
from casedesk.ui.widgets.buttons import button


class TaskPanel(EntryPanel):
    """TaskPanel(part, task, title, sight)."""

    def _deeds(self, part: Part, record: Record) -> Iterable[QWidget]:
        if not isinstance(record, Task):
            return
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        if record.done is None:
            self.done = button(_("It is done"), lambda: self._do(finish_task, record), icon=Icon.DONE)
        else:
            self.done = button(_("Not done yet"), lambda: self._do(reopen_task, record), icon=Icon.TURNED_BACK)
        row.addWidget(self.done)
        row.addStretch(1)
        yield holder

    def _do(self, deed: Callable[..., Any], task: Task) -> None:
        desk = self.sight.desk
        try:
            saved = desk.do(deed, task=task.id)
        except Mendable as trouble:
            self.sight.troubled(trouble)
        else:
            offer_undo(desk, _("The task is saved."), saved)
