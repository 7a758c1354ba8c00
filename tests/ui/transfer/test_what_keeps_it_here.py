"""What keeps a case here is told, and nothing of it leaves; a supervisor may decide otherwise, and says on what."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.answers import Answer as Said
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.referring import LegalBasis
from casedesk.cases.codes.work import ReferralState
from casedesk.cases.records.case import Case
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.release import Override
from casedesk.cases.verbs.record import record
from casedesk.store.drafts import my_drafts
from casedesk.transfer.partners import take_key
from casedesk.ui.backups.under_way import under_way
from casedesk.ui.desk import Desk
from casedesk.ui.leaving.permit_dialog import PermitDialog
from casedesk.ui.places import Place, Room
from casedesk.ui.widgets.prose import Prose
from tests.stories.pages.by_name import button
from tests.stories.pages.transferring import TransferPage
from tests.ui.print.test_print_screen import ToFolder
from tests.ui.transfer.opening import WHY, Open, agreed, case, file_of, folder, opens
from tests.ui.transfer.partners import key_file, partner
from tests.vaults import Clock

__all__ = ["case", "folder", "opens"]


def test_the_package_holds_the_words_that_were_seen_or_is_not_made(
    opens: Open, desk: Desk, case: Case, tmp_path: Path, qtbot: QtBot
) -> None:
    page = agreed(opens, desk, tmp_path)
    (who,) = file_of(desk, case).of(Identity)
    desk.changed.disconnect(page.screen.refresh)  # it came from another computer at that moment
    desk.do(record, entry=replace(who, latin_name="Somebody Else"))
    page.go_on()
    qtbot.waitUntil(lambda: "The file was changed meanwhile" in page.told)
    assert not (tmp_path / "chosen.casedesk-case").exists()
    assert file_of(desk, case).left == ()


def test_stopped_on_the_way_there_is_no_file_and_it_can_be_made_again(
    opens: Open, desk: Desk, case: Case, tmp_path: Path, qtbot: QtBot
) -> None:
    page = agreed(opens, desk, tmp_path)
    page.go_on()
    button(page.screen, "Cancel").click()
    qtbot.waitUntil(lambda: "The package was not finished" in page.told)
    assert not (tmp_path / "chosen.casedesk-case").exists()
    assert page.state == "Sent", "what stands in the register stays there"
    page.press("Make the package again…")
    qtbot.waitUntil(lambda: (tmp_path / "chosen.casedesk-case").exists())
    qtbot.waitUntil(lambda: len(file_of(desk, case).left) == 2)


def test_a_stick_that_is_gone_is_told_and_another_place_can_be_chosen(
    opens: Open, desk: Desk, case: Case, tmp_path: Path, qtbot: QtBot
) -> None:
    page = agreed(opens, desk, tmp_path)
    page.screen._sealing._ways = ToFolder(tmp_path / "gone")
    page.go_on()
    qtbot.waitUntil(lambda: "The package could not be put there." in page.told)
    page.screen._sealing._ways = ToFolder(tmp_path)
    page.press("Make the package again…")
    qtbot.waitUntil(lambda: (tmp_path / "chosen.casedesk-case").exists())


def test_a_key_that_was_exchanged_since_is_not_sealed_to(opens: Open, desk: Desk, case: Case, tmp_path: Path) -> None:
    page = agreed(opens, desk, tmp_path)
    (one,) = file_of(desk, case).referrals
    desk.do(take_key, provider=one.provider, path=key_file(tmp_path)[0])
    page.go_on()
    assert "is another one than the one that was confirmed. Nothing has left." in page.told
    assert file_of(desk, case).left == ()


def test_without_a_key_of_our_own_it_is_told_before_a_place_is_chosen(
    opens: Open, desk: Desk, case: Case, tmp_path: Path
) -> None:
    partner(desk, tmp_path, own=False)
    page = opens()
    page.take("River House")
    page.purpose(WHY)
    page.agree(Part.IDENTITY)
    page.go_on()
    page.go_on()
    assert "This centre has no key yet" in page.told
    assert file_of(desk, case).left == ()


def test_while_a_backup_is_made_the_package_waits(
    opens: Open, desk: Desk, case: Case, tmp_path: Path, qtbot: QtBot
) -> None:
    page = agreed(opens, desk, tmp_path)
    go_on, running = threading.Event(), under_way(desk)
    running.begin("Making the backup", lambda progress, stopped: go_on.wait(30), lambda _done: "Made")
    page.go_on()
    assert "Something else is being done. It ends in a moment." in page.told
    with qtbot.waitSignal(running.ended):
        go_on.set()
    assert file_of(desk, case).left == ()
    page.make_package()
    assert (tmp_path / "chosen.casedesk-case").exists()


def test_a_consent_that_ended_between_keeps_it_here(
    opens: Open, desk: Desk, case: Case, clock: Clock, tmp_path: Path
) -> None:
    page = agreed(opens, desk, tmp_path)
    clock.at += timedelta(days=40)
    page.go_on()
    assert "her consent ended on" in page.told
    assert not (tmp_path / "chosen.casedesk-case").exists()


def test_withdrawn_before_it_left_nothing_leaves(opens: Open, desk: Desk, case: Case, tmp_path: Path) -> None:
    page = agreed(opens, desk, tmp_path)
    page.press("She takes her consent back")
    assert page.state == "To be asked again"
    assert "she took her consent back" in page.sent
    assert page.next == "Record her consent"
    assert file_of(desk, case).left == ()


def test_she_does_not_want_it_and_need_not_say_why(opens: Open, desk: Desk, case: Case, tmp_path: Path) -> None:
    partner(desk, tmp_path)
    page = opens()
    page.take("River House")
    page.press("She does not want it")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PermitDialog)
    dialog.act.click()
    assert page.state == "She does not want it"
    (one,) = file_of(desk, case).referrals
    assert (one.state, one.whole, one.declined) == (ReferralState.DECLINED, True, None)
    assert file_of(desk, case).left == ()


def with_one_part(opens: Open, desk: Desk, tmp_path: Path) -> TransferPage:
    """A new transfer to River House, of which she agrees to one part."""
    partner(desk, tmp_path)
    page = opens()
    page.take("River House")
    page.purpose(WHY)
    page.agree(Part.SAFETY_NOW)
    return page


def test_a_supervisor_lets_it_leave_without_her_consent_after_thinking_again(
    opens: Open, desk: Desk, case: Case, tmp_path: Path
) -> None:
    page = with_one_part(opens, desk, tmp_path)
    for decides in (False, True):
        asked_to_override(page, decides=decides)
    assert page.state == "Without her consent"
    page.make_package()
    file = file_of(desk, case)
    (left,), (decided,), (one,) = file.left, file.of(Override), file.referrals
    assert (left.override, left.parts, left.consent) == (decided.id, (Part.SAFETY_NOW,), None)
    assert one.state is ReferralState.SENT


def test_after_a_supervisor_thought_again_what_is_said_belongs_to_the_transfer_that_was_kept(
    opens: Open, desk: Desk, case: Case, tmp_path: Path
) -> None:
    page = with_one_part(opens, desk, tmp_path)
    asked_to_override(page, decides=False)
    page.agree(Part.IDENTITY)
    page.screen.leave()
    (one,) = file_of(desk, case).referrals
    assert [draft.row for draft in desk.glance(my_drafts)] == [one.id]
    assert page.screen.place == Place(Room.TRANSFER, case=case.id, row=one.id), "built anew it is the same page"
    assert "Your draft is here" not in opens().told, "another transfer does not begin with these answers"


def asked_to_override(page: TransferPage, *, decides: bool) -> None:
    """The supervisor is asked whether it leaves without her consent, and decides so or thinks again."""
    (way,) = (
        one for one in page.screen.findChildren(Prose) if one.link() == "Without her consent…" and one.isVisible()
    )
    way.linkActivated.emit("link")
    dialog: Any = QApplication.activeModalWidget()
    assert isinstance(dialog, PermitDialog)
    values = {"basis": LegalBasis.LIFE, "reason": "He looks for her here", "told_first": Said.YES}
    for name, value in values.items():
        dialog.form.set_value(name, value)
    (dialog.act if decides else dialog.safe).click()
    QApplication.processEvents()
