"""Files nobody wrote in good faith: each is refused within a moment, with a sentence, and nothing else happens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from casedesk.cases.questionnaires import mistakes
from casedesk.cases.questionnaires.mistakes import MOST, FileMistake
from casedesk.cases.questionnaires.reading import LARGEST, MOST_QUESTIONS, read
from casedesk.cases.questionnaires.scoring import reachable
from tests.cases.questionnaires.files import SMALL, written
from tests.effort import calls

A_MOMENT = 20 * LARGEST
"""Calls: a file is gone through a few times, sign by sign at most."""
HEAD = 'id = "h"\nversion = 1\ntopic = "needs"\ntitle.en = "H"\n[[section]]\ntext.en = "S"\n'
SCALE = '[[section.question]]\nid = "q{n}"\ntype = "choice"\ntext.en = "Q"\nanswers = [{answers}]\n'


def filled(line: str) -> str:
    """As many such lines as a file may have."""
    return "".join(line.replace("{n}", str(n)) for n in range((LARGEST - 500) // (len(line) + 6)))


def hostile() -> Iterator[tuple[str, str]]:
    yield "brackets", "a = " + "[" * (LARGEST - 10)
    yield "tables", "a = " + "{a=" * (LARGEST // 3 - 10)
    yield "keys", ".".join("a" * (LARGEST // 2 - 10)) + " = 1"
    yield "a number", "version = " + "9" * (LARGEST - 20)
    yield "lists", HEAD + filled("[[section.question]]\n")
    yield "strangers", HEAD + filled("[[band]]\n")
    yield "bands", SMALL + filled('[[band]]\nvalue = "b{n}"\nfrom = 1{n}\nto = 1{n}\ntext.en = "B"\n')
    yield "answers", HEAD + SCALE.replace("{answers}", filled('{value = "v{n}", en = "V"},')[: LARGEST - 300])
    yield "quotes", 'id = "' + '\\"' * (LARGEST // 2 - 20)


@pytest.mark.parametrize(("what", "text"), [*hostile()], ids=lambda one: one if len(one) < 20 else "")
def test_it_is_refused_within_a_moment(what: str, text: str) -> None:
    refused: list[FileMistake] = []

    def attempt() -> None:
        with pytest.raises(FileMistake) as caught:
            read(text.encode(), "theirs.toml")
        refused.append(caught.value)

    assert calls(attempt) < A_MOMENT
    assert len(refused[0].every()) <= MOST


def test_the_scores_of_the_longest_questionnaire_are_known_within_a_moment() -> None:
    answers = ", ".join(f'{{ value = "v{n}", points = {(n * 37) % 101}, en = "V" }}' for n in range(40))
    shared = f'[[answers]]\nid = "many"\nchoices = [{answers}]\n'
    asked = "".join(
        f'[[section.question]]\nid = "q{n}"\ntype = "choice"\ntext.en = "Q"\nanswers = "many"\n'
        for n in range(MOST_QUESTIONS)
    )
    head, section = HEAD.split("[[section]]")
    whole = read(f"{head}{shared}[[section]]{section}{asked}".encode(), "long.toml")
    found: list[int] = []
    assert calls(lambda: found.append(max(reachable(whole.questions())))) < A_MOMENT
    assert found == [100 * MOST_QUESTIONS]


def test_words_that_hide_or_never_end() -> None:
    for words, sentence in (("I\u202eslept", mistakes.HIDING), ("I slept. " * 300, mistakes.LONG)):
        with pytest.raises(FileMistake) as caught:
            read(written(old="I slept.", new=words).encode(), "small.toml")
        assert caught.value.sentence == sentence


def test_more_answers_and_bands_than_anybody_reads() -> None:
    answers = ", ".join(f'{{ value = "v{n}", en = "V" }}' for n in range(41))
    with pytest.raises(FileMistake) as caught:
        read((HEAD + SCALE.replace("{answers}", answers).replace("{n}", "1")).encode(), "h.toml")
    assert caught.value.sentence == mistakes.MANY_ANSWERS
    bands = "".join(f'[[band]]\nvalue = "b{n}"\nfrom = {n + 20}\nto = {n + 20}\ntext.en = "B"\n' for n in range(30))
    with pytest.raises(FileMistake) as caught:
        read((SMALL + bands).encode(), "small.toml")
    assert caught.value.sentence == mistakes.MANY_BANDS


def test_all_mistakes_are_told_at_once_and_none_that_follows_from_another() -> None:
    text = SMALL.replace("version = 1", "version = 0").replace('id = "children"', 'id = "The children"')
    text = text.replace('type = "number"', 'type = "colour"').replace("from = 5", 'from = "5"')
    with pytest.raises(FileMistake) as caught:
        read(text.encode(), "small.toml")
    lines = text.splitlines()
    assert [(one.sentence, lines[one.line - 1]) for one in caught.value.every()] == [
        (mistakes.WHOLE, "version = 0"),
        (mistakes.ID, 'id = "The children"'),
        (mistakes.ONE_OF, 'type = "colour"'),
        (mistakes.WHOLE, 'from = "5"'),
    ]
