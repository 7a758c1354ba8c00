"""The legal register and mediations: what was begun and where it stands, and apart from that the words of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casedesk.cases.case_file import CaseFile
from casedesk.cases.records.legal import LegalEvent, Mediation
from casedesk.cases.saying import said_in
from casedesk.reports.chapters import Asked
from casedesk.reports.from_file.wording import on_day, or_nothing, sealed_rows
from casedesk.reports.summary import Part, Rows, Table
from casedesk.store.records import Record
from casedesk.text.translation import _

_HELD = ("on", "by", "her_consent", "alone_asked", "pressure", "outcome", "safe_after")


def legal(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """Every legal step, then every mediation, without a name of anybody."""
    head = (_("Date"), _("What"), _("Where it stands"), _("Does she want it?"), _("Protects until"), _("Next date"))
    rows = _rows(file.of(LegalEvent), ("on", "step", "state", "wanted", "expires", "next_at"))
    yield Table(_("Legal steps"), head, rows, empty=_("No legal step yet."))
    if held := _rows(file.of(Mediation), _HELD):
        asked_her = (_("She agreed"), _("Asked alone"), _("Felt pressed"))
        called = (_("Date"), _("Who holds it"), *asked_her, _("How it ended"), _("Safe after it"))
        yield Table(_("Mediations"), called, held)


def words(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """Authorities, numbers of papers, outcomes and agreements. Sealed."""
    steps = [Rows(on_day(one.step.said(), one.on), sealed_rows(one)) for one in file.of(LegalEvent)]
    held = [Rows(on_day(_("Mediation: {who}", who=m.by.said()), m.on), sealed_rows(m)) for m in file.of(Mediation)]
    yield from or_nothing([*steps, *held], _("Legal: offices and outcomes"), _("Nothing was written down."))


def _rows(entries: Sequence[Record], names: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(said_in(one, name) for name in names) for one in entries)
