"""The table of DESIGN: who may what, and who never."""

from __future__ import annotations

import pytest

from casedesk.security.errors import NotInRole
from casedesk.security.roles import ALLOWED, FOUNDER, GIVEN, Permission, Role, may, require

CASE_WORK = (
    Permission.READ_CASES,
    Permission.REGISTER_CASES,
    Permission.WRITE_CASES,
    Permission.SHARE_CASES,
    Permission.PRINT,
    Permission.EXPORT,
    Permission.READ_WHO_OPENED,
)


@pytest.mark.parametrize("permission", CASE_WORK)
@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.FACILITATOR, Role.STATISTICS])
def test_who_is_no_case_worker_touches_no_case(role: Role, permission: Permission) -> None:
    assert not may({role}, permission)


@pytest.mark.parametrize("permission", CASE_WORK)
@pytest.mark.parametrize("role", [Role.SOCIAL_WORKER, Role.SUPERVISOR])
def test_case_workers_do_case_work(role: Role, permission: Permission) -> None:
    assert may({role}, permission)


def test_all_three_outside_case_work_together_still_touch_no_case() -> None:
    together = {Role.ADMINISTRATOR, Role.FACILITATOR, Role.STATISTICS}
    assert not [permission for permission in CASE_WORK if may(together, permission)]


@pytest.mark.parametrize(
    ("permission", "roles"),
    [
        (Permission.APPROVE_CASES, {Role.SUPERVISOR}),
        (Permission.TRANSFER_CASES, {Role.SUPERVISOR}),
        (Permission.READ_JOURNAL, {Role.SUPERVISOR}),
        (Permission.CERTIFY, {Role.SUPERVISOR, Role.RECOVERY}),
        (Permission.MAKE_TABLES, {Role.STATISTICS}),
        (Permission.READ_GROUPS, {Role.FACILITATOR}),
        (Permission.SETTINGS, {Role.ADMINISTRATOR}),
        (Permission.BACK_UP, {Role.ADMINISTRATOR, Role.SUPERVISOR}),
        (Permission.ENROL, {Role.ADMINISTRATOR}),
        (Permission.READ_PROVIDERS, set(GIVEN)),
    ],
)
def test_each_office_is_held_by_whom_it_belongs_to(permission: Permission, roles: set[Role]) -> None:
    assert {role for role in Role if may({role}, permission)} == roles


def test_the_founder_runs_the_main_job_alone() -> None:
    needed = {*CASE_WORK, Permission.SETTINGS, Permission.READ_JOURNAL, Permission.KEEP_DRAFTS, Permission.ENROL}
    assert all(may(FOUNDER, permission) for permission in needed)


def test_nobody_without_a_role_may_anything() -> None:
    assert not [permission for permission in Permission if may((), permission)]


def test_every_role_has_its_row_and_every_permission_somebody() -> None:
    assert set(ALLOWED) == set(Role)
    assert frozenset().union(*ALLOWED.values()) == set(Permission)


def test_what_is_not_in_the_role_is_said_in_a_sentence() -> None:
    require({Role.SUPERVISOR}, Permission.READ_CASES)
    with pytest.raises(NotInRole) as refused:
        require({Role.ADMINISTRATOR}, Permission.READ_CASES)
    assert "Nothing was changed" in refused.value.said()
