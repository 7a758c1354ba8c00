"""The whole case goes to another centre: agreed to part by part, and out by the one door."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from casedesk.cases.codes.answers import Answer, HowGiven
from casedesk.cases.codes.case import CaseStatus, NextStep, Part
from casedesk.cases.codes.referring import LegalBasis, Paper, Way
from casedesk.cases.codes.review import ApprovalOf, ClosureReason
from casedesk.cases.codes.work import ReferralState, Rejection
from casedesk.cases.consent_ends import TakenBack
from casedesk.cases.ending import end_with
from casedesk.cases.letting_out import leaving_of, permit_of
from casedesk.cases.records.case import Case
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.release import Override, Release
from casedesk.cases.referring import OutOfTurn
from casedesk.cases.rules.releasing import AgreedToAnother, ConsentEnded, NoLiveConsent, NotAgreedTo
from casedesk.cases.rules.whole_case import Agreed
from casedesk.cases.verbs import refer
from casedesk.cases.verbs.closing import reopen
from casedesk.cases.verbs.hand_on import PackageOut, SaidOther, agree_to_transfer, let_package_out, permit_now
from casedesk.cases.verbs.override import override
from casedesk.cases.verbs.refer import GoesInPackage, OwnService
from casedesk.cases.whole_case_out import going
from casedesk.security.errors import NotInRole
from casedesk.store.access import Access
from casedesk.store.fields import InField
from casedesk.store.records import changed
from casedesk.store.work import Work
from tests import factories as f
from tests.transfer.centres import do, file_of
from tests.ui.desks import journalled
from tests.vaults import COLLEAGUE, Clock, opened

NAME = Agreed((Part.IDENTITY,), ("identities.latin_name", "identities.sex"))


def a_case(access: Access) -> Case:
    case = f.registered(access)
    f.kept(access, f.consent(case.id), f.identity(case.id))
    return case


def draft(access: Access, case: UUID, **other: object) -> Referral:
    to = do(access, refer.keep_provider, provider=f.provider(name="River House"))
    return f.referral(case, to.id, whole=True, **other)


def agreed(access: Access, case: UUID, much: Agreed = NAME, days: int = 30) -> Referral:
    until = f.DAY + timedelta(days=days)
    return do(access, agree_to_transfer, referral=draft(access, case), agreed=much, until=until, how=HowGiven.SPOKEN)


def mark(access: Access, referral: Referral, much: Agreed = NAME) -> str:
    return going(file_of(access, referral.case_id), referral, much).mark()


def let_out(access: Access, referral: Referral, much: Agreed = NAME, seen: str = "") -> PackageOut:
    return do(access, let_package_out, referral=referral.id, package=uuid4(), seen=seen or mark(access, referral, much))


def releases(access: Access, case: UUID) -> list[Release]:
    with Work(access) as work:
        return work.find(Release, Release.case_id == case)


def test_what_she_agreed_to_is_kept_field_by_field(access: Access) -> None:
    referral = agreed(access, a_case(access).id)
    with Work(access) as work:
        permit = permit_now(work, referral=referral.id)
    assert isinstance(permit, ConsentToRelease)
    assert referral.state is ReferralState.CONSENTED
    assert (permit.parts, permit.fields, permit.papers) == (NAME.parts, NAME.fields, ())


def test_it_leaves_by_the_register_and_is_sent_by_that(access: Access) -> None:
    referral = agreed(access, a_case(access).id)
    out = let_out(access, referral)
    (left,) = releases(access, referral.case_id)
    assert (left.paper, left.package, left.fields) == (Paper.PACKAGE, out.release.package, NAME.fields)
    assert journalled(access, "export") == 1
    with Work(access) as work:
        assert work.get(Referral, referral.id).state is ReferralState.SENT
    assert [entry.values() for entry in out.going.entries] == [{"latin_name": "Sok Sreymom", "sex": "female"}]


def test_a_lost_stick_is_made_again_until_they_answer(access: Access) -> None:
    referral = agreed(access, a_case(access).id)
    numbers = {let_out(access, referral).release.package for _n in range(2)}
    assert len(numbers) == 2
    assert len(releases(access, referral.case_id)) == 2
    do(access, refer.answer_referral, referral=referral.id, accepted=False, reason=Rejection.FULL)
    with pytest.raises(OutOfTurn):
        let_out(access, referral)


def test_nothing_agreed_and_a_day_that_is_past_are_answered_in_their_fields(access: Access) -> None:
    case = a_case(access)
    for much, days, field in ((Agreed(), 30, "parts"), (NAME, -1, "until")):
        with pytest.raises(InField) as told:
            agreed(access, case.id, much, days)
        assert told.value.field == field
    with Work(access) as work:
        assert work.find(Referral, Referral.case_id == case.id) == []


def test_without_a_consent_it_stays(access: Access) -> None:
    case = a_case(access)
    referral = do(access, refer.draft_referral, referral=draft(access, case.id))
    with pytest.raises(NoLiveConsent):
        let_out(access, referral)
    assert releases(access, case.id) == []


def test_a_consent_that_ended_or_was_taken_back_lets_nothing_leave(access: Access, clock: Clock) -> None:
    referral = agreed(access, a_case(access).id, days=1)
    seen = mark(access, referral)
    clock.at += timedelta(days=2)
    with pytest.raises(ConsentEnded):
        let_out(access, referral, seen=seen)
    clock.at -= timedelta(days=2)
    do(access, refer.withdraw_consent, referral=referral.id)
    with pytest.raises(NoLiveConsent):
        let_out(access, referral, seen=seen)
    assert releases(access, referral.case_id) == []


def test_another_word_in_the_file_is_shown_to_her_first(access: Access) -> None:
    referral = agreed(access, a_case(access).id)
    seen = mark(access, referral)
    (who,) = file_of(access, referral.case_id).of(Identity)
    (later,) = f.kept(access, changed(who, latin_name="Sok Srey Mom"))
    with pytest.raises(SaidOther):
        let_out(access, referral, seen=seen)
    f.kept(access, changed(later, address="Nobody agreed to this"))
    let_out(access, referral)


def test_another_centre_or_purpose_is_asked_again(access: Access) -> None:
    referral = agreed(access, a_case(access).id)
    do(access, refer.draft_referral, referral=changed(referral, purpose="Something else"))
    with pytest.raises((NoLiveConsent, AgreedToAnother)):
        let_out(access, referral)


def test_who_does_not_want_to_be_served_any_more_is_not_handed_on(access: Access) -> None:
    case = a_case(access)
    referral = agreed(access, case.id)
    (consent,) = file_of(access, case.id).consents
    f.kept(access, changed(consent, withdrawn=f.DAY))
    with pytest.raises((TakenBack, NoLiveConsent)):
        let_out(access, referral)


def test_a_supervisor_may_decide_it_and_exactly_that_much(access: Access) -> None:
    case = a_case(access)
    referral = do(access, refer.draft_referral, referral=draft(access, case.id))
    decision = Override(
        case_id=case.id, referral=referral.id, basis=LegalBasis.LIFE, reason="Tonight", told_first=Answer.YES,
        parts=NAME.parts, fields=NAME.fields, given=f.DAY, until=f.DAY,
    )  # fmt: skip
    do(access, override, override=decision)
    out = let_out(access, referral)
    assert (out.release.override is None, out.release.consent) == (False, None)
    assert [one.names for one in out.going.entries] == [("latin_name", "sex")]


def test_a_letter_is_no_way_round_the_package(access: Access) -> None:
    referral = agreed(access, a_case(access).id)
    with pytest.raises(GoesInPackage):
        do(access, refer.send_referral, referral=referral.id)


def test_a_worker_asks_her_and_a_supervisor_makes_the_package(folder: Path, clock: Clock) -> None:
    with opened(folder, COLLEAGUE, clock) as dara:
        referral = agreed(dara, a_case(dara).id)
        with pytest.raises(NotInRole):
            let_out(dara, referral)


def test_not_to_a_service_of_our_own(access: Access) -> None:
    case = a_case(access)
    ours = do(access, refer.keep_provider, provider=f.provider(ours=True))
    with pytest.raises(OwnService):
        do(access, refer.draft_referral, referral=f.referral(case.id, ours.id, whole=True))


def test_a_release_of_more_than_she_agreed_to_names_what_is_too_much(access: Access) -> None:
    referral = agreed(access, a_case(access).id)
    with Work(access) as work:
        leaving = leaving_of(work, referral, Paper.PACKAGE, Way.SAVED)
        leaving = replace(leaving, fields=("identities.address",))
        with pytest.raises(NotAgreedTo) as told:
            permit_of(work, leaving)
    assert "House, street" in told.value.said()


def test_once_they_took_it_the_file_is_closed_as_transferred(access: Access) -> None:
    case = a_case(access)
    referral = agreed(access, case.id)
    let_out(access, referral)
    do(access, refer.answer_referral, referral=referral.id, accepted=True)
    with Work(access) as work:
        assert work.get(Case, case.id).next_step is NextStep.CLOSE_TRANSFERRED
    (closure,) = f.kept(access, f.closure(case.id, reason=ClosureReason.TRANSFERRED))
    asked = f.asked(access, case.id, ApprovalOf.CLOSURE)
    assert (closure.closed, asked.what) == (None, ApprovalOf.CLOSURE)
    with Work(access) as work:
        end_with(work, work.get(type(closure), closure.id))
        work.commit()
    with Work(access) as work:
        assert work.get(Case, case.id).status is CaseStatus.TRANSFERRED
    do(access, reopen, case=case.id, why="She came back")
    with Work(access) as work:
        back = work.get(Case, case.id)
        assert back.status is CaseStatus.OPEN
        assert back.next_step not in (NextStep.CLOSE_TRANSFERRED, NextStep.NOTHING)
