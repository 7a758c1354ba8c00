"""What is said when somebody leaves: before, after, and when it was cut short."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.leaving import waiting
from casedesk.cases.verbs.hand_over import Reach
from casedesk.security.roles import Permission, may
from casedesk.store.access import Access
from casedesk.text.translation import _, n_
from casedesk.text.trouble import Mendable
from casedesk.ui.looks.palette import Tone


def will_happen(reach: Reach) -> Iterator[str]:
    """What follows from the slow button, one sentence each."""
    yield _("Their passphrase opens nothing any more, from this moment. What they were typing is deleted.")
    yield _("The database gets a new key. A copy of the vault is made before, in its own folder.")
    if reach.files:
        yield n_(
            "{n} open case they could read gets a new key.", "{n} open cases they could read get new keys.", reach.files
        )
    if reach.sheets:
        yield n_(
            "Their recovery sheet is revoked: make new sheets soon.",
            "Their {n} recovery sheets are revoked: make new sheets soon.",
            reach.sheets,
        )
    if reach.invited:
        yield n_(
            "{n} person is invited and not signed yet, and must be invited again. Sign first if you can.",
            "{n} people are invited and not signed yet, and must be invited again. Sign first if you can.",
            reach.invited,
        )


def came_of_it(access: Access, reach: Reach, finished: bool) -> tuple[str, Tone]:
    """What was done, and who does the rest."""
    if not may(access.person.roles, Permission.RENEW_KEYS):
        said = _(
            "The way in is closed and the database has a new key. The keys of cases are renewed when a supervisor "
            "unlocks next: their CaseDesk does it by itself."
        )
        if reach.teams:
            return " ".join((said, _("Make no backup before that: they could still open it."))), Tone.WAIT
        return said, Tone.INFO
    if not finished:
        left = waiting(access)
        return n_(
            "The way in is closed. {n} step is left: it is done the next time a supervisor unlocks.",
            "The way in is closed. {n} steps are left: they are done the next time a supervisor unlocks.",
            left,
        ), Tone.WAIT
    return n_(
        "The database and {n} open case have new keys.", "The database and {n} open cases have new keys.", reach.files
    ), Tone.GOOD


def cut_short(trouble: Mendable) -> str:
    """The way in is closed, and something stood in the way of the rest."""
    return " ".join((trouble.said(), _("The way in is closed. The rest is done the next time a supervisor unlocks.")))
