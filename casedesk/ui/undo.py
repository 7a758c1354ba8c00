"""Undo for what was just saved: the toast offers it for eight seconds, and Ctrl Z takes it."""

from __future__ import annotations

from functools import partial

from casedesk.cases.verbs.undo import undo, undoable
from casedesk.store.records import Record
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk


def offer_undo(desk: Desk, sentence: str, saved: Record) -> None:
    """Tells in the toast what was done, with Undo beside it; nothing for an entry that cannot be taken back.

    `saved` is what the verb that saved it returned; `sentence` carries neither a name nor a code.
    """
    if undoable(saved):
        desk.done.emit(sentence, partial(_take_back, desk, saved))


def _take_back(desk: Desk, saved: Record) -> None:
    try:
        desk.do(undo, entry=saved)
    except Mendable as trouble:
        desk.done.emit(trouble.said(), None)
    else:
        desk.done.emit(_("Taken back."), None)
