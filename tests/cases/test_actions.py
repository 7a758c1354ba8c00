"""Everything that is journalled anywhere is said in words: no entry is told as a bare verb of the program."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from uuid import UUID, uuid4

from casedesk.cases.actions import ACTIONS, ActionKind, of_kind, said_action
from casedesk.cases.entry_words import said_details
from tests.house.rule import called, parsed, sources

TODAY = date(2026, 11, 16)
WRITING = ("journal", "Note")


def written() -> set[str]:
    """Every action in the source: given to the journal, to a query that logs, or to a function that passes it on."""
    trees = [parsed(path) for path in sources("casedesk")]
    constants = {name: value for tree in trees for name, value in _constants(tree)}
    found: set[str] = set()
    for tree in trees:
        passing = {
            one.name: [arg.arg for arg in one.args.args].index("action")
            for one in ast.walk(tree)
            if isinstance(one, ast.FunctionDef) and "action" in [arg.arg for arg in one.args.args]
        }
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            place = 0 if called(call) in WRITING else passing.get(called(call), -1)
            if 0 <= place < len(call.args):
                found |= set(_said(call.args[place], constants))
            found |= {action for word in call.keywords if word.arg == "logs" for action in _said(word.value, constants)}
    return found - {""}


def _constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id.isupper():
            yield node.targets[0].id, node.value


def _said(value: ast.expr, constants: dict[str, ast.expr]) -> Iterator[str]:
    """The strings an expression can be: itself, either side of a choice, a constant, the values of a table."""
    match value:
        case ast.Constant(value=str(said)):
            yield said
        case ast.IfExp():
            yield from (*_said(value.body, constants), *_said(value.orelse, constants))
        case ast.Name(id=name) | ast.Attribute(attr=name) if name in constants:
            yield from _said(constants[name], constants)
        case ast.Subscript(value=ast.Name(id=name)) if isinstance(table := constants.get(name), ast.Dict):
            for one in table.values:
                yield from _said(one, constants)


def test_every_action_written_anywhere_has_its_words() -> None:
    actions = written()
    assert {"unlock", "lock", "view", "print", "certify", "integrity alarm", "acknowledge", "share"} <= actions
    assert actions - ACTIONS.keys() == set()


def test_every_kind_has_its_actions_and_each_action_one_kind() -> None:
    sifted = [action for kind in ActionKind for action in of_kind(kind)]
    assert sorted(sifted) == sorted(ACTIONS)
    assert all(of_kind(kind) for kind in ActionKind)


def test_an_action_of_a_newer_program_is_told_as_it_stands() -> None:
    assert said_action("levitate") == "levitate"


def named(person: UUID) -> str:
    return "Lim Dara" if person == DARA else ""


DARA = uuid4()


def test_details_name_fields_by_their_label_and_never_a_value() -> None:
    codes = {"part": "identities", "fields": "latin_name address nonsense"}
    assert said_details(codes, named, TODAY) == "Name in Latin letters, House, street, how to find it"


def test_details_name_people_days_and_counts() -> None:
    codes = {"to": str(DARA), "until": "2026-12-01", "cases": "3"}
    assert said_details(codes, named, TODAY) == "for Lim Dara · until 1 Dec · 3 cases"
    assert said_details({"seconds": "-31536000"}, named, TODAY) == "put back by 365 days"
    assert said_details({"seconds": "600"}, named, TODAY) == "put forward by 10 minutes"
    assert said_details({"breaks": "5:ab 17:cd"}, named, TODAY) == "at entry 5, 17"
    assert said_details({"failures": "2"}, named, TODAY) == "after 2 passphrases that did not open"


def test_details_an_insider_wrote_are_no_trouble() -> None:
    for codes in ({"to": "x"}, {"until": ""}, {"cases": "many"}, {"fields": "a b"}, {"levitate": "1"}, {"items": "?"}):
        assert said_details(codes, named, TODAY) is not None
