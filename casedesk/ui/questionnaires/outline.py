"""Everything in a questionnaire as a list: sections and their questions, then lists of answers, subscales, bands."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from casedesk.cases.questionnaires.draft import Draft, said
from casedesk.cases.questionnaires.lines import Path
from casedesk.text.translation import N_, _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.parts import Part, PartsList

KINDS = {
    "question": N_("Question"),
    "section": N_("Section"),
    "answers": N_("List of answers"),
    "subscale": N_("Subscale"),
    "band": N_("Band"),
}
"""What can be added, in the order of the menu."""
_ICONS = {"section": Icon.NOTE, "answers": Icon.ACTION_PLAN, "subscale": Icon.LEGAL, "band": Icon.GENERAL}


class Outline(PartsList):
    """Outline(): `show_draft`; Alt with an arrow moves what is chosen, with Delete takes it out; Insert adds."""

    moved = Signal(int)
    taken_out = Signal()
    added = Signal()

    def __init__(self) -> None:
        super().__init__([], name=_("Parts of the questionnaire"))

    def show_draft(self, draft: Draft, at: Path, troubled: Collection[Path] = ()) -> None:
        """Lists it anew; `troubled` things have a mark."""
        self.show_parts([*_parts(draft, troubled)])
        self.choose(at)
        QTimer.singleShot(0, self, lambda: self.scrollTo(self.currentIndex()))  # once it has its height

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif alt and event.key() == Qt.Key.Key_Delete:
            self.taken_out.emit()
        elif event.key() == Qt.Key.Key_Insert:
            self.added.emit()
        else:
            super().keyPressEvent(event)


def _parts(draft: Draft, troubled: Collection[Path]) -> Iterator[Part]:
    number, before = 0, ""
    for path in draft.paths():
        mark, spoken = (Mark.DRAFT, _("to be mended")) if path in troubled else (None, "")
        if not path:
            yield Part(_("Title and topic"), Icon.INFO, mark=mark, key=path, spoken=spoken)
            continue
        kind, table = str(path[-2]), draft.at(path)
        ruled = kind == "section" or (kind != "question" and kind != before)
        before = kind
        if kind == "question":
            number += 1
            yield Part(_name(kind, table), number=number, mark=mark, key=path, spoken=spoken)
        else:
            yield Part(_name(kind, table), _ICONS[kind], mark=mark, key=path, ruled=ruled, spoken=spoken)


def _name(kind: str, table: dict[str, object]) -> str:
    text = table.get("text")
    if kind == "answers":
        choices = table.get("choices")
        words = [said(one) for one in choices] if isinstance(choices, list) else []
        return ", ".join(word for word in words if word) or _(KINDS[kind])
    return said(text if isinstance(text, dict) else None) or _(KINDS[kind])
