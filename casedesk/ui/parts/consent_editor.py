"""Consent to be served: the text read aloud in her language, each item asked, agreed or refused."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt

from casedesk.cases.codes.answers import Answer, HowGiven
from casedesk.cases.codes.contact import SpokenLanguage
from casedesk.cases.consent_texts import NEWEST, is_written_in, read_aloud
from casedesk.cases.records.consent import ConsentToServe, ServiceItem
from casedesk.cases.rules.ages import age_of
from casedesk.cases.rules.consent_rules import a_year_after
from casedesk.store.fields import InField
from casedesk.text.ages import is_child
from casedesk.text.translation import N_, _
from casedesk.ui.looks.focus import bring_into_view
from casedesk.ui.looks.lettering import Style
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.parts.consent_items import ConsentItems
from casedesk.ui.parts.record_editor import RecordEditor
from casedesk.ui.widgets.hold import HoldButton
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.prose import Prose

_NOT_ASKED = N_("Not everything was asked yet. Her answers so far are kept. Ask each line aloud: she may refuse any.")
_NO_FILE = N_(
    "She does not want a file about her. Help her now as far as possible, and ask the supervisor what may be kept."
)
_WITNESS = N_("A thumbprint counts with a witness who saw it: a colleague, an interpreter, somebody she trusts.")
_NO_ASSENT = N_(
    "The child does not agree. Go no further against its will, unless its life is in danger. Ask the supervisor now."
)
_FOLLOWS = N_("If she takes it back, nothing more is sent or printed from this file until she agrees again.")
_INTERPRET = N_("There is no written text in this language. Read it with somebody who interprets, line by line.")


class ConsentEditor(RecordEditor[ConsentToServe]):
    """ConsentEditor(desk, entry). A consent that holds can be taken back by her at any time."""

    def _extend(self) -> None:
        self._aloud = Prose(style=Style.BODY, role=Role.INK)
        self._interpret = Notice(_(_INTERPRET), Tone.INFO)
        self.items = ConsentItems(name=_("She agrees to"))
        self._no_file = Notice(_(_NO_FILE), Tone.WAIT)
        self._unasked = Notice(_(_NOT_ASKED), Tone.URGENT)
        self._unasked.hide()
        body = self._page.body
        at = body.indexOf(self._form)
        parts = (
            Prose(_("Read this aloud"), style=Style.HEADING, role=Role.INK), self._interpret, self._aloud,
            Prose(_("Ask each line, one after the other"), style=Style.HEADING, role=Role.INK),
            Prose(_("A for agreed, R for refused"), style=Style.CAPTION), self.items, self._no_file, self._unasked,
        )  # fmt: skip
        for offset, part in enumerate(parts):
            body.insertWidget(at + offset, part)
        self._unwitnessed, self._dissent = Notice(_(_WITNESS), Tone.WAIT), Notice(_(_NO_ASSENT), Tone.WAIT)
        self._form.add_after("witness", self._unwitnessed)
        self._form.add_after("assent", self._dissent)
        initial = self._entry.initial
        if initial is not None and initial.withdrawn is None:
            body.addWidget(Prose(_(_FOLLOWS), style=Style.SMALL))
            back = HoldButton(_("She takes it back"))
            back.held.connect(lambda: self.saving.keep(replace(initial, withdrawn=self._desk.today())))
            body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self.items.answered.connect(self._item_answered)
        self._fill(self._entry.initial)

    def _defaults(self) -> Mapping[str, Any]:
        safe, today = self._entry.file.safe_contact, self._desk.today()
        who = self._entry.file.identity
        years = age_of(who, today) if who is not None else None
        language = safe.language if safe else SpokenLanguage.KHMER
        begins = {"given": today, "language": language, "minor": is_child(years), "text_version": NEWEST}
        return {**begins, "expires": a_year_after(today)}

    def _skipped(self) -> Collection[str]:
        return ("agreed", "refused")

    def _fixed(self) -> Mapping[str, Any]:
        if self.items.unasked():
            self._unasked.show()
            self._page.ensureWidgetVisible(self._unasked)
            self.items.focus_first_unasked()
            raise InField("agreed", _NOT_ASKED)
        return {"agreed": self.items.agreed(), "refused": self.items.refused()}

    def answers(self) -> dict[str, Any]:
        """The form and what she said to each item."""
        return {**self._form.answers(), **self.items.raw()}

    def restore(self, answers: Mapping[str, Any]) -> None:
        """Puts a draft back."""
        self.items.restore(answers)
        super().restore(answers)

    def restart(self) -> None:
        """As it was before anybody typed."""
        self._fill(self._entry.initial)
        super().restart()

    def settle(self) -> None:
        """The first line that was not asked yet; above it is seen what is read aloud before."""
        if not self.items.focus_first_unasked():
            super().settle()
        elif not self.items.agreed() + self.items.refused():
            self._page.verticalScrollBar().setValue(0)

    def _fill(self, consent: ConsentToServe | None) -> None:
        self.items.set_answers(consent.agreed if consent else (), consent.refused if consent else ())

    def _item_answered(self) -> None:
        self._advise()
        if (focus := self.items.focusWidget()) is not None:
            bring_into_view(focus)
        self.edited.emit()

    def _advise(self) -> None:
        tongue = self._form.value("language") or SpokenLanguage.KHMER
        version = self._entry.initial.text_version if self._entry.initial else NEWEST
        self._aloud.setText("\n\n".join(read_aloud(tongue, version)))
        self._interpret.setVisible(not is_written_in(tongue))
        self.items.speak(tongue)
        thumb = self._form.value("how") is HowGiven.THUMBPRINT
        self._unwitnessed.setVisible(thumb and not self._form.value("witness"))
        self._dissent.setVisible(bool(self._form.value("minor")) and self._form.value("assent") is Answer.NO)
        self._no_file.setVisible(ServiceItem.FILE in self.items.refused())
        self._unasked.setVisible(self._unasked.isVisibleTo(self) and self.items.unasked())
