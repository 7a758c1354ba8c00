"""The head of the page: the code, where the case stands, whose file it is only if that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import CaseKind, CaseStatus, Part
from casedesk.cases.codes.case import Risk as RiskCode
from casedesk.cases.records.case import Case
from casedesk.store.records import Record
from casedesk.text.dates import short_day
from casedesk.text.translation import N_, _
from casedesk.ui.case.part_words import ADDABLE, PARTS, ways_to_add
from casedesk.ui.looks.icons import Icon, tinted
from casedesk.ui.widgets.buttons import button, icon_button, link
from casedesk.ui.widgets.chip import Chip
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.key_cap import KeyCap
from casedesk.ui.widgets.marks import Mark, Risk

_STATUS = {
    CaseStatus.OPEN: Mark.UNDER_WAY, CaseStatus.CLOSED: Mark.CLOSED, CaseStatus.TRANSFERRED: Mark.SENT,
    CaseStatus.DUPLICATE: Mark.CLOSED,
}  # fmt: skip
_RISK = {
    RiskCode.STANDARD: (N_("Standard risk"), Risk.STANDARD), RiskCode.MEDIUM: (N_("Medium risk"), Risk.MEDIUM),
    RiskCode.HIGH: (N_("High risk"), Risk.HIGH),
}  # fmt: skip


class CaseHeader(PageHeader):
    """CaseHeader(file): `show_facts(…)` fills the second line. Nothing of it names anybody unless `name` is given.

    What is done rarely stands behind “⋯”: `show_rare(acts)`.
    """

    print_asked = Signal()
    share_asked = Signal()
    names_asked = Signal()
    adding = Signal(object, object)
    """The Part of which a new entry is begun, and its kind where it is not the part's usual one."""

    def __init__(self, file: CaseFile) -> None:
        self._add = button(_("Add to the file"), self.open_menu, icon=Icon.ADD)
        printing = button(_("Print summary"), icon=Icon.PRINT)
        self.rare = icon_button(Icon.MORE, _("More"), self._open_rare)
        self.share = button(_("Share"), icon=Icon.SHARE)
        buttons = (self.rare, printing, self.share, self._add)
        super().__init__(file.case.number, way=(("cases", _("Cases")),), buttons=buttons)
        self.rare.hide()
        self.share.hide()
        self.share.clicked.connect(lambda: self.share_asked.emit())
        self._rare = QMenu(self)
        self._rare.setAccessibleName(_("More"))
        printing.clicked.connect(lambda: self.print_asked.emit())
        self._menu = QMenu(self)
        self._menu.setAccessibleName(_("Add to the file"))
        self._offered: list[Part] = []
        self._fill_menu(file)

    def show_facts(self, case: Case, *, together: bool, name: str | None) -> None:
        """Status, risk (not while she reads along), the name or how to show it, and when the case was opened."""
        facts: list[str | QWidget] = [Chip(case.status.said(), _STATUS[case.status])]
        if case.risk is not None and not together:
            words, risk = _RISK[case.risk]
            facts.append(Chip(_(words), risk=risk))
        facts.append(_("Name hidden") if name is None else name)
        facts += [self._showing(name is not None), KeyCap("F9")]
        if case.kind is CaseKind.FAMILY:
            facts.append(case.kind.said())
        facts.append(_("opened {day}", day=short_day(case.opened, date.max)))
        if case.closed is not None:
            facts.append(_("closed {day}", day=short_day(case.closed, date.max)))
        self._add.setVisible(case.status is CaseStatus.OPEN)
        self.set_facts(facts)

    def open_menu(self, of: Part | None = None) -> None:
        """What can be added, under its button, the usual entry of a part chosen; nothing to a file that is closed."""
        if self._add.isHidden():
            return
        self._menu.popup(self._add.mapToGlobal(QPoint(0, self._add.height() + 2)))
        if of in self._offered:
            self._menu.setActiveAction(self._menu.actions()[self._offered.index(of)])

    def show_rare(self, acts: Sequence[tuple[Icon, str, Callable[[], object]]]) -> None:
        """What stands behind “⋯”: icon, words, what is done; nothing hides it."""
        self._rare.clear()
        for icon, words, press in acts:
            self._rare.addAction(tinted(icon), words).triggered.connect(lambda _on=False, press=press: press())
        self.rare.setVisible(bool(acts))

    def show_share(self, can: bool) -> None:
        """Whether the file is this person's to share."""
        self.share.setVisible(can)

    def rare_menu(self) -> QMenu:
        """What stands behind “⋯”."""
        return self._rare

    def _open_rare(self) -> None:
        self._rare.popup(self.rare.mapToGlobal(QPoint(0, self.rare.height() + 2)))

    def menu(self) -> QMenu:
        """What can be added."""
        return self._menu

    def _showing(self, shown: bool) -> QPushButton:
        if shown:
            return link(_("Hide"), self.names_asked.emit, icon=Icon.HIDE)
        made = link(_("Show"), self.names_asked.emit, icon=Icon.SHOW)
        made.setAccessibleName(_("Show the name"))
        return made

    def _fill_menu(self, file: CaseFile) -> None:
        parts = [part for part in ADDABLE if part is not Part.INCIDENTS or file.case.kind is CaseKind.SURVIVOR]
        for part in parts if file.identity is not None else [Part.IDENTITY, *parts]:
            for kind, words in ways_to_add(part, file.case.kind):
                self._offer(part, kind, words.menu)

    def _offer(self, part: Part, kind: type[Record] | None, words: str) -> None:
        added = self._menu.addAction(tinted(PARTS[part].icon), _(words))
        added.triggered.connect(lambda: self.adding.emit(part, kind))
        self._offered.append(part)
