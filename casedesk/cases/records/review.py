"""Case conferences, tasks, flags and approvals: what colleagues look at together, and what nobody may forget."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from casedesk.cases.codes.review import ApprovalOf, ApprovalState, FlagKind, TaskKind
from casedesk.store.fields import when
from casedesk.store.records import Coded, Record, Sealed, coded, sealed
from casedesk.text.translation import N_


class Conference(Record, table="conferences"):
    """The file looked at together, monthly or when something happened (DOMAIN, step 12)."""

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    on: Coded[date] = coded(label=N_("Held on"), section=N_("Case conference"))
    who: Sealed[str | None] = sealed(label=N_("Who took part"), default=None)
    in_spite: Sealed[str | None] = sealed(
        label=N_("Why, although she said no"), default=None,
        help=N_("She does not want her case to be spoken about. Say why it was, or speak without her name."),
    )  # fmt: skip
    decisions: Sealed[str] = sealed(label=N_("What was decided"), kind="long text")
    actions: Sealed[str | None] = sealed(label=N_("Who does what"), kind="long text", default=None)
    due: Coded[date | None] = coded(label=N_("To be done by"), default=None)
    done: Coded[date | None] = coded(label=N_("Done on"), default=None)
    next_on: Coded[date | None] = coded(label=N_("Next conference on"), default=None)


class Task(Record, table="tasks"):
    """Something to do by a day. Its reminder says the kind and the code of the case, and names nobody."""

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    kind: Coded[TaskKind] = coded(label=N_("What"), section=N_("Task"))
    due: Coded[date] = coded(label=N_("By"))
    in_spite: Sealed[str | None] = sealed(
        label=N_("Why, although she said no"), default=None,
        help=N_("Only when a life or a child is in danger, or the law orders it. Else ask her again first."),
        asked_when=when("kind", TaskKind.CALL, TaskKind.VISIT, TaskKind.SUPERVISOR),
    )  # fmt: skip
    note: Sealed[str | None] = sealed(label=N_("Note"), kind="long text", default=None)
    done: Coded[date | None] = coded(label=N_("Done on"), default=None, index=True)


class Flag(Record, table="flags"):
    """What whoever opens the file must know first, until it is lifted."""

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    kind: Coded[FlagKind] = coded(label=N_("What"), section=N_("Flag"))
    since: Coded[date] = coded(label=N_("Since"))
    until: Coded[date | None] = coded(label=N_("Look at it again on"), default=None)
    note: Sealed[str | None] = sealed(label=N_("Note"), kind="long text", default=None)
    lifted: Coded[date | None] = coded(label=N_("Lifted on"), default=None)


class Approval(Record, table="approvals"):
    """A supervisor’s yes to an assessment, a plan or a closure. Written by verbs alone; nobody approves their own."""

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    what: Coded[ApprovalOf] = coded(label=N_("What"))
    state: Coded[ApprovalState] = coded(label=N_("State"), default=ApprovalState.REQUESTED, index=True)
    asked: Coded[datetime] = coded(label=N_("Asked on"))
    asked_by: Coded[UUID] = coded(label="", to="people.id")
    decided: Coded[datetime | None] = coded(label=N_("Decided on"), default=None)
    decided_by: Coded[UUID | None] = coded(label="", to="people.id", default=None)
    in_spite: Sealed[str | None] = sealed(label=N_("Why, although she said no"), default=None)
    comment: Sealed[str | None] = sealed(label=N_("Comment"), kind="long text", default=None)
    likeness: Sealed[str | None] = sealed(label="", default=None)
    """What it was asked or approved for, as a mark that changes with it (`rules/approving.py`)."""
