"""Rules about the source itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.rule import Rule, calls, walked

NETWORK = {"QLocalServer", "QLocalSocket"}


def printing(tree: ast.Module) -> Iterator[ast.AST]:
    yield from calls(tree, "print", "pprint", "breakpoint")


def stars(tree: ast.Module) -> Iterator[ast.AST]:
    for node in walked(tree):
        if isinstance(node, ast.ImportFrom) and any(one.name == "*" for one in node.names):
            yield node


def qt_network(tree: ast.Module) -> Iterator[ast.AST]:
    for node in walked(tree):
        match node:
            case ast.ImportFrom(module="PySide6.QtNetwork", names=names) if not {one.name for one in names} <= NETWORK:
                yield node
            case ast.ImportFrom(module="PySide6", names=names) if any(one.name == "QtNetwork" for one in names):
                yield node


def fixed_sleeps(tree: ast.Module) -> Iterator[ast.AST]:
    yield from calls(tree, "sleep", "qWait", "msleep", "usleep")
    for call in calls(tree, "wait"):
        if ast.unparse(call.func) == "qtbot.wait":
            yield call


def mocks(tree: ast.Module) -> Iterator[ast.AST]:
    for node in walked(tree):
        match node:
            case ast.Import(names=names) if any(one.name.startswith("unittest") for one in names):
                yield node
            case ast.ImportFrom(module=str(name)) if name.startswith("unittest"):
                yield node
            case ast.arg(arg="mocker"):
                yield node


def thread_classes(tree: ast.Module) -> Iterator[ast.AST]:
    for node in walked(tree):
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base).endswith("QThread") for base in node.bases):
            yield node


RULES = (
    Rule(
        "the product does not print",
        "nobody reads the output of a window, and what is printed may hold a name",
        printing,
        catches=('print("here")', "pprint(case)", "breakpoint()"),
        leaves=("painter.fillRect(rect)", "report.printed()"),
    ),
    Rule(
        "imports name what they take",
        "a reader must see where a word comes from",
        stars,
        catches=("from casedesk.cases import *",),
        leaves=("from casedesk.cases import records",),
        rooms=("casedesk", "tests", "tools", "benchmarks", "dev.py"),
    ),
    Rule(
        "Qt reaches no network",
        "nothing leaves the building unless a person carries it; the local socket only finds a window already open",
        qt_network,
        catches=("from PySide6.QtNetwork import QTcpSocket", "from PySide6 import QtNetwork"),
        leaves=("from PySide6.QtNetwork import QLocalServer, QLocalSocket",),
    ),
    Rule(
        "tests wait for something, not for a while",
        "a fixed sleep is too short on a busy machine and too long on every other; wait for the thing itself",
        fixed_sleeps,
        catches=("time.sleep(1)", "qtbot.wait(100)", "QTest.qWait(5)"),
        leaves=("qtbot.waitUntil(ready)", "qtbot.waitSignal(signal)", "process.wait()", "event.wait(5)"),
        rooms=("tests",),
        spared={
            "tests/faults/killed.py": "waits for a random moment, to kill in the middle of whatever is under way",
            "tests/faults/changing_passphrase.py": "the same",
        },
    ),
    Rule(
        "tests use the real thing",
        "a mock agrees with whoever wrote it; real vaults, windows and clocks do not",
        mocks,
        catches=("from unittest import mock", "import unittest.mock", "def test(mocker): ..."),
        leaves=("import pytest", "def test(monkeypatch): ..."),
        rooms=("tests",),
    ),
    Rule(
        "work in the background has one road",
        "a thread class per task means a way of failing and of stopping per task",
        thread_classes,
        catches=("class Backup(QThread): ...", "class Backup(QtCore.QThread): ..."),
        leaves=("class Backup(QRunnable): ...", "def run(job, *, then): ..."),
    ),
)
