"""Beside the table: one person, the words of their key, and what one can do about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from casedesk.security.roles import Permission, may
from casedesk.store.staff.colleagues import Colleague, KeyState, Office
from casedesk.text.dates import local
from casedesk.text.naming import initials
from casedesk.text.translation import _
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.people.acts import SIGN, acts_for
from casedesk.ui.people.key_words import KeyWords
from casedesk.ui.people.words import name_of, roles_said, team_said, when
from casedesk.ui.widgets.beside import Hairline, row_of
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.picture import Initials
from casedesk.ui.widgets.prose import Prose


class Side(Page):
    """Side(desk, colleague, office): `asked(Act)` when one of the things that can be done is wanted."""

    asked = Signal(object)

    def __init__(self, desk: Desk, one: Colleague, office: Office) -> None:
        super().__init__(margins=False)
        self.one, self._office, self._desk = one, office, desk
        self.buttons: list[QPushButton] = []
        self.add(self._person(desk.today()))
        self.add(self._acts(), 1)

    def _person(self, today: date) -> Card:
        one, card = self.one, Card()
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(Prose(name_of(one), style=Style.HEADING, role=Role.INK))
        head.addWidget(Prose(self._who(today), style=Style.CAPTION))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(Initials(initials(one.name or one.khmer_name), side=36), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(head, 1)
        card.add_layout(row)
        if one.words:
            card.add(Hairline())
            card.add(Prose(_("Words of this key"), style=Style.SMALL, role=Role.INK, bold=True))
            card.add(Prose(self._how(), style=Style.CAPTION))
            card.add(KeyWords(one.words, name=_("Words of this key")))
        if (said := self._standing()) is not None:
            card.add(Notice(said[0], said[1], icon=said[2]))
        return card

    def _who(self, today: date) -> str:
        one = self.one
        told = roles_said(one.roles)
        if len(self._office.teams) > 1:
            told = f"{told} · {team_said(one.team, self._office.teams)}"
        day = when(one.at, today)
        said = {
            KeyState.IN_USE: _("{roles}, signed {day}", roles=told, day=day),
            KeyState.TO_SIGN: _("{roles}, came in {day}", roles=told, day=day),
            KeyState.INVITED: _("{roles}, asked in {day}", roles=told, day=day),
            KeyState.OVER: _("{roles}, asked in {day}", roles=told, day=day),
            KeyState.LEFT: _("{roles}, left {day}", roles=told, day=day),
        }
        return said[one.state]

    def _how(self) -> str:
        if self.one.id == self._desk.access.person.id:
            return _("Colleagues see the same words beside your name.")
        return _("Read them aloud. They must be the same on this person’s screen, or on the note they made.")

    def _standing(self) -> tuple[str, Tone, Icon | None] | None:
        one, today = self.one, self._desk.today()
        if one.state is KeyState.TO_SIGN:
            said = (
                _("A new key. A supervisor signs it; until then it opens no case.")
                if one.again
                else _("A supervisor signs the role. Until then the key opens no case.")
            )
            return said, Tone.WAIT, Icon.HOURGLASS
        if one.state is KeyState.INVITED and one.until is not None:
            last = when(one.until, today)
            return _("The words on the slip open until {day}.", day=last), Tone.INFO, None
        if one.state is KeyState.OVER and one.until is not None:
            ended = when(one.until, today)
            return _("The slip was good until {day}. Make a new one, or withdraw it.", day=ended), Tone.WAIT, None
        if one.state is KeyState.LEFT:
            return _("The key opens nothing any more. What this person has read, they have read."), Tone.INFO, None
        return None

    def _acts(self) -> Card:
        card = Card(_("What you can do"))
        for act in acts_for(self.one, self._desk.access):
            make = primary if act is SIGN and not self._enrols() else button
            made = make(act.said(), partial(self.asked.emit, act), icon=act.icon)
            self.buttons.append(made)
            card.add(made)
        card.add(Prose(self._bounds(), style=Style.CAPTION))
        card.body.addStretch(1)
        card.add(Hairline())
        for label, said in self._nets():
            name, fact = Line(label, style=Style.CAPTION, role=Role.INK2), Line(said, style=Style.CAPTION, bold=True)
            card.add_layout(row_of(name, None, fact))
        return card

    def primary(self) -> QPushButton | None:
        """Signing, for who has nothing else to begin on this page."""
        return next((made for made in self.buttons if made.property("primary")), None)

    def _enrols(self) -> bool:
        return may(self._desk.access.person.roles, Permission.ENROL)

    def _bounds(self) -> str:
        roles = self._desk.access.person.roles
        if self.one.id == self._desk.access.person.id:
            return _("Nobody signs for themselves, and nobody ends their own access. Your passphrase is under General.")
        if may(roles, Permission.CERTIFY) and may(roles, Permission.ENROL):
            return _("What somebody has read, they have read. Keys protect from now on.")
        if may(roles, Permission.CERTIFY):
            return _("You sign keys and roles. An administrator asks people in and makes new slips.")
        return _("You can enrol people and end their access. You cannot give anyone a case, and you cannot read one.")

    def _nets(self) -> Iterator[tuple[str, str]]:
        office, today = self._office, self._desk.today()
        tried = office.sheets_tried
        if not office.sheets:
            sheets = _("none yet")
        elif tried is None:
            sheets = _("{n}, not tested", n=office.sheets)
        else:
            sheets = _("{n}, tested {day}", n=office.sheets, day=when(tried, today))
        yield _("Recovery sheets"), sheets
        yield _("Last backup"), when(office.last_backup and local(office.last_backup), today)
