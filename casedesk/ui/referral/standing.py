"""Where one referral stands: its file, her consent to it, and what keeps it from going."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.work import ReferralState
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.referral import Referral
from casedesk.cases.rules.slip import Source
from casedesk.store.files import Gone
from casedesk.ui.desk import Desk
from casedesk.ui.referral.life import hindrance


@dataclass(frozen=True, slots=True)
class Standing:
    """One referral as its file has it; a new one has none yet."""

    file: CaseFile
    referral: Referral | None
    release: ConsentToRelease | None

    def hindered(self, today: date) -> str:
        """Why an earlier consent does not let the letter go; it matters only until it has gone."""
        state = self.referral.state if self.referral else None
        waits = state in (ReferralState.DRAFTED, ReferralState.CONSENTED)
        return hindrance(self.referral, self.release, today) if waits else ""

    def state(self, today: date) -> ReferralState:
        """Where it is; back at the draft while an earlier consent does not hold."""
        if self.referral is None or self.hindered(today):
            return ReferralState.DRAFTED
        return self.referral.state

    def held(self, today: date) -> ConsentToRelease | None:
        """Her consent, unless it no longer holds."""
        return None if self.hindered(today) else self.release

    def source(self, draft: Referral) -> Source:
        """What a letter may tell: the draft, who she is, how she is reached."""
        return Source(draft, self.file.identity, self.file.safe_contact)


def standing_of(desk: Desk, case: UUID, row: UUID | None) -> Standing:
    """The referral as the file is now. Raises Gone when it is not in it."""
    file = desk.ask(open_case, case=case)
    referral = next((one for one in file.referrals if one.id == row), None)
    if row is not None and referral is None:
        raise Gone
    return Standing(file, referral, file.release_of(referral) if referral else None)
