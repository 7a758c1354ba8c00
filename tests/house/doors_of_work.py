"""Which public functions take the unit of work or an open vault, which of them ask for a permission, and who calls."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.house.rule import ROOT, called, parsed, sources

OUTSIDE = ("casedesk/ui", "casedesk/app.py", "casedesk/commands.py", "casedesk/play", "casedesk/training")
"""Who stands before the doors; everything else stands behind them."""
TAKEN = {"Work", "Access"}


@dataclass(frozen=True)
class Door:
    """One public function: where it is, which permissions it asks for, by a mark or in its body."""

    module: str
    name: str
    permissions: frozenset[str]

    @property
    def at(self) -> str:
        return f"{self.module}.{self.name}"


def doors() -> Iterator[Door]:
    """Every public function that takes a Work or an Access, the ones outside excepted."""
    behind = set(sources("casedesk")) - set(sources(*OUTSIDE))
    for path in sorted(behind):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for node in parsed(path).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and _takes_a_vault(node):
                yield Door(module, node.name, frozenset(_asked(node)))


def opened_from_outside() -> Mapping[str, set[str]]:
    """What the window, the program's start and the training vault name of the rest: “module.name” → files."""
    found: dict[str, set[str]] = {}
    for path in sources(*OUTSIDE):
        tree, modules = parsed(path), dict[str, str]()
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("casedesk"):
                for one in node.names:
                    modules[one.asname or one.name] = f"{node.module}.{one.name}"
                    found.setdefault(f"{node.module}.{one.name}", set()).add(path.relative_to(ROOT).as_posix())
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
                found.setdefault(f"{modules[node.value.id]}.{node.attr}", set()).add(path.relative_to(ROOT).as_posix())
    return found


def _takes_a_vault(function: ast.FunctionDef) -> bool:
    taken = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return any(isinstance(one.annotation, ast.Name) and one.annotation.id in TAKEN for one in taken)


def _asked(function: ast.FunctionDef) -> Iterator[str]:
    marks = [mark for mark in function.decorator_list if isinstance(mark, ast.Call)]
    asking = [mark for mark in marks if called(mark) in ("verb", "query")]
    body = [call for call in ast.walk(function) if isinstance(call, ast.Call)]
    asking += [call for call in body if called(call) in ("require", "demand")]
    for call in asking:
        for node in ast.walk(call):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Permission":
                yield node.attr
