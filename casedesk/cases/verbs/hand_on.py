"""The whole case goes to another centre: what she agrees to, part by part, and the door its package leaves by."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from casedesk.cases.case_file import CaseFile, file_of
from casedesk.cases.codes.answers import HowGiven
from casedesk.cases.codes.referring import Paper, Way
from casedesk.cases.codes.work import UNSENT, ReferralState
from casedesk.cases.letting_out import leaving_of, permit_of, registered
from casedesk.cases.readers import OfAnotherTeam, only_in_emergency
from casedesk.cases.records.case import Case
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.referral import Provider, Referral
from casedesk.cases.records.release import Release
from casedesk.cases.referring import in_state, keep_consent, kept_referral
from casedesk.cases.rules.releasing import NoLiveConsent, Permit
from casedesk.cases.rules.whole_case import Agreed, checked_agreed, travelling
from casedesk.cases.verbs.refer import draft_referral
from casedesk.cases.whole_case_out import Going, going
from casedesk.security.roles import Permission
from casedesk.store.fields import InField
from casedesk.store.records import Record
from casedesk.store.work import Work, query, verb
from casedesk.text.dates import local
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable


class SaidOther(Mendable):
    """The package would say something else than what was shown to her."""

    sentence = N_("The file was changed meanwhile, so other words would go. Nothing has left. Look through them again.")


@dataclass(frozen=True, slots=True)
class PackageOut:
    """A case that may go now: its line in the register, what goes, and what it rests on."""

    release: Release = field(repr=False)
    going: Going = field(repr=False)
    permit: Permit = field(repr=False)


@verb(Permission.WRITE_CASES)
def agree_to_transfer(work: Work, *, referral: Referral, agreed: Agreed, until: date, how: HowGiven) -> Referral:
    """Keeps the transfer as it stands (new or changed) and her consent to exactly these parts, fields and attachments.

    Raises InField (“parts”, “until”), what `draft_referral` raises, and TakenBack.
    """
    if not referral.whole:
        raise ValueError("not the transfer of a whole case")
    asked = checked_agreed(agreed)
    if not asked.parts:
        raise InField("parts", N_("She has agreed to no part yet, so nothing can be sent. Ask each part aloud."))
    kept = draft_referral(work, referral=referral)
    consent = ConsentToRelease(
        case_id=kept.case_id, referral=kept.id, provider=kept.provider, parts=asked.parts, fields=asked.fields,
        papers=asked.papers, purpose=kept.purpose, given=local(work.now()).date(), until=until, how=how,
    )  # fmt: skip
    return keep_consent(work, kept, consent)


@query(Permission.READ_CASES)
def permit_now(work: Work, *, referral: UUID) -> Permit:
    """On what the whole case may go at this moment. Raises NoLiveConsent, TakenBack."""
    return permit_of(work, leaving_of(work, work.get(Referral, referral), Paper.PACKAGE, Way.SAVED))


@verb(Permission.TRANSFER_CASES)
def let_package_out(work: Work, *, referral: UUID, package: UUID, seen: str) -> PackageOut:
    """Lets the whole case leave in a package of this number; `seen` is the mark of what was shown. It is sent by that;
    a stick that was lost may be made again until they answer.

    Raises NoLiveConsent, TakenBack, SaidOther when the file says something else by now, OutOfTurn, OfAnotherTeam,
    NotGranted.
    """
    found = work.get(Referral, referral)
    in_state(found, *UNSENT, ReferralState.SENT)
    if not found.whole:
        raise ValueError("not the transfer of a whole case")
    if only_in_emergency(work, found.case_id):
        raise OfAnotherTeam
    leaving = leaving_of(work, found, Paper.PACKAGE, Way.SAVED)
    permit = permit_of(work, leaving)
    agreed = agreed_in(permit)
    exact = replace(leaving, parts=agreed.parts, fields=agreed.fields, papers=agreed.papers, package=package)
    permit = permit_of(work, exact)
    goes = going(_file(work, found.case_id, agreed), found, agreed_in(permit))
    if not goes.entries:
        raise NoLiveConsent
    if goes.mark() != seen:
        raise SaidOther
    release = registered(work, exact, permit)
    kept_referral(work, replace(found, state=ReferralState.SENT, sent=local(work.now()).date()))
    return PackageOut(release, goes, permit)


def _file(work: Work, case: UUID, agreed: Agreed) -> CaseFile:
    kinds: list[type[Record]] = [Referral, *(kind for part in agreed.parts for kind in travelling(part))]
    entries = [one for kind in kinds for one in work.find(kind, kind.__table__.c.case_id == case)]
    to = {one.provider for one in entries if isinstance(one, Referral)}
    return file_of(work.get(Case, case), entries, [work.get(Provider, one) for one in to])


def agreed_in(permit: Permit) -> Agreed:
    """What a permit lets go along with the whole case."""
    return checked_agreed(Agreed(permit.parts, permit.fields, permit.papers))
