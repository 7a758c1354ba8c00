"""A certificate vouches for exactly these keys and roles, by exactly this issuer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from casedesk.security.certificates import Certificate, certify, check, check_root
from casedesk.security.errors import Damaged
from casedesk.security.identity import PublicKeys
from casedesk.security.roles import FOUNDER, Role
from tests.security.making import AT, a_person

VAULT = uuid4()
FOUNDED, WORKER, STRANGER = a_person(), a_person(), a_person()


def a_certificate() -> Certificate:
    return certify(vault=VAULT, person=WORKER.id, public=WORKER.public, roles={Role.SOCIAL_WORKER}, by=FOUNDED, at=AT)


def test_a_certificate_holds() -> None:
    certificate = a_certificate()
    check(certificate, VAULT, FOUNDED.public.signing)
    assert (certificate.person, certificate.issuer) == (WORKER.id, FOUNDED.id)


def test_the_order_of_roles_does_not_matter() -> None:
    roles = [Role.SUPERVISOR, Role.SOCIAL_WORKER]
    one = certify(vault=VAULT, person=WORKER.id, public=WORKER.public, roles=roles, by=FOUNDED, at=AT)
    check(replace(one, roles=frozenset(reversed(roles))), VAULT, FOUNDED.public.signing)


@pytest.mark.parametrize(
    "edit",
    [
        lambda c: replace(c, id=uuid4()),
        lambda c: replace(c, person=STRANGER.id),
        lambda c: replace(c, public=STRANGER.public),
        lambda c: replace(c, public=PublicKeys(STRANGER.public.sealing, c.public.signing)),
        lambda c: replace(c, roles=c.roles | {Role.SUPERVISOR}),
        lambda c: replace(c, roles=frozenset()),
        lambda c: replace(c, issued=c.issued + timedelta(microseconds=1)),
        lambda c: replace(c, issued=datetime.fromisoformat("0001-01-01T00:00:00+00:00")),
        lambda c: replace(c, issuer=STRANGER.id),
        lambda c: replace(c, signature=bytes(64)),
    ],
    ids=["id", "person", "keys", "sealing key", "more roles", "no roles", "time", "year one", "issuer", "signature"],
)
def test_an_edited_certificate_does_not_hold(edit: Callable[[Certificate], Certificate]) -> None:
    with pytest.raises(Damaged):
        check(edit(a_certificate()), VAULT, FOUNDED.public.signing)


def test_it_holds_in_its_vault_and_under_its_issuer_only() -> None:
    with pytest.raises(Damaged):
        check(a_certificate(), uuid4(), FOUNDED.public.signing)
    with pytest.raises(Damaged):
        check(a_certificate(), VAULT, STRANGER.public.signing)


def test_the_root_is_the_founder_whose_fingerprint_is_pinned() -> None:
    root = certify(vault=VAULT, person=FOUNDED.id, public=FOUNDED.public, roles=FOUNDER, by=FOUNDED, at=AT)
    check_root(root, VAULT, FOUNDED.public.fingerprint())
    for pinned in (STRANGER.public.fingerprint(), b""):
        with pytest.raises(Damaged):
            check_root(root, VAULT, pinned)


def test_who_signs_for_themselves_is_no_root() -> None:
    own = certify(vault=VAULT, person=STRANGER.id, public=STRANGER.public, roles=FOUNDER, by=STRANGER, at=AT)
    with pytest.raises(Damaged):
        check_root(own, VAULT, FOUNDED.public.fingerprint())
    with pytest.raises(Damaged):
        check_root(a_certificate(), VAULT, WORKER.public.fingerprint())
