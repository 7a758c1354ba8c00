"""What the parts of the window may ask of it, so that they need not know the window itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from casedesk.text.translation import speak
from casedesk.ui.background import Background
from casedesk.ui.copied import Copied
from casedesk.ui.looks.appearance import Appearance, Mode
from casedesk.ui.reading_order import step
from casedesk.ui.settings import LANGUAGE, TEXT_SIZE, THEME, Settings

if TYPE_CHECKING:
    from casedesk.ui.entrance.practice import Practice


class Surroundings:
    """What the composition root hands the window."""

    def __init__(
        self,
        app: QApplication,
        settings: Settings,
        appearance: Appearance,
        vaults: Callable[[], Path],
        practice: Callable[[], Practice],
        version: str,
    ) -> None:
        self.app, self.settings, self.appearance = app, settings, appearance
        self.vaults, self.practice, self.version = vaults, practice, version
        self.copied = Copied()

    def dress(self) -> None:
        """Puts on language, colours and size as they are chosen."""
        speak(self.settings.get(LANGUAGE))
        self.appearance.choose(mode=Mode(self.settings.get(THEME)), size=self.settings.get(TEXT_SIZE))


class Frame(QWidget):
    """Frame(around): the window as its parts know it; `Window` is the one there is.

    `background` does long work; `doors` opens and locks vaults, one after the other. `page` is what is shown in
    `stack`, behind the calendar or not.
    """

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.around = around
        self.background = Background(self)
        self.doors = Background(self, threads=1)
        self.stack = QStackedLayout(self)
        self.page: QWidget | None = None

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802
        """Tab and Shift Tab."""
        return step(self, forwards=next)

    @property
    def locked(self) -> bool:
        """Whether no vault is open."""
        raise NotImplementedError

    def show_page(self, page: QWidget) -> None:
        """Puts a page in the place of the one before, which is destroyed."""
        raise NotImplementedError

    def settle(self) -> None:
        """Puts the focus where the page wants it."""
        raise NotImplementedError

    def draw_border(self) -> None:
        """A dashed border round the practice file, and round nothing else."""
        raise NotImplementedError

    def hide_or_return(self) -> None:
        """Puts the calendar in front of everything, or takes it away."""
        raise NotImplementedError

    def lock(self) -> None:
        """Locks at once."""
        raise NotImplementedError

    def leave_behind(self) -> None:
        """The vault that was open is not on this computer any more."""
        raise NotImplementedError
