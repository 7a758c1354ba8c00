"""What is wrong with a file that was to be brought in: every mistake with its line and what to do."""

from __future__ import annotations

from collections.abc import Callable

from casedesk.cases.questionnaires.mistakes import FileMistake
from casedesk.text.translation import _, n_
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.palette import Tone
from casedesk.ui.setting_rows import fact
from casedesk.ui.widgets.beside import Hairline
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.flow import Flow
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page


class MistakesCard(Card):
    """MistakesCard(mistake, again, back): the list, and the two ways on from it. `main` is the primary button."""

    def __init__(self, mistake: FileMistake, again: Callable[[], object], back: Callable[[], object]) -> None:
        super().__init__(mistake.file)
        many = n_("{n} thing is to be mended.", "{n} things are to be mended.", len(mistake.every()))
        self.add(Notice(_("Nothing was kept. {many}", many=many), Tone.WAIT, icon=Icon.PROBLEM))
        page = Page(margins=False, gap=8)
        for one in mistake.every():
            page.add(fact(_("Line {line}", line=one.line), one.mended_by()))
            page.add(Hairline())
        page.body.addStretch(1)
        self.add(page, 1)
        self.main = primary(_("Choose the file again…"), again, icon=Icon.FOLDER_OPEN)
        self.add_layout(Flow(self.main, button(_("Back to the list"), back)))
