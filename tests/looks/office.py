"""The screens of a supervisor who is administrator too, and what makes them worth a picture: files held, files gone.

Each is a name and what brings the frame there. More are added here by whoever makes a page for the office.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa
from PySide6.QtWidgets import QApplication, QWidget

from casedesk import training
from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.records.case import Case
from casedesk.cases.verbs.erase import ask_erasure, erase
from casedesk.store import vault
from casedesk.store.access import Access
from casedesk.store.keeping.erasing import Scope
from casedesk.store.keeping.holding import hold
from casedesk.store.keeping.policies import NARRATIVE_YEARS, decide
from casedesk.store.records import id_of
from casedesk.store.work import Work
from casedesk.ui.keeping.page import KeepingPage, View
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.window.settings_screen import SettingsScreen
from casedesk.ui.window.shell import Shell
from tests.looks.backups import BACKUPS
from tests.looks.journal import JOURNAL
from tests.looks.leaving import LEAVING
from tests.looks.paper import SHEETS
from tests.looks.people import PEOPLE, somebody_new
from tests.looks.receiving import RECEIVING
from tests.looks.team import TEAM, share_and_cover

LEADER, SECOND = "sophal", "theary"
"""Short names of the two supervisors of the practice vault; the first is administrator too."""
Bring = Callable[[Shell], QWidget | None]


def prepare(folder: Path) -> None:
    """Somebody new; requests for erasing, a hold, and two lines of the ledger, made by both supervisors."""
    somebody_new(folder, LEADER)
    first = vault.unlock(folder, LEADER, training.PASSPHRASE)
    try:
        share_and_cover(first)
        files = _oldest_closed(first)
        with Work(first) as work:
            decide(work, policy=NARRATIVE_YEARS, value=2)
            hold(work, file=files[0], why="The provincial court asked for the file")
            done = [ask_erasure(work, case=files[1], scope=Scope.WHOLE)]
            done.append(ask_erasure(work, case=files[2], scope=Scope.NARRATIVE))
            ask_erasure(work, case=files[3], scope=Scope.NARRATIVE)
            work.commit()
    finally:
        vault.lock(first)
    second = vault.unlock(folder, SECOND, training.PASSPHRASE)
    try:
        for erasure in done:
            erase(second, erasure)
        with Work(second) as work:
            ask_erasure(work, case=files[4], scope=Scope.NARRATIVE)
            ask_erasure(work, case=files[5], scope=Scope.WHOLE)
            work.commit()
    finally:
        vault.lock(second)


def _oldest_closed(access: Access) -> Sequence[UUID]:
    with Work(access, reading=True) as work:
        closed = sa.select(id_of(Case)).where(Case.status == CaseStatus.CLOSED).order_by(Case.closed)
        return [row.id for row in work.rows(closed) if access.ring.holds(row.id)]


def _keeping(view: View) -> Bring:
    def bring(shell: Shell) -> None:
        shell.go(Place(Room.SETTINGS, part=Topic.KEEPING))
        QApplication.processEvents()
        assert isinstance(shell.screen_here, SettingsScreen)
        page = shell.screen_here.page
        assert isinstance(page, KeepingPage)
        page.tabs.setCurrentIndex(list(View).index(view))

    return bring


def _hold_asked(shell: Shell) -> QWidget:
    _keeping(View.MAY_GO)(shell)
    assert isinstance(shell.screen_here, SettingsScreen)
    page = shell.screen_here.page
    assert isinstance(page, KeepingPage)
    return page.acts.hold(shell.desk.access.vault.id, "PP-0042")


def _held(shell: Shell) -> None:
    shell.go(Place(Room.CASE, _oldest_closed(shell.desk.access)[0]))


SUPERVISED: Sequence[tuple[str, Bring]] = (
    ("keeping-may-go", _keeping(View.MAY_GO)),
    ("keeping-waiting", _keeping(View.WAITING)),
    ("keeping-erased", _keeping(View.ERASED)),
    ("keeping-rules", _keeping(View.RULES)),
    ("keeping-hold", _hold_asked),
    *SHEETS,
    *BACKUPS,
    ("case-held", _held),
    *TEAM,
    *PEOPLE,
    *LEAVING,
    *JOURNAL,
    *RECEIVING,
    ("today-supervisor", lambda shell: shell.go(Place(Room.TODAY))),
)
"""In the order they are painted."""
