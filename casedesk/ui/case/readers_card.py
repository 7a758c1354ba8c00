"""At the right of a case: who can open it, why and until when; sharing it, and taking it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casedesk.cases.look_words import said_person
from casedesk.cases.queries.who_looked import Look, Reader, why_shared
from casedesk.cases.verbs.sharing import take_back
from casedesk.security.grants import GrantKind
from casedesk.security.roles import Permission, may
from casedesk.text.dates import clock, last_day, local, short_day
from casedesk.text.naming import initials
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.case.filled import Filled
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Measure, Style, px, tall
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.widgets.asking import ask
from casedesk.ui.widgets.beside import Hairline, row_of
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.picture import Initials, Picture
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.sealed import SealedLabel

_FOR_A_TIME = frozenset({GrantKind.SHARE, GrantKind.COVER, GrantKind.BREAK_GLASS})


class ReadersCard(Filled):
    """ReadersCard(desk, case): everybody with a key. `looked_asked()` when that link is taken; `said(str)`."""

    looked_asked = Signal()
    said = Signal(str)

    def __init__(self, desk: Desk, case: UUID) -> None:
        super().__init__(_("Who can open this file"))
        self._desk, self._case = desk, case
        self.can_share = False
        """Whether the file is this person's to share: its worker's, or a supervisor's of its team."""

    def show_readers(self, readers: Sequence[Reader], worker: UUID, last: Look | None, now: datetime) -> None:
        """Who holds the key, and who else opened the file last."""
        access = self._desk.access
        by_team = any(one.team and one.id in access.teams for one in readers)
        self.can_share = worker == access.person.id or by_team
        rows: list[QWidget | QHBoxLayout] = []
        for one in readers:
            rows.append(_reader_row(one, worker, now.date()))
            if one.kind in _FOR_A_TIME and not one.me:
                rows += self._for_a_time(one)
        looked = link(_("Who has looked"), self.looked_asked.emit, style=Style.SMALL)
        looked.setFixedHeight(tall(Measure.SMALL_BUTTON))
        rows += [Hairline(), Prose(self._last(last, now), style=Style.CAPTION), row_of(looked, None)]
        self._fill(rows)

    def acts(self, give: Callable[[], object]) -> Sequence[tuple[Icon, str, Callable[[], object]]]:
        """What stands behind “⋯”: a supervisor gives the file to another worker."""
        if self.can_share and may(self._desk.access.person.roles, Permission.ASSIGN_CASES):
            return ((Icon.ARROW, _("Give to another worker…"), give),)
        return ()

    def _for_a_time(self, reader: Reader) -> list[QWidget | QHBoxLayout]:
        """Why they read it, on demand, and the way to end it."""
        name, rows = said_person(reader.name, reader.khmer_name, me=False), list[QWidget | QHBoxLayout]()
        if reader.why:
            reveal = partial(self._desk.ask, why_shared, case=self._case, person=reader.id)
            why = SealedLabel(reveal, name=_("Why {name} reads this file", name=name), style=Style.CAPTION)
            rows.append(row_of(Line(_("Why"), style=Style.CAPTION, role=Role.INK2), why, None))
        if self._may_end(reader):
            back = link(_("Take back…"), partial(self._ask, reader, name), style=Style.SMALL)
            back.setAccessibleName(_("Take the file back from {name}", name=name))
            back.setFixedHeight(tall(Measure.SMALL_BUTTON))
            rows.append(row_of(back, None))
        return rows

    def _may_end(self, reader: Reader) -> bool:
        if not self.can_share:
            return False
        return may(self._desk.access.person.roles, Permission.RENEW_KEYS) or reader.by_me

    def _ask(self, reader: Reader, name: str) -> None:
        now = may(self._desk.access.person.roles, Permission.RENEW_KEYS)
        text = (
            _("The file gets a new key now, and {name} opens it no more. What was read, was read.", name=name)
            if now
            else _(
                "{name} opens the file no more. It gets its new key when a supervisor is here next. "
                "What was read, was read.",
                name=name,
            )
        )
        ask(
            self, title=_("Take this file back from {name}?", name=name), text=text, safe=_("Keep it shared"),
            act=_("Take it back"), then=partial(self._take_back, reader.id),
        )  # fmt: skip

    def _take_back(self, person: UUID) -> None:
        try:
            self._desk.do(take_back, case=self._case, person=person)
        except Mendable as trouble:
            self._fill([Notice(trouble.said(), Tone.WAIT)])
        else:
            self.said.emit(_("The file is no longer shared."))

    def _last(self, last: Look | None, now: datetime) -> str:
        if last is None:
            return _("Only you so far.")
        who = said_person(last.name, last.khmer_name, me=last.person == self._desk.access.person.id)
        return _("Last opened: {who}, {day}", who=who, day=short_day(local(last.at).date(), now.date()))


def _reader_row(reader: Reader, worker: UUID, today: date) -> QHBoxLayout:
    name = said_person(reader.name, reader.khmer_name, me=reader.me, team=reader.team)
    if reader.team and reader.name:
        name = _("Supervisors, {team}", team=reader.name)
    disc = Picture(Icon.KEY, Role.ACCENT, side=14, disc=28) if reader.team else Initials(initials(reader.name))
    who = Prose(name, role=Role.INK)
    row = row_of(disc, who, Line(_note(reader, worker, today), style=Style.CAPTION, role=Role.INK2))
    row.setStretch(1, 1)
    row.setAlignment(who, Qt.AlignmentFlag.AlignVCenter)
    row.setContentsMargins(0, px(2), 0, 0)
    return row


def _note(reader: Reader, worker: UUID, today: date) -> str:
    if reader.team:
        return _("team key")
    if reader.id == worker:
        return _("case worker")
    if reader.kind is GrantKind.BREAK_GLASS and reader.until is not None:
        return _("emergency, until {time}", time=clock(reader.until))
    if reader.until is not None:
        day = short_day(last_day(reader.until), today)
        return _("covers until {day}", day=day) if reader.kind is GrantKind.COVER else _("until {day}", day=day)
    return _("shared") if reader.kind is GrantKind.SHARE else ""
