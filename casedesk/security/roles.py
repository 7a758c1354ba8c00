"""Roles, and what each may do: the half of the rules the program enforces. The other half is who holds which key."""

from __future__ import annotations

import enum
from collections.abc import Collection, Mapping
from types import MappingProxyType

from casedesk.security.errors import NotInRole
from casedesk.text.codes import Codes
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable


class Role(Codes):
    """Who a person is at the centre. One person may hold several; the founder begins with three."""

    SOCIAL_WORKER = (
        "social_worker",
        N_("Social worker"),
        N_("Registers people, follows their cases, refers. Reads own and shared cases."),
    )
    SUPERVISOR = (
        "supervisor",
        N_("Supervisor"),
        N_("Reviews caseloads, approves plans and closures. Reads every case of the team."),
    )
    FACILITATOR = ("facilitator", N_("Facilitator"), N_("Runs men’s groups. Reads group files, never a case."))
    STATISTICS = ("statistics", N_("Statistics officer"), N_("Makes tables. Reads no names and no single record."))
    ADMINISTRATOR = (
        "administrator",
        N_("Administrator"),
        N_("Looks after accounts, backups and settings. Reads no case."),
    )
    RECOVERY = ("recovery", N_("Recovery sheets"), N_("Two sheets of paper together: they bring a supervisor back in."))


class Permission(enum.Enum):
    """What a verb or a query asks for before it begins."""

    READ_CASES = "read_cases"
    REGISTER_CASES = "register_cases"
    WRITE_CASES = "write_cases"
    SHARE_CASES = "share_cases"
    ASSIGN_CASES = "assign_cases"
    BREAK_GLASS = "break_glass"
    HOLD_CASES = "hold_cases"
    ERASE_CASES = "erase_cases"
    APPROVE_CASES = "approve_cases"
    TRANSFER_CASES = "transfer_cases"
    READ_TEAM = "read_team"
    ASK_FEEDBACK = "ask_feedback"
    READ_QUESTIONS = "read_questions"
    READ_GROUPS = "read_groups"
    WRITE_GROUPS = "write_groups"
    PRINT = "print"
    EXPORT = "export"
    KEEP_DRAFTS = "keep_drafts"
    READ_PROVIDERS = "read_providers"
    WRITE_PROVIDERS = "write_providers"
    READ_WHO_OPENED = "read_who_opened"
    READ_JOURNAL = "read_journal"
    EXPORT_JOURNAL = "export_journal"
    ACKNOWLEDGE = "acknowledge"
    MAKE_TABLES = "make_tables"
    READ_PEOPLE = "read_people"
    ENROL = "enrol"
    CERTIFY = "certify"
    END_ACCESS = "end_access"
    RENEW_KEYS = "renew_keys"
    RECOVERY_SHEETS = "recovery_sheets"
    RESCUE = "rescue"
    BACK_UP = "back_up"
    SCHEDULED_BACKUP = "scheduled_backup"
    RESTORE = "restore"
    EVACUATE = "evacuate"
    SETTINGS = "settings"
    READ_POLICIES = "read_policies"
    APPROVE_ERASURE = "approve_erasure"
    OWN_KEYS = "own_keys"


_EVERYBODY = frozenset(
    {Permission.READ_PROVIDERS, Permission.READ_POLICIES, Permission.OWN_KEYS, Permission.SCHEDULED_BACKUP}
)
_CASE_WORK = frozenset(
    {
        Permission.READ_CASES,
        Permission.REGISTER_CASES,
        Permission.WRITE_CASES,
        Permission.SHARE_CASES,
        Permission.ASK_FEEDBACK,
        Permission.READ_QUESTIONS,
        Permission.PRINT,
        Permission.EXPORT,
        Permission.KEEP_DRAFTS,
        Permission.WRITE_PROVIDERS,
        Permission.READ_WHO_OPENED,
    }
)
ALLOWED: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {
        Role.SOCIAL_WORKER: _EVERYBODY | _CASE_WORK,
        Role.SUPERVISOR: _EVERYBODY
        | _CASE_WORK
        | {
            Permission.APPROVE_CASES,
            Permission.ASSIGN_CASES,
            Permission.BREAK_GLASS,
            Permission.HOLD_CASES,
            Permission.ERASE_CASES,
            Permission.APPROVE_ERASURE,
            Permission.TRANSFER_CASES,
            Permission.READ_TEAM,
            Permission.READ_JOURNAL,
            Permission.EXPORT_JOURNAL,
            Permission.ACKNOWLEDGE,
            Permission.READ_PEOPLE,
            Permission.CERTIFY,
            Permission.END_ACCESS,
            Permission.RENEW_KEYS,
            Permission.RECOVERY_SHEETS,
            Permission.BACK_UP,
            Permission.RESTORE,
            Permission.EVACUATE,
        },
        Role.FACILITATOR: _EVERYBODY | {Permission.READ_GROUPS, Permission.WRITE_GROUPS, Permission.KEEP_DRAFTS},
        Role.STATISTICS: _EVERYBODY | {Permission.MAKE_TABLES},
        Role.ADMINISTRATOR: _EVERYBODY
        | {
            Permission.READ_PEOPLE,
            Permission.ENROL,
            Permission.END_ACCESS,
            Permission.BACK_UP,
            Permission.RESTORE,
            Permission.READ_QUESTIONS,
            Permission.SETTINGS,
            Permission.APPROVE_ERASURE,
            Permission.WRITE_PROVIDERS,
        },
        Role.RECOVERY: frozenset({Permission.CERTIFY, Permission.RENEW_KEYS, Permission.RESCUE}),
    }
)
"""Each role's permissions. An administrator alone reads no case, a facilitator never learns of one."""

GIVEN = tuple(role for role in Role if role is not Role.RECOVERY)
"""The roles a person may be given."""

CASE_ROLES = frozenset({Role.SOCIAL_WORKER, Role.SUPERVISOR})
"""Who works with cases: nobody else can give the key of one."""

VOUCHING = frozenset({Role.SUPERVISOR, Role.RECOVERY})
"""Whose signature makes a certificate, a team or a membership."""

FOUNDER = frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR, Role.SOCIAL_WORKER})
"""What the person who makes a vault begins with."""


class RolesApart(Mendable):
    """Two roles that one person must not hold."""

    sentence = N_(
        "A facilitator cannot be social worker or supervisor as well: nobody reads both sides of one couple. "
        "Nothing was changed. Choose one of the two."
    )


def check_together(roles: Collection[Role]) -> None:
    """Raises RolesApart when one person would read both sides of a couple (the couple rule, DESIGN.md)."""
    if Role.FACILITATOR in roles and CASE_ROLES & set(roles):
        raise RolesApart


def written(roles: Collection[Role]) -> str:
    """Roles as they are signed and kept: “administrator,supervisor”."""
    return ",".join(sorted(role.value for role in roles))


def read(text: str) -> frozenset[Role]:
    """The roles again. Raises ValueError for one this program does not know."""
    return frozenset(Role(value) for value in text.split(",") if value)


def may(roles: Collection[Role], permission: Permission) -> bool:
    """Whether one of the roles holds the permission."""
    return any(permission in ALLOWED[role] for role in roles)


def require(roles: Collection[Role], permission: Permission) -> None:
    """Raises NotInRole unless one of the roles holds the permission."""
    if not may(roles, permission):
        raise NotInRole
