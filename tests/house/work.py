"""Rules about what is stored and who may touch it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.rule import Rule, called, calls, literal, walked

RUNNING = {"execute", "executemany", "executescript", "exec_driver_sql", "scalar", "scalars"}
WRITTEN = {"text", "literal_column"}
PLAIN = {"sqlite3", "_sqlite3"}


def plain_sqlite(tree: ast.Module) -> Iterator[ast.AST]:
    for node in walked(tree):
        match node:
            case ast.Import(names=names) if any(one.name.split(".")[0] in PLAIN for one in names):
                yield node
            case ast.ImportFrom(module=str(name)) if name.split(".")[0] in PLAIN:
                yield node
            case ast.Call(args=[ast.Constant(value=str(name)), *_]) if name in PLAIN and "import" in called(node):
                yield node


def written_sql(tree: ast.Module) -> Iterator[ast.AST]:
    for node in walked(tree):
        match node:
            case ast.ImportFrom(module=str(source), names=names) if source.startswith("sqlalchemy"):
                if any(one.name in WRITTEN for one in names):
                    yield node
            case ast.Attribute(value=ast.Name(id="sa" | "sqlalchemy"), attr=name) if name in WRITTEN:
                yield node
    for call in calls(tree, *RUNNING):
        said = literal(call.args[0]) if call.args else None
        if said is not None and not said.startswith(("PRAGMA ", "BEGIN")):
            yield call


def unguarded(tree: ast.Module) -> Iterator[ast.AST]:
    for function in taking_work(tree):
        marks = [called(mark) for mark in function.decorator_list if isinstance(mark, ast.Call)]
        if not {"verb", "query"} & {*marks}:
            yield function


def positional(tree: ast.Module) -> Iterator[ast.AST]:
    for function in taking_work(tree):
        if len(by_position(function)) > 1:
            yield function


def unjournalled(tree: ast.Module) -> Iterator[ast.AST]:
    for function in taking_work(tree):
        queries = [mark for mark in function.decorator_list if isinstance(mark, ast.Call) and called(mark) == "query"]
        about_one_case = "case" in {one.arg for one in function.args.kwonlyargs}
        if about_one_case and any("logs" not in {one.arg for one in mark.keywords} for mark in queries):
            yield function


def taking_work(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """The public functions whose first argument is the unit of work."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and by_position(node)[:1] == ["work"]:
            yield node


def by_position(function: ast.FunctionDef) -> list[str]:
    """The names of the arguments that may be given without saying which they are."""
    return [one.arg for one in [*function.args.posonlyargs, *function.args.args]]


RULES = (
    Rule(
        "no plain SQLite",
        "sqlite3 ignores PRAGMA key and writes what it is given in the clear",
        plain_sqlite,
        catches=(
            "import sqlite3",
            "from sqlite3 import dbapi2",
            'importlib.import_module("sqlite3")',
            '__import__("sqlite3")',
        ),
        leaves=("import sqlcipher3.dbapi2", "from sqlalchemy.dialects import sqlite"),
    ),
    Rule(
        "SQL is built, not written",
        "in written SQL a double-quoted sealed name is silently a string; only pragmas cannot be built",
        written_sql,
        catches=(
            'work.execute("SELECT 1")',
            'connection.execute(f"DELETE FROM {table}")',
            "from sqlalchemy import text",
            "sa.text(words)",
            'connection.exec_driver_sql("SELECT " + names)',
        ),
        leaves=(
            "connection.execute(select(Case.number))",
            'connection.execute("PRAGMA quick_check")',
            "report.text(words)",
            "form.execute(order)",
        ),
        spared={
            "casedesk/store/database.py": "asks the driver itself whether the key fits, before there is an engine",
            "casedesk/store/tables.py": "no bytes as a column's default can only be written",
            "casedesk/store/migrations/versions/0002_keys_decide.py": "the same default, for vaults of before",
        },
    ),
    Rule(
        "a verb or query names its permission",
        "who may is decided at one door; a function that takes `work` and stands outside it lets everybody in",
        unguarded,
        catches=("def refer(work, *, case): ...", "@cached\ndef cases(work): ..."),
        leaves=(
            "@verb(Permission.REFER)\ndef refer(work, *, case): ...",
            "@query(Permission.READ, logs='view')\ndef cases(work): ...",
            "def _rows(work): ...",
            "def due(case, today): ...",
        ),
        rooms=("casedesk/cases/verbs", "casedesk/cases/queries"),
    ),
    Rule(
        "a verb takes its values by name",
        "two cases, two dates: in a call by position nobody sees which is which",
        positional,
        catches=("def refer(work, case): ...",),
        leaves=("def refer(work, *, case): ...", "def refer(work, /, *, case): ...", "def _pair(work, one): ..."),
        rooms=("casedesk/cases/verbs", "casedesk/cases/queries"),
    ),
    Rule(
        "opening a file is journalled",
        "a look at a case is written down before it is shown; if it cannot be, nothing is shown",
        unjournalled,
        catches=("@query(Permission.READ)\ndef open_case(work, *, case): ...",),
        leaves=(
            "@query(Permission.READ, logs='view', about='case')\ndef open_case(work, *, case): ...",
            "@query(Permission.READ)\ndef counts(work): ...",
            "@verb(Permission.WRITE)\ndef close(work, *, case): ...",
        ),
        rooms=("casedesk/cases/queries",),
        spared={
            "casedesk/cases/queries/approvals.py": "tells who wrote and who asked, and nothing of what is in the file",
            "casedesk/cases/queries/duplicates.py": "tells the codes of other files, and nothing of what is in any",
            "casedesk/cases/queries/who_looked.py": "shows who looked, and nothing of what is in the file",
        },
    ),
)
