"""What happens in a file at random: she agrees, takes it back, comes back; a supervisor decides; days pass."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from hypothesis import strategies as st

from casedesk.cases.codes.answers import Answer, HowGiven
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.referring import LegalBasis
from casedesk.cases.records.consent import ConsentToRelease, ConsentToServe
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.release import Override
from casedesk.cases.rules.whole_case import Agreed, checked_agreed
from casedesk.cases.verbs import refer
from casedesk.cases.verbs.agree_to_paper import agree_to_paper, take_back
from casedesk.cases.verbs.hand_on import agree_to_transfer
from casedesk.cases.verbs.override import override
from casedesk.store.records import changed
from casedesk.store.work import Work
from tests import factories as f
from tests.promises.notebook import CHAPTERS, FIELDS, ITEMS, PLACES, Notebook, Noted, Transfer, canary


def she_agrees(book: Notebook, data: st.DataObject) -> None:
    items = data.draw(st.sets(st.sampled_from(ITEMS), min_size=1))
    until = book.today + timedelta(days=data.draw(st.integers(0, 2)))
    if book.served:
        book.do(refer.consent_to_release, referral=book.referral.id, items=items, refused=(), until=until,
                how=HowGiven.SPOKEN)  # fmt: skip
        book.letter = Noted(frozenset(items), until)


def she_takes_it_back(book: Notebook, data: st.DataObject) -> None:
    book.do(refer.withdraw_consent, referral=book.referral.id)
    book.letter = None


def the_letter_is_written_anew(book: Notebook, data: st.DataObject) -> None:
    field_of = data.draw(st.sampled_from(("purpose", "summary")))
    book.canaries[field_of] = canary(field_of)
    letter = book.present()
    book.do(refer.draft_referral, referral=changed(letter, **{field_of: book.canaries[field_of]}))
    book.letter = None


def she_agrees_to_a_paper(book: Notebook, data: st.DataObject) -> None:
    place, chapters = data.draw(st.sampled_from(PLACES)), data.draw(st.sets(st.sampled_from(CHAPTERS), min_size=1))
    until = book.today + timedelta(days=data.draw(st.integers(0, 2)))
    if book.served:
        consent = ConsentToRelease(
            case_id=book.case, recipient=place, chapters=tuple(chapters), purpose="asked", given=book.today, until=until
        )
        book.do(agree_to_paper, consent=consent)
        book.agreed.setdefault(place, []).append(Noted(frozenset(chapters), until))
        book.ever.append((place, frozenset(chapters)))


def she_agrees_to_a_copy(book: Notebook, data: st.DataObject) -> None:
    """Of one attachment; another one stays where it is."""
    if book.served:
        (paper,) = f.kept(book.access, f.attachment(book.case))
        place, until = data.draw(st.sampled_from(PLACES)), book.today + timedelta(days=data.draw(st.integers(0, 2)))
        consent = ConsentToRelease(
            case_id=book.case, recipient=place, parts=(Part.ATTACHMENTS,), attachment=paper.id, purpose="asked",
            given=book.today, until=until,
        )  # fmt: skip
        book.do(agree_to_paper, consent=consent)
        book.copies[paper.id] = [Noted(frozenset({place}), until)]


def she_takes_every_paper_back(book: Notebook, data: st.DataObject) -> None:
    for one in book.find(ConsentToRelease):
        if one.referral is None:
            book.do(take_back, consent=one.id)
    book.agreed.clear()
    book.copies.clear()


def a_supervisor_decides(book: Notebook, data: st.DataObject) -> None:
    place, chapters = data.draw(st.sampled_from(PLACES)), data.draw(st.sets(st.sampled_from(CHAPTERS), min_size=1))
    until = book.today + timedelta(days=data.draw(st.integers(0, 3)))
    decision = Override(
        case_id=book.case, recipient=place, basis=LegalBasis.LIFE, reason="Tonight", told_first=Answer.YES,
        chapters=tuple(chapters), given=book.today, until=until,
    )  # fmt: skip
    book.do(override, override=decision)
    book.decided.setdefault(place, []).append(Noted(frozenset(chapters), until))
    book.ever.append((place, frozenset(chapters)))


def she_wants_no_more_of_us(book: Notebook, data: st.DataObject) -> None:
    if book.served:
        for one in book.find(ConsentToServe):
            f.kept(book.access, replace(one, withdrawn=book.today))
        book.served, book.letter = False, None
        for one in book.transfers:
            one.agreed = None
        book.agreed.clear()
        book.copies.clear()


def she_comes_back(book: Notebook, data: st.DataObject) -> None:
    if not book.served:
        f.kept(book.access, f.consent(book.case, given=book.today))
        book.served = True


def days_pass(book: Notebook, data: st.DataObject) -> None:
    book.clock.at += timedelta(days=data.draw(st.integers(1, 4)))


def she_agrees_to_a_transfer(book: Notebook, data: st.DataObject) -> None:
    much, until = some_fields(data), book.today + timedelta(days=data.draw(st.integers(0, 2)))
    if book.served:
        one = begun_transfer(book)
        letter = found(book, one.id)
        agreed = book.do(agree_to_transfer, referral=letter, agreed=much, until=until, how=HowGiven.SPOKEN)
        assert agreed.id == one.id
        one.agreed = Noted(frozenset(much.fields), until)


def a_supervisor_decides_a_transfer(book: Notebook, data: st.DataObject) -> None:
    much, until = some_fields(data), book.today + timedelta(days=data.draw(st.integers(0, 3)))
    one = begun_transfer(book)
    decision = Override(
        case_id=book.case, referral=one.id, basis=LegalBasis.LIFE, reason="Tonight", told_first=Answer.YES,
        parts=much.parts, fields=much.fields, given=book.today, until=until,
    )  # fmt: skip
    book.do(override, override=decision)
    one.decided = Noted(frozenset(much.fields), until)


def she_takes_a_transfer_back(book: Notebook, data: st.DataObject) -> None:
    for one in book.transfers[-1:]:
        book.do(refer.withdraw_consent, referral=one.id)
        one.agreed = None


def begun_transfer(book: Notebook) -> Transfer:
    purpose = book.canaries["moves"] = canary("moves")
    letter = f.referral(book.case, book.centre.id, whole=True, purpose=purpose)
    one = Transfer(book.do(refer.draft_referral, referral=letter).id, purpose)
    book.transfers.append(one)
    return one


def some_fields(data: st.DataObject) -> Agreed:
    groups = data.draw(st.sets(st.sampled_from(FIELDS), min_size=1))
    return checked_agreed(Agreed((Part.IDENTITY, Part.ASSESSMENT), tuple(name for group in groups for name in group)))


def found(book: Notebook, referral: UUID) -> Referral:
    with Work(book.access) as work:
        return work.get(Referral, referral)
