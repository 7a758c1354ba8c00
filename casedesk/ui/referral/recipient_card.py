"""To whom a letter goes: the service as the directory has it, and for which of its kinds of help."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout

from casedesk.cases.codes.work import Service
from casedesk.cases.records.referral import Provider
from casedesk.cases.saying import listed
from casedesk.reports.referral_slip import named
from casedesk.text.dates import day
from casedesk.text.sentences import sentences
from casedesk.text.translation import _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.referral.service_picker import icon_of
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.picture import Picture
from casedesk.ui.widgets.prose import Prose


class RecipientCard(Card):
    """RecipientCard(): `show_provider(to, service)`; `service()` is the help asked for.

    `edited` when a person takes another kind of help, `other_asked` when another recipient is wanted. One that has
    closed is grey; `set_problem(sentence)` says below it what is to be mended.
    """

    edited = Signal()
    other_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(px(16), px(12), px(16), px(14))
        self._service = QComboBox()
        self._service.setAccessibleName(_("Service"))
        self._service.activated.connect(lambda: self.edited.emit())
        self._disc = QHBoxLayout()
        self._name = Prose(role=Role.INK, bold=True)
        self._about = Prose(style=Style.SMALL)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._about)
        self._change = button(_("Change"), self.other_asked.emit, compact=True)
        self._change.setAccessibleName(_("Choose another service"))
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addLayout(self._disc)
        head.addLayout(words, 1)
        head.addWidget(self._service)
        head.addWidget(self._change)
        self.add_layout(head)
        self._sign, self._problem = (
            Picture(Icon.PROBLEM, Role.URGENT, side=14),
            Prose(style=Style.CAPTION, role=Role.URGENT),
        )
        foot = QHBoxLayout()
        foot.setSpacing(px(5))
        foot.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._problem, 1)
        self.add_layout(foot)
        self._beside = Prose(style=Style.CAPTION)
        self.add(self._beside)
        self.set_note("")
        self.set_problem("")

    def set_note(self, sentence: str) -> None:
        """Something worth to know before it is sent; nothing takes it away."""
        self._beside.setText(sentence)
        self._beside.setVisible(bool(sentence))

    def set_problem(self, sentence: str) -> None:
        """Says what is to be mended about the recipient; nothing takes it away."""
        self._problem.setText(sentence)
        for part in (self._sign, self._problem):
            part.setVisible(bool(sentence))
        self._change.setAccessibleDescription(sentence)
        if sentence:
            self._change.setFocus()

    def service(self) -> Service:
        """The kind of help that is asked for; a recipient must be shown."""
        return Service(self._service.currentData())

    def allow(self, editing: bool) -> None:
        """Whether it can be changed now."""
        self._service.setEnabled(editing)
        self._change.setVisible(editing)

    def show_provider(self, to: Provider, service: Service | None) -> None:
        """Another recipient, and what is asked of it: by itself, the first kind of help it gives."""
        kinds = list(to.services or Service)
        if service is not None and service not in kinds:
            kinds.insert(0, service)
        self._service.clear()
        for kind in kinds:
            self._service.addItem(kind.said(), kind.value)
        asked = service or kinds[0]
        self._service.setCurrentIndex(kinds.index(asked))
        self._service.setVisible(len(kinds) > 1)
        while (old := self._disc.takeAt(0)) is not None:
            if (picture := old.widget()) is not None:
                picture.hide()
                picture.deleteLater()
        shut = to.closed is not None
        self._disc.addWidget(Picture(icon_of(asked), Role.INK3 if shut else Role.ACCENT, side=18, disc=36))
        self._name.setText(named(to))
        self._name.set_role(Role.INK3 if shut else Role.INK)
        self._about.setText(about(to))
        self.set_problem("")


def about(to: Provider) -> str:
    """“Legal. Open Mon to Fri. Last verified 26 October 2026”; of one that has closed, since when."""
    if to.closed is not None:
        return _("Closed since {day}. Nothing is referred to it.", day=day(to.closed))
    parts = [listed([service.said() for service in to.services])]
    parts.append(_("Open {hours}", hours=to.hours) if to.hours else "")
    parts.append(_("Last verified {day}", day=day(to.verified)) if to.verified else _("Not verified yet"))
    return sentences(*parts)
