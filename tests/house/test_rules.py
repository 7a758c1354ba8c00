"""The source keeps every house rule, and every rule catches its offenders."""

from __future__ import annotations

import ast

import pytest

from tests.house import manners, window, words, work
from tests.house.rule import Rule, offenders

RULES = [*words.RULES, *window.RULES, *work.RULES, *manners.RULES]
CATCHES = [pytest.param(rule, snippet, id=f"{rule.name}: {snippet}") for rule in RULES for snippet in rule.catches]
LEAVES = [pytest.param(rule, snippet, id=f"{rule.name}: {snippet}") for rule in RULES for snippet in rule.leaves]


@pytest.fixture(scope="module")
def found() -> dict[str, list[tuple[str, int]]]:
    return offenders(RULES)


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_source_keeps_the_rule(rule: Rule, found: dict[str, list[tuple[str, int]]]) -> None:
    broken = [f"{file}:{line}" for file, line in found[rule.name] if file not in rule.spared]
    assert not broken, f"{rule.name}, because {rule.reason}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_nobody_is_spared_without_need(rule: Rule, found: dict[str, list[tuple[str, int]]]) -> None:
    assert {*rule.spared} <= {file for file, _ in found[rule.name]}


@pytest.mark.parametrize(("rule", "snippet"), CATCHES)
def test_the_rule_catches(rule: Rule, snippet: str) -> None:
    assert [*rule.find(ast.parse(snippet))]


@pytest.mark.parametrize(("rule", "snippet"), LEAVES)
def test_the_rule_leaves_alone(rule: Rule, snippet: str) -> None:
    assert not [*rule.find(ast.parse(snippet))]
