"""A case from another centre, in the window: refused with a sentence, looked through, taken in or turned down."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import NextStep
from casedesk.cases.codes.review import DocumentKind, Media
from casedesk.cases.codes.work import Need
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.queries.package_register import came_in
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.referral import ReferralIn
from casedesk.exchange.content import Enclosed, Entry
from casedesk.security.roles import Role
from casedesk.store.access import Access
from casedesk.store.centre.package_register import PackageOutcome
from casedesk.text.translation import speak
from casedesk.transfer.partners import drop_partner_key
from casedesk.ui.case_list.screen import CasesScreen
from casedesk.ui.desk import Desk
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.receiving.entry_view import EntryView
from casedesk.ui.receiving.give_view import GiveView
from casedesk.ui.receiving.look_view import LookView
from casedesk.ui.receiving.page import ReceivePage
from casedesk.ui.widgets.asking import Question
from casedesk.ui.widgets.sealed import DOTS
from casedesk.ui.window.rooms import open_doors
from tests import factories as make
from tests.accessible import nameless
from tests.centre import who
from tests.stories.pages.by_name import button, named
from tests.stories.pages.case_page import words_of
from tests.ui.desks import Heard, journalled, misfits, shown
from tests.ui.receiving.sent import PATIENCE_MS, Stick, by_hand, folder, open_package, page, refusal, stick
from tests.vaults import Clock, opened

__all__ = ["folder", "page", "stick"]


def looked(page: ReceivePage, package: Path, qtbot: QtBot) -> LookView:
    open_package(page, package, qtbot)
    assert page.look is not None
    QApplication.processEvents()
    return page.look


def choose(look: LookView, name: str) -> EntryView:
    """Makes the row of this name current."""
    look.outline.choose(names(look).index(name))
    assert look.entry is not None
    return look.entry


def names(look: LookView) -> list[str]:
    model = look.outline.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def given(page: ReceivePage, name: str) -> GiveView:
    """The last step, with this colleague chosen."""
    assert page.look is not None
    page.look.main.click()
    assert page.give is not None
    who_box = page.give.who
    who_box.setCurrentIndex(who_box.findText(name))
    return page.give


def taken_in(page: ReceivePage, qtbot: QtBot, name: str = "Sok Chenda") -> UUID:
    """Takes the case in; its id."""
    heard = Heard(page)
    given(page, name).main.click()
    qtbot.waitUntil(lambda: bool(heard.places), timeout=PATIENCE_MS)
    (place,) = heard.places
    assert isinstance(place, Place)
    assert place.room is Room.CASE
    assert place.case is not None
    assert heard.sentences == ["The case is taken in. Tell the other centre."]
    return place.case


def file_of(desk: Desk, case: UUID) -> CaseFile:
    return desk.ask(open_case, case=case)


def test_what_does_not_open_says_why_and_another_file_is_chosen(
    page: ReceivePage, stick: Stick, tmp_path: Path, desk: Desk, qtbot: QtBot
) -> None:
    cut, other = tmp_path / "cut", tmp_path / "letter"
    cut.write_bytes(stick.package.read_bytes()[:-1])
    other.write_bytes(b"%PDF-1.7 something else entirely")
    assert "its end is missing. Nothing was taken in." in refusal(page, cut, qtbot)
    assert page.choose.main.hasFocus()
    page.choose.notice.say("")
    assert "not a package of CaseDesk" in refusal(page, other, qtbot)
    page.choose.notice.say("")
    assert "cannot be read from there" in refusal(page, tmp_path / "gone", qtbot)
    assert desk.glance(came_in) == []
    assert len(looked(page, stick.package, qtbot).outline.model().index(0, 0).data()) > 0


def test_a_package_for_somebody_else(stick: Stick, tmp_path: Path, qtbot: QtBot) -> None:
    shutil.copytree(stick.here, tmp_path / "sender")
    with opened(tmp_path / "sender") as access:
        desk = Desk(access)
        page = shown(qtbot, ReceivePage(desk, Place(Room.RECEIVE)))
        heard = Heard(page)
        assert "This package is for another centre" in refusal(page, stick.package, qtbot)
        page.choose.notice.taken.emit()
        assert heard.places == [Place(Room.SETTINGS, part=Topic.CENTRE_KEY)]
        desk.deleteLater()


def test_of_a_centre_nobody_confirmed_the_page_leads_to_the_directory(
    page: ReceivePage, stick: Stick, desk: Desk, qtbot: QtBot
) -> None:
    from casedesk.cases.queries.referrals import providers

    (one,) = desk.glance(providers)
    desk.do(drop_partner_key, provider=one.id)
    heard = Heard(page)
    assert "compare these words" in refusal(page, stick.package, qtbot)
    page.choose.notice.taken.emit()
    assert heard.places == [Place(Room.DIRECTORY)]


def test_a_month_later_it_is_too_old(page: ReceivePage, stick: Stick, clock: Clock, qtbot: QtBot) -> None:
    clock.at += timedelta(days=31)
    assert "more than 30 days old" in refusal(page, stick.package, qtbot)


def test_it_says_from_whom_and_every_field_is_read(page: ReceivePage, stick: Stick, qtbot: QtBot) -> None:
    look = looked(page, stick.package, qtbot)
    words = words_of(page)
    for said in ("from Lotus", "key confirmed by Chan Bopha", "They ask for: She moves there"):
        assert said in words
    assert look.outline.hasFocus()
    assert names(look)[:2] == ["Identity", "Identity"]
    assert "The family’s needs · 16 November 2026" in names(look)
    assert "Sok Sreymom" not in words_of(page), "what is sealed is asked for first"
    QTest.keyClick(button(look, "Show sealed words"), Qt.Key.Key_Space)
    assert "Sok Sreymom" in words_of(page)
    incident = choose(look, "Physical assault · 16 November 2026")
    told, hidden = "In her words\nIn her words", f"In her words\n{DOTS}"
    assert told in words_of(incident)
    button(look, "Hide").click()
    assert hidden in words_of(choose(look, "Physical assault · 16 November 2026"))
    for shown_now, words in ((True, told), (False, hidden)):  # F9
        page.names_shown(shown_now)
        assert words in words_of(look)
    incident = choose(look, "Physical assault · 16 November 2026")
    assert not incident.boxes["physical_assault"].isEnabled(), "without it there is no incident"
    assert journalled(page.desk.access, "look at package") == 1


def test_only_what_is_ticked_is_kept(page: ReceivePage, stick: Stick, desk: Desk, qtbot: QtBot) -> None:
    look = looked(page, stick.package, qtbot)
    choose(look, "Physical assault · 16 November 2026").boxes["account"].click()
    choose(look, "Action plan")
    QTest.keyClick(look.outline, Qt.Key.Key_Space)
    assert "17 of 18 entries will be kept" in words_of(page)
    give = given(page, "Sok Chenda")
    assert "1 entry without a tick, 1 field without a tick" in words_of(give)
    case = taken_in(page, qtbot)
    file = file_of(desk, case)
    (incident,) = file.incidents
    assert (incident.account, file.plan) == (None, ())
    assert file.identity is not None
    assert (file.identity.latin_name, file.case.number) == ("Sok Sreymom", "RH-0001")
    assert file.case.worker == who(desk.access, "Sok Chenda")
    assert file.case.next_step is NextStep.RECORD_CONSENT
    (came,) = file.of(ReferralIn)
    assert (came.person, came.asked_for) == ("Lotus", "She moves there")
    (row,) = desk.glance(came_in)
    assert (row.outcome, row.case, row.number) == (PackageOutcome.TAKEN_IN, case, "RH-0001")


def test_who_follows_is_asked_in_its_field(page: ReceivePage, stick: Stick, desk: Desk, qtbot: QtBot) -> None:
    looked(page, stick.package, qtbot).main.click()
    assert page.give is not None
    page.give.main.click()
    assert page.give.field.problem() == "Choose who will follow the case."
    assert desk.glance(came_in) == []


def test_what_was_taken_in_does_not_open_twice(page: ReceivePage, stick: Stick, desk: Desk, qtbot: QtBot) -> None:
    looked(page, stick.package, qtbot)
    taken_in(page, qtbot)
    again = shown(qtbot, ReceivePage(desk, Place(Room.RECEIVE)))
    assert "was taken in here before" in refusal(again, stick.package, qtbot)


def test_turned_down_with_a_reason(page: ReceivePage, stick: Stick, desk: Desk, qtbot: QtBot) -> None:
    look, heard = looked(page, stick.package, qtbot), Heard(page)
    button(look, "Turn it down…").click()
    question = page.findChild(Question)
    assert isinstance(question, Question)
    assert not question.act.isEnabled(), "no reason yet"
    assert "Tell Lotus by telephone" in words_of(question)
    named(question, QLineEdit, "Why").setText("No room")
    question.act.click()
    QApplication.processEvents()
    assert heard.places == [Place(Room.CAME_IN)]
    (row,) = desk.glance(came_in)
    assert (row.outcome, row.centre, row.case) == (PackageOutcome.TURNED_DOWN, "Lotus", None)
    again = shown(qtbot, ReceivePage(desk, Place(Room.RECEIVE)))
    assert "was turned down here before" in refusal(again, stick.package, qtbot)


def test_with_nothing_ticked_there_is_nothing_to_go_on_to(page: ReceivePage, stick: Stick, qtbot: QtBot) -> None:
    look = looked(page, stick.package, qtbot)
    button(look, "All or none").click()
    assert not look.main.isEnabled()
    button(look, "All or none").click()
    assert look.main.isEnabled()


def test_a_paper_is_looked_at_before_it_is_kept(page: ReceivePage, stick: Stick, desk: Desk, qtbot: QtBot) -> None:
    look = looked(page, stick.package, qtbot)
    entry = choose(look, "Medical certificate")
    button(entry, "Look at it").click()
    looking = page.looking
    assert looking is not None
    qtbot.waitUntil(looking.shows, timeout=PATIENCE_MS)
    QTest.keyClick(looking.view, Qt.Key.Key_Escape)
    assert page.looking is None
    assert look.isVisible()
    file = file_of(desk, taken_in(page, qtbot))
    (paper,) = file.of(Attachment)
    assert paper.title == "Certificate"


def test_esc_goes_one_step_back_and_ticks_stay(page: ReceivePage, stick: Stick, qtbot: QtBot) -> None:
    look = looked(page, stick.package, qtbot)
    QTest.keyClick(look.outline, Qt.Key.Key_Return)
    first = next(iter(look.findChildren(QCheckBox)))
    assert first.hasFocus()
    first.click()
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert look.outline.hasFocus()
    look.main.click()
    assert page.give is not None
    QTest.keyClick(page.give.who, Qt.Key.Key_Escape)
    assert look.isVisible()
    assert not first.isChecked()


def test_stopped_before_the_end_nothing_is_kept(page: ReceivePage, stick: Stick, desk: Desk, qtbot: QtBot) -> None:
    looked(page, stick.package, qtbot)
    give = given(page, "Sok Chenda")
    give.taken.emit(give.who.person())
    give.cancelled.emit()
    qtbot.waitUntil(lambda: give.notice.text() == "You stopped. Nothing was taken in.", timeout=PATIENCE_MS)
    assert give.main.isEnabled()
    assert give.main.hasFocus()
    assert desk.glance(came_in) == []


def test_a_page_that_is_left_lets_go_of_it(page: ReceivePage, stick: Stick, desk: Desk, qtbot: QtBot) -> None:
    looked(page, stick.package, qtbot)
    give = given(page, "Sok Chenda")
    give.taken.emit(give.who.person())
    assert page.leave()
    rows = desk.glance(came_in)
    assert len(rows) <= 1, "it is in the vault whole, or not at all"


def test_a_file_that_looks_alike_is_named_by_its_code(
    page: ReceivePage, stick: Stick, access: Access, qtbot: QtBot
) -> None:
    case = make.registered(access)
    make.kept(access, make.identity(case.id))
    looked(page, stick.package, qtbot).main.click()
    assert page.give is not None
    words = words_of(page.give)
    assert case.number in words
    assert "two files of one person can be made one" in words


def test_what_is_unknown_here_is_listed_apart_and_noted_in_the_file(
    page: ReceivePage, stick: Stick, tmp_path: Path, desk: Desk, qtbot: QtBot
) -> None:
    plan, torn = uuid4(), uuid4()
    entries = [
        Entry(PlanLine.__table__.name, plan, {"need": Need.LEGAL.value, "goal": "A lawyer", "mood": "calm"}),
        Entry("dreams", uuid4(), {"told": "Of the river"}),
        Entry(Attachment.__table__.name, torn, {"kind": DocumentKind.PHOTO.value, "title": "The door"}),
    ]
    papers = [Enclosed(torn, Media.JPEG, "door", b"\xff\xd8\xff torn")]
    look = looked(page, by_hand(stick, tmp_path / "p", entries, papers), qtbot)
    assert names(look)[-1] == "Cannot be kept here"
    lost = choose(look, "Cannot be kept here")
    assert "Of the river" not in words_of(lost)
    button(lost, "Show sealed words").click()
    assert "mood: calm" in words_of(lost)
    assert "told: Of the river" in words_of(lost)
    photo = choose(look, "Photo")
    assert photo.boxes == {}, "a picture that is not whole is not kept"
    assert "This picture is damaged" in words_of(photo)
    file = file_of(desk, taken_in(page, qtbot))
    (line,) = file.plan
    assert (line.need, line.goal, file.of(Attachment)) == (Need.LEGAL, "A lawyer", ())
    (came,) = file.of(ReferralIn)
    assert "Of the river" in str(came.not_kept)


def test_a_package_with_thousands_of_entries_stays_quick(
    page: ReceivePage, stick: Stick, tmp_path: Path, qtbot: QtBot
) -> None:
    line = {"need": Need.LEGAL.value, "goal": "A lawyer", "action": "Ask at the clinic " * 20}
    entries = [Entry(PlanLine.__table__.name, uuid4(), line) for _n in range(4_000)]
    look = looked(page, by_hand(stick, tmp_path / "p", entries), qtbot)
    began = time.perf_counter()
    for row in range(1, 21):
        look.outline.choose(row)
        QTest.keyClick(look.outline, Qt.Key.Key_Space)
        QApplication.processEvents()
    assert (time.perf_counter() - began) / 20 < 0.1
    assert "3980 of 4000 entries will be kept" in words_of(look)


def test_another_package_is_chosen_instead(page: ReceivePage, stick: Stick, qtbot: QtBot) -> None:
    look = looked(page, stick.package, qtbot)
    button(look, "Choose another package").click()
    assert page.choose.isVisible()
    assert page.look is None
    assert "from Lotus" not in words_of(page)
    looked(page, stick.package, qtbot)


def test_a_worker_finds_no_way_in(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "Take in a transferred case…"
    heard = Heard(screen := shown(qtbot, CasesScreen(desk, Place(Room.CASES))))
    button(screen, words).click()
    assert heard.places == [Place(Room.RECEIVE)]
    monkeypatch.setattr(desk.access, "person", replace(desk.access.person, roles=frozenset({Role.SOCIAL_WORKER})))
    assert words not in words_of(shown(qtbot, CasesScreen(desk, Place(Room.CASES))))
    assert Room.RECEIVE not in open_doors(desk.access.person.roles)


def test_seated_together_the_page_is_left(page: ReceivePage, qtbot: QtBot) -> None:
    heard = Heard(page)
    page.seated_together(True)
    assert heard.backs == 1


@pytest.mark.parametrize(("language", "size"), [("en", 100), ("km", 130), ("fr", 130)])
def test_nothing_is_cut(desk: Desk, stick: Stick, qtbot: QtBot, dressed: Appearance, language: str, size: int) -> None:
    speak(language)
    dressed.choose(size=size)
    page = shown(qtbot, ReceivePage(desk, Place(Room.RECEIVE)))
    assert (misfits(page), nameless(page)) == ([], [])
    look = looked(page, stick.package, qtbot)
    for row in (0, 1, look.outline.model().rowCount() - 1):
        look.outline.choose(row)
        assert (misfits(page), nameless(page)) == ([], [])
    look.main.click()
    assert (misfits(page), nameless(page)) == ([], [])
