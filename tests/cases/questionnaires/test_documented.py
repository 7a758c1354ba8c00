"""The example in the documentation is a questionnaire."""

from __future__ import annotations

from casedesk.cases.questionnaires.reading import read
from casedesk.cases.questionnaires.scoring import reachable, result_of
from tests.house.rule import ROOT


def test_the_documented_example_is_read_as_it_says() -> None:
    page = (ROOT / "docs" / "questionnaires.md").read_text(encoding="utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    whole = read(example.encode(), "sleep.toml")
    assert reachable(whole.questions()) == {0, 1, 2, 3}
    found = result_of(whole, {"awake": "never", "medicine": "yes", "which": "tea"})
    assert (found.score, found.band and found.band.value, found.subscales) == (3, "hard", {"night": 2})
