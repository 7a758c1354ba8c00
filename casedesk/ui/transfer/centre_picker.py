"""Chooses the centre a case goes to: those whose key was confirmed; the others are told with what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from casedesk.cases.queries.referrals import providers
from casedesk.cases.records.referral import Provider
from casedesk.reports.referral_slip import named
from casedesk.text.translation import _
from casedesk.transfer.partners import KeyState, PartnerKey, partner_keys
from casedesk.ui.desk import Desk
from casedesk.ui.looks.focus import OWN_RING
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.palette import Tone
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, link
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.parts import Part, PartsList
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.stages import EmptyState


class CentrePicker(Card):
    """CentrePicker(desk): `chosen(Provider)`; `directory_asked` where a key is got; `begin(replacing)` looks anew."""

    chosen = Signal(object)
    cancelled = Signal()
    directory_asked = Signal(object)
    """The Provider whose page is wanted, or None for the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("To which centre does the case go?"))
        self.setAccessibleName(_("To which centre does the case go?"))
        self.setProperty(OWN_RING, True)  # with nothing in it, it holds the focus without a ring
        self._desk = desk
        self._known: Sequence[tuple[Provider, PartnerKey]] = ()
        self._list = PartsList((), name=_("Centres"), roomy=True)
        self._list.activated.connect(lambda _index: self._take())
        self._list.clicked.connect(lambda _index: self._take())
        self._lacking: Provider | None = None
        self._notice = Notice("", Tone.WAIT)
        self._notice.taken.connect(lambda: self.directory_asked.emit(self._lacking))
        self._states = QStackedWidget()
        self._states.addWidget(self._list)
        self._states.addWidget(
            EmptyState(
                Icon.KEY, _("No other centre’s key is here yet"),
                _("Ask the other centre for its key, a small file that ends with “.casedesk-centre”. It is kept on the "
                  "page of that centre in the directory, where a supervisor compares its words by telephone."),
                button(_("Open the directory"), lambda: self.directory_asked.emit(None), icon=Icon.DIRECTORY),
            )
        )  # fmt: skip
        self._keep = link(_("Keep the one that was chosen"), self.cancelled.emit)
        only = _("Only a centre with a confirmed key can open what is sent to it, and nobody on the way.")
        self.add(Prose(only))
        self.add(self._notice)
        self.add(self._states, 1)
        self.add_layout(row_of(None, self._keep))

    def begin(self, *, replacing: bool) -> None:
        """The centres as they are known now; `replacing` offers to keep the one that was chosen before."""
        keys = self._desk.glance(partner_keys)
        found = [(one, keys[one.id]) for one in self._desk.glance(providers) if one.id in keys and one.closed is None]
        self._known = sorted(found, key=lambda pair: not pair[1].usable)
        self._keep.setVisible(replacing)
        self._notice.say("")
        self._states.setCurrentIndex(0 if self._known else 1)
        self._list.show_parts([_row(one, key) for one, key in self._known])
        if self._known:
            self._list.choose(self._known[0][0].id)
            self._list.setFocus()
        else:
            self.setFocus()

    def _take(self) -> None:
        found = next((pair for pair in self._known if pair[0].id == self._list.key()), None)
        if found is None:
            return
        provider, key = found
        if key.usable:
            self.chosen.emit(provider)
            return
        self._lacking = provider
        self._notice.say(said_lacking(key), link=_("Open its page"))


def said_lacking(key: PartnerKey) -> str:
    """Why nothing goes to a centre with this key, and what to do."""
    if key.state is KeyState.CHANGED:
        return _(
            "Another key lies there than the one that was confirmed. Nothing is sealed to it. A supervisor compares "
            "its words by telephone first."
        )
    return _("Nobody has compared the words of this key yet. A supervisor does it by telephone, on that page.")


def _row(one: Provider, key: PartnerKey) -> Part:
    mark = Mark.DONE if key.usable else Mark.WAITS
    return Part(named(one), Icon.KEY, note="" if key.usable else key.state.said(), mark=mark, key=one.id)
