"""The banner while the journal does not match, and the dialog in which a supervisor acknowledges it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from casedesk.security.chain import Break
from casedesk.security.roles import Permission, may
from casedesk.store.access import Access
from casedesk.store.mismatch import acknowledge
from casedesk.text.input import clean_line
from casedesk.text.translation import _, n_
from casedesk.ui.background import Background
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.widgets.buttons import primary
from casedesk.ui.widgets.dialog import Dialog
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.hold import HoldButton
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.window.shell import Shell

BANNER = "journal mismatch"
TOLD = 4
"""Places told one by one; whoever wrote the whole journal anew makes thousands."""


def banner(access: Access, acknowledge: Callable[[], object]) -> Notice:
    """What stands above every page until the journal was acknowledged; only a supervisor finds a link in it."""
    can = may(access.person.roles, Permission.ACKNOWLEDGE)
    ask = "" if can else _("Ask a supervisor to look at it.")
    sentence = _(
        "The journal does not match what was written before, at {places}. For now this vault is for reading only; who "
        "looks is still recorded.",
        places=n_("{n} place", "{n} places", len(access.mismatch)),
    )
    notice = Notice(f"{sentence} {ask}".strip(), Tone.URGENT, link=_("Acknowledge…") if can else "", icon=Icon.JOURNAL)
    notice.setObjectName(BANNER)
    notice.taken.connect(lambda: acknowledge())
    return notice


def pin_banner(shell: Shell, background: Background) -> None:
    """Puts the banner above every page of the window, instead of the one that told of fewer places."""
    access, elsewhere = shell.desk.access, background.on_behalf_of(shell)

    def done(_nothing: None) -> None:
        clear(shell)
        shell.say(_("Acknowledged. Everybody can work again."))
        if shell.place is not None:
            shell.go(shell.place)

    def act(reason: str) -> None:
        elsewhere(lambda: acknowledge(access, reason=reason), done, lambda trouble: shell.tell(trouble.said()))

    clear(shell)
    shell.pin(banner(access, lambda: ask_to_acknowledge(shell, access.mismatch, act)))


def clear(shell: Shell) -> None:
    """Takes the banner away."""
    for one in shell.findChildren(Notice, BANNER):
        one.hide()
        one.setObjectName("")
        one.deleteLater()


def said_break(found: Break) -> str:
    """Where, and what does not match."""
    return _("Entry {number}: {problem}", number=found.seq, problem=_(found.problem))


class Acknowledging(Dialog):
    """Acknowledging(parent, breaks, act): `act(reason)` once the button was held down and a reason is there."""

    def __init__(self, parent: QWidget, breaks: Sequence[Break], act: Callable[[str], object]) -> None:
        super().__init__(parent, width=520)
        self._act = act
        self.reason = QLineEdit()
        self.field = Field(
            _("What you found out, and who knows of it"), self.reason,
            help=_("Sealed to the supervisors. It stays in the journal for ever, signed by you."),
        )  # fmt: skip
        self.hold = HoldButton(_("Acknowledge and go on"))
        self.hold.held.connect(self._held)
        self._fill(breaks)

    def _fill(self, breaks: Sequence[Break]) -> None:
        column = self.headed(_("Go on although the journal does not match?"))
        told = [said_break(one) for one in breaks[:TOLD]]
        if len(breaks) > TOLD:
            told.append(n_("and {n} more place", "and {n} more places", len(breaks) - TOLD))
        column.addWidget(Prose("\n".join(told), style=Style.SMALL, role=Role.INK))
        for words in (
            _(
                "Somebody who works here may have changed entries to hide what they did; or an old copy of the vault "
                "was put back. Before you go on: make a backup, compare the last weekly receipt, and speak with the "
                "other supervisors."
            ),
            _("After that everybody can work again. The places stay marked in the journal."),
        ):
            column.addWidget(Prose(words, style=Style.SMALL))
        column.addWidget(self.field)
        column.addSpacing(px(6))
        column.addLayout(self.answers(self.hold, primary(_("Not now"), self.reject)))

    def _held(self) -> None:
        reason = clean_line(self.reason.text()).text
        if not reason:
            self.field.set_problem(_("The reason is missing. Nothing was changed. Say what you found out."))
            self.reason.setFocus()
            return
        self._act(reason)
        self.accept()


def ask_to_acknowledge(parent: QWidget, breaks: Sequence[Break], act: Callable[[str], object]) -> Acknowledging:
    """Opens the dialog; its safe answer has the focus."""
    dialog = Acknowledging(parent, breaks, act)
    dialog.open()
    return dialog
