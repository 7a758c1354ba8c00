"""docs/security.md and the tests tell of the same promises, and every test it names is there."""

from __future__ import annotations

import re

import pytest

from tests.house.rule import ROOT

ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)
PATH = re.compile(r"`(tests/[^`]+\.py)`")
NAMED = re.compile(r"test_promise_(\d\d)_\w+\.py")
ASKED = {*range(7, 26), *range(27, 30)}
"""The promises that have a test named after them; 26 comes with exports."""

TOLD = (ROOT / "docs" / "security.md").read_text("utf-8")
ROWS = {int(number): (promise, kept, shown) for number, promise, kept, shown in ROW.findall(TOLD)}
TESTS = sorted(path.name for path in (ROOT / "tests" / "promises").glob("test_promise_*.py"))


def test_the_page_tells_of_every_promise_once() -> None:
    assert {*ROWS} == {*range(1, 7), *ASKED}
    assert len(ROW.findall(TOLD)) == len(ROWS)


def test_every_promise_has_a_test_of_its_name() -> None:
    assert {int(found[1]) for name in TESTS if (found := NAMED.fullmatch(name))} == ASKED


@pytest.mark.parametrize("number", sorted(ASKED))
def test_the_page_names_every_test_of_the_promise(number: int) -> None:
    mine = {f"tests/promises/{name}" for name in TESTS if name.startswith(f"test_promise_{number:02}_")}
    assert {path for path in PATH.findall(ROWS[number][2]) if "test_promise_" in path} == mine


def test_every_test_that_is_named_exists() -> None:
    assert [path for path in PATH.findall(TOLD) if not (ROOT / path).is_file()] == []


def test_every_promise_says_who_keeps_it() -> None:
    assert {who for _, kept, _ in ROWS.values() for who in kept.split(", ")} <= {"keys", "program", "people"}
