"""What the journal tells of a file, in words: who opened it, and what they did to it."""

from __future__ import annotations

from casedesk.cases.actions import said_action
from casedesk.cases.case_file import KINDS
from casedesk.cases.queries.who_looked import Look
from casedesk.text.naming import in_script
from casedesk.text.translation import _

_BY_TABLE = {kind.__table__.name: held.part for kind, held in KINDS.items()}


def said_look(look: Look) -> str:
    """What was done: “Opened the file”, “Changed: Identity”."""
    return said_entry(look.action, look.part)


def said_entry(action: str, part: str) -> str:
    """What was done, naming the part of a file where it is one."""
    known = _BY_TABLE.get(part)
    if known is not None and action == "create":
        return _("Added: {part}", part=known.said())
    if known is not None and action == "change":
        return _("Changed: {part}", part=known.said())
    return said_action(action)


def said_person(name: str, khmer_name: str, *, me: bool, team: bool = False) -> str:
    """“You”, a colleague's name in the script of the window, or the team that holds the key."""
    if me:
        return _("You")
    if team:
        return _("Supervisors")
    return in_script(name, khmer_name)
