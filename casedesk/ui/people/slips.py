"""The slip with the one-time words: made once, shown once, printed small, never kept."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal

from casedesk.store.staff import inviting
from casedesk.store.staff.colleagues import Colleague, note_paper
from casedesk.store.staff.inviting import Invited
from casedesk.text.dates import day, local
from casedesk.text.translation import _, speaking
from casedesk.text.translation import language as spoken_here
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.people.acting import Acting
from casedesk.ui.people.key_words import KeyWords
from casedesk.ui.people.words import name_of
from casedesk.ui.print.paper_out import PaperOut
from casedesk.ui.print.press import Make
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.widgets.asking import ask
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.prose import Prose

WIDEST = 460


class SlipCard(Card):
    """SlipCard(desk, name, invited, ways): the words, until they are handed over; `done` then, `said` for the toast."""

    done = Signal()
    said = Signal(str)

    def __init__(self, desk: Desk, name: str, invited: Invited, ways: WaysOut | None = None) -> None:
        super().__init__(_("A slip for {name}", name=name))
        self._desk, self._name, self._invited = desk, name, invited
        self._out = PaperOut(desk, self, ways)
        self._out.left.connect(lambda _said: self.said.emit(_("The slip is printed.")))
        self._out.troubled.connect(self._tell)
        self.trouble = Notice("", Tone.WAIT)
        self.words = KeyWords(invited.words.split(), name=_("One-time words"))
        self.close_up = primary(_("I have handed it over"), self.done.emit, icon=Icon.DONE)
        self.print = button(_("Print the slip"), self._ask_printer, icon=Icon.PRINT)
        self.add(Prose(_("Shown only now. Write the words down by hand, or print them.")))
        self.add(self.words)
        until = day(local(invited.until).date())
        self.add(
            Prose(
                _(
                    "They open the vault until {day}, with the short name. Hand them over yourself. The person chooses "
                    "a passphrase of their own; then a supervisor compares the words of the new key and signs it.",
                    day=until,
                ),
                style=Style.SMALL,
            )
        )
        self.add(self.trouble)
        self.add_layout(row_of(self.close_up, self.print, None))
        self.body.addStretch(1)
        self.setFixedWidth(px(WIDEST))

    def settle(self) -> None:
        """The words first: nothing is pressed by chance."""
        self.words.setFocus()

    def _ask_printer(self) -> None:
        self.trouble.hide()
        self._out.to_printer(self._noted)

    def _noted(self) -> Make:
        """The journal first; the words themselves are in neither journal nor file."""
        self._desk.do(note_paper, paper="slip")
        return slip_maker(self._desk, self._name, self._invited)

    def _tell(self, trouble: Mendable) -> None:
        self.trouble.say(trouble.said(), tone=Tone.WAIT)


def slip_maker(desk: Desk, name: str, invited: Invited) -> Make:
    """Makes the slip as a PDF on whatever thread, in the language spoken here."""
    code, now, vault = spoken_here(), desk.now(), desk.access.vault

    def make() -> bytes:
        from casedesk.reports.people_papers import slip

        with speaking(code):
            return slip(
                centre=vault.centre, name=name, words=invited.words.split(), until=_said(invited.until),
                printed_by=desk.me(), printed_at=day(now.date()), training=vault.training,
            )  # fmt: skip

    return make


def _said(until: datetime) -> str:
    return day(local(until).date())


def ask_for_new_key(page: Acting, one: Colleague) -> None:
    """The old passphrase opens nothing from the moment the slip is made: that is asked first."""
    ask(
        page,
        title=_("A new key for {name}?", name=name_of(one)),
        text=_(
            "The passphrase of now opens nothing any more, at once. With the words of a new slip this person chooses "
            "another one, a supervisor signs the new key, and every case is given to it again. Drafts that were not "
            "saved cannot be opened any more."
        ),
        safe=_("Keep the key"),
        act=_("Make a new slip"),
        then=lambda: page.make_slip(one),
    )


def ask_to_withdraw(page: Acting, one: Colleague) -> None:
    """Taking an invitation back cannot be undone, only made anew."""
    again = _("The words on the slip open nothing any more. A new invitation can be made at any time.")
    kept = _("The words on the slip open nothing any more, and neither does the passphrase of before.")
    ask(
        page,
        title=_("Withdraw the invitation of {name}?", name=name_of(one)),
        text=kept if one.again else again,
        safe=_("Leave it open"),
        act=_("Withdraw it"),
        then=lambda: page.elsewhere(
            lambda: inviting.withdraw(page.desk.access, person=one.id), _("The invitation is withdrawn.")
        ),
    )
