"""Cover a worker on leave: who is away, who reads their cases, from which day to which; or a later last day."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from casedesk.cases.look_words import said_person
from casedesk.cases.queries.colleagues import colleagues
from casedesk.cases.queries.team import cases_of
from casedesk.cases.verbs.covering import NoSuchCover, cover, extend_cover
from casedesk.store.fields import InField
from casedesk.store.staff.absences import Absence, absences_on
from casedesk.text.translation import N_, _, n_
from casedesk.ui.desk import Desk
from casedesk.ui.forms.day_line import DayLine
from casedesk.ui.looks.icons import Icon
from casedesk.ui.places import Place
from casedesk.ui.sharing.form_page import FormPage, day_of
from casedesk.ui.sharing.person_choice import PersonChoice
from casedesk.ui.widgets.buttons import primary
from casedesk.ui.widgets.field import Field

WHO_AWAY, WHO_COVERS = N_("Choose who is on leave."), N_("Choose who covers.")
DAY_MISSING = N_("Say which day. Both days count.")


class CoverPage(FormPage):
    """CoverPage(desk, place): with `place.row`, a cover that stands gets a later last day. Raises NoSuchCover."""

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        self._people = desk.glance(colleagues)
        self._standing = self._found(place)
        self.ends = DayLine(desk.today())
        last = {"ends": Field(_("Last day of leave"), self.ends, help=_("That day included."))}
        title = _("Cover a worker on leave")
        if self._standing is None:
            last = {**self._asked(), **last}
        else:
            self.ends.set_day(self._standing.ends)
            title = self._names(self._standing)
        act: QPushButton = primary(_("Give the cases until then"), icon=Icon.SHARE)
        self._arrange(title, way=_("Team"), text=_words(), fields=last, act=act)

    def _asked(self) -> dict[str, Field]:
        """Who is away, who covers, and from when."""
        self.person = PersonChoice(self._people, name=_("On leave"))
        self.by = PersonChoice(self._people, name=_("Covered by"))
        self.begins = DayLine(self.desk.today())
        self.begins.set_day(self.desk.today())
        self._away = Field(_("On leave"), self.person)
        self.person.picked.connect(self._offer)
        return {
            "person": self._away,
            "by": Field(_("Covered by"), self.by),
            "begins": Field(_("First day of leave"), self.begins),
        }

    def _found(self, place: Place) -> Absence | None:
        if place.row is None:
            return None
        for one in self.desk.glance(absences_on, today=self.desk.today()):
            if one.id == place.row:
                return one
        raise NoSuchCover

    def _names(self, one: Absence) -> str:
        known = {person.id: said_person(person.name, person.khmer_name, me=False) for person in self._people}
        return _("{cover} covers {person}", cover=known.get(one.cover, ""), person=known.get(one.person, ""))

    def _offer(self) -> None:
        """Nobody covers themselves; and it is said how many cases that will be."""
        away = self.person.person()
        self.by.offer([one for one in self._people if one.id != away])
        if away is not None:
            n = len(self.desk.glance(cases_of, worker=away))
            self._away.set_help(n_("{n} open case", "{n} open cases", n))

    def _perform(self) -> str:
        ends = day_of("ends", self.ends)
        if self._standing is not None:
            if ends is None:
                raise InField("ends", DAY_MISSING)
            self.desk.do(extend_cover, id=self._standing.id, ends=ends)
            return _("The leave is longer now.")
        person, by, begins = self.person.person(), self.by.person(), day_of("begins", self.begins)
        for name, missing, words in (
            ("person", person is None, WHO_AWAY), ("by", by is None, WHO_COVERS),
            ("begins", begins is None, DAY_MISSING), ("ends", ends is None, DAY_MISSING),
        ):  # fmt: skip
            if missing:
                raise InField(name, words)
        assert person is not None and by is not None and begins is not None and ends is not None  # noqa: PT018
        self.desk.do(cover, person=person, by=by, begins=begins, ends=ends)
        return _("The cases are covered.")


def _words() -> str:
    return _(
        "Whoever covers can open every open case of the person on leave, from now on until the last day is over. After "
        "that nothing opens any more, and the files get new keys when a supervisor is here next. Cases registered "
        "meanwhile belong to whoever registers them."
    )
