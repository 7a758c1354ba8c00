"""What a closure and a flag must be before they are kept, as far as they tell it themselves."""

from __future__ import annotations

from datetime import datetime

from casedesk.cases.records.closure import Closure
from casedesk.cases.records.review import Flag
from casedesk.cases.rules.days import not_future
from casedesk.store.fields import InField
from casedesk.text.translation import N_


def checked_closure(closure: Closure, now: datetime) -> Closure:
    """A closure is prepared on a day that has come. What the file says to its reason: `rules/closing.py`."""
    not_future("on", closure.on, now)
    return closure


def checked_flag(flag: Flag, now: datetime) -> Flag:
    """A flag stands since a day that has come, and is looked at again after it."""
    not_future("since", flag.since, now)
    if flag.until is not None and flag.until < flag.since:
        raise InField("until", N_("This day lies before the flag was set. Both are kept. Check the date."))
    if flag.lifted is not None and flag.lifted < flag.since:
        raise InField("lifted", N_("This day lies before the flag was set. Both are kept. Check the date."))
    return flag
