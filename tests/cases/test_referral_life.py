"""The life of a referral. That nothing leaves without her consent is promise 22."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from casedesk.cases.codes.answers import HowGiven
from casedesk.cases.codes.work import Item, ReferralState, Rejection
from casedesk.cases.queries.coming import Matter, week
from casedesk.cases.queries.today import today
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.referral import Referral
from casedesk.cases.referring import OutOfTurn
from casedesk.cases.verbs import refer
from casedesk.store.access import Access
from casedesk.store.fields import InField
from casedesk.store.work import Work
from tests.factories import DAY, consented, drafted, provider, referral, registered
from tests.vaults import Clock


def test_from_draft_to_feedback(access: Access) -> None:
    made = consented(access, registered(access).id)
    with Work(access) as work:
        refer.send_referral(work, referral=made.id)
        refer.answer_referral(work, referral=made.id, accepted=True)
        refer.serve_referral(work, referral=made.id, on=DAY)
        done = refer.give_feedback(work, referral=made.id, feedback="She felt heard.")
        work.commit()
    assert (done.number, done.state, done.sent) == ("R-0001", ReferralState.FEEDBACK, DAY)


def test_keeping_a_letter_that_says_the_same_keeps_her_consent(access: Access) -> None:
    made = consented(access, registered(access).id)
    with Work(access) as work:
        assert refer.draft_referral(work, referral=made).state is ReferralState.CONSENTED
        assert refer.send_referral(work, referral=made.id).state is ReferralState.SENT


def test_the_letter_and_her_consent_to_it_are_kept_together(access: Access) -> None:
    case = registered(access)
    with Work(access) as work:
        to = refer.keep_provider(work, provider=provider())
        draft = referral(case.id, to.id)
        with pytest.raises(InField):
            refer.agree(work, referral=draft, items=[], refused=[], until=DAY, how=HowGiven.SPOKEN)
    with Work(access) as work:
        assert work.find(Referral) == []
        to = refer.keep_provider(work, provider=provider())
        draft = referral(case.id, to.id)
        made = refer.agree(work, referral=draft, items=[Item.PURPOSE], refused=[], until=DAY, how=HowGiven.SPOKEN)
        assert (made.number, made.state) == ("R-0001", ReferralState.CONSENTED)


def test_consent_can_be_given_again(access: Access) -> None:
    made = consented(access, registered(access).id)
    with Work(access) as work:
        refer.withdraw_consent(work, referral=made.id)
        refer.consent_to_release(
            work, referral=made.id, items=[Item.PURPOSE], refused=[], until=DAY, how=HowGiven.THUMBPRINT
        )
        [consent] = work.find(ConsentToRelease, ConsentToRelease.referral == made.id)
        assert (consent.items, consent.withdrawn, consent.how) == ((Item.PURPOSE,), None, HowGiven.THUMBPRINT)
        assert refer.send_referral(work, referral=made.id).state is ReferralState.SENT


def test_no_item_and_a_past_day_are_told(access: Access) -> None:
    made = drafted(access, registered(access).id)
    for items, until in (([], DAY), ([Item.PURPOSE], DAY - timedelta(days=1))):
        with Work(access) as work, pytest.raises(InField):
            refer.consent_to_release(work, referral=made.id, items=items, refused=[], until=until, how=HowGiven.SPOKEN)


def test_a_no_needs_its_reason(access: Access) -> None:
    made = consented(access, registered(access).id)
    with Work(access) as work:
        refer.send_referral(work, referral=made.id)
        with pytest.raises(InField):
            refer.answer_referral(work, referral=made.id, accepted=False)
        said_no = refer.answer_referral(work, referral=made.id, accepted=False, reason=Rejection.FULL)
        assert (said_no.state, said_no.rejection) == (ReferralState.REJECTED, Rejection.FULL)


def test_steps_out_of_turn_change_nothing(access: Access) -> None:
    made = drafted(access, registered(access).id)
    with Work(access) as work:
        with pytest.raises(OutOfTurn):
            refer.answer_referral(work, referral=made.id, accepted=True)
        with pytest.raises(OutOfTurn):
            refer.serve_referral(work, referral=made.id, on=DAY)
        with pytest.raises(OutOfTurn):
            refer.give_feedback(work, referral=made.id, feedback="Too early.")


def test_an_appointment_made_before_they_answered_is_on_today_and_stays(access: Access, clock: Clock) -> None:
    made, at = consented(access, registered(access).id), clock.at + timedelta(days=1)
    way: dict[str, Any] = {"hand_over": None, "escort": None, "transport": None, "covered": None}
    with Work(access) as work:
        refer.send_referral(work, referral=made.id)
        refer.arrange_referral(work, referral=made.id, appointment=at, **way)
        work.commit()
        assert [one.referral for one in today(work).appointments] == [made.id]
        assert Matter.APPOINTMENT in [one.matter for one in week(work, begins=DAY)]
        clock.at += timedelta(days=3)
        assert refer.answer_referral(work, referral=made.id, accepted=True).appointment == at


def test_she_was_not_there_before_she_was_sent(access: Access) -> None:
    made = consented(access, registered(access).id)
    with Work(access) as work:
        refer.send_referral(work, referral=made.id)
        refer.answer_referral(work, referral=made.id, accepted=True)
        with pytest.raises(InField) as trouble:
            refer.serve_referral(work, referral=made.id, on=DAY - timedelta(days=1))
        assert trouble.value.field == "served"


def test_what_has_ended_is_not_withdrawn(access: Access) -> None:
    made = consented(access, registered(access).id)
    with Work(access) as work:
        refer.send_referral(work, referral=made.id)
        refer.answer_referral(work, referral=made.id, accepted=True)
        refer.serve_referral(work, referral=made.id, on=DAY)
        with pytest.raises(OutOfTurn):
            refer.withdraw_referral(work, referral=made.id)


def test_withdrawing_a_referral_ends_its_consent(access: Access) -> None:
    made = consented(access, registered(access).id)
    with Work(access) as work:
        assert refer.withdraw_referral(work, referral=made.id).state is ReferralState.WITHDRAWN
        [consent] = work.find(ConsentToRelease, ConsentToRelease.referral == made.id)
        assert consent.withdrawn == DAY
