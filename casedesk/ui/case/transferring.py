"""Where the transfer of a case begins, or is gone on with: behind “⋯”, and in the part of the referrals."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPushButton

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.codes.work import UNDER_WAY
from casedesk.text.translation import _
from casedesk.ui.case.panel import Sight, writing
from casedesk.ui.looks.icons import Icon
from casedesk.ui.places import Place, Room
from casedesk.ui.widgets.buttons import button

Go = Callable[[Place], object]


def transfer_place(file: CaseFile) -> Place:
    """The transfer that is under way, or a new one."""
    found = next((one for one in file.referrals if one.whole and one.state in UNDER_WAY), None)
    return Place(Room.TRANSFER, file.case.id, row=found.id if found is not None else None, new=found is None)


def rare_transfer(sight: Sight, go: Go) -> Sequence[tuple[Icon, str, Callable[[], object]]]:
    """What stands behind “⋯” of a file that is worked on."""
    if sight.file.case.status is not CaseStatus.OPEN:
        return ()
    return ((Icon.EXPORT, _("Transfer the case…"), lambda: go(transfer_place(sight.file))),)


def transfer_button(sight: Sight, go: Go) -> QPushButton:
    """The same on a button; a closed file does not show it."""
    return writing(button(_("Transfer the case…"), lambda: go(transfer_place(sight.file)), compact=True, quiet=True))
