"""What still asks for something before a file is closed, and what to do about it, in words."""

from __future__ import annotations

from casedesk.cases.rules.closing import OpenEnds
from casedesk.cases.saying import listed, said_help
from casedesk.text.translation import _


def said_open_ends(ends: OpenEnds) -> list[str]:
    """A sentence for who is out, open referrals, goals and tasks each; nothing where nothing is open."""
    told = [_("Somebody is still on a home visit. Wait until they are back.")] if ends.out else []
    if ends.referrals:
        which = listed([f"{said_help(one)} ({one.number})" for one in ends.referrals])
        told.append(_("Open referrals: {which}. Record how each ended, or withdraw it.", which=which))
    if ends.goals:
        which = listed([one.need.said() for one in ends.goals])
        words = _("Open goals: {which}. Mark each met or no longer wanted, or let the reason say why.", which=which)
        told.append(words)
    if ends.tasks:
        which = listed([one.kind.said() for one in ends.tasks])
        told.append(_("Open tasks: {which}. Mark each as done.", which=which))
    return told
