"""What a form tells of its draft: saved when, here again from when, or why it could not be kept."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casedesk.store.drafts import Draft
from casedesk.text.dates import clock, local, moment, short_moment
from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable
from casedesk.ui.forms.drafting import Drafting
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.picture import Picture

_BEGUN_AGAIN = N_("You begin again. The draft of {when} stays until you type.")
_BEGUN_WITH_ANOTHER = N_("You begin with another person. The draft of {when} waits on Today.")


class SavedLine(QWidget):
    """SavedLine(drafting): “✓ saved 10:41”, for the head of a page; nothing before the first time."""

    def __init__(self, drafting: Drafting) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(5))
        self._tick = Picture(Icon.DONE, Role.INK2, side=14)
        self._words = Line(style=Style.SMALL, role=Role.INK2)
        self._tick.hide()
        row.addWidget(self._tick)
        row.addWidget(self._words)
        drafting.kept.connect(self._show_kept)

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def _show_kept(self, at: datetime) -> None:
        self._tick.show()
        self._words.setText(_("saved {time}", time=clock(at)))


class DraftNotices(QWidget):
    """DraftNotices(drafting, now): takes an earlier draft up when told to, and tells of trouble with keeping it.

    `turned` when a person began again, or brought the draft back: the work goes on at another field.
    """

    turned = Signal()

    def __init__(self, drafting: Drafting, now: datetime) -> None:
        super().__init__()
        self._drafting, self._now = drafting, now
        self._draft: Draft | None = None
        self._here = Notice("", Tone.INFO, icon=Icon.DRAFT)
        self._here.taken.connect(self._turn)
        self._trouble = Notice("", Tone.WAIT, icon=Icon.PROBLEM)
        self._trouble.taken.connect(lambda: drafting.keep())
        self._over = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for notice in (self._here, self._trouble):
            column.addWidget(notice)
        self.hide()
        drafting.troubled.connect(self._show_trouble)
        drafting.kept.connect(lambda _at: self._settled())

    def take_up(self) -> Draft | None:
        """Puts an earlier draft back, if there is one, and says from when it is."""
        try:
            self._draft = self._drafting.resume()
        except Mendable as trouble:
            self._show_trouble(trouble)
            return None
        if self._draft is not None:
            self._tell()
        return self._draft

    def text(self) -> str:
        """What is said now."""
        return "\n".join(one.text() for one in (self._here, self._trouble) if one.isVisibleTo(self))

    def _tell(self) -> None:
        if self._draft is None:
            return
        when = said_when(self._draft.at, self._now)
        apart = self._drafting.apart
        if self._over:
            again = _BEGUN_WITH_ANOTHER if apart else _BEGUN_AGAIN
            self._here.say(_(again, when=when), link=_("Bring it back"))
        else:
            over = _("Begin with another person") if apart else _("Start over")
            self._here.say(_("Your draft is here ({when}).", when=when), link=over)
        self._here.show()
        self.show()

    def _turn(self) -> None:
        try:
            turned = self._drafting.bring_back() if self._over else self._drafting.start_over()
        except Mendable as trouble:
            self._show_trouble(trouble)
            return
        if not turned:
            self._settled()
            return
        self._over = not self._over
        self._tell()
        self.turned.emit()

    def _settled(self) -> None:
        """Once something new was kept there is nothing to bring back."""
        if self._over:
            self._here.hide()
            self.setVisible(not self._trouble.isHidden())

    def _show_trouble(self, trouble: Mendable | None) -> None:
        if trouble is None:
            self._trouble.hide()
            self.setVisible(not self._here.isHidden())
            return
        stays = _("What you typed stays on this page, and CaseDesk tries again by itself. Do not leave the page yet.")
        self._trouble.say(f"{trouble.said()}\n{stays}", link=_("Try again"))
        self.show()


def said_when(at: datetime, now: datetime) -> str:
    """“Today 16:20”, “Yesterday 16:20”, “10 Nov, 16:20”."""
    then, today = local(at).date(), local(now).date()
    if (today - then).days in (0, 1):
        return moment(at, now)
    return short_moment(at, today)
