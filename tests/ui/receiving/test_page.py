"""A case from another centre, looked through field by field in the window, and taken in as it was ticked."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import NextStep
from casedesk.cases.codes.review import DocumentKind, Media
from casedesk.cases.codes.work import Need
from casedesk.cases.queries.package_register import came_in
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.referral import ReferralIn
from casedesk.exchange.content import Enclosed, Entry
from casedesk.store.access import Access
from casedesk.store.centre.package_register import PackageOutcome
from casedesk.text.translation import speak
from casedesk.ui.desk import Desk
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.places import Place, Room
from casedesk.ui.receiving.page import ReceivePage
from casedesk.ui.widgets.sealed import DOTS
from tests import factories as make
from tests.accessible import nameless
from tests.centre import who
from tests.effort import calls
from tests.stories.pages.by_name import button
from tests.stories.pages.case_page import words_of
from tests.ui.desks import Heard, journalled, misfits, shown
from tests.ui.receiving.sent import (
    PATIENCE_MS,
    Stick,
    by_hand,
    choose,
    file_of,
    folder,
    given,
    looked,
    names,
    page,
    stick,
    taken_in,
)

__all__ = ["folder", "page", "stick"]


def test_it_says_from_whom_and_every_field_is_read(page: ReceivePage, stick: Stick, qtbot: QtBot) -> None:
    look = looked(page, stick.package, qtbot)
    words = words_of(page)
    for said in ("from Lotus", "key confirmed by Chan Bopha", "She asks for: She moves there"):
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
    told = str(came.not_kept).splitlines()
    assert told == [
        "Incidents · Physical assault · 16 November 2026: not taken in: In her words",
        "Action plan · Legal help: not taken in",
    ]
    (row,) = desk.glance(came_in)
    assert (row.outcome, row.case, row.number) == (PackageOutcome.TAKEN_IN, case, "RH-0001")


def test_who_follows_is_asked_in_its_field(page: ReceivePage, stick: Stick, desk: Desk, qtbot: QtBot) -> None:
    looked(page, stick.package, qtbot).main.click()
    assert page.give is not None
    page.give.main.click()
    assert page.give.field.problem() == "Choose who will follow the case."
    assert desk.glance(came_in) == []


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
    assert page.step_back()
    assert look.outline.hasFocus()
    look.main.click()
    assert page.give is not None
    assert page.step_back()
    assert look.isVisible()
    assert not first.isChecked()
    assert not page.step_back(), "from the list of entries it leaves the page"


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
    assert "Photo: the picture or paper cannot be opened" in str(came.not_kept)


def test_of_thousands_of_unknown_things_the_first_are_told_and_the_rest_counted(
    page: ReceivePage, stick: Stick, tmp_path: Path, qtbot: QtBot
) -> None:
    entries = [Entry("dreams", uuid4(), {"told": f"Of the river, night {n}"}) for n in range(1_000)]
    look = looked(page, by_hand(stick, tmp_path / "p", entries), qtbot)
    page.names_shown(True)
    words = words_of(look)
    assert "Of the river, night 199" in words
    assert "Of the river, night 200" not in words
    assert "800 more lines" in words


def test_a_package_with_thousands_of_entries_stays_quick(
    page: ReceivePage, stick: Stick, tmp_path: Path, qtbot: QtBot
) -> None:
    line = {"need": Need.LEGAL.value, "goal": "A lawyer", "action": "Ask at the clinic " * 20}
    entries = [Entry(PlanLine.__table__.name, uuid4(), line) for _n in range(2_000)]
    look = looked(page, by_hand(stick, tmp_path / "p", entries), qtbot)

    def turned(rows: range) -> None:
        for row in rows:
            look.outline.choose(row)
            QTest.keyClick(look.outline, Qt.Key.Key_Space)
            QApplication.processEvents()

    assert calls(lambda: turned(range(1, 21))) < 20 * 100 * 2_000
    assert "1980 of 2000 entries will be kept" in words_of(look)


def test_another_package_is_chosen_instead(page: ReceivePage, stick: Stick, qtbot: QtBot) -> None:
    look = looked(page, stick.package, qtbot)
    button(look, "Choose another package").click()
    assert page.choose.isVisible()
    assert page.look is None
    assert "from Lotus" not in words_of(page)
    looked(page, stick.package, qtbot)


def test_seated_together_the_page_is_left(page: ReceivePage, qtbot: QtBot) -> None:
    heard = Heard(page)
    page.seated_together(True)
    assert heard.backs == 1


def test_a_long_name_and_a_long_wish_take_no_room_from_the_fields(
    page: ReceivePage, stick: Stick, tmp_path: Path, qtbot: QtBot
) -> None:
    centre = "Centre for women, children and families of Chamkar Mon and the khans beside it, Phnom Penh, second"
    package = by_hand(
        stick, tmp_path / "p", [Entry(PlanLine.__table__.name, uuid4(), {"need": "legal"})], centre=centre,
        purpose="She moves to her sister, who lives by the lake. " * 300,
    )  # fmt: skip
    look = looked(page, package, qtbot)
    assert misfits(page) == []
    assert look.outline.height() > 200


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
