"""This centre's key leaves as a file, which anybody may see: noted in the journal first."""

from __future__ import annotations

from casedesk.transfer.publishing import Published, publish
from casedesk.ui.desk import Desk
from casedesk.ui.print.press import Make


def noted_key(desk: Desk) -> Make:
    """Notes that it is handed out, and gives what makes the file. Raises Mendable."""
    published: Published = desk.do(publish)
    return lambda: published.content
