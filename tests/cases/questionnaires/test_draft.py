"""Things of a questionnaire being written are added, moved, taken out; what refers to them follows."""

from __future__ import annotations

import json

from casedesk.cases.questionnaires import mistakes
from casedesk.cases.questionnaires.draft import Draft
from casedesk.cases.questionnaires.reading import read
from tests.cases.questionnaires.files import SMALL


def small() -> Draft:
    return Draft.of(SMALL.encode(), id="small", version=2)


def order(draft: Draft) -> list[str]:
    return [one["id"] for one in draft.questions()]


def test_a_file_is_changed_under_the_next_number() -> None:
    whole = small().whole()
    assert whole == read(SMALL.replace("version = 1", "version = 2").encode(), "")
    assert small().mistakes() == ()


def test_what_is_missing_in_a_blank_one_is_told_with_the_way_to_it() -> None:
    draft = Draft.blank("our_sleep")
    assert [(one.sentence, one.values["key"], one.path) for one in draft.mistakes()] == [
        (mistakes.MISSING, "title", ()),
        (mistakes.MISSING, "text", ("section", 0)),
        (mistakes.MISSING, "text", ("section", 0, "question", 0)),
    ]


def test_everything_is_listed_in_order() -> None:
    paths = [*small().paths()]
    assert paths[:3] == [(), ("section", 0), ("section", 0, "question", 0)]
    assert paths[-4:] == [("answers", 0), ("subscale", 0), ("band", 0), ("band", 1)]
    assert [small().at(path) for path in paths]


def test_a_new_question_stands_after_the_chosen_one_under_a_name_of_its_own() -> None:
    draft = small()
    path = draft.add("question", ("section", 0, "question", 0))
    assert (path, order(draft)[:3]) == (("section", 0, "question", 1), ["slept", "q1", "worried"])
    assert draft.add("question", ("section", 1)) == ("section", 1, "question", 0)
    assert draft.add("question", ("band", 0)) == ("section", 1, "question", 5)
    assert len(set(order(draft))) == len(order(draft))
    assert draft.add("section", ("section", 0, "question", 2)) == ("section", 1)
    assert draft.add("band", ()) == ("band", 2)
    assert draft.add("answers", ("answers", 0)) == ("answers", 1)
    assert draft.at(("answers", 1))["id"] == "list1"


def test_a_question_moves_on_into_the_next_section() -> None:
    draft = small()
    assert draft.move(("section", 0, "question", 0), 1) == ("section", 0, "question", 1)
    assert draft.move(("section", 0, "question", 1), 1) == ("section", 1, "question", 0)
    assert order(draft)[:3] == ["worried", "slept", "children"]
    assert draft.move(("section", 1, "question", 0), -1) == ("section", 0, "question", 1)
    assert draft.move(("section", 0, "question", 0), -1) == ("section", 0, "question", 0)
    assert draft.move(("band", 1), 1) == ("band", 1)
    assert draft.move((), 1) == ()


def test_what_hung_on_a_question_is_asked_always_once_it_is_gone() -> None:
    draft = small()
    before = draft.kept()
    draft.remove(("section", 1, "question", 0))
    assert "asked_when" not in json.dumps(draft.document)
    draft.remove(("section", 1))
    assert order(draft) == ["slept", "worried"]
    assert Draft.back(before).whole() == small().whole()


def test_answers_that_were_shared_become_each_questions_own() -> None:
    draft = small()
    draft.remove(("answers", 0))
    draft.remove(("subscale", 0))
    assert "answers" not in draft.document
    assert draft.whole().question("slept").choices == small().whole().question("slept").choices
    draft.at(("section", 0, "question", 0))["answers"][0]["en"] = "Not once"
    assert draft.whole().question("worried").choices[0].said() == "Never"


def test_another_type_lets_go_of_what_it_cannot_have() -> None:
    draft = small()
    path = ("section", 0, "question", 0)
    draft.turn(path, "text")
    assert draft.at(path) == {"id": "slept", "type": "text", "text": {"en": "I slept."}}
    for kind in ("choice", "scale", "number", "yes/no"):
        draft.turn(path, kind)
    assert draft.at(path).keys() == {"id", "type", "text"}
