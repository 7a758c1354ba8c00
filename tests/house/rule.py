"""What a house rule is, and how it is read against the source."""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Rule:
    """One rule: `find` yields the nodes that break it, in the files under `rooms`.

    `catches` are snippets it must find something in, `leaves` snippets it must pass; `spared` names the files that
    may break it, each with the reason.
    """

    name: str
    reason: str
    find: Callable[[ast.Module], Iterator[ast.AST]]
    catches: tuple[str, ...]
    leaves: tuple[str, ...]
    rooms: tuple[str, ...] = ("casedesk",)
    spared: Mapping[str, str] = field(default_factory=dict)


def offenders(rules: Iterable[Rule]) -> dict[str, list[tuple[str, int]]]:
    """For each rule, by its name: file and line of everything in the source that breaks it, spared files included.

    A file is read once for all rules and then let go: the trees of the whole source would be a burden on every test
    that comes after.
    """
    read: dict[Path, list[Rule]] = {}
    found: dict[str, list[tuple[str, int]]] = {}
    for rule in rules:
        found[rule.name] = []
        for path in sources(*rule.rooms):
            read.setdefault(path, []).append(rule)
    for path, kept in read.items():
        tree = parsed(path)
        for rule in kept:
            lines = (getattr(node, "lineno", 1) for node in rule.find(tree))
            found[rule.name] += [(path.relative_to(ROOT).as_posix(), line) for line in lines]
    return found


def parsed(path: Path) -> ast.Module:
    """The source of a file as a tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


@functools.lru_cache(maxsize=1)
def walked(tree: ast.AST) -> tuple[ast.AST, ...]:
    """Everything in a tree. Every rule asks for it, one after another, of the same tree."""
    return tuple(ast.walk(tree))


def sources(*rooms: str) -> Iterator[Path]:
    """Every Python file under the rooms, which are files or folders of the checkout."""
    for room in rooms:
        place = ROOT / room
        yield from [place] if place.is_file() else sorted(place.rglob("*.py"))


def calls(tree: ast.AST, *names: str) -> Iterator[ast.Call]:
    """Calls of the functions or methods of these names."""
    for node in walked(tree):
        if isinstance(node, ast.Call) and called(node) in names:
            yield node


def called(call: ast.Call) -> str:
    """The bare name of what is called: `exec` in `dialog.exec()`."""
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def literal(node: ast.AST) -> str | None:
    """The words of a string, of an f-string, or of strings put together; None if it is no string."""
    match node:
        case ast.Constant(value=str(words)):
            return words
        case ast.JoinedStr(values=parts):
            return "".join(literal(part) or "" for part in parts)
        case ast.BinOp(left=left, op=ast.Add() | ast.Mod(), right=right):
            said = [words for words in (literal(left), literal(right)) if words is not None]
            return "".join(said) if said else None
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(words)), attr="format")):
            return words
    return None
