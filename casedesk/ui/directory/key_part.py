"""At a service that is another centre: how far its key has come, in a sentence, and the way to it."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casedesk.security.roles import Permission, may
from casedesk.text.dates import day, local
from casedesk.text.naming import in_script
from casedesk.text.translation import _
from casedesk.transfer.partners import KeyState, PartnerKey, partner_key
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.notice import Notice

_TONES: Mapping[KeyState, Tone] = {
    KeyState.CONFIRMED: Tone.GOOD,
    KeyState.TO_COMPARE: Tone.WAIT,
    KeyState.CHANGED: Tone.URGENT,
}


class KeyPart(QWidget):
    """KeyPart(desk, provider, name): `wanted` when a supervisor wants to take, compare or drop the key.

    Nothing is shown to others while there is no key.
    """

    wanted = Signal()

    def __init__(self, desk: Desk, provider: UUID, name: str) -> None:
        super().__init__()
        key = desk.glance(partner_key, provider=provider)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(6), 0, 0)
        column.setSpacing(px(2))
        if key.state is not KeyState.NONE:
            column.addWidget(Notice(said_state(key), _TONES[key.state], icon=Icon.KEY))
        self.link = link(_("Key of {name}", name=name), self.wanted.emit, icon=Icon.KEY, style=Style.SMALL)
        if may(desk.access.person.roles, Permission.TRANSFER_CASES):
            column.addLayout(row_of(self.link, None))


def said_state(key: PartnerKey) -> str:
    """Whether a case can be sent there, and on whose word."""
    if key.state is KeyState.CONFIRMED and key.confirmed is not None and key.confirmed_by is not None:
        name, on = in_script(*key.confirmed_by), day(local(key.confirmed).date())
        return _("A case can be sent there: {name} confirmed the key on {day}.", name=name, day=on)
    if key.state is KeyState.CHANGED:
        return _("Another key than the one confirmed lies here. Nothing is sent there until its words are compared.")
    return _("A key is here, and nobody has compared its words yet. Nothing is sent there until then.")
