"""The centre's own questionnaires: brought in, put in use, taken out; what was answered stays readable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.queries.questionnaires import file_of, listed, shelved
from casedesk.cases.questionnaires.given import Given, said_answers
from casedesk.cases.questionnaires.mistakes import FileMistake
from casedesk.cases.questionnaires.shelf import newest, shelve, shipped, shipped_files
from casedesk.cases.records.risk import Questioned
from casedesk.cases.verbs.questionnaires import NotAskedHere, OnlyRisk, bring_in, put_in_use, take_out_of_use
from casedesk.cases.verbs.record import record
from casedesk.security.errors import NotInRole
from casedesk.store.access import Access
from casedesk.store.files import Gone
from tests import factories as make
from tests.cases.questionnaires.files import SMALL
from tests.centre import do
from tests.factories import DAY
from tests.ui.desks import journalled
from tests.vaults import COLLEAGUE, opened

ONE = SMALL.encode()
TWO = SMALL.replace("version = 1", "version = 2").replace("I slept.", "I slept well.").encode()
RISK = (
    SMALL.replace('id = "small"', 'id = "our_risk"').replace('"wellbeing"', '"risk"').replace('"low"', '"standard"')
    .replace("to = 10", "to = 7").replace('value = "high"', 'value = "medium"')
    + '[[band]]\nvalue = "high"\nfrom = 8\nto = 10\ntext.en = "High"\n'
).encode()  # fmt: skip
FULL = {"slept": "often", "worried": "never", "children": "no"}


def asked(access: Access, *topics: Topic) -> list[tuple[str, int]]:
    return sorted((one.id, one.version) for one in do(access, shelved).in_use(*topics))


def test_nobody_is_asked_what_was_only_brought_in(access: Access) -> None:
    before = asked(access, *Topic)
    whole = do(access, bring_in, held=ONE, file="small.toml")
    assert (whole.id, whole.version) == ("small", 1)
    assert asked(access, *Topic) == before
    (row,) = [one for one in do(access, listed) if one.whole.id == "small"]
    assert (row.asked, row.answered, row.by, row.mine, row.shipped) == (
        False,
        0,
        ("Chan Bopha", "ចាន់ បុប្ផា"),
        True,
        False,
    )
    assert journalled(access, "bring in questionnaire") == 1


def test_the_version_that_is_put_in_use_is_asked_instead_of_the_one_before(access: Access, bare_shelf: None) -> None:
    for held in (ONE, TWO):
        do(access, bring_in, held=held, file="small.toml")
        do(access, put_in_use, id="small", version=int(held == TWO) + 1)
    assert [one for one in asked(access, Topic.WELLBEING) if one[0] == "small"] == [("small", 2)]
    do(access, put_in_use, id="small", version=1)
    assert ("small", 1) in asked(access, Topic.WELLBEING)
    do(access, take_out_of_use, id="small")
    assert asked(access, Topic.WELLBEING) == [("wellbeing", 1)]
    shelve(do(access, shelved))
    said = said_answers(Given("small", 2, FULL).written())
    assert said[0] == (do(access, shelved).every[1].question("slept"), "I slept well.", "Often")


def test_answers_have_score_and_band_of_the_centres_own(access: Access, bare_shelf: None) -> None:
    do(access, bring_in, held=ONE, file="small.toml")
    do(access, put_in_use, id="small", version=1)
    shelve(do(access, shelved))
    case = make.registered(access).id
    made = make.questioned(case)
    kept = do(access, record, entry=replace(made, on=DAY, answers=Given("small", 1, FULL).written()))
    assert isinstance(kept, Questioned)
    assert (kept.questionnaire, kept.score, kept.band, kept.topic) == ("small", 6, "high", Topic.WELLBEING)
    (row,) = [one for one in do(access, listed) if one.whole.id == "small"]
    assert (row.asked, row.answered) == (True, 1)


def test_a_version_once_here_is_never_changed(access: Access) -> None:
    do(access, bring_in, held=TWO, file="small.toml")
    for held in (ONE, TWO.replace(b"I slept well.", b"I slept badly.")):
        with pytest.raises(FileMistake) as caught:
            do(access, bring_in, held=held, file="small.toml")
        assert caught.value.line == 2
        assert "next number: 3" in caught.value.said()
    assert do(access, file_of, id="small", version=2) == TWO


def test_what_is_handed_on_is_the_file_as_it_was(access: Access) -> None:
    do(access, bring_in, held=b"\xef\xbb\xbf" + ONE.replace(b"\n", b"\r\n"), file="small.toml")
    assert do(access, file_of, id="small", version=1) == ONE
    assert do(access, file_of, id="wellbeing", version=1) == shipped_files()["wellbeing.toml"]


def test_the_names_of_the_program_stay_its_own(access: Access) -> None:
    with pytest.raises(FileMistake) as caught:
        do(access, bring_in, held=ONE.replace(b'"small"', b'"wellbeing"'), file="x.toml")
    assert "our_wellbeing" in caught.value.said()
    assert do(access, shelved).texts == ()


def test_there_is_always_one_questionnaire_on_the_risk(access: Access) -> None:
    (first,) = asked(access, Topic.RISK)
    with pytest.raises(OnlyRisk):
        do(access, take_out_of_use, id=first[0])
    do(access, bring_in, held=RISK, file="risk.toml")
    do(access, put_in_use, id="our_risk", version=1)
    assert asked(access, Topic.RISK) == [("our_risk", 1)]
    with pytest.raises(OnlyRisk):
        do(access, take_out_of_use, id="our_risk")
    do(access, put_in_use, id=first[0], version=first[1])
    assert asked(access, Topic.RISK) == [first]


def test_one_of_the_program_is_taken_out_and_put_back(access: Access) -> None:
    do(access, take_out_of_use, id="wellbeing")
    assert asked(access, Topic.WELLBEING) == []
    with pytest.raises(Gone):
        do(access, take_out_of_use, id="wellbeing")
    do(access, put_in_use, id="wellbeing", version=1)
    assert asked(access, Topic.WELLBEING) == [("wellbeing", 1)]


def test_what_no_case_file_asks_is_not_put_in_use(access: Access) -> None:
    (stress,) = newest(shipped(), Topic.STRESS)
    with pytest.raises(NotAskedHere):
        do(access, put_in_use, id=stress.id, version=stress.version)
    with pytest.raises(Gone):
        do(access, put_in_use, id="nobody", version=1)


def test_only_an_administrator_may_and_everybody_reads_the_shelf(folder: Path) -> None:
    with opened(folder) as access:
        do(access, bring_in, held=ONE, file="small.toml")
    tried: list[tuple[Callable[..., object], dict[str, object]]] = [
        (bring_in, {"held": TWO, "file": "small.toml"}),
        (put_in_use, {"id": "wellbeing", "version": 1}),
        (take_out_of_use, {"id": "wellbeing"}),
        (listed, {}),
        (file_of, {"id": "wellbeing", "version": 1}),
    ]
    with opened(folder, COLLEAGUE) as dara:
        assert do(dara, shelved).texts == (SMALL,)
        for change, values in tried:
            with pytest.raises(NotInRole):
                do(dara, change, **values)
