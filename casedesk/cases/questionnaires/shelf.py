"""The questionnaires there are: the program’s own, and those of the centre whose vault is open (docs/decisions/0024).

Answers say themselves wherever they are shown, and need the version they were given under. So the shelf is one for the
program, like the language it speaks: whoever opens a vault fills it, on every thread, and empties it on locking.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.questionnaires.declared import Questionnaire
from casedesk.cases.questionnaires.mistakes import FileMistake
from casedesk.cases.questionnaires.reading import read
from casedesk.paths import resources
from casedesk.text.translation import LANGUAGES

ALONE = (Topic.RISK, Topic.FEEDBACK, Topic.STRESS)
"""On each of these exactly one questionnaire is asked: where it is asked, nobody chooses."""


@functools.cache
def shipped() -> tuple[Questionnaire, ...]:
    """Those that came with the program, every version. Raises FileMistake."""
    return tuple(read(held, name, languages=LANGUAGES) for name, held in shipped_files().items())


def shipped_files() -> Mapping[str, bytes]:
    """Their files, by name."""
    return {file.name: file.read_bytes() for file in sorted(resources("questionnaires").glob("*.toml"))}


@dataclass(frozen=True)
class Shelf:
    """Shelf(texts, decided): the centre’s own files, and which version of each questionnaire it decided to ask.

    `decided` has None for one that is not asked; without a decision the newest one of the program is.
    """

    texts: tuple[str, ...] = ()
    decided: Mapping[str, int | None] = field(default_factory=dict)

    @functools.cached_property
    def own(self) -> tuple[Questionnaire, ...]:
        """The centre’s own. One that a newer program brought in, in a form unknown here, is left out."""
        return tuple(one for one in map(read_own, self.texts) if one is not None)

    @functools.cached_property
    def every(self) -> tuple[Questionnaire, ...]:
        """Every version of all; what the centre brought in goes before a file of the same name that came later."""
        return (*self.own, *shipped())

    def version(self, id: str, version: int) -> Questionnaire | None:
        """One version; None if it is not here."""
        return next((one for one in self.every if (one.id, one.version) == (id, version)), None)

    def in_use(self, *topics: Topic) -> tuple[Questionnaire, ...]:
        """Those that are asked, on these topics. On each of ALONE there is always exactly one."""
        proposed = {one.id: one.version for one in newest(shipped())}
        asked = {**proposed, **self.decided}
        chosen = (self.version(id, version) for id, version in asked.items() if version is not None)
        found = tuple(one for one in chosen if one is not None and one.topic in topics)
        missing = [one for one in ALONE if one in topics and one not in {other.topic for other in found}]
        return (*newest(shipped(), *missing), *found) if missing else found


@functools.lru_cache(maxsize=256)
def read_own(text: str) -> Questionnaire | None:
    """One of the centre’s own; None if it cannot be read. Read once, however often the shelf is filled."""
    try:
        return read(text.encode(), "")
    except FileMistake:
        return None


_here = [Shelf()]


def shelf() -> Shelf:
    """What lies on it now."""
    return _here[0]


def shelve(filled: Shelf) -> None:
    """Fills it anew, on every thread."""
    _here[0] = filled


def newest(every: tuple[Questionnaire, ...], *topics: Topic) -> tuple[Questionnaire, ...]:
    """The newest version of each, on these topics; on any where none is named."""
    found: dict[str, Questionnaire] = {}
    for one in sorted(every, key=lambda one: one.version):
        found[one.id] = one
    return tuple(one for one in found.values() if not topics or one.topic in topics)
