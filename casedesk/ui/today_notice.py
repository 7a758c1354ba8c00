"""A notice on top of Today, and who tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from casedesk.security.roles import Permission
from casedesk.ui.desk import Desk
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place


@dataclass(frozen=True, slots=True)
class TodayNotice:
    """A sentence, its tone, and where its link leads; `read` is done when the link is taken, and then it is gone.

    A notice without `read` stays until what it tells is solved, and its teller tells it no more.
    """

    sentence: str
    tone: Tone = Tone.INFO
    link: str = ""
    place: Place | None = None
    read: Callable[[], object] | None = None


@dataclass(frozen=True, slots=True)
class Teller:
    """Whom it concerns, and what there is to be told; asked again whenever the page is filled."""

    permission: Permission
    notices: Callable[[Desk], Iterable[TodayNotice]]
