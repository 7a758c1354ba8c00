"""How long things are kept: each decision in a line, to be changed by an administrator and read by everybody else."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from casedesk.security.roles import Permission, may
from casedesk.store.keeping.policies import POLICIES, Policy, decide, decisions
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.beside import Hairline, row_of
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose

DIGITS = 3


class RulesCard(Card):
    """RulesCard(desk): a number is kept when its field is left. `said(str)` for the toast."""

    said = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._may = may(desk.access.person.roles, Permission.SETTINGS)
        self.fields: dict[str, QLineEdit] = {}
        self._below: dict[str, Prose] = {}
        self.body.setContentsMargins(0, px(6), 0, px(6))
        scroll = Page(margins=False)
        decided = desk.glance(decisions)
        for policy in POLICIES:
            if policy is not POLICIES[0]:
                scroll.add(Hairline())
            scroll.add(self._line(policy, decided[policy]))
        scroll.body.addStretch(1)
        scroll.body.setSpacing(px(4))
        self.add(scroll, 1)

    def show_decided(self) -> None:
        """The numbers as they hold now."""
        for policy, value in self._desk.glance(decisions).items():
            if policy.name in self.fields:
                self.fields[policy.name].setText(str(value))
                self._tell(policy, value)

    def _line(self, policy: Policy, value: int) -> QWidget:
        held = QWidget()
        grid = QGridLayout(held)
        grid.setContentsMargins(px(16), px(3), px(16), px(3))
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(1))
        words = QVBoxLayout()
        words.setSpacing(px(1))
        words.addWidget(Prose(_(policy.label), style=Style.SMALL, role=Role.INK, bold=True))
        self._below[policy.name] = below = Prose("", style=Style.CAPTION)
        words.addWidget(below)
        words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(words, 0, 0)
        grid.addWidget(self._number(policy, value), 0, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)
        self._tell(policy, value)
        return held

    def _number(self, policy: Policy, value: int) -> QWidget:
        held = QWidget()
        unit = Line(policy.unit.said(), style=Style.SMALL, role=Role.INK2)
        unit.setMinimumWidth(px(52))
        if not self._may:
            held.setLayout(row_of(Line(str(value), style=Style.BODY, bold=True), unit))
            return held
        field = QLineEdit(str(value))
        field.setAccessibleName(_(policy.label))
        field.setValidator(QIntValidator(0, 10**DIGITS - 1, field))
        field.setMaxLength(DIGITS)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setFixedWidth(px(64))
        field.editingFinished.connect(lambda: self._decide(policy))
        self.fields[policy.name] = field
        held.setLayout(row_of(field, unit))
        return held

    def _decide(self, policy: Policy) -> None:
        field, before = self.fields[policy.name], self._desk.glance(decisions)[policy]
        value = int(field.text() or 0)
        if value == before:
            self._tell(policy, value)
            return
        try:
            self._desk.do(decide, policy=policy, value=value)
        except Mendable as trouble:
            self._problem(policy, trouble.said())
        else:
            self._tell(policy, value)
            self.said.emit(_("The new rule holds from now on."))

    def _tell(self, policy: Policy, value: int) -> None:
        above = policy.usual is not None and value > policy.usual
        sentence = policy.warning if above else policy.help
        role = Role.WAIT if above else Role.INK2
        self._say(policy, _(sentence) if sentence else "", role, problem=False)

    def _problem(self, policy: Policy, sentence: str) -> None:
        self._say(policy, sentence, Role.URGENT, problem=True)

    def _say(self, policy: Policy, sentence: str, role: Role, *, problem: bool) -> None:
        below = self._below[policy.name]
        below.setText(sentence)
        below.set_role(role)
        below.setVisible(bool(sentence))
        if policy.name in self.fields:
            field = self.fields[policy.name]
            field.setProperty("problem", problem)
            field.setAccessibleDescription(below.text())
            field.update()
