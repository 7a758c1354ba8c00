"""How it went with a service: counts from the files one can open; what was said, only on asking."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casedesk.cases.queries.case_file import reveal
from casedesk.cases.queries.how_it_went import Went
from casedesk.cases.records.referral import Referral
from casedesk.cases.saying import listed, within
from casedesk.text.translation import _, n_
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.prose import Prose

SAID = ("feedback", "her_feedback")


class WentPart(QWidget):
    """WentPart(desk, went): a few lines; “Show what was said” uncovers the words, each look in the journal first."""

    def __init__(self, desk: Desk, went: Went) -> None:
        super().__init__()
        self._desk, self._went = desk, went
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, px(6), 0, 0)
        self._column.setSpacing(px(4))
        self._column.addWidget(Prose(_("How it went, in the files you can open"), style=Style.SMALL, bold=True))
        for line in lines(went):
            self._column.addWidget(Prose(line, role=Role.INK))
        self._words = Prose("", role=Role.INK)
        self._words.hide()
        self._show = link(_("Show what was said"), self.show_words, icon=Icon.SHOW, style=Style.SMALL)
        self._show.setVisible(bool(went.spoken))
        self._column.addWidget(self._show)
        self._column.addWidget(self._words)

    def show_words(self) -> None:
        """Uncovers what services and survivors said of it."""
        told = []
        try:
            for case, referral in self._went.spoken:
                found = self._desk.ask(reveal, case=case, kind=Referral, row=referral, fields=SAID)
                told += [_(Referral.__fields__[name].label) + "\n" + found[name] for name in SAID if found[name]]
        except Mendable as trouble:
            told = [trouble.said()]
        self._words.setText("\n\n".join(told) or _("Nobody said anything."))
        self._words.show()
        self._show.hide()

    def cover(self) -> None:
        """Takes the words away again."""
        self._words.setText("")
        self._words.hide()
        self._show.setVisible(bool(self._went.spoken))


def lines(went: Went) -> list[str]:
    """“4 sent. Answer after 3 days.”, “2 accepted”, “1 not accepted: no room”."""
    found = [brief(went)]
    if went.accepted:
        found.append(n_("{n} accepted", "{n} accepted", went.accepted))
    noes = sum(went.noes.values())
    if noes:
        reasons = [
            _("{n} × {what}", n=many, what=within(reason.said())) if many > 1 else within(reason.said())
            for reason, many in went.noes.most_common()
            if reason is not None
        ]
        said = n_("{n} not accepted", "{n} not accepted", noes)
        found.append(_("{label}: {words}", label=said, words=listed(reasons)) if reasons else said)
    return found


def brief(went: Went) -> str:
    """The short of it, for a list of services: “4 sent, answer after 3 days”."""
    sent = n_("{n} sent", "{n} sent", went.sent)
    if went.days is None:
        return _("{sent}, no answer yet", sent=sent)
    if went.days == 0:
        return _("{sent}, answer the same day", sent=sent)
    days = n_("{n} day", "{n} days", went.days)
    return _("{sent}, answer after {days}", sent=sent, days=days)
