"""The lines of a list that is to be taken in, as a table: what each is, what it changes, and what is done with it."""

from __future__ import annotations

from dataclasses import dataclass

from casedesk.cases.records.referral import Provider
from casedesk.cases.rules.taking_in import Outcome, Proposal
from casedesk.cases.saying import listed
from casedesk.text.codes import Codes
from casedesk.text.translation import N_, _
from casedesk.ui.directory.rows import name_of
from casedesk.ui.rows_model import Column
from casedesk.ui.widgets.rows import Cell, plain, quiet, strong

_FIRST = (Outcome.MISTAKE, Outcome.ASKED, Outcome.CHANGED, Outcome.NEW, Outcome.SAME)
"""What wants a look comes first."""


class Choice(Codes):
    """What is done with a line."""

    TAKE = "take", N_("taken in")
    APART = "apart", N_("taken in as a new one")
    LEAVE = "leave", N_("left out")


@dataclass(slots=True)
class Taking:
    """A line and what was chosen for it."""

    proposal: Proposal
    choice: Choice

    @property
    def open(self) -> bool:
        """Whether there is anything to choose."""
        return self.proposal.outcome not in (Outcome.SAME, Outcome.MISTAKE)

    def kept(self) -> Provider | None:
        """The service as it is to be kept, if it is."""
        if self.choice is Choice.APART:
            return self.proposal.as_new()
        return self.proposal.after if self.choice is Choice.TAKE else None


def begun(proposals: list[Proposal]) -> list[Taking]:
    """What is new and what changed is taken in unless somebody says otherwise; what is asked about is not."""
    taken = (Outcome.NEW, Outcome.CHANGED)
    rows = [Taking(one, Choice.TAKE if one.outcome in taken else Choice.LEAVE) for one in proposals]
    return sorted(rows, key=lambda row: _FIRST.index(row.proposal.outcome))


def _name(row: Taking) -> Cell:
    after = row.proposal.after
    return plain(name_of(after) if after else str(row.proposal.line.given.get("name") or "–"))


def _changes(row: Taking) -> Cell:
    if row.proposal.outcome is Outcome.NEW:
        return quiet("–")
    return quiet(listed([label for label, _was, _will in row.proposal.differences()]) or "–")


def _outcome(row: Taking) -> Cell:
    said = row.proposal.outcome.said()
    return strong(said) if row.proposal.outcome is Outcome.MISTAKE else plain(said)


def _choice(row: Taking) -> Cell:
    return (
        quiet("–")
        if not row.open
        else quiet(row.choice.said())
        if row.choice is Choice.LEAVE
        else strong(row.choice.said())
    )


COLUMNS: tuple[Column[Taking], ...] = (
    Column(N_("Row"), 64, lambda row, today: quiet(str(row.proposal.line.row))),
    Column(N_("Name"), 0, lambda row, today: _name(row)),
    Column(N_("Line of the list"), 190, lambda row, today: _outcome(row)),
    Column(N_("What it changes"), 250, lambda row, today: _changes(row)),
    Column(N_("What is done"), 190, lambda row, today: _choice(row)),
)


def told(row: Taking) -> str:
    """Every difference of a line, one a line of text; or every mistake with what to do."""
    if row.proposal.line.mistakes:
        return "\n".join(one.said() for one in row.proposal.line.mistakes)
    lines = [
        _("{label}: {was} → {will}", label=label, was=was or _("nothing"), will=will or _("nothing"))
        if row.proposal.before is not None
        else _("{label}: {words}", label=label, words=will)
        for label, was, will in row.proposal.differences()
    ]
    return "\n".join(lines) or _("Everything is as it is here.")
