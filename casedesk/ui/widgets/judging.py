"""A word on how strong a new passphrase is, below the field it is typed into."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, QTimer

from casedesk.security.passphrase import strength
from casedesk.text.sentences import sentences
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.passphrase import PassphraseEdit

JUDGED_AFTER_MS = 300


class Judging(QObject):
    """Judging(field, edit, familiar=tuple): lives as long as the field, and speaks once the typing pauses.

    `familiar()` are names an acquaintance would try. Only ever a warning: nothing is refused here.
    """

    def __init__(self, field: Field, edit: PassphraseEdit, familiar: Callable[[], Collection[str]] = tuple) -> None:
        super().__init__(field)
        self._field, self._edit, self._familiar = field, edit, familiar
        self._pause = QTimer(self, singleShot=True, interval=JUDGED_AFTER_MS)
        self._pause.timeout.connect(self._say)
        edit.textEdited.connect(lambda text: self._pause.start())

    def _say(self) -> None:
        if self._edit.text():
            judged = strength(self._edit.text(), self._familiar())
            self._field.set_help(sentences(judged.said(), judged.hinted()))
