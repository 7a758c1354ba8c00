"""Where one referral stands: its file, her consent to it, and what keeps it from going."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.codes.work import UNSENT, ReferralState
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.release import Override, Release
from casedesk.cases.rules.releasing import Permit
from casedesk.cases.rules.slip import Source
from casedesk.store.files import Gone
from casedesk.text.translation import _
from casedesk.ui.case.release_panel import said_left
from casedesk.ui.desk import Desk
from casedesk.ui.referral.life import hindrance


@dataclass(frozen=True, slots=True)
class Standing:
    """One referral as its file has it; a new one has none yet."""

    file: CaseFile
    referral: Referral | None
    release: ConsentToRelease | None

    @property
    def closed(self) -> bool:
        """Whether the file is only read."""
        return self.file.case.status is not CaseStatus.OPEN

    def hindered(self, today: date) -> str:
        """Why an earlier consent does not let the letter go; it matters only until it has gone."""
        if self.decided(today) is not None:
            return ""
        return self._hindrance(today)

    def decided(self, today: date) -> Override | None:
        """A supervisor's decision by which it leaves without her consent; not while her consent holds."""
        one = self.referral
        if one is None or one.state not in UNSENT:
            return None
        if one.state is ReferralState.CONSENTED and self.release is not None and not self._hindrance(today):
            return None
        alive = (o for o in self.file.of(Override) if o.referral == one.id and o.withdrawn is None)
        return next((o for o in alive if o.given <= today <= o.until and o.provider == one.provider), None)

    def permit(self, today: date) -> Permit | None:
        """On what it leaves: a decision without her, else her consent."""
        return self.decided(today) or self.release

    def in_the_way(self, today: date) -> str:
        """Why it cannot go; once she took it back, also what already went where."""
        taken_back = self.release is not None and self.release.withdrawn is not None
        gone = [_("What has already left stays with them:"), *map(said_left, self.left())] if self.left() else []
        return "\n".join([line for line in (self.hindered(today), *(gone if taken_back else ())) if line])

    def left(self) -> tuple[Release, ...]:
        """What of it has left already, the newest first."""
        return tuple(one for one in self.file.left if self.referral and one.referral == self.referral.id)

    def _hindrance(self, today: date) -> str:
        state = self.referral.state if self.referral else None
        waits = not self.closed and state in (ReferralState.DRAFTED, ReferralState.CONSENTED)
        return hindrance(self.referral, self.release, today) if waits else ""

    def state(self, today: date) -> ReferralState:
        """Where it is; back at the draft while an earlier consent does not hold."""
        if self.referral is None or self.hindered(today):
            return ReferralState.DRAFTED
        if self.decided(today) is not None:
            return ReferralState.CONSENTED
        return self.referral.state

    def held(self, today: date) -> ConsentToRelease | None:
        """Her consent, unless it no longer holds."""
        return None if self._hindrance(today) else self.release

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
