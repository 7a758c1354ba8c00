"""What stands in the program is asked for by the program: else it is dead, or was forgotten to be joined to the rest.

Found so: Today had words for an old backup, with a test of their own, and nobody told them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from tests.house.rule import parsed, sources

UNUSED = {
    "verify_chain": "the journal walked in one go, for whoever has all of it; the program takes it piece by piece",
    "delay_between": "a column of the tables of statistics, which are still to come",
}
"""Functions and classes the program itself does not name, each with the reason."""


def made(tree: ast.Module) -> Iterator[str]:
    """Functions and classes of a file. A private one behind a decorator is taken up by it."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not (node.decorator_list and node.name[0] == "_"):
            yield node.name


def named(tree: ast.Module) -> Iterator[str]:
    """What a file makes use of. Importing alone is none."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                yield name
            case ast.Constant(value=str(words)):
                yield words


def unused(trees: Iterable[ast.Module]) -> set[str]:
    whole, used = set[str](), set[str]()
    for tree in trees:
        whole |= set(made(tree))
        used |= set(named(tree))
    return whole - used


def test_everything_is_asked_for() -> None:
    assert unused(parsed(path) for path in sources("casedesk")) == {*UNUSED}


def test_what_is_only_imported_is_found() -> None:
    one = ast.parse("def forgotten(): ...\n@joined\ndef _taken_up(): ...\nclass Used: ...")
    other = ast.parse("from one import forgotten, Used\nUsed()")
    assert unused([one, other]) == {"forgotten"}
