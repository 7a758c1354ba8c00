"""What the centre decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from casedesk.security.errors import NotInRole
from casedesk.store.keeping.policies import BACKUP_DAYS, NARRATIVE_YEARS, OutOfReach, decide, decisions
from casedesk.store.work import Work
from tests.two_supervisors import SECOND, office
from tests.vaults import COLLEAGUE, opened

__all__ = ["office"]


def test_an_administrator_decides_within_bounds_and_everybody_reads(office: Path) -> None:
    with opened(office) as access:
        with Work(access) as work, pytest.raises(OutOfReach):
            decide(work, policy=BACKUP_DAYS, value=BACKUP_DAYS.most + 1)
        with Work(access) as work:
            decide(work, policy=NARRATIVE_YEARS, value=2)
            decide(work, policy=NARRATIVE_YEARS, value=4)
            work.commit()
    for who in (COLLEAGUE, SECOND):
        with opened(office, who) as access, Work(access) as work:
            held = decisions(work)
            assert (held[NARRATIVE_YEARS], held[BACKUP_DAYS]) == (4, 62)
            with pytest.raises(NotInRole):
                decide(work, policy=NARRATIVE_YEARS, value=2)
