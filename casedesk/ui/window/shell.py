"""The open vault's frame: the rail, one page beside it, what was saved, and the toast."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casedesk.security.roles import Role as Work_Role
from casedesk.text.dates import clock
from casedesk.text.naming import in_script, initials
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room
from casedesk.ui.screen import REGION, Screen
from casedesk.ui.widgets import rail
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.rail import Rail
from casedesk.ui.widgets.table import CaseTable
from casedesk.ui.widgets.toast import Toast
from casedesk.ui.window.counting import counted
from casedesk.ui.window.find import Find
from casedesk.ui.window.late_visits import LateVisits
from casedesk.ui.window.rooms import Builder, one_up, open_doors, place_in_rail
from casedesk.ui.window.unopened import UnopenedScreen
from casedesk.ui.window.way import Way

NAMES_MS = 60_000
"""Names stay on for this long."""
FIRST_ROLE = (
    Work_Role.SUPERVISOR,
    Work_Role.SOCIAL_WORKER,
    Work_Role.FACILITATOR,
    Work_Role.STATISTICS,
    Work_Role.ADMINISTRATOR,
)


class Shell(QWidget):
    """Shell(desk, background, special, compact=…): builds the page of each place one goes to and destroys it after.

    `special` builds the pages that need more than the desk; `compact` tells whether rows are to stand closer.
    `hide_asked` and `lock_asked` come from the rail's foot. `go(place)`, `back()` and `up()` are the ways.
    """

    hide_asked = Signal()
    lock_asked = Signal()

    def __init__(
        self, desk: Desk, background: Background, special: Mapping[Room, Builder], *, compact: Callable[[], bool]
    ) -> None:
        super().__init__()
        self.desk = desk
        self.names_on = self.together = False
        self._find: Find | None = None
        self._background = background.on_behalf_of(self)
        self._special, self._compact = special, compact
        self._doors = open_doors(desk.access.person.roles)
        self.way = Way()
        self.screen_here: Screen | None = None
        self._counts: dict[Room, int] = {}
        self._names_timer = QTimer(self)
        self._names_timer.setSingleShot(True)
        self._names_timer.timeout.connect(lambda: self.show_names(False))
        self._arrange()
        self._toast = Toast(self)
        desk.changed.connect(self._changed)
        desk.done.connect(self.say)
        self._saved, self._doing = _("All saved"), ""
        self._rail.set_saved(self._saved)
        self._count()

    def _arrange(self) -> None:
        person = self.desk.access.person
        places = [
            rail.Place(door.room.value, door.icon, door.room.said(), shortcut=f"Ctrl {place}")
            for place, door in enumerate((d for d in self._doors.values() if d.icon is not None), start=1)
            if door.icon is not None
        ]
        self.rooms = [Room(place.key) for place in places]
        self._rail = Rail(
            places,
            person=in_script(person.name, person.khmer_name),
            role=next((role.said() for role in FIRST_ROLE if role in person.roles), ""),
            initials=initials(person.name or person.khmer_name),
            practice=self.desk.access.vault.training,
        )
        self._rail.picked.connect(lambda key: self.go(Place(Room(key))))
        self._rail.hide_pressed.connect(self.hide_asked)
        self._rail.lock_pressed.connect(self.lock_asked)
        self._notices, self._page = QVBoxLayout(), QVBoxLayout()
        self._notices.setContentsMargins(0, 0, 0, 0)
        self._notices.setSpacing(1)
        self._late = LateVisits(self.desk)
        self._late.taken.connect(lambda: self.go(Place(Room.TODAY)))
        self._notices.addWidget(self._late)
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addLayout(self._notices)
        side.addLayout(self._page, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(side, 1)

    @property
    def place(self) -> Place | None:
        """Where one is."""
        return self.screen_here.place if self.screen_here is not None else None

    def first_place(self) -> Place:
        """Where the day begins: the first place of the rail."""
        return Place(self.rooms[0])

    def go(self, place: Place) -> None:
        """Leaves the page, which keeps its drafts, and builds the page of another place.

        A page that could not keep what was typed stays, and says why.
        """
        if place.room in self._doors and self.leave():
            if self.place is not None and self.place != place:
                self.way.went(self.place)
            self._enter(place)

    def back(self) -> None:
        """To where one was before; where there is no before, one level up."""
        if not self.leave():
            return
        before = self.way.back() or (one_up(self.place) if self.place else None)
        if before is not None:
            self._enter(before)

    def up(self) -> None:
        """One step back within the page, or one level up."""
        if self.screen_here is not None and self.screen_here.step_back():
            return
        above = one_up(self.place) if self.place else None
        if above is not None:
            self.go(above)

    def _enter(self, place: Place) -> None:
        self.leave()
        if self._find is not None:
            self._find.close_up()
        old, self.screen_here = self.screen_here, None
        if old is not None:
            self._page.removeWidget(old)
            old.hide()
            old.deleteLater()  # taken from its parent first, the toolkit would keep its Python half for ever
        screen = self._built(place)
        self.screen_here = screen
        screen.go.connect(self.go)
        screen.back.connect(self.back)
        screen.said.connect(self.say)
        screen.names_asked.connect(lambda: self.show_names(not self.names_on))
        screen.find_asked.connect(self.find_case)
        for table in screen.findChildren(CaseTable):
            table.set_compact(self._compact())
        self._late.stand(place, self.together)
        self._page.addWidget(screen)
        self._toast.raise_()  # “Saved” is still told on the page that comes after
        screen.show()
        self._rail.choose(place_in_rail(place).value)
        if self.names_on:
            screen.names_shown(True)
        if self.together:
            screen.seated_together(True)
        self._lay_out()
        screen.settle()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """The page is laid out to its end before it is painted.

        Wrapped words ask for another height once they have their width; left to the event loop, each round of that
        would be seen: a head grows, a scroll bar comes and goes.
        """
        for _round in range(2):  # in the second, what scrolls hears how high its content is now
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _built(self, place: Place) -> Screen:
        build = self._special.get(place.room) or self._doors[place.room].build
        try:
            return build(self.desk, place) if build is not None else UnopenedScreen(self.desk, place, "")
        except Mendable as trouble:
            return UnopenedScreen(self.desk, place, trouble.said())

    def leave(self) -> bool:
        """Lets the page keep what was typed; trouble with that is told where it is seen. False: it was not kept."""
        if self.screen_here is None:
            return True
        try:
            return self.screen_here.leave() is not False
        except Mendable as trouble:
            self.tell(trouble.said(), Tone.URGENT)
            return False

    def say(self, sentence: str, undo: Callable[[], object] | None = None) -> None:
        """A short calm sentence at the foot of the window."""
        self._toast.tell(sentence, undo)

    def tell(self, sentence: str, tone: Tone = Tone.WAIT, *, link: str = "") -> Notice:
        """A notice above the page; it stays until its link is taken, or the vault is locked."""
        notice = Notice(sentence, tone, link=link or _("Close"))
        notice.taken.connect(notice.hide)
        notice.taken.connect(notice.deleteLater)
        self._notices.addWidget(notice)
        notice.show()
        return notice

    def pin(self, notice: Notice) -> None:
        """A notice above every page that stays until what it tells is solved."""
        self._notices.insertWidget(0, notice)
        notice.show()

    def show_names(self, shown: bool) -> None:
        """Names on for a minute, or off."""
        self.names_on = shown
        if shown:
            self._names_timer.start(NAMES_MS)
        else:
            self._names_timer.stop()
        if self._find is not None:
            self._find.names_shown(shown)
        if self.screen_here is not None:
            self.screen_here.names_shown(shown)

    def find_case(self) -> None:
        """Opens the search over everything; not while somebody sits beside the worker."""
        if self.together:
            return
        if self._find is None:
            self._find = Find(self.desk, self, names=self.names_on)
            self._find.found.connect(self.go)
            self._find.closed.connect(self._found)
        self._find.field.setFocus()

    def _found(self) -> None:
        self._find = None

    def seat_together(self, together: bool) -> None:
        """The person sits beside the worker: counts and everything of others disappear, this page stays."""
        self.together = together
        if together:
            self.show_names(False)
            if self._find is not None:
                self._find.close_up()
        self._show_counts()
        self._late.stand(self.place, together)
        if self.screen_here is not None:
            self.screen_here.seated_together(together)

    def regions(self) -> list[QWidget]:
        """The parts of the window that F6 goes round: header, content and side of the page, then the rail."""
        parts = self.screen_here.findChildren(QWidget, REGION) if self.screen_here is not None else []
        page: list[QWidget] = list(parts) or ([self.screen_here] if self.screen_here is not None else [])
        return [*page, self._rail]

    def lock_soon(self, soon: bool) -> None:
        """The quiet line in the foot: the window locks in half a minute unless somebody is here."""
        self._rail.set_saved(_("Locks in half a minute") if soon else self._doing or self._saved, waiting=soon)

    def show_upkeep(self, doing: str) -> None:
        """The same line: what is done beside the work, and how far it is; nothing once it has come to its end."""
        self._doing = doing
        self._rail.set_saved(doing or self._saved, waiting=bool(doing))

    def _changed(self, changed: Changed) -> None:
        if changed.tables:
            self._saved = _("All saved, {time}", time=clock(self.desk.now()))
            self.show_upkeep(self._doing)
            self._count()

    def _count(self) -> None:
        rooms = list(self.rooms)
        self._background(lambda: counted(self.desk, rooms), self._counted, lambda trouble: None)

    def _counted(self, counts: dict[Room, int]) -> None:
        self._counts = counts
        self._show_counts()

    def _show_counts(self) -> None:
        for room in self.rooms:
            self._rail.set_count(room.value, None if self.together else self._counts.get(room))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._rail.fit(self.width())
