"""What is sealed shows only when asked for, after it was written down, and what nobody may see is not there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part, Risk
from casedesk.cases.verbs.record import record
from casedesk.store import vault
from casedesk.store.access import Access
from casedesk.store.tables import grants
from casedesk.store.work import Work
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.places import Place, Room
from casedesk.ui.widgets.sealed import DOTS
from tests import factories as make
from tests.stories.pages.case_page import CasePage, words_of
from tests.ui.case.pages import followed, page_of
from tests.ui.desks import journalled, shown
from tests.vaults import COLLEAGUE, opened

NUMBER = "012 345 412"


def take_away(access: Access) -> None:
    """Takes every key away, as another computer would."""
    with Work(access) as work:
        work.db.execute(sa.delete(grants))
        work.db.commit()
    access.ring.forget()


def test_the_number_shows_once_that_lies_in_the_journal(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page = page_of(qtbot, desk, followed(access))
    assert NUMBER not in page.words
    assert journalled(access, "reveal") == 0
    page.toggle_number()
    assert NUMBER in page.words
    assert journalled(access, "reveal") == 1
    page.toggle_number()
    assert NUMBER not in page.words


def test_the_number_goes_when_the_page_is_left(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page = page_of(qtbot, desk, followed(access))
    page.toggle_number()
    page.screen.leave()
    assert page.view.safe_bar.number_shown() == ""


def test_sealed_words_stay_dots_until_they_are_asked_for(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page = page_of(qtbot, desk, followed(access), Part.IDENTITY)
    assert set(page.sealed().values()) == {DOTS}
    assert "Sok Sreymom" not in page.words
    page.press("Show Name in Latin letters")
    assert page.sealed()["Name in Latin letters"] == "Sok Sreymom"
    assert page.sealed()["Name in Khmer"] == DOTS
    assert journalled(access, "reveal") == 1


def test_all_sealed_words_of_an_entry_show_together(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page = page_of(qtbot, desk, followed(access))
    page.open_part("Assessment")
    page.open_entry("Assessment")
    page.press("Show sealed words")
    assert set(page.sealed().values()) == {"Her story", "Her aunt"}


def test_a_refused_reveal_leaves_the_dots_and_says_why(qtbot: QtBot, desk: Desk, access: Access) -> None:
    """The file was taken away meanwhile."""
    page = page_of(qtbot, desk, followed(access), Part.IDENTITY)
    take_away(access)
    page.press("Show Name in Latin letters")
    assert set(page.sealed().values()) == {DOTS}
    assert "not shared with you" in page.view.trouble.text()
    assert journalled(access, "reveal") == 0


def test_the_name_shows_on_request_and_is_written_down(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page = page_of(qtbot, desk, followed(access))
    assert "Name hidden" in page.words
    page.screen.names_shown(True)
    assert "សុខ ស្រីមុំ" in page.words
    assert journalled(access, "reveal") == 1
    page.screen.names_shown(False)
    assert "សុខ ស្រីមុំ" not in page.words


def test_the_link_beside_the_name_asks_the_window(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page = page_of(qtbot, desk, followed(access))
    with qtbot.waitSignal(page.screen.names_asked):
        page.press("Show the name")


def test_who_may_not_open_the_file_reads_nothing_of_it(qtbot: QtBot, desk: Desk, access: Access, folder: Path) -> None:
    case = followed(access)
    vault.lock(access)
    with opened(folder, COLLEAGUE) as colleague:
        theirs = Desk(colleague)
        screen = shown(qtbot, CaseScreen(theirs, Place(Room.CASE, case)))
        assert screen.view is None
        assert "This file is not shared with you" in words_of(screen)
        assert "PP-0001" not in words_of(screen)
        assert screen.primary() is None
        assert not screen.commands()
        assert journalled(colleague, "view") == 0
        theirs.deleteLater()


def test_a_file_taken_away_while_it_is_open_leaves_the_screen(qtbot: QtBot, desk: Desk, access: Access) -> None:
    case = followed(access)
    page = page_of(qtbot, desk, case)
    take_away(access)
    desk.changed.emit(Changed(frozenset({"cases"}), frozenset({case}), access.person.id))
    QApplication.processEvents()
    assert page.screen.view is None
    assert "no longer shared" in words_of(page.screen)
    assert "PP-0001" not in words_of(page.screen)


def test_seated_together_counts_risk_and_judgement_are_gone(qtbot: QtBot, desk: Desk, access: Access) -> None:
    case = followed(access)
    make.kept(access, make.follow_up(case, risk=Risk.HIGH, progress="", next_on=None))
    page = page_of(qtbot, desk, case)
    everything = page.words + " ".join(entry.line for entry in page.entries())
    assert "High risk" in everything
    assert "Risk: High" in everything
    page.screen.seated_together(True)
    beside = page.words + " ".join(entry.line for entry in page.entries())
    assert "risk" not in beside.lower()
    assert not any(note.isdecimal() for note in page.parts().values())
    page.open_part("Safety and health now")
    page.open_entry("Safety and health check")
    assert "judgement" not in page.words
    assert "Does she have a safe place to sleep tonight?" in page.words
    page.screen.seated_together(False)
    assert "judgement" in page.words


def test_who_has_looked_lists_what_was_done(qtbot: QtBot, desk: Desk, access: Access) -> None:
    case = followed(access)
    page = page_of(qtbot, desk, case)
    assert "Only you so far." in page.words
    page.press("Who has looked")
    looks = page.table("Who has looked")
    assert looks[0][1:] == ["You", "Opened the file"]
    assert looks[-1][1:] == ["You", "Began the file"]
    assert ["You", "Added: Incidents"] in [look[1:] for look in looks]


def test_who_can_open_names_oneself_and_the_team(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page = page_of(qtbot, desk, followed(access))
    said = words_of(page.view.readers)
    assert "You\ncase worker" in said
    assert "Supervisors\nteam key" in said


def test_outside_the_safe_time_is_said_in_words(qtbot: QtBot, desk: Desk, access: Access) -> None:
    case = make.registered(access, days=(), after=desk.now().time(), before=(desk.now() + timedelta(hours=1)).time()).id
    assert "now is a safe time" in page_of(qtbot, desk, case).words
    other = make.registered(access, days=(), after=(desk.now() + timedelta(hours=1)).time(), before=None).id
    assert "now is outside the safe time" in page_of(qtbot, desk, other).words


def test_a_changed_contact_is_shown_at_once(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page: CasePage = page_of(qtbot, desk, followed(access))
    contact = page.view.sight.file.safe_contact
    assert contact is not None
    desk.do(record, entry=replace(contact, say_first="Ask about the school"))
    assert "Ask about the school" in page.words
    assert "rice order" not in page.words
