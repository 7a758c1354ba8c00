"""Settings › Backups: ages in words, by itself, what goes on when the page is left, who sees what."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.security.roles import Role
from casedesk.store import scheduled_backups
from casedesk.store.access import Access
from casedesk.store.backups.backing import back_up
from casedesk.store.backups.media import SOON, due, newest, scheduled
from casedesk.store.work import Work
from casedesk.ui.background import Background
from casedesk.ui.backups.page import BackupsPage
from casedesk.ui.backups.under_way import under_way
from casedesk.ui.backups.words import age, mark
from casedesk.ui.desk import Desk
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.today.notices import notices_for
from casedesk.ui.today_notice import TodayNotice
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.marks import Mark
from tests.factories import NOON
from tests.ui.conftest import Show
from tests.vaults import COLLEAGUE, Clock, enrolled, opened

DAY = timedelta(days=1)
PATIENCE_MS = 20_000


@pytest.fixture
def page(desk: Desk, show: Show) -> BackupsPage:
    """The page below its head, as wide as Settings leaves it."""
    return shown(desk, show)


def shown(desk: Desk, show: Show) -> BackupsPage:
    page = BackupsPage(desk, Background(desk))
    show(PageHeader("", buttons=page.buttons()), page).resize(940, 670)
    return page


@pytest.mark.parametrize(
    ("days", "said", "looks"),
    [
        (0, "today", Mark.DONE), (1, "yesterday", Mark.DONE), (6, "6 days old", Mark.DONE),
        (7, "7 days old", Mark.STALE), (13, "13 days old", Mark.STALE), (14, "14 days old", Mark.LATE),
        (400, "400 days old", Mark.LATE), (-3, "today", Mark.DONE),
    ],
)  # fmt: skip
def test_the_age_is_said_and_marked(days: int, said: str, looks: Mark) -> None:
    made, today = NOON, (NOON + DAY * days).date()
    assert mark(made, today) is looks
    assert age(made, today) == said or days < 0


def told(desk: Desk) -> list[TodayNotice]:
    """What Today says of backups."""
    return [one for one in notices_for(desk) if one.place == Place(Room.SETTINGS, part=Topic.BACKUPS)]


def test_today_says_nothing_for_a_week_then_a_quiet_word_then_an_urgent_one(
    access: Access, desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    assert told(desk) == []
    clock.at += SOON
    (none_yet,) = told(desk)
    assert (none_yet.sentence, none_yet.tone) == ("There is no backup of this vault yet.", Tone.WAIT)
    back_up(access, tmp_path)
    assert told(desk) == []
    clock.at += DAY * 8
    (old,) = told(desk)
    assert (old.sentence, old.tone) == ("The newest backup is 8 days old.", Tone.WAIT)
    clock.at += DAY * 6
    (too_old,) = told(desk)
    assert (too_old.sentence, too_old.tone) == ("The newest backup is 14 days old.", Tone.URGENT)
    with Work(access, reading=True) as work:
        assert newest(work) == NOON + SOON


def test_a_backup_goes_on_when_its_page_is_left(
    page: BackupsPage, desk: Desk, qtbot: QtBot, show: Show, tmp_path: Path
) -> None:
    told: list[str] = []
    desk.working.connect(told.append)
    page.back_up_to(tmp_path)
    assert page.progress.isVisible()
    assert not page.primary().isEnabled()  # type: ignore[union-attr]
    page.setParent(None)
    page.deleteLater()
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not under_way(desk, Background(desk)).busy, timeout=PATIENCE_MS)
    assert told[0] == "Making the backup"
    assert told[-1] == ""
    again = shown(desk, show)
    assert again.table.model().rowCount() == 1


def test_a_backup_that_is_cancelled_leaves_nothing_and_says_so(
    page: BackupsPage, desk: Desk, qtbot: QtBot, tmp_path: Path, access: Access
) -> None:
    (tmp_path / "stick").mkdir()
    with access.backing:  # it waits for its turn
        page.back_up_to(tmp_path / "stick")
        page.progress.cancelled.emit()
    qtbot.waitUntil(page.notice.isVisible, timeout=PATIENCE_MS)
    assert page.notice.text() == "It was stopped. Nothing was changed, and nothing half-made was left."
    assert list((tmp_path / "stick").iterdir()) == []
    with qtbot.waitSignal(under_way(desk, Background(desk)).ended, timeout=PATIENCE_MS):
        page.back_up_to(tmp_path / "stick")
    assert page.notice.text().startswith("The backup is made and verified")


def test_trouble_stands_on_the_page(page: BackupsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.back_up_to(tmp_path / "nowhere")
    qtbot.waitUntil(page.notice.isVisible, timeout=PATIENCE_MS)
    assert page.notice.text().startswith("The folder for backups is not there")
    assert page.primary().isEnabled()  # type: ignore[union-attr]


def test_a_schedule_is_kept_and_a_colleague_makes_the_backup_that_is_due(
    desk: Desk, show: Show, tmp_path: Path, access: Access, clock: Clock
) -> None:
    stick = tmp_path / "stick"
    page = shown(desk, show)
    page.schedule.take(stick)
    with Work(access, reading=True) as work:
        assert [(one.place, one.every) for one in scheduled(work)] == [(str(stick), 7)]
        assert due(work) == [], "the stick is not there"
    assert scheduled_backups.waiting(access) == 0
    stick.mkdir()
    assert scheduled_backups.waiting(access) == 1
    scheduled_backups.run(access, lambda part, of: None, lambda: False)
    assert scheduled_backups.waiting(access) == 0
    clock.at += DAY * 8
    assert scheduled_backups.waiting(access) == 1
    page.schedule.every.picked.emit("0")
    assert scheduled_backups.waiting(access) == 0
    page.schedule.every.picked.emit("1")
    assert page.schedule.every.key() == "1"
    assert len(list(stick.glob("Backup *"))) == 1


def test_in_a_colleagues_session_it_is_made_too(folder: Path, tmp_path: Path, clock: Clock) -> None:
    from casedesk.store.backups.media import schedule

    with opened(folder, clock=clock) as access, Work(access) as work:
        schedule(work, place=str(tmp_path), every=1)
        work.commit()
    with opened(folder, COLLEAGUE, clock) as access:
        assert scheduled_backups.waiting(access) == 1
        scheduled_backups.run(access, lambda part, of: None, lambda: False)
        assert scheduled_backups.waiting(access) == 0
    assert len(list(tmp_path.glob("Backup *"))) == 1


def test_an_administrator_backs_up_but_neither_proves_nor_takes_away(folder: Path, show: Show, tmp_path: Path) -> None:
    with opened(folder) as access:
        enrolled(access, "Meas Chanthy", "chanthy", frozenset({Role.ADMINISTRATOR}))
        back_up(access, tmp_path)
    with opened(folder, "chanthy") as access:
        desk = Desk(access)
        page = shown(desk, show)
        assert page.evacuation is None
        assert page.restoring is None
        prove, new = page.buttons()
        assert new.isEnabled()
        assert not prove.isEnabled()
        assert "A supervisor proves it" in prove.toolTip()
        desk.deleteLater()


def test_an_old_backup_is_looked_into_beside_the_vault(
    page: BackupsPage, desk: Desk, qtbot: QtBot, access: Access, tmp_path: Path
) -> None:
    made = back_up(access, tmp_path).folder
    assert page.restoring is not None
    with qtbot.waitSignal(under_way(desk, Background(desk)).ended, timeout=PATIENCE_MS):
        page.restoring.restore(made)
    beside = f"{access.folder.name} restored {date(2026, 11, 16)}"
    assert beside in page.notice.text()
    assert "Chan Bopha, Lim Dara" in page.notice.text()
    with opened(access.folder.with_name(beside), COLLEAGUE) as other:
        assert other.person.name == "Lim Dara"
