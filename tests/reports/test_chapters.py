"""A summary of a whole file prints every part that was asked for, and nothing of any other, in three languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casedesk.cases.case_file import KINDS, file_of
from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.chapter import SEALED, Chapter
from casedesk.cases.questionnaires.given import Given, said_answers
from casedesk.cases.rules.classification import QUESTIONS
from casedesk.reports.case_summary import case_summary
from casedesk.reports.chapters import GROUPS, USUAL, Asked, counted
from casedesk.reports.from_case import summary_of
from casedesk.reports.summary import WritingLines
from casedesk.store.fields import Field
from casedesk.store.records import Record, changed, hidden
from casedesk.text.dates import local
from casedesk.text.partial_date import PartialDate
from casedesk.text.translation import speaking
from tests import factories as make
from tests.cases.files import CASE, file
from tests.factories import NOON
from tests.reports.canaries import full_file
from tests.reports.tools import letters, text_of

NOW = local(NOON)
FILE, CANARIES = full_file()
CHAPTERS = st.sets(st.sampled_from(Chapter))


def asked(chapters: set[Chapter] | frozenset[Chapter]) -> Asked:
    return Asked(chapters, "Case conference", "Chan Bopha", NOW, "The court asks for it")


def sung(text: str) -> set[str]:
    """The canaries that can be read in a text."""
    read = letters(text)
    return {canary for canary in CANARIES if canary in read}


def wanted(chapters: set[Chapter] | frozenset[Chapter]) -> set[str]:
    return {canary for canary, where in CANARIES.items() if where & set(chapters)}


@given(CHAPTERS)
def test_sealed_words_come_with_their_own_chapter_and_no_other(chapters: set[Chapter]) -> None:
    assert sung(repr(summary_of(FILE, asked(chapters)))) == wanted(chapters)


@pytest.mark.parametrize("code", ["en", "km", "fr"])
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(CHAPTERS)
def test_the_paper_holds_them_in_every_language(code: str, chapters: set[Chapter]) -> None:
    with speaking(code):
        pdf = case_summary(summary_of(FILE, asked(chapters)))
    assert sung(text_of(pdf)) == wanted(chapters)


def test_every_kind_of_entry_has_a_canary() -> None:
    """A kind without a sealed text is not in danger; every other is in the file."""
    assert set(KINDS) == set(FILE.entries)
    assert frozenset().union(*CANARIES.values()) >= SEALED


STAYS = {
    "FollowUp": {"who_home", "pretext", "back_by", "told"},
    "Release": {"words"},
    "Incident": set(QUESTIONS),
    "Attachment": {"stripped"},
}
"""What no chapter prints: the check before a visit, a letter (its register tells it word for word), the questions that
give the type, how a photo was kept."""


def test_every_answer_stands_on_paper_once_its_chapter_is_asked_for() -> None:
    """Another answer makes another paper, in every field of every kind but what is named above."""
    every = asked(frozenset(Chapter))
    with speaking("en"):
        for kind in KINDS:
            missing = {name for name, field in kind.__fields__.items() if not hidden(field)}
            for one in FILE.of(kind):
                missing -= {name for name in missing if _told(one, name, every)}
            assert missing == STAYS.get(kind.__name__, set()), kind


def _told(entry: Record, name: str, every: Asked) -> bool:
    field = entry.__fields__[name]
    if field.kind == "answers":
        return True  # told question by question, see below
    if (asked_when := field.asked_when) is not None:
        value = next(iter(asked_when.values))
        several = entry.__fields__[asked_when.field].kind == "choices"
        entry = changed(entry, **{asked_when.field: (value,) if several else value})
    before = _paper(entry, every)
    return any(_paper(changed(entry, **{name: other}), every) != before for other in _others(entry, field))


def _paper(entry: Record, every: Asked) -> str:
    held = [entry if one.id == entry.id else one for some in FILE.entries.values() for one in some]
    return repr(summary_of(file_of(FILE.case, held, FILE.providers), every).sections)


def _others(entry: Record, field: Field) -> Iterator[object]:
    now, several = getattr(entry, field.name), field.kind == "choices"
    yield from ((code,) if several else code for code in field.codes or () if code != now)
    plain = {
        "text": "Another", "long text": "Another", "phone": "012 999 999", "place": "0102", "date": date(2020, 2, 3),
        "partial date": PartialDate(1971), "moment": NOON - timedelta(days=9), "time": time(3, 33), "number": 7,
        "yes/no": not now,
    }  # fmt: skip
    if field.kind in plain:
        yield plain[field.kind]


@pytest.mark.parametrize("chapter", list(Chapter))
def test_every_chapter_says_something_of_a_full_file(chapter: Chapter) -> None:
    parts = summary_of(FILE, asked({chapter})).sections
    assert parts
    for part in parts:
        held = [value for name, value in vars(part).items() if name in ("rows", "text", "entries", "names", "lines")]
        assert any(held), part.heading
        assert isinstance(part, WritingLines) or part.heading


@pytest.mark.parametrize("code", ["en", "km", "fr"])
def test_what_is_sealed_is_not_on_the_usual_paper(code: str) -> None:
    with speaking(code):
        read = text_of(case_summary(summary_of(FILE, asked(frozenset(Chapter) - SEALED))))
    kept = {canary for canary, where in CANARIES.items() if where <= SEALED}
    assert not sung(read) & kept
    assert not USUAL & SEALED


def test_every_chapter_can_be_chosen_under_one_heading() -> None:
    listed = [chapter for chapters in GROUPS.values() for chapter in chapters]
    assert len(listed) == len(Chapter)
    assert set(listed) == set(Chapter)
    assert set(list(GROUPS.values())[-1]) == SEALED


def test_how_much_each_part_holds() -> None:
    assert counted(FILE, Chapter.LEGAL, NOW) == "2"
    assert counted(FILE, Chapter.HOUSEHOLD, NOW) == "2"
    assert counted(FILE, Chapter.SAFETY_PLAN, NOW) == "off, unless a reason is given"


def test_answers_to_questions_need_a_reason_and_their_result_does_not() -> None:
    answers = Given("wellbeing", 1, {"slept": "rarely", "glad": "often"}).written()
    held = file(risk=make.risk_assessment(CASE, answers=answers), asked=make.questioned(CASE, answers=answers, score=9))
    with speaking("en"):
        sealed = {one: repr(summary_of(held, asked({one}))) for one in (Chapter.RISK_WORDS, Chapter.STORY)}
        free = repr(summary_of(held, asked(frozenset(Chapter) - SEALED)))
    (_q, question, answer), *_rest = said_answers(answers)
    assert all(question in said and answer in said for said in sealed.values())
    assert question not in free
    assert "9 points" in free
    assert "Medium" in free


@given(CHAPTERS)
def test_a_sealed_number_and_a_sealed_choice_are_as_sealed_as_words(chapters: set[Chapter]) -> None:
    held = file(member=make.member(CASE, age=87, feared=Answer.YES))
    with speaking("en"):
        said = repr(summary_of(held, asked(chapters)))
    for words in ("'87'", "Is she afraid of this person?"):
        assert (words in said) is (Chapter.FAMILY_WORDS in chapters)


def test_earlier_safety_plans_are_printed_with_their_days_only_when_asked_for() -> None:
    plans = [
        make.safety_plan(CASE, on=date(2026, month, 3), before=words)
        for month, words in ((11, "To the market"), (10, "To the pagoda"), (9, "To her aunt"))
    ]
    three, one = file(plans=plans), file(plans=plans[2])
    newest, earlier = (repr(summary_of(three, asked({part}))) for part in (Chapter.SAFETY_PLAN, Chapter.EARLIER_PLANS))
    assert ("To the market" in newest, "To the pagoda" in newest, "To her aunt" in newest) == (True, False, False)
    assert ("To the market" in earlier, "To the pagoda" in earlier, "To her aunt" in earlier) == (False, True, True)
    assert "3 October 2026" in earlier
    assert earlier.index("To the pagoda") < earlier.index("To her aunt")
    assert "There is no earlier one." in repr(summary_of(one, asked({Chapter.EARLIER_PLANS})))
