"""The questionnaires there are: several versions of one may lie side by side, the newest is offered."""

from __future__ import annotations

import functools

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.questionnaires.declared import Questionnaire
from casedesk.cases.questionnaires.reading import read
from casedesk.paths import resources
from casedesk.text.translation import LANGUAGES


@functools.cache
def shipped() -> tuple[Questionnaire, ...]:
    """Those that came with the program, every version. Raises FileMistake."""
    files = sorted(resources("questionnaires").glob("*.toml"))
    return tuple(read(file.read_bytes(), file.name, languages=LANGUAGES) for file in files)


def newest(every: tuple[Questionnaire, ...], *topics: Topic) -> tuple[Questionnaire, ...]:
    """The newest version of each, on these topics; on any where none is named."""
    found: dict[str, Questionnaire] = {}
    for one in sorted(every, key=lambda one: one.version):
        found[one.id] = one
    return tuple(one for one in found.values() if not topics or one.topic in topics)


def version_of(every: tuple[Questionnaire, ...], id: str, version: int) -> Questionnaire | None:
    """One version; None if it is not here."""
    return next((one for one in every if (one.id, one.version) == (id, version)), None)
