"""The certificate of erasure: what was erased, by whose word, when it is gone everywhere, and what is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casedesk.cases.look_words import said_person
from casedesk.cases.queries.retention import Line
from casedesk.reports.blanks import Blanks
from casedesk.reports.blocks import Block
from casedesk.reports.paper import WIDTH, Sheet, printed
from casedesk.reports.parts import heading, label_rows, prose
from casedesk.security.receipt import receipt
from casedesk.store.keeping.erasing import Scope
from casedesk.text.dates import day, local
from casedesk.text.translation import _

PAPER = "erasure certificate"
"""What the journal calls this paper."""


@dataclass(frozen=True, slots=True)
class Printing:
    """Who prints it, when, for which centre; `training` marks the page as practice."""

    centre: str
    by: str
    at: str
    today: date
    training: bool = False


def erasure_certificate(line: Line, printing: Printing) -> bytes:
    """The certificate as a PDF in A4, in the language spoken here. It carries the code and two names of staff."""
    sheet = Sheet(
        number=line.erased.number or "–",
        title=_("Certificate of erasure"),
        for_whom="",
        printed_by=printing.by,
        printed_at=printing.at,
        training=printing.training,
    )
    return printed(sheet, _blocks(line, printing))


def everywhere(line: Line, today: date) -> str:
    """When nothing of it is left anywhere, or where it still is."""
    said = day(line.erased.everywhere)
    if line.erased.everywhere > today or not line.media:
        return said
    return _("Not yet. Older backups are still on: {media}", media=", ".join(line.media))


def _blocks(line: Line, printing: Printing) -> list[Block]:
    return [
        *heading(_("What was erased")),
        *label_rows(_facts(line, printing.today)),
        *heading(_("What this means")),
        *prose("\n\n".join(_means(line, printing.centre))),
        *heading(_("Signatures")),
        Blanks(2, WIDTH * 0.6),
    ]


def _facts(line: Line, today: date) -> list[tuple[str, str]]:
    erased = line.erased
    asked = _who(line.asked_by)
    if erased.asked is not None and asked:
        asked = _("{who}, {day}", who=asked, day=day(local(erased.asked).date()))
    entry = _("entry {n}: {receipt}", n=line.entry, receipt=receipt(line.hash)) if line.entry is not None else ""
    return [
        (_("Code"), erased.number or _("not known: taken over from a backup’s ledger")),
        (_("Erased"), erased.scope.said()),
        (_("Asked by"), asked),
        (_("Approved by"), _who(line.approved_by)),
        (_("Erased on"), day(local(erased.done).date())),
        (_("Erased everywhere on"), everywhere(line, today)),
        (_("Journal"), entry),
    ]


def _means(line: Line, centre: str) -> list[str]:
    whole = line.erased.scope is Scope.WHOLE
    gone = (
        _(
            "Every record of this file, its earlier versions, drafts about it and every key to it were deleted from "
            "the vault of {centre}. Nobody can bring them back from there.",
            centre=centre,
        )
        if whole
        else _(
            "Every name and every text of this file, its earlier versions, drafts about it and every key to it were "
            "deleted from the vault of {centre}. Coded facts, which name nobody, are kept for the statistics.",
            centre=centre,
        )
    )
    return [
        gone,
        _(
            "A backup made before can hold the file until the day it is erased everywhere. If such a backup is "
            "restored with CaseDesk, the file is erased again before anybody can open it."
        ),
        _(
            "The journal keeps who opened, changed and erased this file, and when, under a random number. It holds "
            "nothing that was written in the file."
        ),
        _("Paper that was printed and letters that were sent are not reached by this."),
    ]


def _who(name: tuple[str, str]) -> str:
    return said_person(*name, me=False)
