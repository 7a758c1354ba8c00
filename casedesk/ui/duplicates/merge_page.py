"""Two files side by side: whether they are about one person, and if so, which answers stay."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from casedesk.cases.case_file import CaseFile
from casedesk.cases.queries.case_file import open_case, reveal
from casedesk.cases.records.contact import SafeContact
from casedesk.cases.records.identity import Identity
from casedesk.cases.rules.meeting import Meeting, Side
from casedesk.cases.rules.merging import kept_contact, kept_identity, proposed
from casedesk.cases.verbs.merge import Merged, merge, tell_apart
from casedesk.store.records import Record, changed
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.duplicates.sides import ContactChoice, FileCard
from casedesk.ui.forms.choosing import Choosing
from casedesk.ui.looks.focus import OWN_RING, bring_into_view
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.places import Place, Room
from casedesk.ui.screen import REGION, Screen
from casedesk.ui.widgets.asking import ask
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, explain, link, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose


@dataclass(frozen=True, slots=True)
class Two:
    """The file that stays, and the one that goes into it."""

    first: CaseFile
    second: CaseFile

    def whose(self) -> dict[Side, str]:
        """Whose answers each side of a comparison holds: the one that stays stands left."""
        return {Side.THEIRS: self.first.case.number, Side.MINE: self.second.case.number}

    def seen(self) -> tuple[Record, ...]:
        """What is looked at before the choice."""
        both = (self.first, self.second)
        held = (one for file in both for one in (file.case, file.identity, file.safe_contact))
        return tuple(record for record in held if record is not None)


def opened(desk: Desk, first: UUID, second: UUID) -> Two:
    """Both files; the looks are in the journal. Raises Gone, and NotGranted without both keys."""
    return Two(desk.ask(open_case, case=first), desk.ask(open_case, case=second))


class MergePage(Screen):
    """MergePage(desk, place): `place.case` stays, `place.row` is the other file. Names are shown once they are asked
    for, and that is in the journal.
    """

    def __init__(self, desk: Desk, place: Place, two: Two) -> None:
        super().__init__(desk, place)
        self._two = two
        self._fields: Choosing | None = None
        self._trouble = Notice("", Tone.WAIT)
        self._merge = primary(_("Make one file of them…"), self._ask, icon=Icon.ARROW)
        self._show = button(_("Show names and answers"), self._uncover, icon=Icon.SHOW)
        self._identity = Card(_("Who it is about"))
        self._contact = ContactChoice(two.first.safe_contact, two.second.safe_contact, two.whose())
        self._page = page = Page()
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        page.setProperty(OWN_RING, True)
        page.setAccessibleName(_("Two files side by side"))
        header = PageHeader(_("Are these two files about one person?"), way=(("back", two.first.case.number),))
        header.went_back.connect(lambda _key: self.back.emit())
        for part in (header, self._trouble, self._heads(), self._identity, self._contact):
            page.add(part)
        self._identity.add_layout(row_of(self._show, None))
        apart = link(_("They are about two people"), self._apart)
        swap = link(_("Keep the other code"), self._swap)
        page.add_layout(row_of(apart, swap, None, self._merge, gap=16))
        page.body.addStretch(1)
        for region in (header, self._identity, self._contact):
            region.setObjectName(REGION)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self._look()

    def primary(self) -> QPushButton | None:
        return self._merge

    def settle(self) -> None:
        self._page.setFocus()

    def seated_together(self, together: bool) -> None:
        if together:
            self.back.emit()

    @property
    def fields(self) -> Choosing | None:
        """The answers on who it is about, once they are shown."""
        return self._fields

    @property
    def contact(self) -> ContactChoice:
        """Which safe contact stays."""
        return self._contact

    def _heads(self) -> QWidget:
        heads = QWidget()
        row = QHBoxLayout(heads)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        today = self.desk.today()
        row.addWidget(FileCard(self._two.first, _("stays"), today), 1)
        row.addWidget(FileCard(self._two.second, _("goes into it"), today), 1)
        return heads

    def _swap(self) -> None:
        self.go.emit(Place(Room.MERGE, self._two.second.case.id, row=self._two.first.case.id))

    def _uncover(self) -> None:
        """Both names side by side, each look in the journal first."""
        first, second = self._two.first.identity, self._two.second.identity
        try:
            for identity in (first, second):
                if identity is not None:
                    case, names = identity.case_id, ["khmer_name", "latin_name"]
                    self.desk.ask(reveal, case=case, kind=Identity, row=identity.id, fields=names)
        except Mendable as trouble:
            self._tell(trouble)
            return
        self._show.hide()
        if first is None or second is None:
            self._identity.add(
                Prose(_("Only one of the files says who it is about. That answer stays."), role=Role.INK)
            )
            self._fields = Choosing(Meeting(self._two.first.case, self._two.first.case), {}, {})
        else:
            self._fields = Choosing(Meeting(second, first), self._two.whose(), proposed(first, second))
            self._fields.chosen.connect(self._look)
            self._identity.add(self._fields)
            if not self._fields.names:
                self._identity.add(Prose(_("All answers are the same."), style=Style.SMALL))
        choice = self._fields.first_open()
        if choice is not None:
            choice.setFocus()
        self._look()

    def _look(self) -> None:
        shown = self._fields is not None
        why = _("Choose an answer in each line first.") if shown else _("Look at the names and answers first.")
        explain(self._merge, can=self._fields is not None and self._fields.left() == 0, why=why)

    def _ask(self) -> None:
        first, second = self._two.first.case.number, self._two.second.case.number
        ask(
            self,
            title=_("Make one file of {first} and {second}?", first=first, second=second),
            text=_(
                "Everything in {second} moves to {first}, with all earlier versions; nothing is lost. {second} stays "
                "as a duplicate that leads there. Whoever opens {first} reads what came from {second} too; whoever "
                "opens only {second} reads nothing more. This cannot be undone.",
                first=first,
                second=second,
            ),
            safe=_("Keep two files"),
            act=_("Make one file"),
            then=self._do,
        )

    def _do(self) -> None:
        two = self._two
        try:
            stays = Merged(self._chosen_identity(), self._chosen_contact(), two.seen())
            self.desk.do(merge, first=two.first.case.id, second=two.second.case.id, stays=stays)
        except Mendable as trouble:
            self._tell(trouble)
        else:
            self.said.emit(_("The two files are one now."))
            self.go.emit(Place(Room.CASE, two.first.case.id))

    def _chosen_identity(self) -> Identity | None:
        first, second = self._two.first.identity, self._two.second.identity
        if first is None or second is None or self._fields is None:
            return first
        return kept_identity(first, second, self._fields.merged())

    def _chosen_contact(self) -> SafeContact | None:
        first, second = self._two.first.safe_contact, self._two.second.safe_contact
        if first is None or second is None:
            return first
        chosen, other = (second, first) if self._contact.side() is Side.MINE else (first, second)
        kept = kept_contact(chosen, other)
        return changed(first, **{name: getattr(kept, name) for name in kept.__fields__ if name != "case_id"})

    def _apart(self) -> None:
        two = self._two
        try:
            self.desk.do(tell_apart, first=two.first.case.id, second=two.second.case.id)
        except Mendable as trouble:
            self._tell(trouble)
        else:
            self.said.emit(_("Noted: they are about two people."))
            self.back.emit()

    def _tell(self, trouble: Mendable) -> None:
        self._trouble.say(trouble.said())
        bring_into_view(self._trouble)
