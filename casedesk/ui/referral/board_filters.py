"""What stands above the referrals board: which service, which provider, how it stands, and whose cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casedesk.cases.codes.referring import ReferralStatus
from casedesk.cases.codes.work import Service
from casedesk.cases.queries.referrals import ReferralRow, StandingRow
from casedesk.text.naming import in_script
from casedesk.text.translation import _
from casedesk.ui.looks.lettering import Style
from casedesk.ui.referral.board_rows import provider_words
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.filters import FilterButton
from casedesk.ui.widgets.flow import Flow

EVERYBODY = "everybody"


class BoardFilters(QWidget):
    """BoardFilters(workers, alone): `picked` when one was taken or cleared; `takes(row)` says whether a row passes.

    `workers` are the others whose cases one can open; who can open none is not asked whose cases. `alone` begins with
    one's own; a supervisor who follows none begins with everybody's.
    """

    picked = Signal()

    def __init__(self, workers: Mapping[UUID, tuple[str, str]], *, alone: bool = True) -> None:
        super().__init__()
        self.service = FilterButton(_("Service"), ())
        self.provider = FilterButton(_("To"), ())
        self.standing = FilterButton(_("How it stands"), [(one.value, one.said()) for one in ReferralStatus])
        named = [(str(id), in_script(*both)) for id, both in workers.items()]
        self.worker = FilterButton(_("Cases of"), [(EVERYBODY, _("everybody")), *named], any_word=_("me"))
        self.worker.choose(None if alone or not workers else EVERYBODY)
        self._clear = link(_("Clear"), self.clear, style=Style.SMALL)
        self._every = (self.service, self.provider, self.standing, self.worker)
        for one in self._every:
            one.picked.connect(lambda _key: self._taken())
        self.worker.setVisible(bool(workers))
        self.setLayout(Flow(*self._every, self._clear))
        self._arrange()

    @property
    def own(self) -> bool:
        """Whether only one's own cases are asked for."""
        return self.worker.key() is None

    def filtered(self) -> bool:
        """Whether anything but the worker is set."""
        return any(one.key() is not None for one in (self.service, self.provider, self.standing))

    def offer(self, rows: Sequence[ReferralRow], standing: Sequence[StandingRow]) -> None:
        """Services and providers that occur; what does not is not offered."""
        seen = {one.service for one in rows if not one.whole} | {one.service for one in standing}
        self.service.offer([(one.value, one.said()) for one in Service if one in seen])
        known = {str(row.to): provider_words(row) for row in rows}
        self.provider.offer(sorted(known.items(), key=lambda pair: pair[1].casefold()))
        self._arrange()

    def for_services(self, services: bool) -> None:
        """Of a service it is asked how it stands, of a referral to whom it goes."""
        self.provider.setVisible(not services)
        self.standing.setVisible(services)

    def takes(self, row: ReferralRow | StandingRow) -> bool:
        """Whether a row passes."""
        service, who = self.service.key(), self.worker.key()
        if service not in (None, row.service.value) or (who not in (None, EVERYBODY) and who != str(row.worker)):
            return False
        if isinstance(row, StandingRow):
            return self.standing.key() in (None, row.status.value)
        to = self.provider.key()
        return (to is None or to == str(row.to)) and not (row.whole and service is not None)

    def clear(self) -> None:
        """Nothing is filtered any more; whose cases stays."""
        for one in (self.service, self.provider, self.standing):
            one.choose(None)
        self._taken()

    def _taken(self) -> None:
        self._arrange()
        self.picked.emit()

    def _arrange(self) -> None:
        self._clear.setVisible(self.filtered())
