"""Everything that happened, newest first, narrowed to contacts, decisions or documents."""

from __future__ import annotations

from casedesk.cases.rules.timeline import Group, narrowed, timeline
from casedesk.text.translation import _
from casedesk.ui.case.entries import Where, entry_of
from casedesk.ui.case.panel import Panel, Sight
from casedesk.ui.looks.icons import Icon
from casedesk.ui.widgets.segmented import Segmented
from casedesk.ui.widgets.stages import EmptyState, Stages
from casedesk.ui.widgets.timeline import Entry, Timeline

ALL = "all"


class TimelinePanel(Panel):
    """TimelinePanel(sight): `show_file(sight)` tells what is new and keeps filter, place and current entry."""

    def __init__(self, sight: Sight) -> None:
        choices = [(ALL, _("All")), *((group.value, group.said()) for group in Group)]
        self._filter = Segmented(choices, name=_("Show on the timeline"))
        super().__init__(_("Timeline"), sight, (self._filter,))
        self._list = Timeline(name=_("Timeline"))
        nothing = EmptyState(Icon.TIMELINE, _("Nothing of this kind yet"), _("Choose “All” to see everything."))
        self._stages = Stages(self._list, nothing)
        self.add(self._stages, 1)
        self._filter.picked.connect(self._narrow)
        self._list.opened.connect(self._open)
        self.show_file(sight)

    def show_file(self, sight: Sight) -> None:
        """The same file later on, or seen together with her."""
        self.sight = sight
        self._all = timeline(sight.file, sight.now, together=sight.together)
        self._narrow(self._filter.key())

    def entries(self) -> list[Entry]:
        """What is listed, from the top."""
        return self._list.entries()

    def narrow(self, group: Group | None) -> None:
        """Shows one group only, or all."""
        self._filter.choose(group.value if group else ALL)
        self._narrow(self._filter.key())

    def focus_list(self) -> None:
        self._list.setFocus()

    def open_current(self) -> None:
        """Opens the current entry, as Enter does."""
        self._list.activated.emit(self._list.currentIndex())

    def _narrow(self, key: str) -> None:
        shown = narrowed(self._all, None if key == ALL else Group(key))
        self._list.show_entries([entry_of(one, self.sight.now) for one in shown])
        if shown:
            self._stages.show_content()
        else:
            self._stages.show_empty()

    def _open(self, entry: Entry) -> None:
        if isinstance(entry.key, Where):
            self.opened.emit(entry.key.part, entry.key.row)
