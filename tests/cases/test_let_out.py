"""Whatever leaves a file stands in its register first, and what may not leave stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.chapter import Chapter
from casedesk.cases.codes.referring import Audience, Paper, Way
from casedesk.cases.codes.work import Item
from casedesk.cases.consent_ends import TakenBack
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.case import Case
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.release import Release
from casedesk.cases.rules.releasing import (
    ConsentEnded,
    ConsentTakenBack,
    Leaving,
    NoLiveConsent,
    NotAgreedTo,
    NotAsked,
    for_chapters_of_today,
)
from casedesk.cases.rules.slip import Source, released
from casedesk.cases.verbs import refer
from casedesk.cases.verbs.let_out import SaysOther, let_letter_out, let_out
from casedesk.cases.verbs.override import override
from casedesk.store.access import Access
from casedesk.store.fields import InField
from casedesk.store.work import Work
from tests import factories as f

COURT = "Court of the district"
SENT = (Item.FIRST_NAME, Item.SAFE_CONTACT, Item.PURPOSE)


def of_the_summary(case: Case, *chapters: Chapter, to: Audience = Audience.OUTSIDE) -> Leaving:
    return Leaving(case.id, Paper.SUMMARY, Way.PRINTED, to, COURT, "asked for", chapters=chapters)


def agreed(access: Access, case: Case, **other: Any) -> ConsentToRelease:
    given: dict[str, Any] = {"recipient": COURT, "chapters": (Chapter.STEPS,), "purpose": "asked for", "given": f.DAY}
    consent = ConsentToRelease(case_id=case.id, **{**given, "until": date(2026, 12, 1), **other})
    (kept,) = f.kept(access, for_chapters_of_today(consent))
    assert isinstance(kept, ConsentToRelease)
    return kept


def seen(access: Access, one: Referral, *items: Item) -> dict[Item, str]:
    with Work(access) as work:
        file = open_case(work, case=one.case_id)
    return dict(released(Source(one, file.identity, file.safe_contact), items))


def test_a_paper_for_somebody_outside_needs_her_consent_to_this_recipient_and_these_chapters(access: Access) -> None:
    case = f.registered(access)
    for trouble, prepare, chapters in (
        (NotAsked, lambda: None, (Chapter.STEPS,)),
        (NotAsked, lambda: agreed(access, case, recipient="Somebody else"), (Chapter.STEPS,)),
        (ConsentEnded, lambda: agreed(access, case, until=date(2026, 11, 15), given=date(2026, 11, 1)), ()),
        (NotAgreedTo, lambda: agreed(access, case), (Chapter.STEPS, Chapter.STORY)),
    ):
        prepare()
        with Work(access) as work, pytest.raises(trouble) as caught:
            let_out(work, leaving=of_the_summary(case, *chapters))
        assert caught.type is trouble
        with Work(access) as work:
            assert work.find(Release) == []
    with Work(access) as work:
        made = let_out(work, leaving=of_the_summary(case, Chapter.STEPS))
        work.commit()
    with Work(access) as work:
        assert work.find(Release) == [made]
        assert (made.recipient, made.chapters) == (COURT, (Chapter.STEPS,))
        assert made.consent is not None


def test_what_stays_in_the_centre_or_is_hers_is_in_the_register_without_a_consent(access: Access) -> None:
    case = f.registered(access)
    with Work(access) as work:
        for to in (Audience.OURS, Audience.HERSELF):
            assert let_out(work, leaving=of_the_summary(case, Chapter.STORY, to=to)).consent is None
        work.commit()
        assert [one.audience for one in work.find(Release)] == [Audience.OURS, Audience.HERSELF]


def test_nobody_named_lets_nothing_leave(access: Access) -> None:
    case = f.registered(access)
    with Work(access) as work, pytest.raises(InField) as trouble:
        let_out(work, leaving=replace(of_the_summary(case), recipient=" "))
    assert trouble.value.field == "for_whom"


def test_after_her_consent_to_be_served_is_taken_back_only_her_own_papers_leave(access: Access) -> None:
    case = f.registered(access)
    agreed(access, case)
    f.kept(access, f.consent(case.id, withdrawn=f.DAY))
    for to in (Audience.OURS, Audience.OUTSIDE):
        with Work(access) as work, pytest.raises((TakenBack, ConsentTakenBack)):
            let_out(work, leaving=of_the_summary(case, Chapter.STEPS, to=to))
    with Work(access) as work:
        assert let_out(work, leaving=of_the_summary(case, Chapter.STEPS, to=Audience.HERSELF)).id


def test_a_letter_leaves_word_for_word_as_it_was_seen_and_its_words_stay_in_the_register(access: Access) -> None:
    case = f.registered(access)
    f.kept(access, f.identity(case.id))
    one = f.consented(access, case.id)
    shown = seen(access, one, *SENT)
    with Work(access) as work:
        out = let_letter_out(work, referral=one.id, paper=Paper.LETTER, way=Way.PRINTED, seen=shown)
        work.commit()
    assert dict(out.told) == shown
    assert out.release.items == SENT
    assert "012 000 111" in (out.release.words or "")
    assert "Sok" not in (out.release.words or "")  # she refused her whole name


def test_a_letter_that_would_say_something_else_by_now_stays(access: Access) -> None:
    case = f.registered(access)
    (who,) = f.kept(access, f.identity(case.id))
    one = f.consented(access, case.id)
    shown = seen(access, one, *SENT)
    f.kept(access, replace(who, latin_name="Sok Chanthou"))
    with Work(access) as work, pytest.raises(SaysOther):
        let_letter_out(work, referral=one.id, paper=Paper.LETTER, way=Way.PRINTED, seen=shown)
    with Work(access) as work:
        assert work.find(Release) == []


def test_a_slip_that_is_lost_on_the_way_tells_neither_who_nor_where_she_is(access: Access) -> None:
    case = f.registered(access)
    f.kept(access, f.identity(case.id))
    one = f.consented(access, case.id)
    shown = seen(access, one, Item.PURPOSE)
    with Work(access) as work:
        out = let_letter_out(work, referral=one.id, paper=Paper.SLIP, way=Way.PRINTED, seen=shown)
    assert out.release.items == (Item.PURPOSE,)


@pytest.mark.parametrize(
    ("spoil", "trouble"),
    [
        (lambda work, one: refer.withdraw_consent(work, referral=one.id), ConsentTakenBack),
        (lambda work, one: refer.draft_referral(work, referral=replace(one, purpose="Something else")), NoLiveConsent),
    ],
)
def test_what_ends_a_consent_between_looking_and_printing_keeps_the_letter_in(
    access: Access, spoil: Callable[[Work, Referral], object], trouble: type[NoLiveConsent]
) -> None:
    case = f.registered(access)
    one = f.consented(access, case.id)
    shown = seen(access, one, *SENT)
    with Work(access) as work:
        spoil(work, one)
        work.commit()
    for way in (Way.PRINTED, Way.SAVED):
        with Work(access) as work, pytest.raises(trouble):
            let_letter_out(work, referral=one.id, paper=Paper.LETTER, way=way, seen=shown)
    with Work(access) as work, pytest.raises(NoLiveConsent):
        refer.send_referral(work, referral=one.id)
    with Work(access) as work:
        assert work.find(Release) == []


def test_sending_stands_in_the_register_with_what_she_agreed_to(access: Access) -> None:
    one = f.consented(access, f.registered(access).id)
    with Work(access) as work:
        refer.send_referral(work, referral=one.id)
        work.commit()
        (left,) = work.find(Release)
    assert (left.way, left.items, left.referral) == (Way.TOLD, SENT, one.id)


def test_an_override_of_a_supervisor_lets_leave_what_it_names_and_nothing_else(access: Access) -> None:
    case = f.registered(access)
    f.kept(access, f.consent(case.id, withdrawn=f.DAY))
    with Work(access) as work:
        override(work, override=f.allowed(case.id, recipient=COURT))
        work.commit()
    with Work(access) as work:
        assert let_out(work, leaving=of_the_summary(case, Chapter.STEPS)).override is not None
        with pytest.raises(TakenBack):
            let_out(work, leaving=of_the_summary(case, Chapter.STORY))


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"chapters": ()}, "items"),
        ({"until": date(2027, 1, 1)}, "until"),
        ({"recipient": " "}, "recipient"),
        ({"told_first": Answer.NO}, "why_not_told"),
    ],
)
def test_an_override_names_what_to_whom_and_ends(access: Access, other: dict[str, Any], field: str) -> None:
    case = f.registered(access)
    with Work(access) as work, pytest.raises(InField) as trouble:
        override(work, override=f.allowed(case.id, **other))
    assert trouble.value.field == field
