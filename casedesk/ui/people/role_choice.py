"""What a person does here, and in which team: ticked and chosen when somebody is asked in, or changes work."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from casedesk.security.roles import Role
from casedesk.text.translation import _
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.people.words import ORDER, team_said
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.prose import Prose

NEW_TEAM = "new"


class RoleChoice(QWidget):
    """RoleChoice(roles=()): every role with what it may read below it; `roles()` are those ticked."""

    def __init__(self, roles: Collection[Role] = ()) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        self._boxes: dict[Role, QCheckBox] = {}
        for role in ORDER:
            ticked = QCheckBox(role.said())
            ticked.setChecked(role in roles)
            ticked.setAccessibleDescription(role.hinted())
            self._boxes[role] = ticked
            column.addWidget(ticked, 0, Qt.AlignmentFlag.AlignLeft)
            below = QHBoxLayout()
            below.setContentsMargins(px(23), 0, 0, px(2))
            below.addWidget(Prose(role.hinted(), style=Style.CAPTION))
            column.addLayout(below)
        self.setFocusProxy(self._boxes[ORDER[0]])

    def roles(self) -> frozenset[Role]:
        """The roles ticked."""
        return frozenset(role for role, box in self._boxes.items() if box.isChecked())


class TeamChoice(QWidget):
    """TeamChoice(teams, chosen=None, *, founds=False): with one team there is nothing to choose, unless one `founds`.

    `team()` is the team chosen, None for the first. `name()` is what a new one is to be called; None when an old one
    is chosen.
    """

    changed = Signal()

    def __init__(self, teams: Mapping[UUID, str], chosen: UUID | None = None, *, founds: bool = False) -> None:
        super().__init__()
        self._teams = list(teams)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self._box = QComboBox()
        for team in self._teams:
            self._box.addItem(team_said(team, teams), team)
        if founds:
            self._box.addItem(_("A new team"), NEW_TEAM)
        self._box.setCurrentIndex(self._teams.index(chosen) if chosen in self._teams else 0)
        self._box.setAccessibleName(_("Team"))
        self._new = QLineEdit()
        self._new.setMaxLength(60)
        self.field = Field(_("What the new team is called"), self._new)
        column.addWidget(self._box)
        column.addWidget(self.field)
        self._box.currentIndexChanged.connect(lambda row: self._follow())
        self.setFocusProxy(self._box)
        self._follow()

    def _follow(self) -> None:
        self.field.setHidden(self._box.currentData() != NEW_TEAM)
        self.changed.emit()

    def team(self) -> UUID | None:
        """The team chosen; None for the first one, which every file goes to anyhow."""
        chosen = self._box.currentData()
        return chosen if isinstance(chosen, UUID) and chosen != self._teams[0] else None

    def name(self) -> str | None:
        """What a new team is to be called; None unless one is to be founded."""
        return self._new.text() if self._box.currentData() == NEW_TEAM else None
