"""What she said while she was asked what may go along: part by part, field by field, paper by paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import Part
from casedesk.cases.rules.whole_case import Agreed, checked_agreed
from casedesk.transfer.offering import OfferedField, OfferedPart, offered
from casedesk.ui.widgets.marks import Answer


class Asked:
    """Asked(file): her answer to each of `parts` and papers, and which fields of a part go along with it.

    Nothing was asked at first. Of a part she agrees to, what is proposed goes; the other fields are ticked by hand.
    """

    def __init__(self, file: CaseFile) -> None:
        self.file, offer = file, offered(file)
        self.papers = offer.papers
        held = (one for one in offer.parts if one.entries)
        self.parts: Mapping[Part, OfferedPart] = {
            one.part: one for one in held if one.part is not Part.ATTACHMENTS or self.papers
        }
        self.restart()

    def restart(self) -> None:
        """Nothing was asked."""
        self._answers = dict.fromkeys(self.parts, Answer.NOT_ASKED)
        self._given = {one.id: Answer.NOT_ASKED for one in self.papers}
        self._fields = {one.name for part in self.parts for one in self.fields(part) if one.needed or one.usual}

    @property
    def begun(self) -> bool:
        """Whether she gave any answer."""
        return {*self._answers.values(), *self._given.values()} != {Answer.NOT_ASKED}

    def answer(self, part: Part) -> Answer:
        """What she said of a part; the attachments are asked one by one."""
        if part is not Part.ATTACHMENTS:
            return self._answers[part]
        given = set(self._given.values())
        if Answer.AGREED in given:
            return Answer.AGREED
        return given.pop() if len(given) == 1 else Answer.NOT_ASKED

    def paper(self, paper: UUID) -> Answer:
        """What she said of one attachment."""
        return self._given[paper]

    def fields(self, part: Part) -> Iterator[OfferedField]:
        """The fields of a part of which the file holds something, and those it cannot go without."""
        for kind in self.parts[part].kinds:
            yield from (one for one in kind.fields if one.needed or one.answered)

    def goes(self, field: OfferedField) -> bool:
        """Whether a field goes along with its part."""
        return field.needed or field.name in self._fields

    def give(self, part: Part, answer: Answer) -> None:
        """She answered for a part."""
        self._answers[part] = answer

    def give_paper(self, paper: UUID, answer: Answer) -> None:
        """She answered for one attachment."""
        self._given[paper] = answer

    def tick(self, field: OfferedField, goes: bool) -> None:
        """A field goes along with its part, or stays."""
        (self._fields.add if goes else self._fields.discard)(field.name)

    def agreed(self) -> Agreed:
        """Exactly what may go along: the fields of the parts she agreed to, and the attachments she agreed to."""
        parts = tuple(part for part in self.parts if self.answer(part) is Answer.AGREED)
        fields = tuple(one.name for part in parts for one in self.fields(part) if self.goes(one))
        papers = tuple(id for id, answer in self._given.items() if answer is Answer.AGREED)
        return checked_agreed(Agreed(parts, fields, papers))

    def show(self, agreed: Agreed) -> None:
        """As a consent has it: what it does not name is never sent, whether she refused it or was not asked."""
        for part in self.parts:
            self._answers[part] = Answer.AGREED if part in agreed.parts else Answer.NEVER_SENT
            for one in self.fields(part) if part in agreed.parts else ():
                self.tick(one, one.name in agreed.fields)
        for id in self._given:
            self._given[id] = Answer.AGREED if id in agreed.papers else Answer.NEVER_SENT

    def raw(self) -> dict[str, Any]:
        """Everything as JSON values, for the draft."""
        return {
            "parts": {part.value: answer.value for part, answer in self._answers.items()},
            "papers": {str(id): answer.value for id, answer in self._given.items()},
            "fields": sorted(self._fields),
        }

    def restore(self, raw: Mapping[str, Any]) -> None:
        """What `raw` gave; what is not in the file any more is left out."""
        with suppress(AttributeError, KeyError, TypeError, ValueError):
            for name, answer in raw["parts"].items():
                if (part := Part(name)) in self._answers:
                    self._answers[part] = Answer(answer)
            for id, answer in raw["papers"].items():
                if UUID(id) in self._given:
                    self._given[UUID(id)] = Answer(answer)
            self._fields = {name for name in raw["fields"] if isinstance(name, str)}
