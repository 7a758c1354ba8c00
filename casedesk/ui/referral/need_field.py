"""For which need of her plan a referral is: what is still open there, by itself the one that fits the service."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtWidgets import QComboBox

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.work import ENDED, UNDER_WAY, Need, Service
from casedesk.cases.records.referral import Referral
from casedesk.reports.referral_slip import named
from casedesk.text.translation import _
from casedesk.ui.widgets.field import Field

_FITS: Mapping[Service, Need] = {
    Service.SAFE_HOUSE: Need.SAFETY, Service.HEALTH: Need.HEALTH, Service.PSYCHOSOCIAL: Need.PSYCHOSOCIAL,
    Service.LEGAL: Need.LEGAL, Service.POLICE: Need.SAFETY, Service.LIVELIHOODS: Need.WORK,
    Service.CHILD_PROTECTION: Need.CHILDREN, Service.EDUCATION: Need.SCHOOL, Service.HOUSING: Need.HOUSING,
    Service.HOUSEHOLD: Need.MATERIAL, Service.FOOD: Need.MATERIAL, Service.REGISTRATION: Need.PAPERS,
}  # fmt: skip


class NeedField(Field):
    """NeedField(file): `need()` is the one taken or None; `told(but, service)` tells of another referral for it."""

    def __init__(self, file: CaseFile) -> None:
        self._file = file
        self._needs = list(dict.fromkeys(line.need for line in file.plan if line.progress not in ENDED))
        self.box = QComboBox()
        declared = Referral.__fields__["need"]
        super().__init__(_(declared.label), self.box)
        self.show_need(None, None)

    def need(self) -> Need | None:
        """The need taken."""
        found: str | None = self.box.currentData()
        return Need(found) if found else None

    def show_need(self, need: Need | None, service: Service | None) -> None:
        """The need of a referral; without one, the open need that fits the service."""
        fitting = _FITS.get(service) if service is not None else None
        taken = need or (fitting if fitting in self._needs else None)
        self.box.clear()
        self.box.addItem("–", None)
        for one in dict.fromkeys([*self._needs, *([taken] if taken else [])]):
            self.box.addItem(one.said(), one.value)
        self.box.setCurrentIndex(max(self.box.findData(taken.value if taken else None), 0))
        if self.parentWidget() is not None:  # else it would open as a window of its own
            self.setVisible(self.box.count() > 1)

    def told(self, but: UUID | None, service: Service | None) -> str:
        """That another referral for this need, or else for this service, is under way; nothing if there is none."""
        under_way = [one for one in self._file.referrals if one.id != but and one.state in UNDER_WAY and not one.whole]
        need = self.need()
        for_need = [one for one in under_way if need is not None and one.need is need]
        for one in for_need or [one for one in under_way if one.service is service]:
            to = self._file.provider_of(one)
            known = {"number": one.number, "name": named(to) if to else ""}
            if for_need:
                return _("Another referral for this need is under way: {number}, {name}.", **known)
            return _("Another referral for this service is under way: {number}, {name}.", **known)
        return ""
