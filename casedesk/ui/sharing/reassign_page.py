"""Give one case, or several of one worker, to another worker."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from casedesk.cases.queries.colleagues import colleagues
from casedesk.cases.queries.team import Given, cases_of, to_give
from casedesk.cases.verbs.assigning import reassign
from casedesk.store.fields import InField
from casedesk.text.translation import N_, _, n_
from casedesk.ui.desk import Desk
from casedesk.ui.forms.day_line import DayLine
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.places import Place
from casedesk.ui.sharing.form_page import FormPage, day_of, why_field, why_of
from casedesk.ui.sharing.person_choice import PersonChoice
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import link, primary
from casedesk.ui.widgets.field import Field

COLUMNS = 5
TO_WHOM, WHICH = N_("Choose who will follow the cases."), N_("Choose at least one case.")


class CodesChoice(QWidget):
    """CodesChoice(): the cases of one worker, each with its box; all are chosen at first."""

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[UUID, QCheckBox] = {}
        self._holder = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self._all = link(_("All or none"), self._turn_all)
        column.addWidget(self._holder)
        column.addLayout(row_of(self._all, None))

    def offer(self, cases: Sequence[Given]) -> None:
        """Other cases."""
        fresh = QWidget()
        self._boxes = {one.id: QCheckBox(one.number) for one in cases}
        for box in self._boxes.values():
            box.setChecked(True)
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(6))
        for place, box in enumerate(self._boxes.values()):
            grid.addWidget(box, place // COLUMNS, place % COLUMNS)
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(self._holder, fresh)
        self._holder.hide()
        self._holder.deleteLater()
        self._holder = fresh
        self._all.setVisible(len(cases) > 1)

    def chosen(self) -> list[UUID]:
        """The cases with a tick."""
        return [id for id, box in self._boxes.items() if box.isChecked()]

    def _turn_all(self) -> None:
        every = all(box.isChecked() for box in self._boxes.values())
        for box in self._boxes.values():
            box.setChecked(not every)


class ReassignPage(FormPage):
    """ReassignPage(desk, place): `place.case` is one case, or `place.row` the worker whose cases are given."""

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        self._people = desk.glance(colleagues)
        self._one = desk.glance(to_give, id=place.case) if place.case is not None else None
        self.to = PersonChoice(self._people, name=_("New worker"))
        self.keeps = DayLine(desk.today())
        self._why = why_field(_("Only who can open a file, and the supervisors, read this."))
        fields: dict[str, Field] = {}
        if self._one is None:
            self.of, self.cases = PersonChoice(self._people, name=_("Whose cases")), CodesChoice()
            self.of.choose(place.row)
            self.of.picked.connect(self._offer)
            fields = {"of": Field(_("Whose cases"), self.of), "cases": Field(_("Cases"), self.cases)}
        help = _("That day included. Empty: the worker before stops reading at once.")
        fields |= {
            "to": Field(_("New worker"), self.to),
            "why": self._why,
            "keeps_until": Field(_("The worker before keeps reading until"), self.keeps, optional=True, help=help),
        }
        title = _("Give {code} to another worker", code=self._one.number) if self._one else _("Give cases on")
        way = self._one.number if self._one else _("Team")
        act: QPushButton = primary(_("Give the cases") if self._one is None else _("Give the case"), icon=Icon.ARROW)
        text = _(
            "The new worker follows the case from now on, with keys of their own. The file gets a new key, so that the "
            "worker before opens nothing that is written later; what they have read, they have read."
        )
        self._arrange(title, way=way, text=text, fields=fields, act=act)
        self._offer()

    def _offer(self) -> None:
        worker = self._one.worker if self._one is not None else self.of.person()
        self.to.offer([one for one in self._people if one.id != worker])
        if self._one is None:
            self.cases.offer(self._cases(worker))

    def _cases(self, worker: UUID | None) -> Sequence[Given]:
        return self.desk.glance(cases_of, worker=worker) if worker is not None else ()

    def _perform(self) -> str:
        given = [self._one.id] if self._one is not None else self.cases.chosen()
        to = self.to.person()
        if not given:
            raise InField("cases", WHICH)
        if to is None:
            raise InField("to", TO_WHOM)
        keeps = day_of("keeps_until", self.keeps)
        self.desk.do(reassign, cases=given, to=to, why=why_of(self._why), keeps_until=keeps)
        return n_("{n} case has a new worker.", "{n} cases have a new worker.", len(given))
