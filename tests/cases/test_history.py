"""What changed in an entry, when and by whom; sealed words only for who holds the key; every look written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from casedesk.cases.queries.history import clash_of, version_of, versions_of
from casedesk.cases.records.plan import PlanLine
from casedesk.security.errors import NotGranted
from casedesk.store.access import Access
from casedesk.store.files import Gone
from casedesk.store.work import Work
from tests.factories import kept, plan_line, registered
from tests.ui.desks import journalled
from tests.vaults import COLLEAGUE, opened


def written_twice(access: Access) -> tuple[PlanLine, PlanLine]:
    first: PlanLine = kept(access, plan_line(registered(access).id))[0]
    second: PlanLine = kept(access, replace(first, goal="A second goal", who="Her aunt"))[0]
    return first, second


def test_every_version_tells_what_it_changed(access: Access) -> None:
    first, second = written_twice(access)
    with Work(access) as work:
        newest, oldest = versions_of(work, case=first.case_id, entry=first)
    assert newest.record == second
    assert newest.changed() == ("goal", "who")
    assert newest.before == first
    assert oldest.changed() == ("need", "goal", "progress")
    assert (newest.name, newest.me) == ("Chan Bopha", True)


def test_the_look_is_in_the_journal(access: Access) -> None:
    first, _second = written_twice(access)
    with Work(access) as work:
        versions_of(work, case=first.case_id, entry=first)
    assert journalled(access, "history") == 1


def test_a_look_is_never_told_of_another_file(access: Access) -> None:
    first, _second = written_twice(access)
    other = registered(access).id
    with Work(access) as work:
        looks: tuple[Callable[[], object], ...] = (
            lambda: versions_of(work, case=other, entry=first),
            lambda: clash_of(work, case=other, mine=first),
            lambda: version_of(work, case=other, entry=first, version=1),
        )
        for look in looks:
            with pytest.raises(Gone):
                look()
    assert journalled(access, "history") == 0


def test_two_versions_meet_over_what_both_began_from(access: Access) -> None:
    first, second = written_twice(access)
    mine = replace(first, action="Mine")
    with Work(access) as work:
        clash = clash_of(work, case=first.case_id, mine=mine)
    assert clash.meeting.theirs == second
    assert clash.meeting.base == first
    assert clash.meeting.differing() == ("goal", "action", "who")


def test_an_earlier_version_is_found_again(access: Access) -> None:
    first, _second = written_twice(access)
    with Work(access) as work:
        assert version_of(work, case=first.case_id, entry=first, version=1) == first
        assert version_of(work, case=first.case_id, entry=first, version=7) is None


def test_without_the_key_nothing_is_shown(access: Access, folder: Path) -> None:
    first, _second = written_twice(access)
    from casedesk.store import vault

    vault.lock(access)
    with opened(folder, COLLEAGUE) as colleague, Work(colleague) as work:
        with pytest.raises(NotGranted):
            versions_of(work, case=first.case_id, entry=first)
        with pytest.raises(NotGranted):
            clash_of(work, case=first.case_id, mine=first)
