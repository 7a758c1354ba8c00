"""Lines are found whatever stands before them: strings of several lines, lists over lines, comments."""

from __future__ import annotations

from casedesk.cases.questionnaires.lines import Lines

TEXT = '''\
# [[not.a.table]]
a.b = """
[[also.not]]
c = 1
"""
list = [  # a list [ with a bracket in a comment
    { x = "[" },
    { x = 2 },
]
last = 3

[[one]]
name = "first"
[[one.two]]
deep = 1
[[one]]
[[one.two]]
deep = 2
[[one.two]]
"deep" = 3
'''


def test_each_thing_has_its_line() -> None:
    lines = Lines(TEXT)
    assert lines.line_of(("a", "b")) == 2
    assert lines.line_of(("list",)) == 6
    assert lines.line_of(("last",)) == 10
    assert lines.line_of(("one", 0, "name")) == 13
    assert lines.line_of(("one", 0, "two", 0, "deep")) == 15
    assert lines.line_of(("one", 1)) == 16
    assert lines.line_of(("one", 1, "two", 1, "deep")) == 20


def test_what_has_no_line_of_its_own_has_that_of_what_holds_it() -> None:
    lines = Lines(TEXT)
    assert lines.line_of(("list", 1, "x")) == 6
    assert lines.line_of(("one", 1, "missing")) == 16
    assert lines.line_of(("nothing",)) == 1
