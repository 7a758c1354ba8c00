"""What the main user was typing when the day ended: forms left half-way, to be found again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from casedesk.cases.codes.case import NextStep, Part
from casedesk.store.access import Access
from casedesk.store.drafts import keep_draft
from casedesk.store.work import Work
from casedesk.training.life import Life

_HALF_DONE: dict[NextStep, tuple[str, dict[str, Any]]] = {
    NextStep.ASSESS_NEEDS: (Part.ASSESSMENT.value, {"safety": "yes", "legal": "unknown"}),
    NextStep.RECORD_IDENTITY: (Part.IDENTITY.value, {"latin_name": "Sok", "sex": "female"}),
}
"""The form that stands open at an early step, and what was typed so far."""
_FIRST_CONTACT = {"kind": "survivor", "contact": {"channel": "phone", "safe_to_talk": "yes"}, "safe": {}}


def leave_drafts(access: Access, lives: Iterable[Life]) -> None:
    """Keeps one draft for the first file at each of these steps, and one of a first contact."""
    waiting: dict[NextStep, UUID] = {}
    for life in lives:
        if life.situation.lacks is not None:
            waiting.setdefault(life.situation.lacks, life.about.id)
    with Work(access) as work:
        for step, (form, answers) in _HALF_DONE.items():
            keep_draft(work, form=form, answers=answers, file=waiting[step])
        keep_draft(work, form="first_contact", answers=_FIRST_CONTACT)
        work.commit()
