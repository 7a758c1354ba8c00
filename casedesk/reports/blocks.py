"""What stands on a page, from top to bottom."""

from __future__ import annotations

from typing import Protocol, Self

from reportlab.pdfgen.canvas import Canvas


class Block(Protocol):
    """Something laid out for the width of the page. Lengths are points.

    `before` is the space above, dropped at the top of a page. `keep` ties it to what follows.
    `least` is the height of the smallest part worth starting on a page.
    """

    @property
    def before(self) -> float: ...

    @property
    def keep(self) -> bool: ...

    @property
    def height(self) -> float: ...

    @property
    def least(self) -> float: ...

    def split(self, room: float) -> tuple[Self, Self] | None:
        """The part that fits into `room` and the rest; nothing if there is no good place to part."""

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draws the block, its upper left corner at x, top."""
