"""Papers about people of the centre: the list with the state of each key, and the slip with one-time words."""

from __future__ import annotations

from collections.abc import Sequence

from casedesk.reports.paper import Sheet, printed
from casedesk.reports.parts import heading, label_rows, prose, table
from casedesk.text.translation import _


def people_list(
    rows: Sequence[Sequence[str]], *, centre: str, said: str, printed_by: str, printed_at: str, training: bool = False
) -> bytes:
    """The list as a PDF: person, role, signed by, key, last here; `said` counts them in a sentence."""
    head = (_("Person"), _("Role"), _("Signed by"), _("Key"), _("Last here"))
    sheet = Sheet(centre, _("People and keys"), "", printed_by, printed_at, training)
    return printed(sheet, [*table(head, rows, widths=(26, 34, 16, 16, 12)), *prose(said, quiet=True, before=10)])


def slip(
    *, centre: str, name: str, words: Sequence[str], until: str, printed_by: str, printed_at: str,
    training: bool = False,
) -> bytes:  # fmt: skip
    """The slip as a PDF. The short name is not on it: who finds the paper lacks the other half."""
    numbered = [(str(place), word) for place, word in enumerate(words, start=1)]
    told = _(
        "Type your short name and these six words when CaseDesk asks for a passphrase. Then choose a passphrase of "
        "your own, and tear this paper up."
    )
    sheet = Sheet(centre, _("To come in for the first time"), name, printed_by, printed_at, training)
    parts = [*heading(_("Six words, good until {day}", day=until)), *label_rows(numbered), *prose(told, before=10)]
    return printed(sheet, parts)
