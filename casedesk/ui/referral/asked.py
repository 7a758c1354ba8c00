"""What a referral asks in a dialog: how she gets there; and, when she does not want it, her words, if she likes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from casedesk.cases.records.referral import Referral
from casedesk.cases.saying import listed
from casedesk.cases.verbs.refer import arrange_referral, decline_letter
from casedesk.text.dates import said_moment
from casedesk.text.translation import _
from casedesk.ui.desk import Desk
from casedesk.ui.forms.drafting import Drafting
from casedesk.ui.leaving.permit_dialog import PermitDialog

ARRANGED = ("appointment", "hand_over", "escort", "transport", "covered")
"""Everything about how she gets there; nothing of it has to be known."""


def ask_arrangements(
    page: QWidget, desk: Desk, referral: Referral, then: Callable[[], object]
) -> PermitDialog[Referral]:
    """Opens the form of the arrangements; `then` runs once they are kept."""

    def keep(made: Referral) -> None:
        desk.do(arrange_referral, referral=referral.id, **{name: getattr(made, name) for name in ARRANGED})

    told = _("Write what is settled. The rest can stay empty.")
    return _asked(
        page, desk, referral, ARRANGED, title=_("How she gets there"), told=told, act=_("Keep this"), perform=keep,
        then=then,
    )  # fmt: skip


def decline(
    page: QWidget, desk: Desk, letter: Referral, drafting: Drafting, then: Callable[[Referral], object]
) -> PermitDialog[Referral]:
    """Asks for her words, which may stay empty, and keeps that she does not want it; `then` is given what was kept."""
    kept: list[Referral] = []

    def keep(made: Referral) -> None:
        kept.append(drafting.finish(decline_letter, referral=letter, words=made.declined))

    told = _("It is hers to say no. Nothing is sent, and you can come back to it whenever she likes.")
    return _asked(
        page, desk, letter, ("declined",), title=_("She does not want this service"), told=told,
        act=_("Keep her answer"), perform=keep, then=lambda: then(kept[0]),
    )  # fmt: skip


def arranged(referral: Referral) -> str:
    """“Appointment Tuesday 24 Nov, 09:00, somebody from here …” as far as anything was settled."""
    at, codes = referral.appointment, (referral.hand_over, referral.escort, referral.covered)
    said = [_("Appointment {moment}", moment=said_moment(at))] if at else []
    said += [code.said() for code in codes if code is not None]
    return listed([*said, *([referral.transport] if referral.transport else [])])


def _asked(
    page: QWidget, desk: Desk, referral: Referral, names: tuple[str, ...], *, title: str, told: str, act: str,
    perform: Callable[[Referral], object], then: Callable[[], object],
) -> PermitDialog[Referral]:  # fmt: skip
    asked = PermitDialog(
        page, desk, Referral, title=title, told=(told,),
        begins={name: getattr(referral, name) for name in Referral.__fields__},
        skip=frozenset(Referral.__fields__) - frozenset(names), act=act, safe=_("Back"), perform=perform,
    )  # fmt: skip
    asked.accepted.connect(lambda: then())
    asked.open()
    return asked
