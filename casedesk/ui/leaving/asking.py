"""Her consent to a paper, asked where the paper is; and a supervisor's decision that it leaves without one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from casedesk.cases.codes.chapter import Chapter
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.release import Override
from casedesk.cases.rules.releasing import Leaving, Permit
from casedesk.cases.saying import listed, within
from casedesk.cases.verbs.agree_to_paper import agree_to_paper
from casedesk.cases.verbs.override import AT_MOST, override
from casedesk.security.roles import Permission, may
from casedesk.text.codes import Codes
from casedesk.text.dates import day
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.leaving.permit_dialog import PermitDialog
from casedesk.ui.looks.lettering import Style
from casedesk.ui.widgets.asking import Question, ask
from casedesk.ui.widgets.buttons import link

USUAL = timedelta(days=30)
"""So long a consent holds unless another day is said (Guidelines, step 4)."""
_FIXED = ("recipient", "items", "chapters", "parts", "refused", "given", "withdrawn")


def ask_her(page: QWidget, desk: Desk, leaving: Leaving, then: Callable[[], object]) -> PermitDialog[ConsentToRelease]:
    """Opens the question what she agrees to: exactly this, to them, for what, until when; `then` once it is kept."""
    begins = {
        "case_id": leaving.case, "recipient": leaving.recipient, "chapters": leaving.chapters, "parts": leaving.parts,
        "attachment": leaving.attachment, "given": desk.today(), "until": desk.today() + USUAL,
        "purpose": leaving.purpose or None,
    }  # fmt: skip
    asked = PermitDialog(
        page, desk, ConsentToRelease,
        title=_("Does she agree that this leaves?"),
        told=(
            _("Ask her aloud. It is hers to say no, and nothing else changes for her."),
            _("To: {name}", name=leaving.recipient),
            _("She agrees to exactly this: {what}.", what=said_things(leaving)),
        ),
        begins=begins, skip=_FIXED, act=_("Record her consent"), safe=_("Nothing leaves"),
        perform=lambda consent: desk.do(agree_to_paper, consent=consent),
    )  # fmt: skip
    asked.accepted.connect(lambda: then())
    asked.open()
    return asked


def ask_first(
    page: QWidget, desk: Desk, leaving: Leaving, trouble: Mendable, then: Callable[[], object]
) -> Question | PermitDialog[ConsentToRelease]:
    """Asks her; a supervisor is asked first which of the two it is, and why it cannot leave as it is."""
    if not may_override(desk):
        return ask_her(page, desk, leaving, then)
    otherwise = link(_("Let it leave without her consent…"), style=Style.SMALL)
    question = ask(
        page, title=_("Does she agree that this leaves?"), text=trouble.said(), safe=_("Nothing leaves"),
        act=_("Ask her…"), then=lambda: ask_her(page, desk, leaving, then), content=otherwise,
    )  # fmt: skip
    otherwise.clicked.connect(question.reject)
    otherwise.clicked.connect(lambda: ask_supervisor(page, desk, leaving, then))
    return question


def may_override(desk: Desk) -> bool:
    """Whether it is this person's to decide that something leaves without her consent."""
    return may(desk.access.person.roles, Permission.APPROVE_CASES)


def ask_supervisor(page: QWidget, desk: Desk, leaving: Leaving, then: Callable[[], object]) -> PermitDialog[Override]:
    """Opens the question on what law or danger it leaves without her consent. `then` runs once that is kept.

    In a letter exactly which items is asked too; of another paper, and of a whole case, it is what it holds.
    """
    asks_items = leaving.referral is not None and not leaving.parts
    begins = {
        "case_id": leaving.case, "referral": leaving.referral, "provider": leaving.provider,
        "recipient": None if leaving.referral else leaving.recipient, "chapters": leaving.chapters,
        "parts": leaving.parts, "fields": leaving.fields, "papers": leaving.papers, "attachment": leaving.attachment,
        "given": desk.today(), "until": desk.today(),
    }  # fmt: skip
    fixed = set(_FIXED) - ({"items"} if asks_items else set())
    told = [
        _("Only where a life or a child is in danger, or a court or a law obliges us. Her worker is told, and the "
          "journal keeps it."),
        _("To: {name}", name=leaving.recipient),
    ]  # fmt: skip
    if not asks_items:
        told.append(_("Exactly this may leave: {what}.", what=said_things(leaving)))
    told.append(_("It holds for {days} days at most.", days=AT_MOST.days))
    asked = PermitDialog(
        page, desk, Override,
        title=_("Let it leave without her consent?"), told=told, begins=begins,
        skip=fixed, act=_("Let it leave without her consent"), safe=_("Nothing leaves"),
        perform=lambda decided: desk.do(override, override=decided),
    )  # fmt: skip
    asked.accepted.connect(lambda: then())
    asked.open()
    return asked


def said_things(leaving: Leaving) -> str:
    """What is to leave, by name; empty lines tell nothing."""
    if leaving.called:
        return leaving.called
    things: Sequence[Codes] = (*leaving.items, *leaving.chapters, *leaving.parts)
    return listed([one.said() for one in things if one is not Chapter.NOTES])


def said_permit(permit: Permit) -> str:
    """On what something leaves, in a sentence."""
    if isinstance(permit, ConsentToRelease):
        return _("She agreed on {day}, until {until}.", day=day(permit.given), until=day(permit.until))
    return _(
        "A supervisor decided on {day} that it leaves without her consent: {basis}. Until {until}.",
        day=day(permit.given), basis=within(permit.basis.said()), until=day(permit.until),
    )  # fmt: skip
