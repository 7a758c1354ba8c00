"""A case goes to another centre: nothing but what she agreed to, every word of it seen before, and sealed for them."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.cases.codes.referring import Paper
from casedesk.cases.codes.work import ReferralState, Rejection
from casedesk.cases.records.case import Case
from casedesk.cases.records.release import Release
from casedesk.cases.verbs.refer import answer_referral
from casedesk.security.roles import Role
from casedesk.store.access import Access
from casedesk.store.drafts import my_drafts
from casedesk.text.translation import speak
from casedesk.ui.desk import Desk
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.places import Place, Room
from casedesk.ui.transfer.sent_view import SentView
from tests.accessible import nameless
from tests.stretched import stretching
from tests.ui.desks import Heard, journalled, misfits, unseen
from tests.ui.transfer.opening import WHY, Open, agreed, case, file_of, folder, opens
from tests.ui.transfer.partners import partner

__all__ = ["case", "folder", "opens"]


def test_without_another_centres_key_it_is_told_how_to_get_one(opens: Open, desk: Desk, tmp_path: Path) -> None:
    page = opens()
    heard = Heard(page.screen)
    assert "No other centre’s key is here yet" in page.words
    page.press("Open the directory")
    assert heard.places == [Place(Room.DIRECTORY)]
    page.go_on()
    assert "The centre is missing." in page.told


def test_a_centre_whose_words_nobody_compared_is_not_taken(opens: Open, desk: Desk, tmp_path: Path) -> None:
    hill = partner(desk, tmp_path, "Hill centre", confirmed=False)
    page = opens()
    heard = Heard(page.screen)
    page.take("Hill centre")
    assert "Nobody has compared the words of this key yet." in page.told
    assert "Consent ends" not in page.words
    page.screen._form._picker.directory_asked.emit(hill)
    assert heard.places == [Place(Room.DIRECTORY, row=hill.id)]


def test_what_she_did_not_agree_to_is_not_among_the_words(opens: Open, desk: Desk, tmp_path: Path) -> None:
    partner(desk, tmp_path)
    page = opens()
    page.take("River House")
    assert page.sent == "Nothing will be sent until she agrees to a part."
    page.agree(Part.IDENTITY)
    assert "Sok Sreymom" in page.sent
    page.agree(Part.INCIDENTS)
    assert "In her words" not in page.sent, "her account goes only if it is ticked"
    page.tick(Part.INCIDENTS, "In her words")
    assert "In her words" in page.sent
    page.refuse(Part.IDENTITY)
    assert "Sok Sreymom" not in page.sent


def test_what_is_shown_cannot_be_copied_and_is_scrolled_with_keys(opens: Open, desk: Desk, tmp_path: Path) -> None:
    page = agreed(opens, desk, tmp_path)
    words = page.screen.findChild(SentView)
    assert isinstance(words, SentView)
    QApplication.clipboard().clear()
    words.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        QTest.keyClick(words, key, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == ""
    QTest.keyClick(words, Qt.Key.Key_PageDown)
    assert words.verticalScrollBar().value() > 0
    (again,) = opens(page.screen.place).screen.findChildren(SentView)
    again.setFocus()
    QApplication.processEvents()
    assert again.verticalScrollBar().value() == 0, "it is read from its beginning"


def test_from_her_consent_to_closed_as_transferred(
    opens: Open, desk: Desk, case: Case, access: Access, tmp_path: Path
) -> None:
    page = agreed(opens, desk, tmp_path)
    assert page.state == "Consented"
    assert page.next == "Make the package…"
    page.make_package()
    assert (tmp_path / "chosen.casedesk-case").stat().st_size > 65_536
    (left,) = file_of(desk, case).of(Release)
    assert (left.paper, left.parts) == (Paper.PACKAGE, (Part.IDENTITY, Part.SAFETY_NOW))
    assert journalled(access, "export") == 1
    assert "Tell them by telephone that it comes." in page.words
    page.go_on()
    assert "The answer is missing." in page.words
    page.choose("Accepted")
    page.go_on()
    assert page.state == "Accepted"
    heard = Heard(page.screen)
    assert page.next == "Prepare the closure"
    page.go_on()
    assert heard.places == [Place(Room.CASE, case.id, Part.CLOSURE, new=True)]


def test_a_worker_asks_her_and_a_supervisor_makes_the_package(
    opens: Open, desk: Desk, case: Case, access: Access, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    partner(desk, tmp_path)
    monkeypatch.setattr(access, "person", replace(access.person, roles=frozenset({Role.SOCIAL_WORKER})))
    page = opens()
    page.take("River House")
    page.purpose(WHY)
    page.agree(Part.IDENTITY)
    page.go_on()
    assert (page.state, page.next) == ("Consented", "")
    assert "A supervisor makes the package." in page.words


def test_not_accepted_it_goes_elsewhere_and_she_is_asked_anew(
    opens: Open, desk: Desk, case: Case, tmp_path: Path
) -> None:
    page = agreed(opens, desk, tmp_path)
    page.make_package()
    (one,) = file_of(desk, case).referrals
    desk.do(answer_referral, referral=one.id, accepted=False, reason=Rejection.FULL)
    QApplication.processEvents()
    heard = Heard(page.screen)
    assert "Not accepted: no room." in page.words
    page.go_on()
    (place,) = heard.places
    assert isinstance(place, Place)
    again = opens(place)
    again.take("River House")
    assert again.sent == "Nothing will be sent until she agrees to a part."
    again.agree(Part.SAFETY_NOW)
    again.go_on()
    assert {one.state for one in file_of(desk, case).referrals} == {ReferralState.CONSENTED, ReferralState.REJECTED}


def test_her_answers_survive_leaving(opens: Open, desk: Desk, tmp_path: Path) -> None:
    partner(desk, tmp_path)
    page = opens()
    page.take("River House")
    page.agree(Part.IDENTITY)
    page.refuse(Part.RISK)
    page.tick(Part.IDENTITY, "Name in Khmer")
    page.screen.leave()
    page.screen.close()
    (draft,) = desk.glance(my_drafts)
    assert draft.form == Room.TRANSFER.value
    again = opens()
    assert "Your draft is here" in again.told
    assert "Sok Sreymom" in again.sent
    assert "Name in Khmer" not in again.sent


def test_asked_again_her_new_answers_survive_leaving_and_the_old_consent_holds_until_then(
    opens: Open, desk: Desk, case: Case, tmp_path: Path
) -> None:
    page = agreed(opens, desk, tmp_path)
    page.press("Ask her again, part by part")
    assert page.sent == "Nothing will be sent until she agrees to a part."
    page.agree(Part.PLAN)
    page.screen.leave()
    (one,) = file_of(desk, case).referrals
    assert one.state is ReferralState.CONSENTED
    again = opens(Place(Room.TRANSFER, case=case.id, row=one.id))
    assert "Your draft is here" in again.told
    assert again.next == "Record her consent"
    again.go_on()
    (consent,) = (one for one in file_of(desk, case).releases if one.parts)
    assert consent.parts == (Part.PLAN,)


@pytest.mark.parametrize(("language", "size"), [("en", 100), ("km", 130), ("fr", 130), ("stretched", 130)])
def test_nothing_is_cut(
    opens: Open, desk: Desk, tmp_path: Path, dressed: Appearance, qtbot: QtBot, language: str, size: int
) -> None:
    partner(desk, tmp_path)
    speak("en" if language == "stretched" else language)
    dressed.choose(size=size)
    with stretching() if language == "stretched" else nullcontext():
        page = opens()
        found = [*misfits(page.screen), *nameless(page.screen)]
        page.take("River House")
        for part in page.screen._form.asked.parts:
            page.agree(part)
        page.row(Part.HOUSEHOLD).open_fields()
        found += [*misfits(page.screen), *nameless(page.screen)]
        page.screen._form._purpose.answering.set_value(WHY)
        page.go_on()
        found += [*misfits(page.screen), *unseen(page.screen)]
        page.go_on()
        qtbot.waitUntil(lambda: page.screen._state() is ReferralState.SENT)
        found += [*misfits(page.screen), *nameless(page.screen), *unseen(page.screen)]
    assert found == []
