"""Asking somebody in, or giving them other work: a form in the place of the table."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton

from casedesk.security.roles import RolesApart
from casedesk.store.fields import InField
from casedesk.store.staff.colleagues import Colleague
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.entrance.new_vault import LONGEST, short_name_of
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.people.role_choice import RoleChoice, TeamChoice
from casedesk.ui.people.words import name_of
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose

WIDEST = 640


class PersonForm(Card):
    """What both forms have in common: fields by name, problems in them, one primary button and a way back.

    `asked` when the primary button was pressed, `closed` when nothing is to be done.
    """

    asked = Signal()
    closed = Signal()

    def __init__(self, title: str, act: str, icon: Icon) -> None:
        super().__init__(title)
        self.fields: dict[str, Field] = {}
        self.act: QPushButton = primary(act, self.asked.emit, icon=icon, hint="Ctrl+Enter")
        self.trouble = Notice("", Tone.WAIT)
        self._page = Page(margins=False)
        self._page.body.setContentsMargins(px(4), px(4), px(12), px(4))
        self.add(self._page, 1)
        self.back = button(_("Back to the list"), self.closed.emit)
        self.add_layout(row_of(self.back, None, self.act))
        self.setFixedWidth(px(WIDEST))

    def ask(self, **fields: Field) -> None:
        """Puts fields beside each other into the form, under names that trouble may carry."""
        self.fields.update(fields)
        self._page.add_layout(row_of(*fields.values(), gap=12))

    def tell(self, words: str) -> None:
        """Running words between the fields."""
        self._page.add(Prose(words, style=Style.CAPTION))

    def end(self) -> None:
        """Nothing more comes."""
        self._page.add(self.trouble)
        self._page.body.addStretch(1)

    def show_trouble(self, trouble: Mendable) -> None:
        """In the field it belongs to, else above the buttons. What was typed stays."""
        self.wait(False)
        name = "roles" if isinstance(trouble, RolesApart) else trouble.field if isinstance(trouble, InField) else ""
        if (field := self.fields.get(name)) is not None:
            field.set_problem(trouble.said())
            field.control.setFocus()
            return
        self.trouble.say(trouble.said(), tone=Tone.WAIT)

    def clear_trouble(self) -> None:
        """Before it is tried again."""
        self.trouble.hide()
        for field in self.fields.values():
            field.clear_problem()

    def wait(self, waiting: bool) -> None:
        """While it is being done nothing else can be asked for."""
        self.act.setEnabled(not waiting)
        self.back.setEnabled(not waiting)


class EnrolForm(PersonForm):
    """EnrolForm(teams): who is to come in, and as what."""

    def __init__(self, teams: Mapping[UUID, str]) -> None:
        super().__init__(_("Enrol a person"), _("Make the slip"), Icon.NEW_PERSON)
        self.name, self.khmer_name, self.short_name = _line(), _line(), _line()
        self.roles, self.team = RoleChoice(), TeamChoice(teams)
        self._follows = True
        self.name.textEdited.connect(self._follow)
        self.short_name.textEdited.connect(self._stop)
        self.ask(
            name=Field(_("Name, in Latin letters"), self.name),
            khmer_name=Field(_("Name in Khmer"), self.khmer_name, optional=True),
        )
        self.ask(short_name=Field(_("Short name"), self.short_name, help=_("It is typed when unlocking.")))
        self.ask(roles=Field(_("What this person does here"), self.roles))
        if len(teams) > 1:
            self.ask(team=Field(_("Team"), self.team))
        else:
            self.team.setParent(self)
            self.team.hide()
        self.tell(
            _(
                "You get six words for a slip of paper. With them the person comes in within a week, chooses a "
                "passphrase nobody else knows, and a supervisor signs the key."
            )
        )
        self.end()

    def settle(self) -> None:
        """Focus to the first field that is empty."""
        self.name.setFocus()

    def _follow(self, name: str) -> None:
        if self._follows:
            self.short_name.setText(short_name_of(name))

    def _stop(self, typed: str) -> None:
        self._follows = False


class RolesForm(PersonForm):
    """RolesForm(colleague, teams): other roles or another team; a supervisor can found one here."""

    def __init__(self, one: Colleague, teams: Mapping[UUID, str]) -> None:
        super().__init__(_("Role and team of {name}", name=name_of(one)), _("Sign the change"), Icon.DONE)
        self.one = one
        self.roles, self.team = RoleChoice(one.roles), TeamChoice(teams, one.team, founds=True)
        self.ask(roles=Field(_("What this person does here"), self.roles))
        self.ask(team=Field(_("Team"), self.team, help=_("Its supervisors read the cases registered from now on.")))
        self.fields["name"] = self.team.field
        self.tell(
            _(
                "A new certificate takes the place of the old one at once. Cases registered before stay with the "
                "team they are in. What somebody has read, they have read."
            )
        )
        self.end()

    def settle(self) -> None:
        """Focus to the roles."""
        self.roles.setFocus()


def _line() -> QLineEdit:
    made = QLineEdit()
    made.setMaxLength(LONGEST)
    return made
