"""Promise 22, at random: over any consents, edits, expiries and withdrawals nothing leaves by a door without a permit.

Beside the program a few lines keep their own account of what she agreed to, as a person with a notebook would. Every
sealed text of the file is a canary, and the papers that were made are read: letters, slips, summaries, copies, and
packages once the other centre opened them. What is only shown is tried to be copied. `CASEDESK_HISTORIES=200` makes it
long.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from casedesk.cases.codes.answers import Answer, HowGiven
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.chapter import Chapter
from casedesk.cases.codes.referring import Audience, LegalBasis, Paper, Way
from casedesk.cases.codes.work import Item
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.consent import ConsentToRelease, ConsentToServe
from casedesk.cases.records.referral import Provider, Referral
from casedesk.cases.records.release import Override, Release
from casedesk.cases.rules.releasing import ON_THE_SLIP, Leaving
from casedesk.cases.rules.slip import Source, released
from casedesk.cases.rules.whole_case import Agreed, checked_agreed
from casedesk.cases.verbs import refer
from casedesk.cases.verbs.agree_to_paper import agree_to_paper, take_back
from casedesk.cases.verbs.hand_on import agree_to_transfer
from casedesk.cases.verbs.let_out import let_letter_out, let_out
from casedesk.cases.verbs.override import override
from casedesk.exchange.centre_key import published
from casedesk.exchange.package import opened_package
from casedesk.reports.case_summary import case_summary
from casedesk.reports.chapters import Asked
from casedesk.reports.from_case import summary_of
from casedesk.reports.referral_paper import referral_paper
from casedesk.reports.referral_slip import Terms, slip
from casedesk.security.identity import Identity as Keys
from casedesk.store.access import Access
from casedesk.store.centre.own_key import make_own_key
from casedesk.store.work import Work
from casedesk.text.dates import local
from casedesk.text.trouble import Mendable
from casedesk.transfer.offering import shown
from casedesk.transfer.partners import confirm_key, take_key
from casedesk.transfer.sending import send
from casedesk.ui.referral.paper import Paper as Sheet
from casedesk.ui.transfer.sent_view import SentView
from tests import factories as f
from tests.reports.tools import letters, text_of
from tests.ui.desks import journalled
from tests.vaults import Clock, opened

HISTORIES = int(os.environ.get("CASEDESK_HISTORIES", "4"))
PLACES = ("District court", "Police post")
CHAPTERS = (Chapter.STEPS, Chapter.REFERRALS, Chapter.CONSENTS, Chapter.NAME, Chapter.STORY, Chapter.TIMELINE)
ITEMS = (Item.FIRST_NAME, Item.FULL_NAME, Item.ADDRESS, Item.PURPOSE, Item.SUMMARY, Item.ACCESS_NEED)
TELLS: Mapping[Any, Collection[str]] = {
    Item.FIRST_NAME: ("given",), Item.FULL_NAME: ("given", "family"), Item.ADDRESS: ("address",),
    Item.PURPOSE: ("purpose",), Item.SUMMARY: ("summary",), Item.ACCESS_NEED: ("access",),
    "identities.latin_name": ("given", "family"), "identities.address": ("address",), "moves": ("moves",),
    "identities.access_need": ("access",), "assessments.story": ("story",),
    Chapter.NAME: ("given", "family", "address"), Chapter.STORY: ("story",),
}  # fmt: skip
"""Which canaries may be read where."""
FIELDS = (
    ("identities.latin_name",), ("identities.address",), ("identities.access_need",), ("identities.sex",),
    ("assessments.on", "assessments.story"), ("assessments.on", "assessments.legal"),
)  # fmt: skip
THEIRS = Keys.new(uuid4())
FRESH = count(1)


@dataclass
class Noted:
    """One permit as the notebook has it."""

    what: frozenset[Any]
    until: date
    dead: bool = False


@dataclass
class Transfer:
    """One transfer of the whole case: which fields she agreed to, and which a supervisor decided on."""

    id: UUID
    purpose: str
    agreed: Noted | None = None
    decided: Noted | None = None

    def permit(self, today: date) -> Noted | None:
        """What it may go on: her consent before a decision."""
        alive = [one for one in (self.agreed, self.decided) if one is not None and not one.dead and today <= one.until]
        return alive[0] if alive else None


@dataclass
class Notebook:
    """One file, its canaries by what they are, and what was agreed to: to a letter, to a place, or decided."""

    access: Access
    clock: Clock
    case: Any
    referral: Referral
    provider: Provider
    centre: Provider
    canaries: dict[str, str]
    letter: Noted | None = None
    agreed: dict[str, list[Noted]] = field(default_factory=dict)
    decided: dict[str, list[Noted]] = field(default_factory=dict)
    transfers: list[Transfer] = field(default_factory=list)
    served: bool = True
    ever: list[tuple[str, frozenset[Any]]] = field(default_factory=list)
    """What was once permitted, to whom: the likeliest to be tried again when it no longer is."""

    @property
    def today(self) -> date:
        return local(self.clock.at).date()

    def alive(self, permits: Collection[Noted], wanted: frozenset[Any]) -> bool:
        return any(not one.dead and self.today <= one.until and wanted <= one.what for one in permits)

    def do(self, change: Callable[..., Any], **values: Any) -> Any:
        with Work(self.access) as work:
            made = change(work, **values)
            work.commit()
        return made

    def present(self) -> Referral:
        """The letter as it stands now."""
        with Work(self.access) as work:
            return work.get(Referral, self.referral.id)

    def find(self, kind: type[Any]) -> list[Any]:
        with Work(self.access) as work:
            return work.find(kind, kind.case_id == self.case)


@pytest.fixture(scope="module")
def centre(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Access, Clock, Provider]]:
    """A vault in which every history has a file of its own."""
    folder, clock = tmp_path_factory.mktemp("doors") / "vault", Clock()
    shutil.copytree(template, folder)
    with opened(folder, clock=clock) as access:
        to = introduced(access, folder)
        yield access, clock, to


def introduced(access: Access, folder: Path) -> Provider:
    """Another centre, whose key was compared."""
    key = folder / "theirs.casedesk-centre"
    key.write_bytes(published(THEIRS, centre="River House", training=False, at=f.NOON))
    with Work(access) as work:
        to = refer.keep_provider(work, provider=f.provider(name="River House"))
        take_key(work, provider=to.id, path=key)
        make_own_key(work)
        work.commit()
    with Work(access) as work:
        confirm_key(work, provider=to.id, words=THEIRS.public.words())
        work.commit()
    return to


def canary(of: str) -> str:
    return f"Zq{of}{next(FRESH)}x"


def begun(access: Access, clock: Clock, centre: Provider) -> Notebook:
    """A file with a canary in each sealed text, and a letter that she was not asked about."""
    told = {of: canary(of) for of in ("given", "family", "address", "access", "purpose", "summary", "story")}
    case = f.registered(access)
    name = {"latin_name": f"{told['family']} {told['given']}", "khmer_name": None, "address": told["address"]}
    f.kept(
        access, f.consent(case.id, given=local(clock.at).date()),
        f.identity(case.id, **name, access_need=told["access"]), f.assessment(case.id, story=told["story"]),
    )  # fmt: skip
    letter = f.drafted(access, case.id, purpose=told["purpose"], summary=told["summary"])
    with Work(access) as work:
        to = work.get(Provider, letter.provider)
    return Notebook(access, clock, case.id, letter, to, centre, told)


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
    book.do(refer.draft_referral, referral=replace(letter, **{field_of: book.canaries[field_of]}))
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


def she_takes_every_paper_back(book: Notebook, data: st.DataObject) -> None:
    for one in book.find(ConsentToRelease):
        if one.referral is None:
            book.do(take_back, consent=one.id)
    book.agreed.clear()


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


def she_comes_back(book: Notebook, data: st.DataObject) -> None:
    if not book.served:
        f.kept(book.access, f.consent(book.case, given=book.today))
        book.served = True


def days_pass(book: Notebook, data: st.DataObject) -> None:
    book.clock.at += timedelta(days=data.draw(st.integers(1, 4)))


def a_letter_is_tried(book: Notebook, data: st.DataObject) -> None:
    paper = data.draw(st.sampled_from((Paper.LETTER, Paper.SLIP)))
    agreed = book.letter.what if book.letter else frozenset(ITEMS)
    wanted = frozenset(agreed & ON_THE_SLIP if paper is Paper.SLIP else agreed)
    may = bool(wanted) and book.letter is not None and book.alive([book.letter], frozenset())
    with Work(book.access) as work:
        file = open_case(work, case=book.case)
    letter = book.present()
    seen = released(Source(letter, file.identity, file.safe_contact), wanted)
    left = tried(
        book, may, lambda: book.do(let_letter_out, referral=letter.id, paper=paper, way=Way.PRINTED, seen=seen)
    )
    if left is not None:
        terms = Terms(left.release.items, left.permit.given, left.permit.until, "Chan Bopha", "Lotus")
        source = Source(letter, file.identity, file.safe_contact)
        made = slip(source, to=book.provider, terms=terms, today=book.today, paper=paper)
        assert made is not None
        read(book, text_of(referral_paper(made)), wanted)
        read(book, left.release.words or "", wanted)


def a_summary_is_tried(book: Notebook, data: st.DataObject) -> None:
    some = (data.draw(st.sampled_from(PLACES)), data.draw(st.frozensets(st.sampled_from(CHAPTERS), min_size=1)))
    place, wanted = data.draw(st.sampled_from([*book.ever, some]))
    may = book.alive(book.agreed.get(place, []), wanted) or book.alive(book.decided.get(place, []), wanted)
    ordered = tuple(one for one in Chapter if one in wanted)
    way = data.draw(st.sampled_from((Way.PRINTED, Way.SAVED)))
    leaving = Leaving(book.case, Paper.SUMMARY, way, Audience.OUTSIDE, place, "asked", chapters=ordered)
    if tried(book, may, lambda: book.do(let_out, leaving=leaving)) is not None:
        with Work(book.access) as work:
            file = open_case(work, case=book.case)
        asked = Asked(wanted, place, "Chan Bopha", local(book.clock.at), "asked")
        read(book, text_of(case_summary(summary_of(file, asked))), wanted)


def a_copy_is_tried(book: Notebook, data: st.DataObject) -> None:
    """Nobody agreed to a copy, whatever else was agreed to."""
    (paper,) = f.kept(book.access, f.attachment(book.case))
    place = data.draw(st.sampled_from(PLACES))
    leaving = Leaving(
        book.case, Paper.COPY, Way.SAVED, Audience.OUTSIDE, place, parts=(Part.ATTACHMENTS,), attachment=paper.id
    )
    assert tried(book, False, lambda: book.do(let_out, leaving=leaving)) is None


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


def a_package_is_tried(book: Notebook, data: st.DataObject) -> None:
    if not book.transfers:
        return
    one = data.draw(st.sampled_from(book.transfers))
    letter, permit = found(book, one.id), one.permit(book.today)
    with Work(book.access) as work:
        file = open_case(work, case=book.case)
    wanted = permit.what if permit is not None else frozenset(name for group in FIELDS for name in group)
    much = Agreed((Part.IDENTITY, Part.ASSESSMENT), tuple(wanted))
    told = shown(file, letter, much)
    path = book.access.folder / f"{letter.id}.casedesk-case"
    left = tried(
        book, permit is not None, lambda: send(book.access, referral=one.id, seen=told.mark, path=path)
    )  # fmt: skip
    assert path.exists() == (left is not None)
    if left is None:
        return
    sealed = path.read_bytes()
    path.unlink()
    assert not [word for word in book.canaries.values() if word.encode() in sealed]
    package = opened_package(
        BytesIO(sealed), mine=[THEIRS], confirmed=lambda _keys: True, known=lambda _id: False, now=book.clock.at,
        training=False,
    )  # fmt: skip
    inside = str([(entry.kind, dict(entry.fields)) for entry in package.content.entries])
    read(book, inside, {*wanted, "moves"})
    read(book, left.words or "", set())


def what_is_shown_is_copied(book: Notebook, data: st.DataObject) -> None:
    """The clipboard is no door: nothing of what is only shown comes to lie on it."""
    with Work(book.access) as work:
        file = open_case(work, case=book.case)
    letter, paper, sent = book.present(), Sheet(), SentView()
    terms = Terms(ITEMS, book.today, book.today, "Chan Bopha", "Lotus")
    paper.show_slip(slip(Source(letter, file.identity, file.safe_contact), to=book.provider, terms=terms,
                         today=book.today, paper=Paper.LETTER))  # fmt: skip
    sent.show_words(shown(file, letter, some_fields(data)))
    for widget, words in ((paper, " ".join(paper.said())), (sent, sent.said())):
        assert book.canaries["purpose"] in words, "it is shown"
        QApplication.clipboard().setText("was there before")
        for one in (widget, *widget.findChildren(QWidget)):
            for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_Insert):
                QTest.keyClick(one, key, Qt.KeyboardModifier.ControlModifier)
        assert QApplication.clipboard().text() == "was there before"
        widget.close()
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


STEPS = (
    she_agrees, she_takes_it_back, the_letter_is_written_anew, she_agrees_to_a_paper, she_takes_every_paper_back,
    a_supervisor_decides, she_wants_no_more_of_us, she_comes_back,
    she_agrees_to_a_transfer, a_supervisor_decides_a_transfer, she_takes_a_transfer_back,
    days_pass, days_pass, days_pass, a_letter_is_tried, a_summary_is_tried, a_copy_is_tried, a_package_is_tried,
    what_is_shown_is_copied,
)  # fmt: skip


def tried(book: Notebook, may: bool, door: Callable[[], Any]) -> Any:
    """What the door let out, if it did: exactly when the notebook says so, and after register and journal knew."""
    before, noted, left = len(book.find(Release)), in_journal(book), None
    if may:
        left = door()
    else:
        with pytest.raises(Mendable):
            door()
    assert (len(book.find(Release)) - before, in_journal(book) - noted) == (may, may)
    return left


def in_journal(book: Notebook) -> int:
    return journalled(book.access, "print") + journalled(book.access, "export")


def read(book: Notebook, text: str, wanted: Collection[Any]) -> None:
    """No canary stands there but those of what was asked for."""
    may = {of for one in wanted for of in TELLS.get(one, ())}
    found = {of for of, word in book.canaries.items() if word in letters(text)}
    assert found <= may, f"{sorted(found - may)} left, {sorted(map(str, wanted))} may"


@settings(max_examples=HISTORIES, phases=(Phase.generate,))
@given(data=st.data())
def test_no_byte_leaves_by_any_door_without_a_permit(
    qapp: QApplication, centre: tuple[Access, Clock, Provider], data: st.DataObject
) -> None:
    book = begun(*centre)
    for _n in range(12):
        data.draw(st.sampled_from(STEPS))(book, data)
        for tries in (a_letter_is_tried, a_summary_is_tried, a_package_is_tried):
            tries(book, data)
