"""A certificate of erasure: in the journal before it leaves, made on whatever thread."""

from __future__ import annotations

from collections.abc import Callable

from casedesk.cases.queries.retention import Line
from casedesk.reports.erasure_certificate import PAPER, Printing, erasure_certificate
from casedesk.text.dates import said_moment
from casedesk.text.translation import language, speaking
from casedesk.ui.desk import Desk
from casedesk.ui.print.press import Make


def noted_certificate(desk: Desk, verb: Callable[..., None], line: Line) -> Make:
    """Notes that it leaves, by the verb for a printer or a file, and gives what makes it."""
    now, vault, spoken = desk.now(), desk.access.vault, language()
    desk.do(verb, case=line.erased.file, paper=PAPER, parts="", for_whom=vault.centre)
    printing = Printing(vault.centre, desk.me(), said_moment(now), now.date(), vault.training)

    def make() -> bytes:
        with speaking(spoken):
            return erasure_certificate(line, printing)

    return make
