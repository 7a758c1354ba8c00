"""Settings › Questionnaires: an administrator brings them in, tries them out, puts them in use, hands them on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from casedesk.cases.queries.questionnaires import TABLES, Listed, draft_kept, file_of, listed
from casedesk.cases.questionnaires.declared import Questionnaire
from casedesk.cases.questionnaires.draft import Draft, fresh
from casedesk.cases.questionnaires.mending import Mended, mended
from casedesk.cases.questionnaires.mistakes import FileMistake
from casedesk.cases.questionnaires.reading import LARGEST
from casedesk.cases.questionnaires.table import is_id
from casedesk.cases.verbs.questionnaires import bring_in, put_in_use, take_out_of_use
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.questionnaires.editor import Editor
from casedesk.ui.questionnaires.files import put_out, taken_in
from casedesk.ui.questionnaires.list_view import QuestionnaireList
from casedesk.ui.questionnaires.mistakes_card import MistakesCard
from casedesk.ui.questionnaires.preview import Preview
from casedesk.ui.questionnaires.side import Doing
from casedesk.ui.reading_order import read_in_order
from casedesk.ui.settings_page import SettingsPage
from casedesk.ui.widgets.asking import ask
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.choosing import ask_file
from casedesk.ui.widgets.flow import Flow

SIDE = 296


class QuestionnairesPage(SettingsPage):
    """QuestionnairesPage(desk, background, ways_out=None): the list, or in its place what one works on."""

    def __init__(self, desk: Desk, background: Background, ways_out: WaysOut | None = None) -> None:
        super().__init__(desk, background)
        self._out = ways_out or WaysOut()
        doing = Doing(self.try_out, self._use, self._retire, self._save, self.write_from)
        self.list = QuestionnaireList(desk, doing, self.ask_file, self.write_new)
        self.editor: Editor | None = None
        self._main: QPushButton | None = self.list.bring
        self._instead: QWidget | None = None
        self._places = QStackedWidget()
        self._places.addWidget(self.list)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._places)
        self.list.opened.connect(self.try_out)
        self.list.draft.taken.connect(self.go_on_writing)
        self._read()
        self._tell_draft()

    def facts(self) -> Sequence[str]:
        return (_("What is asked here: the program’s own, and yours"),)

    def primary(self) -> QPushButton | None:
        return self._main

    def commands(self) -> dict[str, object]:
        return {"new": self.ask_file}

    def refresh(self, changed: Changed) -> None:
        if changed.tables & TABLES:
            self._read()

    def ask_file(self) -> None:
        """The system's own window, without blocking."""
        ask_file(self, _("A questionnaire"), self.take, _("Questionnaires (*.toml)"))

    def take(self, path: Path) -> None:
        """Brings a file in and shows it as it will be asked; or tells what is wrong with it, and keeps nothing."""
        held = b""
        try:
            held = taken_in(path)
            whole = self.desk.do(bring_in, held=held, file=path.name)
        except FileMistake as mistake:
            lines, found = held[:LARGEST].decode("utf-8", "replace").splitlines(), mended(held)
            mend = partial(self._mend, found) if found is not None else None
            card = MistakesCard(mistake, lines, self.ask_file, self.show_list, mend)
            self._put(card, card.main)
        except Mendable as trouble:
            self.show_list()
            self.list.notice.say(trouble.said())
        else:
            self.said.emit(_("The questionnaire is here. Try it out before you put it in use."))
            self.list.point_at(whole.id, whole.version)
            self.try_out(self.list.chosen())

    def try_out(self, row: Listed) -> None:
        """As it will be asked."""
        card = Card(_("As it will be asked"), note=_("nothing is kept"))
        self.preview = Preview(row.whole)
        card.add(self.preview, 1)
        ways: list[QPushButton] = [button(_("Back to the list"), self.show_list, hint="Esc")]
        main = None
        if not row.asked:
            main = primary(_("Put in use"), lambda: self._use(row), icon=Icon.DONE)
            ways.insert(0, main)
        card.add_layout(Flow(*ways))
        self._put(card, main)
        self.preview.asking.setFocus()

    def show_list(self) -> None:
        """The list again; what was in its place is gone."""
        self._put(None, self.list.bring)
        self._tell_draft()
        self.list.table.setFocus()

    def leave(self) -> bool | None:
        """What is being written is kept."""
        if self.editor is not None:
            self.editor.leave()
        return None

    def event(self, event: QEvent) -> bool:
        """Takes Esc before the window does, while something stands in the place of the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._leads_back(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not self._leads_back(event):
            super().keyPressEvent(event)
        elif self.editor is not None:
            self.editor.close_up()
        else:
            self.show_list()

    def _leads_back(self, event: QKeyEvent) -> bool:
        return self._instead is not None and event.key() == Qt.Key.Key_Escape

    def write_new(self) -> None:
        """An empty one."""
        self._begin(Draft.blank(fresh("ours", {row.whole.id for row in self.list.rows()})))

    def write_from(self, row: Listed) -> None:
        """The next version of one of the centre’s own; one of its own that begins as one of the program."""
        whole, rows = row.whole, self.list.rows()
        held = self.desk.glance(file_of, id=whole.id, version=whole.version)
        if row.shipped:
            id, used = f"our_{whole.id}"[:36], {one.whole.id for one in rows}
            id = fresh(f"{id}_", used) if id in used else id
            self._begin(Draft.of(held, id=id, version=1))
        else:
            newest = max(one.whole.version for one in rows if one.whole.id == whole.id)
            self._begin(Draft.of(held, id=whole.id, version=newest + 1))

    def _mend(self, found: Mended) -> None:
        """A file with mistakes: under its name, or another one where that is taken."""
        document, used = found.draft.document, {row.whole.id: row for row in self.list.rows()}
        id = document.get("id", "")
        own = [row.whole.version for row in self.list.rows() if row.whole.id == id and not row.shipped]
        if own:
            document["version"] = max(max(own) + 1, document["version"])
        elif id in used or not is_id(id):
            document["id"], document["version"] = fresh("ours", {*used}), 1
        self._begin(found.draft, found.left_out)

    def go_on_writing(self) -> None:
        """The draft that was kept."""
        draft = self.desk.glance(draft_kept)
        if draft is not None:
            self._edit(draft)

    def _begin(self, draft: Draft, left_out: Sequence[int] | None = None) -> None:
        """One draft at a time: the one that is kept first. `left_out` of a file with mistakes: those are told."""
        if self.desk.glance(draft_kept) is None:
            self._edit(draft, left_out)
            return
        ask(
            self,
            title=_("You have a draft"),
            text=_("One is written at a time. Go on with it, or begin anew without it."),
            safe=_("Keep the draft"),
            act=_("Begin anew"),
            then=lambda: self._edit(draft, left_out),
        )

    def _edit(self, draft: Draft, left_out: Sequence[int] | None = None) -> None:
        self.editor = editor = Editor(self.desk, draft)
        editor.left.connect(self.show_list)
        editor.kept.connect(self._written)
        self._put(editor, editor.main)
        editor.form.go_to()
        if left_out is not None:
            editor.begin_mending(left_out)

    def _written(self, whole: Questionnaire) -> None:
        self.said.emit(_("The version is kept. Try it out before you put it in use."))
        self.list.point_at(whole.id, whole.version)
        self.try_out(self.list.chosen())

    def _tell_draft(self) -> None:
        self.list.tell_draft(self.desk.glance(draft_kept))

    def _put(self, card: QWidget | None, main: QPushButton | None) -> None:
        if self._instead is not None:
            self._instead.hide()
            self._places.removeWidget(self._instead)
            self._instead.deleteLater()
        self._instead = card
        self.editor = self.editor if card is self.editor else None
        if card is not None:
            self._places.addWidget(card)
            read_in_order(self.list, card)
            self._places.setCurrentWidget(card)
        self._main = main

    def _read(self) -> None:
        self.list.show_rows(self.desk.glance(listed))

    def _use(self, row: Listed) -> None:
        said = _("It is asked from now on. What was answered before stays as it was.")
        self._do(said, put_in_use, id=row.whole.id, version=row.whole.version)

    def _retire(self, row: Listed) -> None:
        self._do(_("It is not asked any more. What was answered stays readable."), take_out_of_use, id=row.whole.id)

    def _do(self, said: str, verb: Callable[..., Any], **values: object) -> None:
        self.show_list()
        try:
            self.desk.do(verb, **values)
        except Mendable as trouble:
            self.list.notice.say(trouble.said())
        else:
            self.list.notice.say("")
            self.said.emit(said)

    def _save(self, row: Listed) -> None:
        id, version = row.whole.id, row.whole.version
        name, kind = f"{id}-{version}.toml", _("Questionnaires (*.toml)")
        self._out.place(self, lambda path: self._saved(path, id, version), kind=kind, suffix="toml", name=name)

    def _saved(self, path: Path, id: str, version: int) -> None:
        try:
            put_out(path, self.desk.glance(file_of, id=id, version=version))
        except Mendable as trouble:
            self.list.notice.say(trouble.said())
        else:
            self.said.emit(_("The questionnaire is saved as a file."))
