"""Blocks dealt out to pages."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from casedesk.reports.blocks import Block

Placed = tuple[float, Block]
"""How far below the top of the page a block begins, and the block."""


def paged(blocks: Iterable[Block], room: float) -> list[list[Placed]]:
    """The blocks on pages of `room` points, in order; at least one page.

    A block that does not fit is divided where it allows it, else it starts the next page. A block tied to what follows
    never ends a page.
    """
    waiting = deque(blocks)
    pages: list[list[Placed]] = [[]]
    used = 0.0
    while waiting:
        block = waiting.popleft()
        start = used + block.before if pages[-1] else 0.0
        if start + block.height <= room + 1e-6 and start + _tied(block, waiting) <= room + 1e-6:
            pages[-1].append((start, block))
            used = start + block.height
            continue
        parts = block.split(room - start) if not (block.keep and pages[-1]) else None
        if parts:
            pages[-1].append((start, parts[0]))
            waiting.appendleft(parts[1])
        elif pages[-1]:
            waiting.appendleft(block)
        else:
            pages[-1].append((start, block))
            used = block.height
            continue
        pages.append([])
        used = 0.0
    return pages


def _tied(block: Block, following: Iterable[Block]) -> float:
    """The height of what must stand on the same page, from this block on."""
    height = 0.0
    for after in following:
        if not block.keep:
            break
        height += block.height + after.before
        block = after
    return height + block.least
