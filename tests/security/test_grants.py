"""A grant opens for its recipient alone, and only when its giver really gave it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from casedesk.security.envelope import seal_to
from casedesk.security.errors import Damaged
from casedesk.security.grants import Grant, GrantKind, Terms, give, open_grant
from casedesk.security.identity import Identity
from tests.security.making import a_person

TERMS = Terms(GrantKind.OWN, datetime(2026, 11, 17, 8, 30, tzinfo=UTC))
VAULT, FILE, KEY = uuid4(), uuid4(), b"k" * 32
GIVER, RECIPIENT, OTHER = a_person(), a_person(), a_person()


def a_grant() -> Grant:
    return give(KEY, VAULT, FILE, 3, RECIPIENT.id, RECIPIENT.public.sealing, GIVER, TERMS)


def test_the_recipient_opens_it() -> None:
    assert open_grant(a_grant(), VAULT, RECIPIENT, [GIVER.public.signing]) == KEY


def test_somebody_else_does_not() -> None:
    with pytest.raises(Damaged):
        open_grant(a_grant(), VAULT, OTHER, [GIVER.public.signing])


def test_another_giver_is_refused() -> None:
    with pytest.raises(Damaged):
        open_grant(a_grant(), VAULT, RECIPIENT, [OTHER.public.signing])


@pytest.mark.parametrize(
    "edited",
    [
        replace(a_grant(), file=uuid4()),
        replace(a_grant(), key_version=4),
        replace(a_grant(), recipient=OTHER.id),
        replace(a_grant(), giver=OTHER.id),
        replace(a_grant(), box=a_grant().box),
        replace(a_grant(), signature=a_grant().signature),
        replace(a_grant(), terms=replace(TERMS, until=datetime(2027, 11, 17, tzinfo=UTC))),
        replace(a_grant(), terms=replace(TERMS, kind=GrantKind.SHARE)),
        replace(a_grant(), commitment=b""),
        replace(a_grant(), box=b""),
        replace(a_grant(), signature=b""),
    ],
    ids=[
        "file",
        "version",
        "recipient",
        "giver",
        "box",
        "signature",
        "longer",
        "other kind",
        "no terms",
        "no box",
        "no signature",
    ],
)
def test_an_edited_grant_does_not_open(edited: Grant) -> None:
    with pytest.raises(Damaged):
        open_grant(edited, VAULT, RECIPIENT, [GIVER.public.signing])


def test_a_grant_of_another_vault_does_not_open() -> None:
    with pytest.raises(Damaged):
        open_grant(a_grant(), uuid4(), RECIPIENT, [GIVER.public.signing])


def test_a_forged_grant_is_refused() -> None:
    """An insider seals a key they chose to a colleague and signs it themselves, in the giver's name."""
    forged = replace(
        give(b"f" * 32, VAULT, FILE, 3, RECIPIENT.id, RECIPIENT.public.sealing, OTHER, TERMS), giver=GIVER.id
    )
    with pytest.raises(Damaged):
        open_grant(forged, VAULT, RECIPIENT, [GIVER.public.signing])


def test_a_grant_cannot_be_turned_to_oneself() -> None:
    """The recipient's name is changed in a signed grant, and the box replaced by one's own."""
    genuine = a_grant()
    own = seal_to(OTHER.public.sealing, KEY, replace(genuine, recipient=OTHER.id).context(VAULT))
    with pytest.raises(Damaged):
        open_grant(replace(genuine, recipient=OTHER.id, box=own), VAULT, OTHER, [GIVER.public.signing])


def test_a_team_opens_what_was_given_to_it() -> None:
    team = Identity.load(OTHER.id, OTHER.dump())
    grant = give(KEY, VAULT, FILE, 1, team.id, team.public.sealing, GIVER, TERMS)
    assert open_grant(grant, VAULT, team, [GIVER.public.signing]) == KEY


def test_what_is_no_key_is_refused() -> None:
    grant = give(b"short", VAULT, FILE, 1, RECIPIENT.id, RECIPIENT.public.sealing, GIVER, TERMS)
    with pytest.raises(Damaged):
        open_grant(grant, VAULT, RECIPIENT, [GIVER.public.signing])


def test_a_grant_prints_nothing() -> None:
    assert str(FILE) not in repr(a_grant())
