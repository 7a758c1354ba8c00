"""What a supervisor approves, what exactly was approved, and where it stands (Guidelines, steps 3 and 6)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.review import ApprovalOf, ApprovalState
from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.review import Approval
from casedesk.store.records import Record


@dataclass(frozen=True, slots=True)
class Subject:
    """What is approved: its kind, the fields a supervisor says yes to, and the part of the file it stands in."""

    kind: type[Record]
    fields: Sequence[str]
    part: Part


SUBJECTS: Mapping[ApprovalOf, Subject] = {
    ApprovalOf.ASSESSMENT: Subject(
        Assessment,
        tuple(name for name, field in Assessment.__fields__.items() if field.label),
        Part.ASSESSMENT,
    ),
    ApprovalOf.PLAN: Subject(PlanLine, ("need", "goal", "action", "who", "by"), Part.PLAN),
    ApprovalOf.CLOSURE: Subject(Closure, ("on", "reason", "gone_through", "outcome"), Part.CLOSURE),
}
"""How far a goal is changes at every visit and asks for no new approval: it is not among the fields of a plan."""


def subject_in(file: CaseFile, what: ApprovalOf) -> tuple[Record, ...]:
    """What is approved, as it stands in a file: every line of the plan, the newest assessment, the last closure."""
    return of_subject(what, file.of(SUBJECTS[what].kind))


def of_subject(what: ApprovalOf, newest_first: Iterable[Record]) -> tuple[Record, ...]:
    """Those of the entries of its kind that are approved now."""
    held = tuple(newest_first)
    if what is ApprovalOf.PLAN:
        return held
    if what is ApprovalOf.CLOSURE:
        return tuple(one for one in held if isinstance(one, Closure) and one.reopened is None)[:1]
    return held[:1]


def likeness(what: ApprovalOf, entries: Iterable[Record]) -> str:
    """A mark that is another one as soon as anything was changed that was approved. It tells nothing of the words."""
    told = [[str(one.id), values_of(what, one)] for one in sorted(entries, key=lambda one: str(one.id))]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def values_of(what: ApprovalOf, entry: Record) -> dict[str, object]:
    """The answers a supervisor says yes to. What was not answered is left out, so that a new field changes nothing."""
    given = {name: getattr(entry, name) for name in SUBJECTS[what].fields}
    return {name: entry.__fields__[name].dump(value) for name, value in given.items() if value is not None}


def newest_request(file: CaseFile, what: ApprovalOf) -> Approval | None:
    """What was asked last, and what became of it; None when nobody asked, or it was taken back."""
    asked = next((one for one in file.of(Approval) if one.what is what), None)
    return asked if asked is not None and asked.state is not ApprovalState.WITHDRAWN else None


def was_changed(file: CaseFile, approval: Approval) -> bool:
    """Whether what was approved says something else by now."""
    return approval.likeness != likeness(approval.what, subject_in(file, approval.what))
