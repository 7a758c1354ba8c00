"""People and keys: who may come in, and what their key opens (LOOK.md, picture 11)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from casedesk.security.roles import Permission, may
from casedesk.store.staff import inviting
from casedesk.store.staff.certifying import change_roles, found_team
from casedesk.store.staff.colleagues import Colleague, KeyState, Office, office
from casedesk.store.staff.inviting import Invited
from casedesk.store.work import Work
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.people.acting import Acting
from casedesk.ui.people.acts import Act
from casedesk.ui.people.enrol_form import EnrolForm, PersonForm, RolesForm
from casedesk.ui.people.events_card import EventsCard
from casedesk.ui.people.list_paper import noted_list
from casedesk.ui.people.side import Side
from casedesk.ui.people.slips import SlipCard
from casedesk.ui.people.table import PeopleTable
from casedesk.ui.people.words import name_of
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.print.paper_out import PaperOut
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.stages import Stages

SIDE_WIDTH = 300
AT_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class PeoplePage(Acting):
    """PeoplePage(desk, background): the table, or in its place a form or a slip; one person beside it."""

    def __init__(self, desk: Desk, background: Background, *, ways: WaysOut | None = None) -> None:
        super().__init__(desk, background)
        self._ways = ways or WaysOut()
        self._out = PaperOut(desk, self, self._ways)
        self._out.troubled.connect(self.show_trouble)
        self._out.left.connect(lambda _said: self.said.emit(_("The list went to the printer.")))
        self.office: Office | None = None
        self.side: Side | None = None
        self.form: PersonForm | None = None
        self.slip: SlipCard | None = None
        self._events: EventsCard | None = None
        self._chosen: UUID | None = None
        roles = desk.access.person.roles
        self._enrols, self._journals = may(roles, Permission.ENROL), may(roles, Permission.READ_JOURNAL)
        self.enrol = primary(_("Enrol a person"), self.begin_enrol, icon=Icon.NEW_PERSON, hint="Ctrl+N")
        self.print = button(_("Print the list"), self._print_list, icon=Icon.PRINT)
        if not self._enrols:
            self.enrol.setParent(self)
            self.enrol.hide()
        self.trouble = Notice("", Tone.WAIT)
        self.list = PeopleTable(desk.today)
        self.list.chose.connect(self._show_side)
        self.list.opened.connect(lambda one: self._open_first_act())
        self._arrange()
        self._stages.begin_loading()
        self.read()

    def _arrange(self) -> None:
        self._middle = QVBoxLayout()
        self._middle.setSpacing(px(12))
        self._stages = Stages(self.list)
        self._middle.addWidget(self._stages, 1)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(px(12))
        self._beside.addLayout(self._middle, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.trouble)
        column.addLayout(self._beside, 1)

    def facts(self) -> Sequence[str]:
        return [_("Who may come in, and what their key opens")]

    def buttons(self) -> Sequence[QPushButton]:
        return [self.print, self.enrol] if self._enrols else [self.print]

    def primary(self) -> QPushButton | None:
        if self.form is not None:
            return self.form.act
        if self.slip is not None:
            return self.slip.close_up
        if self._enrols:
            return self.enrol
        return self.side.primary() if self.side is not None else None

    def commands(self) -> Mapping[str, object]:
        return {"print": self.print.click, **({"new": self.enrol.click} if self._enrols else {})}

    def settle(self) -> None:
        self.list.table.setFocus()

    def refresh(self, changed: Changed) -> None:
        if changed.tables & {"people", "teams"}:
            self.read()

    def read(self, person: UUID | None = None) -> None:
        """Reads everybody anew, off this thread: “last here” walks through the journal."""
        self._chosen = person or self._chosen
        self.background(lambda: self.desk.glance(office), self._show, self._cannot_read)

    def _show(self, found: Office) -> None:
        wanted = self._chosen or next((one.id for one in found.people if one.state is KeyState.TO_SIGN), None)
        self.office = found
        self.list.show_office(found)
        self.list.choose(wanted)
        _away(self._events)
        self._events = EventsCard(found, self.desk.today(), journal=self._journals)
        self._events.journal_asked.connect(lambda: self.go.emit(Place(Room.SETTINGS, part=Topic.JOURNAL)))
        self._middle.addWidget(self._events)
        self._events.setHidden(self.form is not None or self.slip is not None)
        self._stages.show_content()

    def _cannot_read(self, trouble: Mendable) -> None:
        self._stages.show_trouble(trouble.said())

    def _show_side(self, one: Colleague) -> None:
        self._chosen = one.id
        if self.office is None or (self.side is not None and self.side.one == one):
            return
        _away(self.side)
        self.side = Side(self.desk, one, self.office)
        self.side.setFixedWidth(px(SIDE_WIDTH))
        self.side.asked.connect(self._do)
        self._beside.addWidget(self.side)
        self.side.setHidden(self.form is not None or self.slip is not None)

    def _do(self, act: Act) -> None:
        if self.side is not None:
            self.trouble.hide()
            act.open(self, self.side.one)

    def _open_first_act(self) -> None:
        if self.side is not None and self.side.buttons:
            self.side.buttons[0].setFocus()

    def show_trouble(self, trouble: Mendable) -> None:
        """What stands in the way, above the table."""
        self.trouble.say(trouble.said(), tone=Tone.WAIT)

    # in the place of the table

    def _in_place(self, part: PersonForm | SlipCard | None) -> None:
        """Shows a form or a slip instead of the table and the side, or these again."""
        for old in (self.form, self.slip):
            _away(old)
        self.form = part if isinstance(part, PersonForm) else None
        self.slip = part if isinstance(part, SlipCard) else None
        for hidden in (self._stages, self._events, self.side):
            if hidden is not None:
                hidden.setHidden(part is not None)
        for head in self.buttons():
            head.setHidden(part is not None)
        self.trouble.hide()
        if part is not None:
            at_left = Qt.AlignmentFlag.AlignLeft if isinstance(part, PersonForm) else AT_TOP_LEFT
            self._middle.insertWidget(0, part, 1, at_left)
            part.show()
        else:
            self.settle()

    def begin_enrol(self) -> None:
        """The form for somebody new."""
        if self.office is None:
            return
        form = EnrolForm(self.office.teams)
        form.asked.connect(lambda: self._enrol(form))
        form.closed.connect(lambda: self._in_place(None))
        self._in_place(form)
        form.settle()

    def begin_roles(self, one: Colleague) -> None:
        """The form for other work."""
        if self.office is None:
            return
        form = RolesForm(one, self.office.teams)
        form.asked.connect(lambda: self._change(form))
        form.closed.connect(lambda: self._in_place(None))
        self._in_place(form)
        form.settle()

    def _enrol(self, form: EnrolForm) -> None:
        form.clear_trouble()
        form.wait(True)
        access, name, khmer_name = self.desk.access, form.name.text(), form.khmer_name.text()
        short_name, roles, team = form.short_name.text(), form.roles.roles(), form.team.team()

        def invite() -> Invited:
            return inviting.invite(
                access, name=name, khmer_name=khmer_name, short_name=short_name, roles=roles, team=team
            )  # fmt: skip

        self.background(invite, lambda invited: self._show_slip(name, invited), form.show_trouble)

    def _change(self, form: RolesForm) -> None:
        form.clear_trouble()
        one, roles, team, new = form.one, form.roles.roles(), form.team.team(), form.team.name()

        def change(work: Work) -> None:
            found = found_team(work, name=new) if new is not None else team
            change_roles(work, person=one.id, roles=roles, team=found)

        try:
            self.desk.do(change)
        except Mendable as trouble:
            form.show_trouble(trouble)
            return
        self._in_place(None)
        self.read(one.id)
        self.said.emit(_("The change is signed."))

    def make_slip(self, one: Colleague) -> None:
        """A new slip for somebody who has been here, or whose slip went by."""
        access = self.desk.access
        self.background(
            lambda: inviting.invite_again(access, person=one.id),
            lambda invited: self._show_slip(name_of(one), invited),
            self.show_trouble,
        )

    def _show_slip(self, name: str, invited: Invited) -> None:
        slip = SlipCard(self.desk, name, invited, self._ways)
        slip.done.connect(lambda: self._in_place(None))
        slip.said.connect(self.said)
        self._in_place(slip)
        slip.settle()
        self.read(invited.person)

    def elsewhere(self, work: Callable[[], object], said: str) -> None:
        """Does something off this thread, then says so and reads anew."""

        def done(_result: object) -> None:
            self.said.emit(said)
            self.read()

        self.background(work, done, self.show_trouble)

    def _print_list(self) -> None:
        self.trouble.hide()
        if (office := self.office) is not None:
            self._out.to_printer(lambda: noted_list(self.desk, office))


def _away(part: QWidget | None) -> None:
    if part is not None:
        part.hide()
        part.setParent(None)
        part.deleteLater()
