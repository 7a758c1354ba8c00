"""What she refused when she agreed to be served holds: who acts against it says why, or leaves it (Guidelines, step 1).

Danger to a life or a child, or the law, may stand above her no; it is then written down, and a supervisor can read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from casedesk.cases.codes.review import TaskKind
from casedesk.cases.codes.work import Mode, Outcome
from casedesk.cases.consent_holding import holding, taken_back
from casedesk.cases.records.consent import ConsentToServe, ServiceItem
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.review import Conference, Task
from casedesk.store.fields import InField
from casedesk.store.records import Record
from casedesk.text.translation import N_

R = TypeVar("R", bound=Record)

WHY = "in_spite"
"""The field in which it is said why something is done although she said no to it."""
_NO = {
    ServiceItem.CONTACT: N_(
        "She does not agree to be contacted. The rest is kept. If a life or a child is in danger, or the law orders "
        "it, write that here."
    ),
    ServiceItem.VISIT: N_(
        "She does not agree to be visited. The rest is kept. If a life or a child is in danger, or the law orders it, "
        "write that here."
    ),
    ServiceItem.DISCUSS: N_(
        "She does not want her case to be spoken about with the supervisor. The rest is kept. If it has to be, "
        "write here why."
    ),
}
_CONCERNED: Mapping[type[Record], frozenset[ServiceItem]] = {
    FollowUp: frozenset({ServiceItem.CONTACT, ServiceItem.VISIT}),
    Task: frozenset({ServiceItem.CONTACT, ServiceItem.VISIT, ServiceItem.DISCUSS}),
    Conference: frozenset({ServiceItem.DISCUSS}),
}
_BY_MODE = {Mode.PHONE: (ServiceItem.CONTACT,), Mode.HOME_VISIT: (ServiceItem.VISIT, ServiceItem.CONTACT)}
_OURS = frozenset({Outcome.PLANNED, Outcome.NOT_REACHED})
_BY_TASK = {
    TaskKind.CALL: (ServiceItem.CONTACT,), TaskKind.VISIT: (ServiceItem.VISIT, ServiceItem.CONTACT),
    TaskKind.SUPERVISOR: (ServiceItem.DISCUSS,),
}  # fmt: skip


def refused_items(consents: Iterable[ConsentToServe]) -> frozenset[ServiceItem]:
    """What she says no to now. Who took her consent back is not visited either."""
    asked = list(consents)
    holds = holding(asked)
    back = {ServiceItem.VISIT} if taken_back(asked) is not None else set()
    return frozenset(back if holds is None else {*holds.refused, *back})


def against(entry: Record, consents: Iterable[ConsentToServe]) -> ServiceItem | None:
    """What she refused that an entry does or plans all the same; None if it keeps to her answers.

    A contact that took place may have been hers: only what is planned, or tried in vain, is ours.
    """
    asked = list(consents)
    if isinstance(entry, Conference):
        asked = _until(asked, entry.on)
    refused = refused_items(asked)
    return next((item for item in _needed(entry) if item in refused), None)


def held_to(entry: R, consents: Iterable[ConsentToServe]) -> R:
    """The entry, if it keeps to what she refused, or says why not. Raises InField (`in_spite`)."""
    item = against(entry, consents)
    if item is not None and not (getattr(entry, WHY) or "").strip():
        raise InField(WHY, _NO[item])
    return entry


def asks_why(kind: type[Record], initial: Record | None, consents: Iterable[ConsentToServe]) -> bool:
    """Whether a form of this kind has room for the reason: only after a refusal it might go against."""
    asked = list(consents)
    if initial is not None and (getattr(initial, WHY, None) or against(initial, asked) is not None):
        return True
    return bool(_CONCERNED.get(kind, frozenset()) & refused_items(asked))


def _needed(entry: Record) -> Sequence[ServiceItem]:
    """What she would have to agree to, the most telling first."""
    if isinstance(entry, Conference):
        return (ServiceItem.DISCUSS,)
    if isinstance(entry, Task):
        return _BY_TASK.get(entry.kind, ()) if entry.done is None else ()
    if isinstance(entry, FollowUp) and entry.left is None and entry.outcome in _OURS:
        return _BY_MODE.get(entry.mode, ())
    return ()


def _until(consents: Iterable[ConsentToServe], day: date) -> list[ConsentToServe]:
    """Her answers as they were on that day."""
    return [one for one in consents if one.given <= day]
