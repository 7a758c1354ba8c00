"""What colleagues did with one's files, told once: shared, taken back, given on, opened in an emergency. Codes only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from casedesk.cases.look_words import said_person
from casedesk.cases.queries.caseload import View, Wanted
from casedesk.cases.queries.told import Told, told
from casedesk.store.staff.noticing import seen
from casedesk.text.translation import _
from casedesk.ui.desk import Desk
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room
from casedesk.ui.today_notice import TodayNotice

_WORDS: Mapping[str, Callable[[str, str], str]] = {
    "share": lambda who, code: _("{who} shared {code} with you.", who=who, code=code),
    "take back": lambda who, code: _("{code} is no longer shared with you.", code=code),
    "reassign": lambda who, code: _("{who} gave you {code}: you are its worker now.", who=who, code=code),
    "give away": lambda who, code: _("{who} gave {code} to a colleague, who is its worker now.", who=who, code=code),
    "hand over": lambda who, code: _("{who} gave you the open cases of a colleague who left.", who=who, code=code),
    "cover": lambda who, code: _("You cover a colleague on leave. Their cases are under “Shared with me”."),
    "covered": lambda who, code: _("A colleague covers your cases while you are on leave."),
    "approve": lambda who, code: _("{who} approved what you asked for: {code}.", who=who, code=code),
    "send back": lambda who, code: _("{who} sent something back with a comment: {code}.", who=who, code=code),
    "reopen": lambda who, code: _("{who} opened {code} again.", who=who, code=code),
    "merge": lambda who, code: _("{who} made one file of two: {code}.", who=who, code=code),
    "override": lambda who, code: _("{who} let something of {code} leave without her consent.", who=who, code=code),
    "break glass": lambda who, code: _("{who} opened {code} in an emergency, for one day.", who=who, code=code),
    "rescue": lambda who, code: _("A supervisor came back in with two recovery sheets. The journal says who."),
}
_URGENT = frozenset({"override", "break glass", "rescue"})


def told_notices(desk: Desk) -> Iterator[TodayNotice]:
    """What was not told yet: what is grave first, then the oldest."""
    for one in sorted(desk.glance(told), key=lambda one: one.action not in _URGENT):
        words = _WORDS.get(one.action)
        if words is None:
            continue
        who = said_person(one.name, one.khmer_name, me=False)
        tone = Tone.WAIT if one.action in _URGENT else Tone.INFO
        yield TodayNotice(words(who, one.number), tone, *_leads(one), partial(desk.do, seen, id=one.id))


def _leads(one: Told) -> tuple[str, Place | None]:
    """The words of the link, and where it leads."""
    if one.action == "cover":
        return _("Show them"), Place(Room.CASES, wanted=Wanted(view=View.SHARED))
    if one.readable:
        return _("Open the file"), Place(Room.CASE, one.file)
    return _("Close"), None
