"""One attachment: what is known of it, the picture or paper itself inside the window, and the two ways it can go."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath

from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from casedesk.cases.attached.trouble import megabytes
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.referring import Audience, Paper, Way
from casedesk.cases.codes.review import Media
from casedesk.cases.queries.attachments import read_attachment
from casedesk.cases.queries.case_file import reveal
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.rules.releasing import Leaving, NoLiveConsent
from casedesk.cases.verbs.attach import remove_attachment
from casedesk.cases.verbs.let_out import let_out, may_leave
from casedesk.text.input import clean_line
from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable
from casedesk.ui.attachments.looking import Looking
from casedesk.ui.case.fact_rows import FactRows
from casedesk.ui.case.panel import Panel, Scroll, Sight
from casedesk.ui.case.release_panel import said_attachment
from casedesk.ui.desk import Desk
from casedesk.ui.leaving.asking import ask_first
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style
from casedesk.ui.print.paper_out import PaperOut
from casedesk.ui.print.press import Make
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.screen import Screen
from casedesk.ui.widgets.asking import Question, ask
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, link
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.sealed import SealedLabel

_FILES = {
    Media.JPEG: (N_("Photo (*.jpg)"), "jpg"),
    Media.PNG: (N_("Picture (*.png)"), "png"),
    Media.PDF: (N_("PDF document (*.pdf)"), "pdf"),
}


class AttachmentPanel(Panel):
    """AttachmentPanel(attachment, title, sight, ways_out=None): `opened(part, None)` leads back to the whole part."""

    def __init__(self, attachment: Attachment, title: str, sight: Sight, ways_out: WaysOut | None = None) -> None:
        self._one = attachment
        part = Part.ATTACHMENTS
        super().__init__(title, sight, (self.history_button(attachment), self.change_button(part, attachment.id)))
        self._ways_out = ways_out
        desk, case = sight.desk, attachment.case_id
        self.looking = Looking(
            lambda: desk.ask(read_attachment, case=case, attachment=attachment.id), attachment.media or Media.PDF
        )
        self.looking.closed.connect(self._close)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._known())
        self._pages.addWidget(self.looking)
        self.add(self._pages, 1)

    def focus_list(self) -> None:
        (self._look if self._look.isEnabled() else self._back).setFocus()

    def _known(self) -> QWidget:
        rows = FactRows(self.sight, self._one, headings=False)
        self._back = link(Part.ATTACHMENTS.said(), lambda: self.opened.emit(Part.ATTACHMENTS, None), icon=Icon.BACK)
        self._back.setAccessibleName(_("Back to {place}", place=Part.ATTACHMENTS.said()))
        scroll = Scroll(self._one.kind.said())
        scroll.column.addLayout(row_of(self._back, None, *self._ways()))
        scroll.column.addWidget(Prose(self._form(), style=Style.SMALL))
        scroll.column.addWidget(rows)
        if self._one.sha256:
            scroll.column.addWidget(Prose(_("Fingerprint of the file as it was added (SHA-256)"), style=Style.SMALL))
            scroll.column.addWidget(SealedLabel(self._fingerprint, name=_("Fingerprint"), style=Style.SMALL))
        scroll.column.addStretch(1)
        return scroll

    def _ways(self) -> tuple[QPushButton, QPushButton, QPushButton]:
        self._look = button(_("Look at it"), self.look, icon=Icon.SHOW, compact=True)
        save = button(_("Save a copy…"), self.ask_for_whom, icon=Icon.EXPORT, compact=True)
        remove = button(_("Remove…"), self.ask_why, icon=Icon.ERASE, compact=True, quiet=True)
        for act in (self._look, save, remove):
            act.setEnabled(self._one.size > 0 and self._one.removed is None)
        return self._look, save, remove

    def _form(self) -> str:
        if self._one.media is None:
            return ""
        return _("{form}, {size} MB", form=self._one.media.said(), size=megabytes(self._one.size))

    def look(self) -> None:
        """The picture or paper, once it is in the journal that somebody looked."""
        self._pages.setCurrentWidget(self.looking)
        self.widened.emit(True)
        self.looking.begin()

    def ask_for_whom(self) -> Question:
        """A copy leaves the vault: for whom, and that nothing protects it then."""
        whom, where = QLineEdit(), QComboBox()
        for code in Audience:
            where.addItem(code.said(), code.value)
        asked = QWidget()
        column = QVBoxLayout(asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Field(_("Where it goes"), where))
        column.addWidget(Field(_("For whom"), whom, help=_("In the register, sealed.")))
        question = ask(
            self,
            title=_("Save a copy outside?"),
            text=_("Outside CaseDesk nothing protects it: whoever finds it can see it. It is noted in the journal."),
            safe=_("Keep it inside"),
            act=_("Save a copy…"),
            then=lambda: self._save(clean_line(whom.text()).text, Audience(where.currentData())),
            content=asked,
        )
        question.act.setEnabled(False)
        whom.textChanged.connect(lambda text: question.act.setEnabled(bool(text.strip())))
        return question

    def ask_why(self) -> Question:
        """Removing cannot be undone, so it is asked for and has a reason."""
        why = QLineEdit()
        question = ask(
            self,
            title=_("Remove this attachment?"),
            text=_("The picture or paper is gone for good, here at once and from backups as they are replaced. "
                   "Its entry stays, with your reason."),
            safe=_("Keep it"),
            act=_("Remove it"),
            then=lambda: self._remove(clean_line(why.text()).text),
            content=Field(_("Why"), why, help=_("Only who can open the file, and the supervisors, read it.")),
        )  # fmt: skip
        question.act.setEnabled(False)
        why.textChanged.connect(lambda text: question.act.setEnabled(bool(text.strip())))
        return question

    def _close(self) -> None:
        self._pages.setCurrentIndex(0)
        self.widened.emit(False)
        if self.isVisible():
            self.focus_list()

    def _save(self, whom: str, audience: Audience) -> None:
        """Where it is put; first, for somebody outside, whether she agrees."""
        leaving, out = self._leaving(whom, audience), self._lasting()
        try:
            self.sight.desk.glance(may_leave, leaving=leaving)
        except NoLiveConsent as trouble:
            ask_first(self, self.sight.desk, leaving, trouble, lambda: self._save_to(leaving, out))
        except Mendable as trouble:
            self.sight.troubled(trouble)
        else:
            self._save_to(leaving, out)

    def _lasting(self) -> PaperOut:
        """A way out over the whole page: what is agreed and noted shows the file anew, and this panel with it."""
        page: QWidget = self
        while not isinstance(page, Screen) and (above := page.parentWidget()) is not None:
            page = above
        out, desk = PaperOut(self.sight.desk, page, self._ways_out), self.sight.desk
        out.left.connect(lambda sentence: desk.done.emit(sentence, None))
        out.troubled.connect(self.sight.troubled)
        return out

    def _leaving(self, whom: str, audience: Audience) -> Leaving:
        one, part = self._one, (Part.ATTACHMENTS,)
        return Leaving(
            one.case_id, Paper.COPY, Way.SAVED, audience, whom, parts=part, attachment=one.id,
            called=said_attachment(one),
        )  # fmt: skip

    def _save_to(self, leaving: Leaving, out: PaperOut) -> None:
        kind, suffix = _FILES[self._one.media or Media.PDF]
        name = str(PurePath(_("Document.pdf")).with_suffix(f".{suffix}"))
        out.to_file(partial(_noted, self.sight.desk, self._one, leaving), kind=_(kind), suffix=suffix, name=name)

    def _remove(self, why: str) -> None:
        try:
            self.sight.desk.do(remove_attachment, case=self._one.case_id, attachment=self._one.id, why=why)
        except Mendable as trouble:
            self.sight.troubled(trouble)
        else:
            self.said.emit(_("The attachment is removed."))

    def _fingerprint(self) -> str | None:
        one = self._one
        try:
            found = self.sight.desk.ask(reveal, case=one.case_id, kind=Attachment, row=one.id, fields=["sha256"])
        except Mendable as trouble:
            self.sight.troubled(trouble)
            return None
        whole = str(found["sha256"])
        return " ".join(whole[place : place + 16] for place in range(0, len(whole), 16))


def _noted(desk: Desk, one: Attachment, leaving: Leaving) -> Make:
    """The register and the journal first; the bytes are read where the file is written."""
    desk.do(let_out, leaving=leaving, digest=one.sha256 or "")
    return lambda: desk.ask(read_attachment, case=one.case_id, attachment=one.id)
