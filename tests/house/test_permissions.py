"""Who may is decided at one door: every verb and query asks for a permission, and nobody walks in beside it."""

from __future__ import annotations

from collections.abc import Mapping

from casedesk.security.roles import ALLOWED, Permission, Role
from tests.house.doors_of_work import Door, doors, opened_from_outside

DOORS = {door.at: door for door in doors()}

BESIDE: Mapping[str, str] = {
    "casedesk.store.vault.lock": "everybody may lock",
    "casedesk.store.vault.add_slot": "founding the training vault; what the slot opens is decided by certificates",
    "casedesk.store.people.enrol": "founding the training vault; a certificate counts only if a supervisor signed it",
    "casedesk.store.staff.arriving.my_invitation": "who was invited has no role yet; the invitation is checked",
    "casedesk.store.staff.arriving.accept": "who was invited has no role yet; the invitation is checked",
    "casedesk.store.anchoring.anchor": "writes down where the journal stands, for whoever is inside",
    "casedesk.store.restoring.evacuating.code_word": "the letters of the case codes, which everybody sees",
    "casedesk.store.ended.let_go": "only forgets",
    "casedesk.cases.advance.advance": "the training vault makes its past with the very step every verb ends with",
    **{
        f"casedesk.{at}": "goes through verbs and queries that ask, one transaction after the other"
        for at in (
            "cases.leaving.check_leave", "cases.leaving.waiting", "store.ended.waiting",
            "store.ended.renew_all_ended", "store.scheduled_backups.waiting", "store.scheduled_backups.run",
            "store.keeping.old_drafts.waiting", "store.keeping.old_drafts.discard", "store.recovery.recovering.waits",
            "store.recovery.recovering.catch_up", "store.restoring.evacuating.rehearse",
        )
    },
    **{
        f"casedesk.{at}": "gives what the caller's own keys open, for a restore that asks"
        for at in ("store.restoring.opening_backups.open_own", "store.restoring.present_vault.present_of")
    },
}  # fmt: skip
"""What is called from outside and asks for no permission itself, each with its reason."""

LATER = {
    Permission.READ_GROUPS: "groups have no verbs yet; the role exists so that the wall stands from the first day",
    Permission.WRITE_GROUPS: "groups have no verbs yet",
    Permission.MAKE_TABLES: "tables for donors come with statistics",
}


def unguarded() -> Mapping[str, Door]:
    return {at: door for at, door in DOORS.items() if not door.permissions}


def test_there_are_doors_to_look_at() -> None:
    assert len(DOORS) > 100
    assert DOORS["casedesk.cases.verbs.register.register"].permissions == {"REGISTER_CASES"}
    assert DOORS["casedesk.store.leaving.rekeying.rekey"].permissions == {"END_ACCESS"}
    assert "casedesk.store.work.Work" in opened_from_outside()


def test_everything_that_is_called_from_outside_asks_for_a_permission() -> None:
    outside = opened_from_outside()
    beside = {at: sorted(outside[at]) for at in unguarded() if at in outside and at not in BESIDE}
    assert beside == {}


def test_nobody_is_let_in_beside_without_need() -> None:
    outside = opened_from_outside()
    assert {at for at in BESIDE if at not in unguarded() or at not in outside} == set()


def test_every_verb_and_query_of_the_cases_asks() -> None:
    rooms = ("casedesk.cases.verbs.", "casedesk.cases.queries.")
    assert {at for at in unguarded() if at.startswith(rooms)} == set()


def test_every_permission_is_asked_for_by_somebody() -> None:
    asked = {name for door in DOORS.values() for name in door.permissions}
    assert {one.name for one in Permission} - asked == {one.name for one in LATER}


def test_every_permission_is_given_to_some_role_and_every_role_has_some() -> None:
    assert frozenset[Permission]().union(*ALLOWED.values()) == set(Permission)
    assert {*ALLOWED} == {*Role}


def test_no_role_reads_both_sides_of_a_couple() -> None:
    sides = {Permission.READ_CASES}, {Permission.READ_GROUPS}
    assert [role for role, allowed in ALLOWED.items() if all(side & allowed for side in sides)] == []


def test_an_administrator_alone_touches_no_case() -> None:
    of_cases = {Permission.READ_CASES, Permission.WRITE_CASES, Permission.SHARE_CASES, Permission.ASSIGN_CASES}
    keys = {Permission.CERTIFY, Permission.RENEW_KEYS, Permission.BREAK_GLASS, Permission.RECOVERY_SHEETS}
    assert not ALLOWED[Role.ADMINISTRATOR] & (of_cases | keys)
