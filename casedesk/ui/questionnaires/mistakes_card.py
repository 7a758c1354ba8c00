"""What is wrong with a file that was to be brought in: every mistake beside its line, and the way to mend it here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from casedesk.cases.questionnaires.mistakes import FileMistake
from casedesk.text.translation import _, n_
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style
from casedesk.ui.looks.palette import Tone
from casedesk.ui.setting_rows import fact
from casedesk.ui.widgets.beside import Hairline
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.flow import Flow
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose

LONGEST = 100
"""Letters of a line of the file."""


class MistakesCard(Card):
    """MistakesCard(mistake, lines, again, back, mend=None): the list, and the ways on from it.

    `lines` are those of the file; `mend` opens it in the editor, where it can be. `main` is the primary button.
    """

    def __init__(
        self, mistake: FileMistake, lines: Sequence[str], again: Callable[[], object], back: Callable[[], object],
        mend: Callable[[], object] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(mistake.file)
        many = n_("{n} thing is to be mended.", "{n} things are to be mended.", len(mistake.every()))
        self.add(Notice(_("Nothing was kept. {many}", many=many), Tone.WAIT, icon=Icon.PROBLEM))
        page = Page(margins=False, gap=8)
        for one in mistake.every():
            page.add(fact(_("Line {line}", line=one.line), one.mended_by()))
            if written := "".join(lines[one.line - 1 : one.line]).strip():
                page.add(Prose(_("It says: {words}", words=_short(written)), style=Style.SMALL))
            page.add(Hairline())
        page.body.addStretch(1)
        self.add(page, 1)
        again_words, leave = _("Choose the file again…"), button(_("Back to the list"), back, hint="Esc")
        if mend is None:
            self.main = primary(again_words, again, icon=Icon.FOLDER_OPEN)
            self.add_layout(Flow(self.main, leave))
        else:
            self.main = primary(_("Mend it here"), mend, icon=Icon.EDIT)
            self.add_layout(Flow(self.main, button(again_words, again, icon=Icon.FOLDER_OPEN), leave))


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"
