"""Take in a case that another centre hands over: its package is chosen, looked through, and kept or turned down."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QStackedWidget

from casedesk.cases.look_words import said_person
from casedesk.cases.queries.colleagues import colleagues
from casedesk.text.dates import local, short_day, short_moment
from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable
from casedesk.transfer.arriving import Arrived, like_her, look_into
from casedesk.transfer.shown import ShownPaper
from casedesk.ui.attachments.looking import Looking
from casedesk.ui.background import Background, Task
from casedesk.ui.desk import Desk
from casedesk.ui.places import Place, Room
from casedesk.ui.receiving.choose_view import ChooseView
from casedesk.ui.receiving.give_view import GiveView
from casedesk.ui.receiving.look_view import LookView
from casedesk.ui.receiving.opened import Beside, lost_lines, offered, rows
from casedesk.ui.receiving.taking_in import Kept, TakingIn
from casedesk.ui.receiving.ticks import Ticks
from casedesk.ui.receiving.turning_down import ask_to_turn_down
from casedesk.ui.screen import REGION, Screen
from casedesk.ui.widgets.asking import Question
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import centred
from casedesk.ui.widgets.sealed import DOTS

TAKEN_IN = N_("The case is taken in. Tell the other centre.")
NAME, WISH = 60, 300
"""So many characters of a centre's name, and of what they ask for, stand above the fields; the file keeps all."""


class ReceivePage(Screen):
    """ReceivePage(desk, place): three steps after one another. Until the last, nothing of the package is in the vault.

    What was opened lives as long as the page: it is never written anywhere, so leaving the page lets go of it.
    """

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        self._background = Background(self, threads=1)
        self._task: Task | None = None
        self._taking: TakingIn | None = None
        self._arrived: Arrived | None = None
        self._names = False
        self._header = PageHeader(Room.RECEIVE.said(), way=(("back", Room.CASES.said()),))
        self._header.went_back.connect(lambda _key: self.back.emit())
        self._header.setObjectName(REGION)
        self._asked_for = Notice("")
        self.choose = ChooseView()
        self.choose.chosen.connect(self.take)
        self.choose.cancelled.connect(self._stop)
        self.choose.went.connect(self.go)
        self.look: LookView | None = None
        self.give: GiveView | None = None
        self.looking: Looking | None = None
        self._steps = QStackedWidget()
        self._steps.addWidget(self.choose)
        column = centred(self)
        for part in (self._header, self._asked_for):
            column.addWidget(part)
        column.addWidget(self._steps, 1)

    def primary(self) -> QPushButton | None:
        step = self._steps.currentWidget()
        return step.main if isinstance(step, ChooseView | LookView | GiveView) else None

    def settle(self) -> None:
        self.choose.begin()

    def commands(self) -> Mapping[str, object]:
        return {"new": self.choose.ask} if self._steps.currentWidget() is self.choose else {}

    def names_shown(self, shown: bool) -> None:
        self._names = shown
        if self.look is not None:
            self.look.show_names(shown)

    def seated_together(self, together: bool) -> None:
        if together:
            self.back.emit()

    def leave(self) -> bool:
        self._stop()
        taking, self._taking = self._taking, None
        if taking is not None:
            kept = taking.end()
            if kept is not None:
                self._tell(kept)
            self.said.emit(_(TAKEN_IN) if kept is not None else _("You stopped. Nothing was taken in."))
        return True

    def step_back(self) -> bool:
        step = self._steps.currentWidget()
        inside = self.look is not None and not self.look.outline.hasFocus()
        if self._taking is not None or not (step is self.give or (step is self.look and inside)):
            return False
        self._step_back()
        return True

    def take(self, path: Path) -> None:
        """A file was chosen: it is read and opened beside the work."""
        if self._task is not None:
            return
        self.choose.advance(0, 0)
        access = self.desk.access
        held: list[Task] = []

        def stopped() -> bool:
            return access.underway.stopped() or (bool(held) and held[0].cancelled)

        self._task = self._background.with_progress(
            lambda progress: look_into(access, path, progress=progress, stopped=stopped), self._opened, self._refused
        )
        held.append(self._task)
        self._task.progressed.connect(self.choose.advance)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self.choose.end()

    def _refused(self, trouble: Mendable) -> None:
        self._task = None
        self.choose.tell(trouble)

    def _opened(self, arrived: Arrived) -> None:
        self._task, self._arrived = None, arrived
        self.choose.end()
        ticks = Ticks(offered(arrived))
        self.look = LookView(rows(arrived), ticks, Beside(arrived, ticks, self._look_at))
        self.look.onward.connect(lambda: self._ask_who(arrived, ticks))
        self.look.turned_down.connect(self.ask_to_turn_down)
        self.look.another.connect(self._let_go)
        self.look.show_names(self._names)
        self._tell_whose(arrived)
        self._step(self.look)

    def _let_go(self) -> None:
        """The package that is open goes, and another one can be chosen; nothing was kept of it."""
        self._arrived = None
        self._header.set_facts(())
        self._asked_for.say("")
        self._steps.setCurrentWidget(self.choose)
        for step in (self.look, self.give):
            if step is not None:
                self._steps.removeWidget(step)
                step.deleteLater()
        self.look = self.give = None
        self.choose.begin()

    def _tell_whose(self, arrived: Arrived) -> None:
        today = self.desk.today()
        confirmed = short_day(local(arrived.confirmed).date(), today)
        facts = (
            _("from {centre}", centre=_begun(arrived.centre, NAME)),
            _("made {day}", day=short_moment(arrived.made, today)),
            _("key confirmed by {name}, {day}", name=said_person(*arrived.confirmed_by, me=False), day=confirmed),
        )
        self._header.set_facts(facts)
        words = _("She asks for: {words}", words=_begun(arrived.purpose, WISH)) if arrived.purpose else ""
        self._asked_for.say(_("{words} ({urgency})", words=words, urgency=arrived.urgency.said()) if words else "")

    def _look_at(self, paper: ShownPaper) -> None:
        """A photo or paper, before it is kept."""
        if paper.examined is None:
            return
        content = paper.examined.content
        self.looking = looking = Looking(lambda: content, paper.examined.media)
        looking.closed.connect(self._looked)
        self._steps.addWidget(looking)
        self._steps.setCurrentWidget(looking)
        looking.begin()

    def _looked(self) -> None:
        looking, self.looking = self.looking, None
        if looking is not None and self.look is not None:
            self._steps.setCurrentWidget(self.look)
            self._steps.removeWidget(looking)
            looking.deleteLater()
            self.look.begin()

    def _ask_who(self, arrived: Arrived, ticks: Ticks) -> None:
        alike = self.desk.glance(like_her, arrived=arrived)
        shown = self.look is not None and self.look.shows_words
        lost = lost_lines(arrived) if shown else [DOTS] * bool(arrived.unknown)
        give = GiveView(self.desk.access.person.id, self.desk.glance(colleagues), alike, ticks.left_out(), lost)
        give.taken.connect(lambda worker: self._take_in(arrived, ticks, worker))
        give.went_back.connect(self._step_back)
        give.cancelled.connect(lambda: self._taking.stop() if self._taking is not None else None)
        if self.give is not None:
            self._steps.removeWidget(self.give)
            self.give.deleteLater()
        self.give = give
        self._step(give)

    def _take_in(self, arrived: Arrived, ticks: Ticks, worker: UUID) -> None:
        assert self.give is not None
        self.give.advance(0, 0)
        self._taking = TakingIn(self.desk.access, arrived, ticks.kept(), worker)
        task = self._background.with_progress(self._taking.work, self._ended, self._not_taken)
        task.progressed.connect(self.give.advance)

    def _ended(self, kept: Kept | None) -> None:
        self._taking = None
        if kept is None and self.give is not None:
            self.give.stopped()
        elif kept is not None:
            self._tell(kept)
            self.said.emit(_(TAKEN_IN))
            mine = kept.taken.readable
            self.go.emit(Place(Room.CASE, kept.taken.case.id) if mine else Place(Room.CASES))

    def _tell(self, kept: Kept) -> None:
        self.desk.tell_changed(*(table for table, _id in kept.touched), ids=(id for _table, id in kept.touched))

    def _not_taken(self, trouble: Mendable) -> None:
        self._taking = None
        if self.give is not None:
            self.give.tell(trouble)

    def ask_to_turn_down(self) -> Question | None:
        """Asks why; then the package is never opened here again."""
        if self._arrived is None or self.look is None:
            return None
        notice = self.look.notice
        return ask_to_turn_down(
            self, self.desk, self._arrived, self._turned_down, lambda trouble: notice.say(trouble.said())
        )

    def _turned_down(self) -> None:
        self.said.emit(_("The package is turned down."))
        self.go.emit(Place(Room.CAME_IN))

    def _step(self, view: LookView | GiveView) -> None:
        self._steps.addWidget(view)
        self._steps.setCurrentWidget(view)
        view.begin()

    def _step_back(self) -> None:
        """From the last step to the fields, from the fields to the list."""
        if self.look is not None:
            self._steps.setCurrentWidget(self.look)
            self.look.begin()


def _begun(words: str, most: int) -> str:
    """The beginning of what came, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
