"""Which needs the newest assessment of a file named: of one person, or of a family."""

from __future__ import annotations

from collections.abc import Mapping

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import CaseKind
from casedesk.cases.codes.work import Need
from casedesk.cases.records.family_needs import FamilyNeeds
from casedesk.store.records import Record
from casedesk.text.translation import N_, _

HERS = {
    "safety": N_("safety"), "health": N_("health"), "psychosocial": N_("somebody to talk to"),
    "legal": N_("legal help"), "material": N_("material help"), "children": N_("the children"),
}  # fmt: skip
"""A need for each question answered with yes, by the code it has in the plan."""
_YES, _NO = Answer.YES, Answer.NO
_FAMILY: Mapping[str, tuple[Answer, str]] = {
    "food": (_NO, N_("food")), "income": (_NO, N_("income")), "housing": (_NO, N_("housing")),
    "papers": (_NO, N_("papers")), "school": (_NO, N_("school")), "childcare": (_NO, N_("childcare")),
    "preschool": (_YES, N_("preschool")), "child_safe": (_NO, N_("the children")),
    "antenatal": (_NO, N_("pregnancy check-ups")), "vaccinated": (_NO, N_("vaccination")),
    "nourished": (_NO, N_("the children’s growth")), "illness": (_YES, N_("illness or disability")),
}  # fmt: skip
"""The answer that names a need of the family. Violence is none of it: she is offered a file of her own."""


def named_needs(file: CaseFile) -> list[str]:
    """The needs the newest assessment named, in words, in the order of its questions.

    In a family's file the family's needs are its assessment; one of a single person stands in for it.
    """
    asked: list[Record] = [*file.of(FamilyNeeds)] if file.case.kind is CaseKind.FAMILY else []
    newest = next(iter([*asked, *file.assessments]), None)
    return needs_in(newest) if newest is not None else []


def unplanned_need(file: CaseFile) -> Need | None:
    """The first need she named in her newest assessment that no line of the plan is about; None for a family's file."""
    newest = next(iter(file.assessments), None)
    if newest is None or file.case.kind is CaseKind.FAMILY:
        return None
    named = (Need(name) for name in HERS if getattr(newest, name) is Answer.YES)
    return next((need for need in named if need not in {line.need for line in file.plan}), None)


def needs_in(entry: Record) -> list[str]:
    """The needs one assessment named, in words."""
    if isinstance(entry, FamilyNeeds):
        return [_(words) for name, (calling, words) in _FAMILY.items() if getattr(entry, name) is calling]
    return [_(words) for name, words in HERS.items() if getattr(entry, name) is Answer.YES]
