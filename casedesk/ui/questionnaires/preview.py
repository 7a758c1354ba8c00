"""A questionnaire tried out, exactly as a worker will be asked it: every control, the score, the band."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casedesk.cases.questionnaires.declared import Questionnaire
from casedesk.cases.questionnaires.scoring import result_of
from casedesk.text.translation import LANGUAGES, _, language, speaking
from casedesk.ui.forms.answers_control import AnswersControl
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.parts.results import said_for
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.segmented import Segmented

WIDEST = 640
"""Text on a form is no wider (LOOK.md, section 2)."""


class Preview(QWidget):
    """Preview(whole): in the language of the window, or another it has. Nothing that is answered here is kept."""

    def __init__(self, whole: Questionnaire) -> None:
        super().__init__()
        self.whole = whole
        self._page = Page(margins=False)
        self._page.body.setContentsMargins(px(4), 0, px(4), 0)  # room for the ring of the focus
        self.tongues: Segmented | None = None
        tongues = [(tongue, name) for tongue, name in LANGUAGES.items() if tongue in whole.languages()]
        self._tongue = language()
        if len(tongues) > 1:
            self._tongue = self._tongue if self._tongue in dict(tongues) else tongues[0][0]
            self.tongues = Segmented(tongues, name=_("Language"), chosen=self._tongue, compact=True)
            self.tongues.picked.connect(self._speak)
            self._page.add(self.tongues)
        self._asked = QWidget()
        self._page.add(self._asked)
        self._page.body.addStretch(1)
        whole_of_it = QVBoxLayout(self)
        whole_of_it.setContentsMargins(0, 0, 0, 0)
        whole_of_it.addWidget(self._page)
        self._speak(self._tongue)

    def words(self) -> str:
        """What the answers give so far, as it is shown."""
        return self._result.text()

    def _speak(self, tongue: str) -> None:
        """Asks it anew, from the first question on, in this language."""
        self._tongue = tongue
        old, self._asked = self._asked, QWidget()
        self._asked.setMaximumWidth(px(WIDEST))
        with speaking(tongue):
            self.asking = AnswersControl()
            self.asking.try_out(self.whole)
            title = Prose(self.whole.title.said(), style=Style.HEADING, role=Role.INK)
        self._result = Notice("", Tone.NEUTRAL, icon=Icon.ASSESSMENT)
        column = QVBoxLayout(self._asked)
        column.setContentsMargins(0, 0, px(12), px(8))
        column.setSpacing(px(12))
        for part in (title, self.asking, self._result):
            column.addWidget(part)
        self.asking.changed.connect(self._tell)
        self._page.body.replaceWidget(old, self._asked)
        old.hide()
        old.deleteLater()
        self._tell()

    def _tell(self) -> None:
        given = self.asking.given()
        with speaking(self._tongue):
            words, tone = said_for(self.whole, result_of(self.whole, given.answers) if given is not None else None)
        self._result.say(words, tone=tone)
