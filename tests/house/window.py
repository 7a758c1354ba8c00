"""Rules about the window."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from casedesk.ui.shortcuts import EVERY
from tests.house.rule import Rule, calls, literal, walked

DIALOGS = {"QMessageBox", "QErrorMessage", "QInputDialog"}
BLOCKING = {"exec", "exec_", "getOpenFileName", "getSaveFileName", "getExistingDirectory"}
KEYS = {keys for shortcut in EVERY for keys in shortcut.keys}
COLOUR = re.compile(r"#([0-9a-fA-F]{3,4}){1,2}")


def boxes(tree: ast.Module) -> Iterator[ast.AST]:
    for node in walked(tree):
        match node:
            case ast.ImportFrom(names=names) if any(one.name in DIALOGS for one in names):
                yield node
            case ast.Attribute(attr=name) if name in DIALOGS:
                yield node


def waiting(tree: ast.Module) -> Iterator[ast.AST]:
    yield from calls(tree, *BLOCKING)


def colours(tree: ast.Module) -> Iterator[ast.AST]:
    for node in walked(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and COLOUR.fullmatch(node.value):
            yield node


def keys_of_its_own(tree: ast.Module) -> Iterator[ast.AST]:
    for node in walked(tree):
        match node:
            case ast.keyword(arg="hint", value=ast.Constant(value=str(keys))) if keys and keys not in KEYS:
                yield node.value
    for call in calls(tree, "QKeySequence"):
        if call.args and literal(call.args[0]):
            yield call


def style_sheets(tree: ast.Module) -> Iterator[ast.AST]:
    yield from calls(tree, "setStyleSheet")


RULES = (
    Rule(
        "notices have one door",
        "a box over the page blocks quick hide and auto-lock, and cannot be read beside what it speaks of",
        boxes,
        catches=("from PySide6.QtWidgets import QMessageBox", "QtWidgets.QMessageBox.warning(self, a, b)"),
        leaves=("from PySide6.QtWidgets import QDialog",),
    ),
    Rule(
        "nothing waits inside the window",
        "a nested event loop (`exec`) outlives a lock: after it, a page of a locked vault is still alive; use `open`",
        waiting,
        catches=("dialog.exec()", "menu.exec(point)", "QFileDialog.getSaveFileName(self)"),
        leaves=("dialog.open()", "menu.popup(point)"),
        rooms=("casedesk/ui",),
    ),
    Rule(
        "keys stand in one table",
        "what a button tells and what the window listens to is what “all keys” shows (casedesk/ui/shortcuts.py)",
        keys_of_its_own,
        catches=('button("Save", hint="Ctrl+S")', 'QKeySequence("Ctrl+Z")'),
        leaves=('button("Save", hint="Ctrl+Enter")', "QKeySequence(keys)", "Notice(hint=said)"),
    ),
    Rule(
        "colours live in the palette",
        "light and dark are both designed, and contrast is checked there",
        colours,
        catches=('QColor("#1D6270")', 'pen = "#fff"'),
        leaves=("QColor(role)", 'name = "#12"', 'text = "case #1234 of"'),
        rooms=("casedesk/ui", "casedesk/app.py"),
        spared={"casedesk/ui/looks/palette.py": "this is the palette"},
    ),
    Rule(
        "no style sheets",
        "one style and one palette draw everything; a sheet on one control brings Qt's old frames back",
        style_sheets,
        catches=('label.setStyleSheet("color: red")',),
        leaves=("label.setPalette(palette)",),
        rooms=("casedesk/ui", "casedesk/app.py"),
    ),
)
