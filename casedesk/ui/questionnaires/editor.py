"""A questionnaire is written here: what it consists of on the left, the form of one thing beside it, a try at any time.

The draft keeps itself; nobody is asked anything of it until it is kept as a version and put in use.
"""

from __future__ import annotations

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from casedesk.cases.questionnaires.draft import Draft
from casedesk.cases.questionnaires.lines import Path
from casedesk.cases.questionnaires.mistakes import FileMistake
from casedesk.cases.verbs.questionnaires import bring_in, keep_draft
from casedesk.text.translation import _, n_
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.questionnaires.item_form import ItemForm, key_of
from casedesk.ui.questionnaires.outline import KINDS, Outline
from casedesk.ui.questionnaires.preview import Preview
from casedesk.ui.reading_order import read_in_order
from casedesk.ui.widgets.asking import Question, ask
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, icon_button, link, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.segmented import Segmented

OUTLINE = 258
SOON_MS = 2_000
WRITE, TRY = "write", "try"


class Editor(Card):
    """Editor(desk, draft): `kept(Questionnaire)` once it is a version of the centre’s own, `left` when left."""

    kept = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__(_("Write a questionnaire"), note=_("version {n}", n=draft.document["version"]))
        self._desk, self.draft = desk, draft
        self._at: Path = ()
        self._told = False
        self.main = primary(_("Keep this version"), self.keep, icon=Icon.DONE, hint="Ctrl+Enter")
        self.views = Segmented([(WRITE, _("Write")), (TRY, _("Try it out"))], name=_("View"), compact=True)
        self.outline = Outline()
        self.trouble = Notice("", Tone.WAIT, icon=Icon.PROBLEM)
        self.left_out = Notice("", Tone.INFO)
        self._soon = QTimer(self, interval=SOON_MS, singleShot=True)
        self._arrange()
        self._listen()
        self._list()
        self.point_at(())

    def _arrange(self) -> None:
        self._add = button(_("Add"), self._offer, icon=Icon.ADD, compact=True)
        self._menu = QMenu(self)
        self._menu.setAccessibleName(_("Add"))
        for kind, words in KINDS.items():
            self._menu.addAction(_(words)).triggered.connect(lambda _on=False, kind=kind: self.add_new(kind))
        self._up = icon_button(Icon.UP, _("Move up"), lambda: self.move_it(-1), compact=True)
        self._down = icon_button(Icon.DOWN, _("Move down"), lambda: self.move_it(1), compact=True)
        self._out = icon_button(Icon.ERASE, _("Take out"), self.take_out, compact=True)
        side = QVBoxLayout()
        side.setSpacing(px(8))
        side.addWidget(self.outline, 1)
        side.addLayout(row_of(self._add, None, self._up, self._down, self._out, gap=6))
        held = QWidget()
        held.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        held.setFixedWidth(px(OUTLINE))
        self._forms = QStackedWidget()
        writing = QWidget()
        row = QHBoxLayout(writing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(held)
        row.addWidget(self._forms, 1)
        self._places = QStackedWidget()
        self._places.addWidget(writing)
        self.add_layout(row_of(self.views, None))
        self.add(self.left_out)
        self.add(self.trouble)
        self.add(self._places, 1)
        self.body.addSpacing(px(4))
        leave = button(_("Leave, keep draft"), self.close_up, hint="Esc")
        discard = link(_("Discard the draft…"), self.ask_to_discard)
        self.add_layout(row_of(self.main, leave, None, discard))
        self._reading = (self.views, held, self._forms, self.main, leave, discard)

    def _listen(self) -> None:
        self._soon.timeout.connect(self._keep_draft)
        self.views.picked.connect(self.show_view)
        self.outline.picked.connect(lambda part: self.point_at(part.key))
        self.outline.moved.connect(self.move_it)
        self.outline.taken_out.connect(self.take_out)
        self.outline.added.connect(lambda: self.add_new("question"))

    # what one is at

    def point_at(self, path: Path, key: str | None = None) -> None:
        """The form of a thing; the focus goes into the field with that key, or stays where it is."""
        self._at = path
        old, self.form = self._forms.currentWidget(), ItemForm(self.draft, path)
        self.form.edited.connect(self._edited)
        self.form.reshaped.connect(self._reshaped)
        self._forms.addWidget(self.form)
        self._forms.setCurrentWidget(self.form)
        if old is not None:
            self._forms.removeWidget(old)
            old.deleteLater()
        self._up.setEnabled(bool(path))
        self._down.setEnabled(bool(path))
        self._out.setEnabled(bool(path))
        read_in_order(*self._reading)
        self._tell()
        if key is not None:
            self.form.go_to(key)

    def add_new(self, kind: str) -> None:
        """A new thing of a kind, after the one that is chosen."""
        path = self.draft.add(kind, self._at)
        self._changed(path)
        self.form.go_to()

    def move_it(self, step: int) -> None:
        """What is chosen, one up or down."""
        self._changed(self.draft.move(self._at, step))

    def take_out(self) -> None:
        """What is chosen goes; it can be taken back for a moment."""
        if not self._at:
            return
        before, path = self.draft.kept(), self._at
        place = [*self.draft.paths()].index(path)
        self.draft.remove(path)
        left = [*self.draft.paths()]
        self._changed(left[min(place, len(left) - 1)])
        self._desk.done.emit(_("It is taken out."), lambda: self._put_back(before, path))

    def _put_back(self, before: str, path: Path) -> None:
        if not shiboken6.isValid(self):
            self._desk.do(keep_draft, text=before)
            return
        self.draft.document = Draft.back(before).document
        self._changed(path)

    # after a change

    def _changed(self, path: Path) -> None:
        self._at = path
        self._list()
        self.point_at(path)
        self._soon.start()

    def _reshaped(self, key: str) -> None:
        self._list()
        self.point_at(self._at, key)
        self._soon.start()

    def _edited(self) -> None:
        self._list()
        self._tell()
        self._soon.start()

    def _list(self) -> None:
        found = self.draft.mistakes() if self._told else ()
        self.outline.show_draft(self.draft, self._at, {self.draft.owner(one.path) for one in found})

    def _tell(self) -> None:
        """Mistakes are told once one wanted to keep or try it, and from then on as they come and go."""
        found = self.draft.mistakes() if self._told else ()
        self.form.tell(one for one in found if self.draft.owner(one.path) == self._at)
        many = n_("{n} thing is to be mended.", "{n} things are to be mended.", len(found)) if found else ""
        self.trouble.say(many)

    def begin_mending(self, left_out: Sequence[int]) -> None:
        """What is to be mended is told from the beginning, and which lines of the file are not here."""
        if left_out:
            lines = ", ".join(map(str, left_out))
            words = n_("Left out, it fits no form: line {lines}.", "Left out, they fit no form: lines {lines}.",
                       len(left_out), lines=lines)  # fmt: skip
            self.left_out.say(words)
        self._soon.start()
        if self._is_whole():
            self._told = True

    # trying, keeping, leaving

    def show_view(self, view: str) -> None:
        """The forms, or the questionnaire as it will be asked; not while something is to be mended."""
        if view == TRY and not self._is_whole():
            view = WRITE
        self.views.choose(view)
        while self._places.count() > 1:
            old = self._places.widget(1)
            assert old is not None
            self._places.removeWidget(old)
            old.deleteLater()
        if view == TRY:
            preview = Preview(self.draft.whole())
            self._places.setCurrentIndex(self._places.addWidget(preview))
            read_in_order(self.views, preview, self.main)

    def _is_whole(self) -> bool:
        """Whether nothing is to be mended; else goes to the first thing that is."""
        found = self.draft.mistakes()
        if found:
            self._point_at_mistake(found[0])
        return not found

    def _point_at_mistake(self, mistake: FileMistake) -> None:
        self._told = True
        path = self.draft.owner(mistake.path)
        self.show_view(WRITE)
        self._changed(path)
        self.form.go_to(key_of(mistake, path))

    def keep(self) -> None:
        """Makes it a version of the centre’s own."""
        if not self._is_whole():
            return
        self.leave()
        try:
            whole = self._desk.do(bring_in, held=self.draft.written(), file="")
        except FileMistake as mistake:
            self._point_at_mistake(mistake)
            self.form.tell([mistake])
        except Mendable as trouble:
            self.trouble.say(trouble.said())
        else:
            self._soon.stop()
            self._desk.do(keep_draft, text="")
            self.kept.emit(whole)

    def leave(self) -> None:
        """Keeps what was written so far."""
        if self._soon.isActive():
            self._soon.stop()
            self._keep_draft()

    def close_up(self) -> None:
        """Back to the list; the draft stays."""
        self._soon.start()
        self.leave()
        self.left.emit()

    def ask_to_discard(self) -> Question:
        """Asks first: nothing brings a draft back."""
        return ask(
            self,
            title=_("Discard the draft?"),
            text=_("What you wrote here goes. Versions that were kept stay."),
            safe=_("Keep the draft"),
            act=_("Discard it"),
            then=self._discard,
        )

    def _discard(self) -> None:
        self._soon.stop()
        self._desk.do(keep_draft, text="")
        self.left.emit()

    def _keep_draft(self) -> None:
        self._desk.do(keep_draft, text=self.draft.kept())

    def _offer(self) -> None:
        self._menu.popup(self._add.mapToGlobal(QPoint(0, self._add.height() + 2)))
