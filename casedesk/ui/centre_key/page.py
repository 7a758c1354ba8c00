"""Settings › This centre’s key: what another centre needs before it can send a case here; for supervisors."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from casedesk.security.roles import Permission, may
from casedesk.store.centre.own_key import OwnKey, make_own_key, own_key
from casedesk.text.dates import day, local
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background
from casedesk.ui.centre_key.handing_out import noted_key
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.people.key_words import KeyWords
from casedesk.ui.print.paper_out import PaperOut
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.settings_page import SettingsPage
from casedesk.ui.widgets.asking import ask
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.stages import EmptyState

SIDE = 320
NONE_YET, HERE, NOT_THEIRS = range(3)


class CentreKeyPage(SettingsPage):
    """CentreKeyPage(desk, background): made, saved as a file, and read out; others are told whose it is."""

    def __init__(self, desk: Desk, background: Background, *, ways: WaysOut | None = None) -> None:
        super().__init__(desk, background)
        self._may = may(desk.access.person.roles, Permission.TRANSFER_CASES)
        self.key: OwnKey | None = None
        self._out = PaperOut(desk, self, ways)
        self._out.left.connect(lambda _said: self.said.emit(_("The key is saved. Anybody may see this file.")))
        self._out.troubled.connect(self._tell)
        self._heads: tuple[QPushButton, ...] = ()
        self._make = primary(_("Make the key"), self.make, icon=Icon.KEY)
        self._trouble = Notice("", Tone.WAIT)
        self._lay_out()
        self._read()

    def facts(self) -> Sequence[str]:
        if self.key is None:
            return ()
        made = _("made on {day}", day=day(local(self.key.made).date()))
        given = self.key.published
        return (made, _("last saved on {day}", day=day(local(given).date())) if given else _("not handed out yet"))

    def buttons(self) -> Sequence[QPushButton]:
        if self._may:
            anew = button(_("Make a new key…"), self._ask_anew, icon=Icon.RENEW)
            self._heads = (anew, primary(_("Save the key as a file…"), self.save, icon=Icon.EXPORT))
            self._show_heads()
        return self._heads

    def primary(self) -> QPushButton | None:
        if self.key is None:
            return self._make if self._may else None
        return self._heads[-1] if self._heads else None

    def refresh(self, changed: Changed) -> None:
        if "centre_keys" in changed.tables:
            self._read()

    def make(self) -> None:
        """Makes the centre's key, the first or another one."""
        self._trouble.say("")
        try:
            self.desk.do(make_own_key)
        except Mendable as trouble:
            self._tell(trouble)
        else:
            self.said.emit(_("The key is made. Save it as a file and give it to the other centre."))

    def save(self) -> None:
        """Asks where, and saves what other centres need."""
        self._trouble.say("")
        kind, name = _("Key of a centre (*.casedesk-centre)"), _("Key of our centre.casedesk-centre")
        self._out.to_file(lambda: noted_key(self.desk), kind=kind, suffix="casedesk-centre", name=name)

    def _lay_out(self) -> None:
        self._states = QStackedWidget()
        for state in (self._none_yet(), self._here(), self._not_theirs()):
            self._states.addWidget(state)
        column = QVBoxLayout()
        column.setSpacing(px(12))
        column.addWidget(self._trouble)
        column.addWidget(self._states, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addLayout(column, 1)
        if self._may:
            row.addWidget(_steps())

    def _none_yet(self) -> QWidget:
        text = _("Another centre needs it before it can send a case here. Only supervisors open what is sent to it.")
        return _card(EmptyState(Icon.KEY, _("This centre has no key yet"), text, self._make))

    def _not_theirs(self) -> QWidget:
        text = _(
            "A supervisor makes the key, hands it out and reads its words to other centres, because only supervisors "
            "open a case that comes from one."
        )
        return _card(EmptyState(Icon.KEY, _("The key of this centre is a supervisor’s to hand out"), text))

    def _here(self) -> QWidget:
        page = Page(margins=False)
        self._again = Notice("", Tone.WAIT, icon=Icon.RENEW)
        self._holder = Card(_("Its words"))
        page.add(self._again)
        page.add(self._holder)
        page.body.addStretch(1)
        self._words: QWidget | None = None
        return page

    def _read(self) -> None:
        if not self._may:
            self._states.setCurrentIndex(NOT_THEIRS)
            return
        self.key = key = self.desk.glance(own_key)
        self._show_heads()
        self._states.setCurrentIndex(HERE if key is not None else NONE_YET)
        if key is not None:
            self._show(key)
        self.told.emit()

    def _show_heads(self) -> None:
        """There is nothing to save before there is a key; nothing is shown before it stands in the head."""
        for one in self._heads:
            if self.key is None:
                one.hide()
            elif one.parentWidget() is not None:
                one.show()

    def _show(self, key: OwnKey) -> None:
        made = day(local(key.made).date())
        again = _("This key was made anew on {day}. Give it to the other centres again: until then they still send to "
                  "the one before.", day=made)  # fmt: skip
        self._again.say(again if key.again else "")
        if self._words is not None:
            self._words.hide()
            self._words.deleteLater()
        self._words = held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(KeyWords(key.words, name=_("Words of this key"), large=True))
        told = _("Read them to the other centre by telephone, two by two. They must be the same on both screens.")
        column.addWidget(Prose(told, role=Role.INK))
        self._holder.add(held)

    def _ask_anew(self) -> None:
        ask(
            self,
            title=_("Make a new key for this centre?"),
            text=_(
                "Do this when somebody else may have the key. Every other centre needs the new one and compares its "
                "words again. Packages that are under way still open for a month."
            ),
            safe=_("Keep the key"),
            act=_("Make a new key"),
            then=self.make,
        )

    def _tell(self, trouble: Mendable) -> None:
        self._trouble.say(trouble.said())


def _card(state: QWidget) -> Card:
    card = Card()
    card.add(state, 1)
    return card


def _steps() -> Card:
    """How a case comes here, in the order it is done."""
    card = Card(_("How another centre sends a case here"))
    card.setFixedWidth(px(SIDE))
    for place, words in enumerate(
        (
            _("Save the key as a file and give it to them. Anybody may see it: it only locks, it does not open."),
            _("They call you, or you them, on a number known from elsewhere, and compare the six words."),
            _("They keep their own key for you as well: under Directory, on the page of that centre, you confirm it."),
            _("What they send then opens here, and for nobody in between."),
        ),
        start=1,
    ):
        number = Prose(f"{place}.", style=Style.SMALL, role=Role.INK, bold=True)
        number.setFixedWidth(px(18))
        row = row_of(number, Prose(words, style=Style.SMALL))
        row.setStretch(1, 1)
        card.add_layout(row)
    card.body.addStretch(1)
    return card
