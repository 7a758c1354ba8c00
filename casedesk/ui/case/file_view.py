"""One open file on its page: what stands where, and how the pieces speak with one another."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import AGAIN, CaseStatus, NextStep, Part
from casedesk.cases.codes.review import ApprovalOf
from casedesk.cases.queries.who_looked import Look, who_can_open, who_looked
from casedesk.cases.rules.due import due_on
from casedesk.cases.rules.preparing import PART_OF, referral_meant
from casedesk.store.drafts import my_drafts
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.case.approval_bar import ask_or_tell
from casedesk.ui.case.flag_bar import FlagBar
from casedesk.ui.case.header import CaseHeader
from casedesk.ui.case.keeping_card import KeepingCard
from casedesk.ui.case.middle import Middle
from casedesk.ui.case.panel import Sight
from casedesk.ui.case.panels import PART_OF_FORM, has_page, room_of
from casedesk.ui.case.parts_list import TIMELINE, parts_of
from casedesk.ui.case.readers_card import ReadersCard
from casedesk.ui.case.reopening import ask_to_reopen
from casedesk.ui.case.safe_bar import SafeBar
from casedesk.ui.case.same_person import SamePerson
from casedesk.ui.case.side import DueCard, Side
from casedesk.ui.case.steps_card import StepsCard
from casedesk.ui.case.transferring import rare_transfer
from casedesk.ui.desk import Desk
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room
from casedesk.ui.reading_order import read_in_order
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.columns import Columns
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.parts import Part as PartRow
from casedesk.ui.widgets.parts import PartsList

A_MINUTE_MS = 60_000
"""How often “now is outside the safe time” and the hours left are looked at again."""
REGION = "region"
"""What F6 goes to."""
RECENT = 100
"""Entries of the journal among which the last look of somebody else is searched."""
WIDE = 1150
"""Narrower than this, in pixels at 100 %, a form and the side do not stand beside each other."""
_OPEN_A_REFERRAL = frozenset({NextStep.REFER, NextStep.ASK_ANSWER})
_READ_FIRST = frozenset(
    {NextStep.REVIEW_PLAN, NextStep.PLAN_SENT_BACK, NextStep.AWAIT_CLOSURE, NextStep.CLOSURE_SENT_BACK}
)
_ASKED_FOR = {NextStep.ASK_APPROVAL: ApprovalOf.PLAN, NextStep.ASK_CLOSURE: ApprovalOf.CLOSURE}


class FileView(Page):
    """FileView(desk, file, place): the page of a file whose look lies in the journal already."""

    gone = Signal(object)
    said = Signal(str)
    names_asked = Signal()
    turned = Signal(object)

    def __init__(self, desk: Desk, file: CaseFile, place: Place) -> None:
        super().__init__()
        self._name: str | None = None
        self.sight = Sight(desk, file, desk.now(), False, self._tell)
        self.header = CaseHeader(file)
        self.trouble = Notice("", Tone.WAIT)
        self.same = SamePerson(desk)
        self.safe_bar = SafeBar(lambda contact: self.sight.uncover(contact, "number"))
        self.flags = FlagBar()
        self.header.put_after_facts(self.flags)  # a line of its own would take it from the middle, the lowest place
        self.steps = StepsCard()
        self.parts = PartsList((), name=_("Parts of the file"))
        self.middle = Middle(self.sight)
        self.due = DueCard()
        self.readers = ReadersCard(desk, file.case.id)
        self.keeping = KeepingCard(desk, file.case.id, file.case.number)
        self._ordering = QTimer(self)
        self._ordering.setSingleShot(True)
        self._ordering.timeout.connect(self._order)
        self._lay_out()
        self._listen()
        self._show_all()
        self._go_to(place)
        self._minute = QTimer(self)
        self._minute.timeout.connect(self._tick)
        self._minute.start(A_MINUTE_MS)

    def show_file(self, file: CaseFile) -> None:
        """The file as it is now; scrolling, the current entry and an open form stay."""
        self.sight = self.sight.seen(file=file, now=self.sight.desk.now())
        self._show_all()
        self.middle.show_file(self.sight)

    def settle(self) -> None:
        """The focus goes to what can be read: the timeline, or the parts when one of them was asked for."""
        if self.middle.form() is not None:
            self.middle.form_settles()
        elif self.parts.key() == TIMELINE:
            self.middle.focus_panel()
        else:
            self.parts.setFocus()

    def leave(self) -> bool:
        """Keeps what was typed and hides what was uncovered."""
        self.safe_bar.conceal()
        return self.middle.leave()

    def primary(self) -> QPushButton | None:
        """The button of an open form, else the next step."""
        return self.middle.primary() or self.steps.primary()

    def show_name(self, shown: bool) -> None:
        """Shows the name in the head, once that is in the journal; or hides it."""
        identity = self.sight.file.identity
        if not shown:
            self._name = None
        elif identity is None:
            self._name = _("No name was written down")
        else:
            names = (self.sight.uncover(identity, field) for field in ("khmer_name", "latin_name", "other_names"))
            self._name = next((name for name in names if name), None)
        self._show_header()

    def sit_together(self, together: bool) -> None:
        """Counts, risk and judgement disappear while she reads along."""
        self.sight = self.sight.seen(together=together)
        self._show_header()
        self.flags.show_flags(self.sight)
        self.same.sit_together(together)
        self.parts.show_parts(self._parts())
        self.middle.show_file(self.sight)

    def begin_next(self) -> None:
        """Takes the next step: its form in the middle, or its page."""
        file = self.sight.file
        step = file.case.next_step
        if file.case.status in AGAIN:
            ask_to_reopen(self, self.sight.desk, file.case.id).open()
        part, meant = PART_OF.get(step), referral_meant(file)
        if part is None or file.case.status is not CaseStatus.OPEN:
            return
        if step in _ASKED_FOR:
            if not ask_or_tell(self, self.sight, _ASKED_FOR[step]):
                self.open_part(part)
        elif step in _OPEN_A_REFERRAL and meant is not None:
            self.gone.emit(room_of(part, file.case.id, meant.id))
        elif step in _READ_FIRST:
            self.open_part(part)
        else:
            self.middle.write(part)

    def open_part(self, part: Part) -> None:
        """Shows a part in the middle."""
        if self.middle.show_part(part):
            self.middle.focus_panel()

    def _lay_out(self) -> None:
        self.add(self.header)
        self.add(self.trouble)
        self.add(self.same)
        self.add(self.safe_bar)
        self.add(self.steps)
        left = Card()
        left.body.setContentsMargins(px(6), px(8), px(6), px(8))
        left.add(self.parts)
        self.parts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # it scrolls, not the page
        self.side = side = Side(self.keeping, self.due, self.readers)
        self.add(Columns(left, self.middle, side), 1)
        for region in (self.header, left, self.middle, side):
            region.setObjectName(REGION)
        self._reading = (self.header, self.trouble, self.same, self.safe_bar, self.steps, left, self.middle, side)

    def _listen(self) -> None:
        case = self.sight.file.case.id
        self.header.went_back.connect(lambda _key: self.gone.emit(Place(Room.CASES)))
        self.header.print_asked.connect(lambda: self.gone.emit(Place(Room.PRINT, case)))
        self.header.names_asked.connect(self.names_asked)
        self.header.adding.connect(lambda part, kind: self.middle.write(part, None, kind))
        self.steps.begun.connect(self.begin_next)
        self.steps.missing_taken.connect(self.begin_next)
        self.steps.step_picked.connect(self.open_part)
        self.parts.picked.connect(self._pick)
        self.parts.clicked.connect(lambda _index: self._show_current())
        self.parts.activated.connect(lambda _index: self._enter_current())
        self.middle.turned.connect(self._turned)
        self.middle.editing.connect(self._make_room)
        self.middle.gone.connect(self.gone)
        self.middle.said.connect(self.said)
        self.readers.looked_asked.connect(self._show_looked)
        self.readers.said.connect(self.said)
        self.header.share_asked.connect(lambda: self.gone.emit(Place(Room.SHARE, case)))
        self.keeping.said.connect(self.said)
        self.same.gone.connect(self.gone)
        for rebuilt in (self.safe_bar.rebuilt, self.flags.rebuilt, self.middle.currentChanged):
            rebuilt.connect(lambda: self._ordering.start())

    def _make_room(self, writing: bool) -> None:
        """A form takes the room of the steps, and that of the side where the window is narrow."""
        self.steps.step_back(back=writing)
        self.side.setVisible(not writing or self.width() >= px(WIDE))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._make_room(self.middle.form() is not None)

    def _go_to(self, place: Place) -> None:
        part = place.file_part
        self.parts.choose(part or TIMELINE)
        if part is None:
            return
        writes = place.new or place.draft is not None
        if writes and not has_page(self.sight.file, part, place.row, place.kind):
            self.middle.write(part, place.row, place.kind)
        else:
            self.middle.show_part(part, place.row)

    def _show_all(self) -> None:
        file, now = self.sight.file, self.sight.now
        self.trouble.hide()
        self._show_header()
        self.flags.show_flags(self.sight)
        self.safe_bar.show_file(file, now)
        self.steps.show_file(file, now)
        self.parts.show_parts(self._parts())
        self.due.show_due(due_on(file, now.date()), now.date())
        desk, case = self.sight.desk, file.case
        self.readers.show_readers(desk.glance(who_can_open, case=case.id), case.worker, self._last_look(), now)
        self.keeping.show_keeping(open=case.status is CaseStatus.OPEN)
        give = self.readers.acts(lambda: self.gone.emit(Place(Room.REASSIGN, case.id)))
        transfer = rare_transfer(self.sight, self.gone.emit)
        self.header.show_rare([*give, *transfer, *self.same.rare(case), *self.keeping.rare()])
        self.same.show_status(case)
        self.header.show_share(self.readers.can_share)

    def _order(self) -> None:
        read_in_order(*self._reading)

    def _show_header(self) -> None:
        self._ordering.start()
        self.header.show_facts(self.sight.file.case, together=self.sight.together, name=self._name)

    def _last_look(self) -> Look | None:
        """The newest look of somebody else."""
        desk = self.sight.desk
        looks = desk.glance(who_looked, case=self.sight.file.case.id, newest=RECENT)
        return next((one for one in looks if one.action == "view" and one.person != desk.access.person.id), None)

    def _parts(self) -> list[PartRow]:
        sight = self.sight
        return parts_of(sight.file, self._drafts(), sight.now.date(), together=sight.together)

    def _drafts(self) -> set[Part]:
        """Parts of this file with something unfinished in them."""
        mine = (one for one in self.sight.desk.glance(my_drafts) if one.file == self.sight.file.case.id)
        return {PART_OF_FORM[one.form] for one in mine if one.form in PART_OF_FORM}

    def _pick(self, row: PartRow) -> None:
        kept = self.middle.show_part(row.key) if isinstance(row.key, Part) else self.middle.show_timeline()
        if not kept:
            self.parts.choose(self._shown)

    def _show_current(self) -> None:
        """A press on the current part leads back to the whole of it, from an entry or from who has looked."""
        key, middle = self.parts.key(), self.middle
        if isinstance(key, Part):
            if middle.whole is not key:
                middle.show_part(key)
        elif middle.panel() is not middle.timeline:
            middle.show_timeline()

    def _enter_current(self) -> None:
        self._show_current()
        self.middle.focus_panel()

    def _turned(self, part: Part | None) -> None:
        self._shown: object = part or TIMELINE
        self.parts.choose(self._shown)
        self.turned.emit(part)

    def _show_looked(self) -> None:
        if self.middle.show_looked():
            self.middle.focus_panel()

    def _tell(self, trouble: Mendable) -> None:
        self.trouble.say(trouble.said())

    def _tick(self) -> None:
        """A minute later: only words that changed are drawn anew."""
        now = self.sight.desk.now()
        self.sight = self.sight.seen(now=now)
        self.safe_bar.show_file(self.sight.file, now)
        self.steps.show_file(self.sight.file, now)
