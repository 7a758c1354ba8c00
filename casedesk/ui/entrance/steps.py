"""Pages that lead through steps before anybody came in: one step at a time, each with its one button."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.widgets.beside import at_foot
from casedesk.ui.widgets.buttons import primary
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page, centred
from casedesk.ui.widgets.progress import bar


class Step(Page):
    """Step(words): one step with its one button `onward`, a notice for trouble, and a bar while it works."""

    def __init__(self, words: str) -> None:
        super().__init__(margins=False)
        self.notice = Notice("", Tone.WAIT, icon=Icon.INFO)
        self.onward = primary(words)
        self._said = words
        self._bar = bar()
        self._bar.setRange(0, 0)
        self._bar.setMaximumWidth(px(240))

    def close_with_button(self) -> None:
        """Puts notice and button below what the step holds."""
        self.add(self.notice)
        self.add_layout(at_foot(self.onward, self._bar))
        self.body.addStretch(1)
        self._bar.hide()

    def begin(self) -> None:
        """Puts the focus where the step begins."""
        self.onward.setFocus()

    def show_working(self, words: str) -> None:
        """While it works nothing can be pressed; empty words end that."""
        self.onward.setEnabled(not words)
        self.onward.setText(words or self._said)
        self._bar.setVisible(bool(words))
        if words:
            self.notice.hide()

    def tell(self, sentence: str) -> None:
        """It did not work: says why."""
        self.show_working("")
        self.notice.say(sentence)


class StepPage(QWidget):
    """StepPage(title, above, first): begins with the first step, under a way back to `above`.

    A subclass puts the next step in its place and does in `_leave` what the way back asks for.
    """

    def __init__(self, title: str, above: str, first: Step) -> None:
        super().__init__()
        header = PageHeader(title, way=[("back", above)])
        header.went_back.connect(lambda key: self._leave())
        self._column = centred(self)
        self._column.addWidget(header)
        self.view = first
        self._column.addWidget(first, 1)

    def settle(self) -> None:
        """Puts the focus where the step begins."""
        self.view.begin()

    def _put(self, view: Step) -> None:
        """The next step; the one before is destroyed with what was typed."""
        old, self.view = self.view, view
        self._column.addWidget(view, 1)
        old.hide()
        self._column.removeWidget(old)
        old.deleteLater()
        view.show()
        view.begin()

    def _leave(self) -> None:
        raise NotImplementedError
