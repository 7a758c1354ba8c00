"""A small questionnaire with a bit of everything; a test changes a line of it."""

from __future__ import annotations

from casedesk.cases.questionnaires.declared import Questionnaire
from casedesk.cases.questionnaires.reading import read

SMALL = """\
id = "small"
version = 1
topic = "wellbeing"
title.en = "A small one"

[[subscale]]
id = "rest"
text.en = "Rest"

[[answers]]
id = "how_often"
choices = [
    { value = "never", points = 0, en = "Never" },
    { value = "often", points = 3, en = "Often" },
]

[[section]]
text.en = "This week"

[[section.question]]
id = "slept"
type = "choice"
text.en = "I slept."
answers = "how_often"
subscale = "rest"
coded = true

[[section.question]]
id = "worried"
type = "choice"
text.en = "I worried."
answers = "how_often"
reversed = true

[[section]]
text.en = "The children"

[[section.question]]
id = "children"
type = "yes/no"
text.en = "Are there children?"
points = { yes = 0, no = 0, unknown = 0 }

[[section.question]]
id = "how_many"
type = "number"
text.en = "How many?"
from = 1
to = 20
asked_when = { question = "children", answers = ["yes"] }

[[section.question]]
id = "cry"
type = "scale"
text.en = "How much do they cry?"
from = 0
to = 4
low.en = "not at all"
high.en = "all day"
asked_when = { question = "children", answers = ["yes"] }

[[section.question]]
id = "words"
type = "text"
text.en = "What else?"

[[band]]
value = "low"
from = 0
to = 4
text.en = "Low"

[[band]]
value = "high"
from = 5
to = 10
text.en = "High"
"""


def small(**changes: str) -> Questionnaire:
    """The small questionnaire, each text in it replaced by another."""
    return read(written(**changes).encode(), "small.toml")


def written(*, old: str = "", new: str = "") -> str:
    """The text of the file with `old` replaced by `new`, once."""
    assert not old or old in SMALL, old
    return SMALL.replace(old, new, 1) if old else SMALL


def line_of(words: str, text: str = SMALL) -> int:
    """The line on which some words stand first."""
    return next(n for n, line in enumerate(text.splitlines(), start=1) if words in line)
