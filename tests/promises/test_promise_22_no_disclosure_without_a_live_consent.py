"""Promise 22: without a consent that is alive today, for this recipient and purpose, nothing of a case is disclosed.

Whatever is wrong with the consent, the referral is not marked as sent, its page shows no letter, and nothing can be
printed from there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from casedesk.cases.records.referral import Referral
from casedesk.cases.rules.releasing import NoLiveConsent
from casedesk.cases.verbs import refer
from casedesk.store.access import Access
from casedesk.store.work import Work
from casedesk.ui.desk import Desk
from casedesk.ui.places import Place, Room
from casedesk.ui.referral.referral_screen import ReferralScreen
from tests.factories import DAY, consented, drafted, identity, kept, provider, registered
from tests.stories.pages.referral import ReferralPage
from tests.ui.desks import desk, journalled, shown
from tests.ui.print.test_print_screen import ToFolder
from tests.vaults import Clock

__all__ = ["desk"]
Dead = Callable[[Access, Clock], Referral]


def never_given(access: Access, clock: Clock) -> Referral:
    return drafted(access, her_case(access))


def expired(access: Access, clock: Clock) -> Referral:
    made = consented(access, her_case(access), until=DAY + timedelta(days=2))
    clock.at += timedelta(days=3)
    return made


def withdrawn(access: Access, clock: Clock) -> Referral:
    made = consented(access, her_case(access))
    with Work(access) as work:
        back = refer.withdraw_consent(work, referral=made.id)
        work.commit()
    return back


def for_another(access: Access, clock: Clock) -> Referral:
    made = consented(access, her_case(access))
    with Work(access) as work:
        other = refer.keep_provider(work, provider=provider(name="Another desk"))
        changed = refer.draft_referral(work, referral=replace(made, provider=other.id))
        work.commit()
    return changed


def for_another_purpose(access: Access, clock: Clock) -> Referral:
    made = consented(access, her_case(access))
    with Work(access) as work:
        changed = refer.draft_referral(work, referral=replace(made, purpose="Something else"))
        work.commit()
    return changed


def her_case(access: Access) -> Any:
    made = registered(access)
    kept(access, identity(made.id))
    return made.id


DEAD = [never_given, expired, withdrawn, for_another, for_another_purpose]


@pytest.mark.parametrize("dead", DEAD)
def test_it_is_not_marked_as_sent(access: Access, clock: Clock, dead: Dead) -> None:
    made = dead(access, clock)
    with Work(access) as work, pytest.raises(NoLiveConsent):
        refer.send_referral(work, referral=made.id)


@pytest.mark.parametrize("dead", DEAD)
def test_no_letter_is_shown_and_none_is_printed(
    access: Access, desk: Desk, clock: Clock, dead: Dead, tmp_path: Path, qtbot: QtBot
) -> None:
    made = dead(access, clock)
    place = Place(Room.REFERRAL, case=made.case_id, row=made.id)
    page = ReferralPage(shown(qtbot, ReferralScreen(desk, place, ways_out=ToFolder(tmp_path))), qtbot)
    assert "Sreymom" not in page.paper
    assert page.screen.commands() == {}
    assert page.next == "Record her consent"
    assert not [one for one in page.screen.findChildren(QPushButton) if one.text() == "Print" and one.isEnabled()]
    assert journalled(access, "print") == 0


def test_with_one_that_is_alive_it_leaves(access: Access, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    made = consented(access, her_case(access))
    place = Place(Room.REFERRAL, case=made.case_id, row=made.id)
    page = ReferralPage(shown(qtbot, ReferralScreen(desk, place, ways_out=ToFolder(tmp_path))), qtbot)
    assert "Sreymom" in page.paper
    with Work(access) as work:
        assert refer.send_referral(work, referral=made.id).sent is not None


def test_what_is_changed_behind_the_page_is_asked_again_at_the_moment_of_sending(access: Access, clock: Clock) -> None:
    made = consented(access, her_case(access), until=DAY)
    clock.at += timedelta(days=1)
    with Work(access) as work, pytest.raises(NoLiveConsent):
        refer.send_referral(work, referral=made.id)
