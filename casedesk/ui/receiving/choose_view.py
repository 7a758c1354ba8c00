"""Before a package is open: what it is, where it is chosen, and why the last one was not opened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from casedesk.exchange.cover import SenderNotConfirmed
from casedesk.exchange.package import SUFFIX
from casedesk.exchange.trouble import WrongRecipient
from casedesk.store.centre.own_key import KeyNotShared, NoOwnKey
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.looks.focus import OWN_RING
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Role
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.receiving.step_view import StepView
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import link, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.choosing import ask_file
from casedesk.ui.widgets.prose import Prose

WIDEST = 720


class ChooseView(StepView):
    """ChooseView(): `chosen(path)`; `went(place)` asks for another page, `cancelled` ends the opening.

    `tell(trouble)` says why a package was refused, `advance(part, of)` how far it is opened.
    """

    chosen = Signal(object)
    went = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Opening the package"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(OWN_RING, True)
        self.setAccessibleName(_("A case that another centre hands over"))
        self.main = primary(_("Choose the package…"), self.ask, icon=Icon.FOLDER_OPEN, hint="Ctrl+N")
        self._way = Place(Room.DIRECTORY)
        self.notice.taken.connect(lambda: self.went.emit(self._way))
        card = Card(_("A case that another centre hands over"))
        for words in (
            _("It comes as one file, on a stick or by e-mail. Its name ends with “{suffix}”.", suffix=SUFFIX),
            _("First you look through it, field by field. Until you take it in, nothing of it is kept here."),
            _("It opens only if it was made for this centre, by a centre whose key somebody here has confirmed."),
        ):
            card.add(Prose(words, role=Role.INK, widest=WIDEST))
        card.add(self.notice)
        card.add_layout(
            row_of(self.main, link(_("What came in before"), lambda: self.went.emit(Place(Room.CAME_IN))), None, gap=16)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for part in (card, self.progress):
            part.setMaximumWidth(px(WIDEST))
            column.addWidget(part)
        column.addStretch(1)

    def ask(self) -> None:
        """The system's own window, without blocking."""
        ask_file(self, _("The package of the other centre"), self.chosen.emit, _("Package (*{suffix})", suffix=SUFFIX))

    def begin(self) -> None:
        """Focus to what is read; Tab leads to the button."""
        self.setFocus()

    def end(self) -> None:
        """Nothing is being opened."""
        self._rest(self)

    def tell(self, trouble: Mendable) -> None:
        """Why it was not opened, and what to do; where that is on another page, the way there."""
        self.end()
        words = ""
        if isinstance(trouble, SenderNotConfirmed):
            self._way, words = Place(Room.DIRECTORY), _("Confirm that centre in the directory")
        elif isinstance(trouble, NoOwnKey | KeyNotShared | WrongRecipient):
            self._way, words = Place(Room.SETTINGS, part=Topic.CENTRE_KEY), _("Look at this centre’s key")
        self.notice.say(trouble.said(), link=words)
        self.main.setFocus()
