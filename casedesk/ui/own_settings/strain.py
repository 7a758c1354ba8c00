"""Settings › How the work weighs: the worker's own questions about herself. Nothing is kept, and nobody is told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.questionnaires.scoring import result_of
from casedesk.cases.questionnaires.shelf import shelf
from casedesk.text.translation import _
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk
from casedesk.ui.forms.answers_control import AnswersControl
from casedesk.ui.looks.focus import bring_into_view
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.parts.results import said_score
from casedesk.ui.settings_page import SettingsPage
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page


class StrainPage(SettingsPage):
    """StrainPage(desk, background): neither draft nor record nor journal; who leaves it leaves no answer behind."""

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__(desk, background)
        (self.whole,) = shelf().in_use(Topic.STRESS)
        self._page = Page(margins=False)
        self._asked = QWidget()
        self._page.add(self._asked)
        self._page.body.addStretch(1)
        self._hidden = Notice(_("These are your own answers. They are not shown while somebody reads along."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._hidden)
        column.addWidget(self._page, 1)
        self._hidden.hide()
        self._ask()

    def _ask(self) -> None:
        """From the beginning, without an answer."""
        old, self._asked = self._asked, Card(self.whole.title.said())
        self._asked.setMaximumWidth(px(640))
        self.asking = AnswersControl()
        self.asking.try_out(self.whole)
        self.result = Notice("", Tone.NEUTRAL, icon=Icon.ASSESSMENT)
        self._asked.add(self.asking)
        self._asked.add(self.result)
        self.asking.changed.connect(self._tell)
        self.asking.went_on.connect(lambda: bring_into_view(self.result))
        self._page.body.replaceWidget(old, self._asked)
        old.hide()
        old.deleteLater()
        self._tell()

    def _tell(self) -> None:
        given = self.asking.given()
        self.result.say(said_score(result_of(self.whole, given.answers)) if given is not None else "")

    def facts(self) -> Sequence[str]:
        return [_("Only you see this: nothing is kept, and nobody is told.")]

    def settle(self) -> None:
        self.asking.setFocus()

    def seated_together(self, together: bool) -> None:
        """What was answered is dropped once somebody reads along."""
        if together:
            self._ask()
        self._page.setVisible(not together)
        self._hidden.setVisible(together)
