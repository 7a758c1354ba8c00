"""Beside the lists: the file that is chosen, in coded facts, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QPushButton, QWidget

from casedesk.cases.look_words import said_person
from casedesk.cases.queries.retention import Line, MayGo, Waiting
from casedesk.cases.verbs.leave import note_export, note_print
from casedesk.reports.erasure_certificate import everywhere
from casedesk.security.receipt import receipt
from casedesk.store.keeping.erasing import Scope
from casedesk.text.dates import day, local
from casedesk.text.translation import _
from casedesk.ui.desk import Desk
from casedesk.ui.keeping.acts import Acts
from casedesk.ui.keeping.certificate import noted_certificate
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style
from casedesk.ui.looks.palette import Tone
from casedesk.ui.print.paper_out import PaperOut
from casedesk.ui.setting_rows import fact
from casedesk.ui.widgets.beside import Hairline, row_of
from casedesk.ui.widgets.buttons import button, link, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.hold import HoldButton
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.prose import Prose

WIDE = 96
"""Room for the names of facts, in pixels at 100 %."""


class Chosen(Card):
    """Chosen(title, facts): a file in the list. `main` is its primary button, if it has one."""

    def __init__(self, title: str, facts: list[tuple[str, str]]) -> None:
        super().__init__(title)
        self.main: QPushButton | None = None
        for label, said in facts:
            if said:
                self.add(fact(label, said, wide=WIDE))
        self.add(Hairline())

    def then(self, *parts: QWidget) -> Chosen:
        """What can be done, below the facts."""
        for part in parts:
            self.add(part)
        self.body.addStretch(1)
        return self


def may_go_card(row: MayGo, acts: Acts, today: date, open_file: Callable[[], object] | None) -> Chosen:
    """What may go: ask for it, or hold it."""
    card = Chosen(
        row.number,
        [
            (_("Kind"), row.kind.said()),
            (_("Why"), row.rule.said()),
            (_("Counted from"), day(row.counted_from)),
            (_("May go"), _("now, since {day}", day=day(row.due)) if row.due <= today else day(row.due)),
        ],
    )
    parts: list[QWidget] = []
    if open_file is not None:
        card.add_layout(row_of(link(_("Open the file"), open_file, icon=Icon.FOLDER_OPEN), None))
    if row.held:
        parts.append(Notice(_("A hold lies on it: it must not be erased."), Tone.WAIT, icon=Icon.LOCK))
        parts.append(button(_("Lift the hold…"), lambda: acts.lift(row.case, row.number)))
    elif row.asked:
        parts.append(Notice(_("Its erasure waits for another person."), Tone.WAIT))
    else:
        card.main = primary(_asking(row.rule.scope), lambda: acts.ask(row.case, row.number, row.rule.scope))
        parts.append(card.main)
        if row.rule.scope is Scope.NARRATIVE:
            parts.append(button(_asking(Scope.WHOLE), lambda: acts.ask(row.case, row.number, Scope.WHOLE)))
    if not row.held and open_file is not None:
        parts.append(button(_("Hold it…"), lambda: acts.hold(row.case, row.number), icon=Icon.LOCK))
    return card.then(*parts)


def _asking(scope: Scope) -> str:
    return _("Ask to erase the file…") if scope is Scope.WHOLE else _("Ask to erase its words…")


def waiting_card(row: Waiting, acts: Acts, approve: Callable[[], object]) -> Chosen:
    """What waits: approve by holding the button, or refuse. Nobody approves what they asked for."""
    card = Chosen(
        row.number,
        [
            (_("What"), row.scope.said()),
            (_("Asked by"), said_person(*row.asked_by, me=row.mine)),
            (_("Asked on"), day(local(row.asked).date())),
        ],
    )
    if row.held:
        note = Notice(_("A hold lies on it: it must not be erased."), Tone.WAIT, icon=Icon.LOCK)
        return card.then(note, _refuse(row, acts))
    if row.mine:
        return card.then(Notice(_("Another person must approve this."), Tone.WAIT), _refuse(row, acts))
    slow = HoldButton(_("Erase it now"), icon=Icon.ERASE)
    slow.held.connect(lambda: _begin(slow, approve))
    hint = Prose(_("{what} It cannot be undone.", what=row.scope.hinted()), style=Style.SMALL)
    return card.then(hint, slow, _refuse(row, acts))


def _begin(slow: HoldButton, approve: Callable[[], object]) -> None:
    slow.setEnabled(False)
    slow.setText(_("Erasing…"))
    approve()


def _refuse(row: Waiting, acts: Acts) -> QPushButton:
    said = _("Take it back") if row.mine else _("Refuse")
    return button(said, lambda: acts.refuse(row.id, mine=row.mine), icon=Icon.TURNED_BACK)


def erased_card(line: Line, desk: Desk, out: PaperOut) -> Chosen:
    """A line of the ledger, and its certificate."""
    erased, today = line.erased, desk.today()
    card = Chosen(
        erased.number or _("Taken over from a backup"),
        [
            (_("What"), erased.scope.said()),
            (_("Asked by"), said_person(*line.asked_by, me=False)),
            (_("Approved by"), said_person(*line.approved_by, me=False)),
            (_("Erased"), day(local(erased.done).date())),
            (_("Journal"), receipt(line.hash) if line.hash else ""),
        ],
    )
    note = Notice(_everywhere(line, today), Tone.GOOD if line.gone(today) else Tone.WAIT)

    def by_printer() -> None:
        out.to_printer(lambda: noted_certificate(desk, note_print, line))

    def as_file() -> None:
        out.to_file(lambda: noted_certificate(desk, note_export, line))

    card.main = primary(_("Print the certificate"), by_printer, icon=Icon.PRINT)
    save = button(_("Save as a file…"), as_file, icon=Icon.EXPORT)
    return card.then(note, card.main, save)


def _everywhere(line: Line, today: date) -> str:
    said = everywhere(line, today)
    if line.erased.everywhere <= today:
        return said if line.media else _("Erased everywhere since {day}.", day=said)
    return _("Erased everywhere on {day}: the last backup that holds it is gone then.", day=said)
