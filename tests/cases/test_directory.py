"""The life of a service in the directory: verified, closed, open again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from casedesk.cases.queries.referrals import providers
from casedesk.cases.verbs import directory
from casedesk.cases.verbs.refer import keep_provider
from casedesk.security.errors import NotInRole
from casedesk.security.roles import Role
from casedesk.store.access import Access
from casedesk.store.work import Work
from tests import factories as make
from tests.factories import DAY


def test_verified_closed_once_and_open_again(access: Access) -> None:
    with Work(access) as work:
        one = keep_provider(work, provider=make.provider(verified=DAY - timedelta(days=400)))
        assert directory.verify_provider(work, provider=one.id).verified == DAY
        closed = directory.close_provider(work, provider=one.id)
        assert (closed.closed, directory.close_provider(work, provider=one.id).version) == (DAY, closed.version)
        again = directory.reopen_provider(work, provider=one.id)
        assert (again.closed, again.verified) == (None, DAY)


def test_whoever_only_reads_changes_nothing(access: Access, monkeypatch: pytest.MonkeyPatch) -> None:
    with Work(access) as work:
        one = keep_provider(work, provider=make.provider(verified=date(2026, 1, 1)))
        work.commit()
    monkeypatch.setattr(access, "person", replace(access.person, roles=frozenset({Role.FACILITATOR})))
    for change in (directory.verify_provider, directory.close_provider, directory.reopen_provider):
        with Work(access) as work, pytest.raises(NotInRole):
            change(work, provider=one.id)
    with Work(access, reading=True) as work:
        assert providers(work) == [one]
