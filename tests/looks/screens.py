"""Every screen, light and dark, in three languages, as a picture: `python -m tests.looks.screens FOLDER [NAME …]`.

The window is the real one on a real training vault, made for this in a temporary folder; NAMEs take only those screens.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from casedesk import app as composition
from casedesk import training
from casedesk.cases.codes.case import Part
from casedesk.cases.queries.referrals import referrals
from casedesk.security.roles import Role
from casedesk.store.work import Work
from casedesk.text.translation import LANGUAGES
from casedesk.ui import settings as choices
from casedesk.ui.entrance.unlock import UnlockPage
from casedesk.ui.looks.appearance import Mode
from casedesk.ui.places import Place, Room
from casedesk.ui.print.print_screen import PrintScreen
from casedesk.ui.settings import Settings
from casedesk.ui.window.settings_rooms import OFFICE, PAGES
from casedesk.ui.window.window import Window
from tests.looks.office import LEADER, SUPERVISED, Bring, prepare
from tests.looks.states import STATES, outside
from tests.looks.whole_file import WHOLE_FILE, fill, shown_case
from tests.places import every_room

SIZE = (1366, 698)


def settle(until: Callable[[], bool] = lambda: True, seconds: float = 30) -> None:
    """Lets the window do what is waiting, and goes on once the condition holds. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while True:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if until():
            break
        if time.monotonic() > end:
            raise TimeoutError("the window did not get there")
    quiet = time.monotonic() + 0.4
    while time.monotonic() < quiet:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def unlock(window: Window, who: str = training.MAIN_USER) -> None:
    """Unlocks the training vault, through the page."""
    page = window.page
    assert isinstance(page, UnlockPage)
    page.asked.emit(who, training.PASSPHRASE)
    settle(lambda: window.vault is not None)


def a_case(window: Window) -> UUID:
    """The case with the most to show."""
    assert window.vault is not None
    with Work(window.vault.desk.access, reading=True) as work:
        return shown_case(work)


def places(roles: Collection[Role], case: UUID, referral: tuple[UUID, UUID]) -> Iterator[tuple[str, Place]]:
    """Every place of the open vault, with the name of its picture."""
    for place in every_room(roles, case):
        if place.room is not Room.REFERRAL:
            yield place.room.value.replace("_", "-"), place
    for part in Part:
        yield f"case-{part.value}", Place(Room.CASE, case, part)
    for part in (Part.IDENTITY, Part.SAFETY_NOW, Part.ASSESSMENT, Part.PLAN, Part.FOLLOW_UPS, Part.CONSENTS):
        yield f"new-{part.value}", Place(Room.CASE, case, part, new=True)
    yield "referral", Place(Room.REFERRAL, referral[0], Part.REFERRALS, row=referral[1])
    yield "new-referral", Place(Room.REFERRAL, case, Part.REFERRALS, new=True)
    for page in PAGES:
        if page.group != OFFICE:
            yield f"settings-{page.topic.value}", Place(Room.SETTINGS, part=page.topic)


def paint(folder: Path, only: frozenset[str], modes: tuple[Mode, ...], languages: tuple[str, ...]) -> None:
    """Writes NAME-LANGUAGE-MODE.png for every screen into the folder."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as temporary:
        vault = Path(temporary) / "vault"
        given = os.environ.get("CASEDESK_TRAINING")
        shutil.copytree(given, vault) if given else training.make(vault)
        if _supervised(only):
            prepare(vault)
        wanted = any(not only or name in only for name, _bring in WHOLE_FILE)
        filled = fill(vault) if wanted else None
        settings = Settings(Path(temporary) / "settings.toml")
        window = composition.build(app, vault, settings=settings)
        window.resize(*SIZE)
        window.show()
        settle()
        for language in languages:
            for mode in modes:
                settings.set(choices.LANGUAGE, language)
                settings.set(choices.THEME, mode.value)
                settle()
                _one_dress(window, folder, only, f"{language}-{mode.value}", filled)
        window.close()
        settle()


def _one_dress(window: Window, folder: Path, only: frozenset[str], dress: str, filled: UUID | None) -> None:
    def keep(name: str, widget: QWidget | None = None) -> None:
        if not only or name in only:
            window.activateWindow()
            settle(lambda: not _drawing(window))
            (widget or window).grab().save(str(folder / f"{name}-{dress}.png"))

    for name in outside(window):
        keep(name)
    window.ask_who(training.MAIN_USER)
    unlock(window)
    assert window.vault is not None
    shell = window.vault.shell
    case = filled or a_case(window)
    desk = window.vault.desk
    row = desk.ask(referrals)[0]
    for name, place in places(desk.access.person.roles, case, (row.case, row.id)):
        if not only or name in only:
            shell.go(place)
            keep(name)
    for name, bring in (*STATES, *WHOLE_FILE):
        if not only or name in only:
            painted = bring(shell, case)
            keep(name, painted)
            if painted is not None:
                painted.close()
    window.front.toggle()
    keep("hide")
    window.front.toggle()
    window.lock()
    settle()
    _office(window, only, keep)


def _supervised(only: frozenset[str]) -> list[tuple[str, Bring]]:
    return [(name, bring) for name, bring in SUPERVISED if not only or name in only]


def _office(window: Window, only: frozenset[str], keep: Callable[[str, QWidget | None], None]) -> None:
    """What a supervisor who is administrator too finds in Settings, of the whole centre, and elsewhere."""
    office = [page.topic for page in PAGES if page.group == OFFICE]
    wanted = [topic for topic in office if not only or f"settings-{topic.value}" in only]
    if not wanted and not _supervised(only):
        return
    window.ask_who(LEADER)
    unlock(window, LEADER)
    assert window.vault is not None
    window.vault.desk.access.wait_until_sound()
    for topic in wanted:
        window.vault.shell.go(Place(Room.SETTINGS, part=topic))
        keep(f"settings-{topic.value}", None)
    for name, bring in _supervised(only):
        painted = bring(window.vault.shell)
        keep(name, painted)
        if painted is not None:
            painted.close()
    window.lock()
    settle()


def _drawing(window: Window) -> bool:
    """Whether the pages of a paper are still being drawn."""
    screen = window.vault.shell.screen_here if window.vault is not None else None
    button = screen.primary() if isinstance(screen, PrintScreen) else None
    return button is not None and not button.isEnabled()


def main(arguments: list[str]) -> int:
    """Paints into the folder named first; `light`, `dark` and languages among the names narrow the dresses."""
    folder, names = Path(arguments[0]), frozenset(arguments[1:])
    folder.mkdir(parents=True, exist_ok=True)
    modes = tuple(m for m in (Mode.LIGHT, Mode.DARK) if m.value in names) or (Mode.LIGHT, Mode.DARK)
    languages = tuple(code for code in LANGUAGES if code in names) or tuple(LANGUAGES)
    only = names - {"light", "dark", *LANGUAGES}
    paint(folder, only, modes, languages)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["out/screens"]))
