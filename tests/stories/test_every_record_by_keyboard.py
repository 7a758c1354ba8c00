"""Every kind of entry is begun, filled in, found, corrected, seen in its history and printed by keyboard alone.

In the ordinary run each kind is walked in one of the three languages; with `CASEDESK_WALKS` each in all of them, and
then every field is answered.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casedesk.cases.case_file import KINDS
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.contact import FirstContact, SafeContact
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.review import Approval
from casedesk.store.records import Record
from casedesk.text.translation import LANGUAGES
from casedesk.ui import settings as choices
from casedesk.ui.settings import Settings
from casedesk.ui.window.window import Window
from tests.stories.pages.records_walked import Walker
from tests.stories.pages.unlock import Unlocking
from tests.vaults import PASSPHRASE

LONG = "CASEDESK_WALKS" in os.environ
_WITH = {ConsentToRelease: Referral, Approval: PlanLine, SafeContact: FirstContact}
"""What is written with another one."""


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_kind_by_keys_alone(window: Window, qtbot: QtBot, settings: Settings, tmp_path: Path, code: str) -> None:
    shell = Unlocking(window, qtbot).unlock("bopha", PASSPHRASE)
    settings.set(choices.LANGUAGE, code)
    window.redress()
    worker = Walker(shell, qtbot, tmp_path, every=LONG)
    worker.registers()
    mine = [kind for kind in KINDS if LONG or share(kind) == code]
    for kind in sorted(mine, key=lambda kind: kind in _WITH):
        worker.walks(kind)
    said = worker.prints(tmp_path / "summary.pdf")
    assert [kind.__name__ for kind in mine if not worker.stands_in(said, kind)] == []
    window.lock()


def share(kind: type[Record]) -> str:
    """The language a kind is walked in when each is walked in one: what needs another is walked with it."""
    place = list(KINDS).index(_WITH.get(kind, kind))
    return list(LANGUAGES)[place % len(LANGUAGES)]
