"""What can be done about a person's key, each declared once: when it fits, and who may.

The page opens what belongs to it (`open`). To add something, write a function that takes the page and the colleague,
imported when it is called, and one line in ACTS.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from casedesk.security.roles import Permission, may
from casedesk.store.access import Access
from casedesk.store.staff.colleagues import Colleague, KeyState
from casedesk.text.translation import N_, _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.people.acting import Acting
from casedesk.ui.people.words import name_of


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do: its words, icon and permission, the states of a key it fits, what it opens. Never oneself."""

    words: str
    icon: Icon
    permission: Permission
    fits: frozenset[KeyState]
    open: Callable[[Acting, Colleague], object]

    def said(self) -> str:
        """The words on its button."""
        return _(self.words)


def _sign(page: Acting, one: Colleague) -> None:
    from casedesk.ui.people.signing import ask_to_sign

    ask_to_sign(page, one)


def _new_key(page: Acting, one: Colleague) -> None:
    from casedesk.ui.people.slips import ask_for_new_key

    ask_for_new_key(page, one)


def _new_slip(page: Acting, one: Colleague) -> None:
    page.make_slip(one)


def _withdraw(page: Acting, one: Colleague) -> None:
    from casedesk.ui.people.slips import ask_to_withdraw

    ask_to_withdraw(page, one)


def _change_roles(page: Acting, one: Colleague) -> None:
    page.begin_roles(one)


def _leaves(page: Acting, one: Colleague) -> None:
    from casedesk.ui.people.leaving import open_leaving

    open_leaving(page, page.desk, page.background, person=one.id, name=name_of(one))


OPEN_SLIP = frozenset({KeyState.INVITED, KeyState.OVER})
SIGN = Act(N_("Sign this key"), Icon.DONE, Permission.CERTIFY, frozenset({KeyState.TO_SIGN}), _sign)
ACTS: Sequence[Act] = (
    SIGN,
    Act(N_("Change role or team"), Icon.EDIT, Permission.CERTIFY, frozenset({KeyState.IN_USE}), _change_roles),
    Act(N_("New passphrase, new key"), Icon.RENEW, Permission.ENROL, frozenset({KeyState.IN_USE}), _new_key),
    Act(N_("This person leaves…"), Icon.LEAVER, Permission.END_ACCESS, frozenset({KeyState.IN_USE}), _leaves),
    Act(N_("New slip"), Icon.RENEW, Permission.ENROL, OPEN_SLIP, _new_slip),
    Act(
        N_("Withdraw the invitation"), Icon.CLOSE, Permission.ENROL, OPEN_SLIP | {KeyState.TO_SIGN}, _withdraw
    ),
)  # fmt: skip


def acts_for(one: Colleague, access: Access, acts: Sequence[Act] = ACTS) -> list[Act]:
    """What this person may do about that colleague."""
    if one.id == access.person.id:
        return []
    return [act for act in acts if one.state in act.fits and may(access.person.roles, act.permission)]
