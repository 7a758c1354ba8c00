"""The pages before an open vault, beside Unlock and the first run; and what Unlock says beforehand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from casedesk.text.translation import N_, _
from casedesk.ui import settings as choices
from casedesk.ui.entrance.unlock import UnlockPage
from casedesk.ui.frame import Frame
from casedesk.ui.looks.palette import Tone

if TYPE_CHECKING:
    from casedesk.ui.backups.restore_page import RestorePage
    from casedesk.ui.recovery.rescue_page import RescuePage

PRACTICE = N_(
    "This is the practice file; everybody in it is invented. It opens with the short name {name} and the passphrase "
    "{words}."
)


def rescue_page(frame: Frame, folder: Path) -> RescuePage:
    """What can be done about a forgotten passphrase."""
    from casedesk.ui.recovery.rescue_page import RescuePage

    after_s = frame.around.settings.get(choices.LOCK_MINUTES) * 60.0
    return RescuePage(frame.around.app, frame.doors, folder, after_s=after_s)


def restore_page(frame: Frame, folder: Path) -> RestorePage:
    """How a backup becomes a vault again; `folder` is the vault that is here, if there is one."""
    from casedesk.store.vault import is_vault
    from casedesk.ui.backups.restore_page import RestorePage

    here = folder if folder != Path() and is_vault(folder) else None
    return RestorePage(frame.background, frame.around.vaults(), here)


def look_at_vault(frame: Frame, folder: Path) -> None:
    """Says on Unlock what stands in the way, and what opens the practice file."""
    page = frame.page
    if not isinstance(page, UnlockPage):
        return

    def look() -> bool:
        from casedesk.security import keyfile

        return keyfile.read(folder).header.training

    def say(sentence: str, tone: Tone) -> None:
        if frame.page is page and not page.told():
            page.tell(sentence, tone)

    def tell(training: bool) -> None:
        if training:
            practice = frame.around.practice()
            say(_(PRACTICE, name=practice.short_name, words=f"“{practice.passphrase}”"), Tone.INFO)

    frame.background(look, tell, lambda trouble: say(trouble.said(), Tone.WAIT))
