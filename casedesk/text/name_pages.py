"""The pages of the index of names: texts end to end, scanned as one string."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass
class Lane:
    """One kind of text of one page. A text is written "\\n its words", a person's texts end with "\\n"."""

    text: str = ""
    starts: array[int] = field(default_factory=lambda: array("L", [0]))

    @classmethod
    def of(cls, blocks: Iterable[str]) -> Lane:
        """One block a person, in the order of the page."""
        kept = list(blocks)
        starts = array("L", [0])
        for block in kept:
            starts.append(starts[-1] + len(block))
        return cls("".join(kept), starts)

    def with_block(self, slot: int, block: str) -> Lane:
        """The lane with one person's texts replaced, or added at its end."""
        known = slot < len(self.starts) - 1
        begin = self.starts[slot]
        end = self.starts[slot + 1] if known else begin
        shift = begin + len(block) - end
        behind = self.starts[slot + 1 :] if known else [end]
        starts = self.starts[: slot + 1]
        starts.extend(at + shift for at in behind)
        return Lane(self.text[:begin] + block + self.text[end:], starts)

    def slots_with(self, needle: str) -> Iterator[int]:
        """Everyone in whose texts the needle occurs."""
        find, starts = self.text.find, self.starts
        at = find(needle)
        while at >= 0:
            slot = bisect_right(starts, at) - 1
            yield slot
            at = find(needle, starts[slot + 1])

    def has(self, slot: int, needle: str) -> bool:
        """Whether the needle occurs in the texts of one person."""
        return self.text.find(needle, self.starts[slot], self.starts[slot + 1]) >= 0

    def graded(self, phrase: str) -> Iterator[tuple[int, int]]:
        """Every occurrence as (grade, slot): 0 a whole text, 1 its beginning, 2 a word's beginning, 3 any part."""
        text, starts, length = self.text, self.starts, len(phrase)
        at = text.find(phrase)
        while at >= 0:
            if text[at - 1] != " ":
                grade = 3
            elif text[at - 2] != "\n":
                grade = 2
            else:
                grade = 0 if text[at + length] == "\n" else 1
            yield grade, bisect_right(starts, at) - 1
            at = text.find(phrase, at + 1)


def block_of(texts: Iterable[str]) -> str:
    """One person's texts as a lane keeps them."""
    written = "".join(f"\n {text}" for text in texts)
    return f"{written}\n" if written else ""
