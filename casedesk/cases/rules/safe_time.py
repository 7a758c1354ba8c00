"""Whether this moment is a safe one to reach the person."""

from __future__ import annotations

from datetime import datetime

from casedesk.cases.codes.answers import Weekday
from casedesk.cases.records.contact import SafeContact


def is_safe_time(contact: SafeContact, local_now: datetime) -> bool | None:
    """Whether `local_now` (the centre's own time) lies in the safe days and hours; None when none were agreed.

    Hours may run over midnight: from 22:00 until 05:00.
    """
    if not contact.days and contact.after is None and contact.before is None:
        return None
    today = list(Weekday)[local_now.weekday()]
    if contact.days and today not in contact.days:
        return False
    at, after, before = local_now.time(), contact.after, contact.before
    if after and before:
        return after <= at <= before if after <= before else (at >= after or at <= before)
    return (after is None or at >= after) and (before is None or at <= before)
