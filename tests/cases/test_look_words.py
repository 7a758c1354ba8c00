"""Who looked, in words: every action of the journal is said, and nobody is named twice."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import casedesk.cases
from casedesk.cases.case_file import KINDS
from casedesk.cases.look_words import said_look, said_person
from casedesk.cases.queries.who_looked import Look
from casedesk.store.records import NOBODY
from casedesk.text.translation import speaking
from tests.factories import NOON

VERBS = Path(casedesk.cases.__file__).parent


def look(action: str, part: str = "") -> Look:
    return Look(NOON, NOBODY, "Lim Dara", "លឹម ដារ៉ា", action, part)


def written_actions() -> set[str]:
    """The actions that the case file's verbs write about a case."""
    found = set()
    for path in VERBS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "journal":
                found |= {one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant)}
    return {str(one) for one in found}


def test_every_action_that_concerns_a_case_is_said_in_words() -> None:
    actions = written_actions() - {"create provider", "change provider"}
    assert {"register", "print", "export", "send referral"} <= actions
    unsaid = {
        action for action in actions | {"view", "reveal", "create", "change"} if said_look(look(action)) == action
    }
    assert not unsaid


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_change_names_its_part_and_never_its_fields(kind: type) -> None:
    words = said_look(look("change", kind.__table__.name))  # type: ignore[attr-defined]
    assert words == f"Changed: {KINDS[kind].part.label}"


def test_people_are_named_in_the_script_of_the_window_and_oneself_as_you() -> None:
    assert said_person("Lim Dara", "លឹម ដារ៉ា", me=False) == "Lim Dara"
    assert said_person("Lim Dara", "", me=True) == "You"
    assert said_person("", "", me=False, team=True) == "Supervisors"
    with speaking("km"):
        assert said_person("Lim Dara", "លឹម ដារ៉ា", me=False) == "លឹម ដារ៉ា"
