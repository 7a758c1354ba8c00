"""The course of one referral through the verbs, from its draft to the state it is in today."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from uuid import UUID

from casedesk.cases.codes.answers import HowGiven
from casedesk.cases.codes.contact import Urgency
from casedesk.cases.codes.work import Item, ReferralState, Rejection, Service
from casedesk.cases.records.referral import Referral
from casedesk.cases.verbs import refer
from casedesk.store.records import NOBODY
from casedesk.store.work import Work
from casedesk.training.calendar import Calendar
from casedesk.training.filling import About
from casedesk.training.situation import Sent

Directory = Mapping[Service, Sequence[UUID]]
"""The services of the directory, by what they offer."""
S = ReferralState
_WAYS = {
    S.DRAFTED: (S.DRAFTED,),
    S.CONSENTED: (S.DRAFTED, S.CONSENTED),
    S.SENT: (S.DRAFTED, S.CONSENTED, S.SENT),
    S.ACCEPTED: (S.DRAFTED, S.CONSENTED, S.SENT, S.ACCEPTED),
    S.REJECTED: (S.DRAFTED, S.CONSENTED, S.SENT, S.REJECTED),
    S.SERVED: (S.DRAFTED, S.CONSENTED, S.SENT, S.ACCEPTED, S.SERVED),
    S.FEEDBACK: (S.DRAFTED, S.CONSENTED, S.SENT, S.ACCEPTED, S.SERVED, S.FEEDBACK),
    S.WITHDRAWN: (S.DRAFTED, S.CONSENTED, S.SENT, S.WITHDRAWN),
    S.DECLINED: (S.DRAFTED, S.DECLINED),
}
_DAYS = {S.SENT: 1, S.ACCEPTED: 4, S.REJECTED: 3, S.SERVED: 5, S.FEEDBACK: 6, S.WITHDRAWN: 3}
"""Days a state comes after the one before it; the others come the same day."""
_AGREED = (Item.FIRST_NAME, Item.SAFE_CONTACT, Item.SEX_AND_AGE, Item.PURPOSE)
_ASKED_TOO = (Item.FULL_NAME, Item.ADDRESS, Item.SUMMARY)


@dataclass(slots=True)
class Course:
    """One referral of one file. `steps` are the days ago and the verb of each state it went through."""

    about: About
    sent: Sent
    directory: Directory
    calendar: Calendar
    id: UUID = field(default=NOBODY)

    def steps(self, opened: int) -> Iterator[tuple[int, Callable[[Work], object]]]:
        """Every step, the earliest first, none before the file was opened."""
        ago, found = self.sent.since, []
        for state in reversed(_WAYS[self.sent.state]):
            found.append((min(ago, opened), partial(self._take, state, min(ago, opened))))
            ago += _DAYS.get(state, 0)
        return reversed(found)

    def _take(self, state: ReferralState, ago: int, work: Work) -> None:
        match state:
            case S.DRAFTED:
                self.id = refer.draft_referral(work, referral=self._draft(ago)).id
            case S.CONSENTED:
                self._ask(work, ago)
            case S.SENT:
                refer.send_referral(work, referral=self.id)
            case S.ACCEPTED:
                days, hour = self.sent.appointment or (ago - 3, 9)
                at = self.calendar.at(days, hour, self.about.chance.choice((0, 30)))
                refer.answer_referral(work, referral=self.id, accepted=True, appointment=at)
            case S.REJECTED:
                reason = self.about.chance.choice(list(Rejection))
                refer.answer_referral(work, referral=self.id, accepted=False, reason=reason)
            case S.SERVED:
                refer.serve_referral(work, referral=self.id, on=self.calendar.day(ago))
            case S.FEEDBACK:
                refer.give_feedback(
                    work, referral=self.id, feedback=self.about.pen.write("referral", "feedback"),
                    hers=self.about.pen.perhaps(0.6, "referral", "her_feedback"),
                )  # fmt: skip
            case S.WITHDRAWN:
                refer.withdraw_referral(work, referral=self.id)
            case S.DECLINED:
                words = self.about.pen.perhaps(0.7, "referral", "declined")
                refer.decline_referral(work, referral=self.id, words=words)

    def _draft(self, ago: int) -> Referral:
        chance, pen = self.about.chance, self.about.pen
        service = chance.choice(list(self.directory))
        return Referral(
            case_id=self.about.id, provider=chance.choice(self.directory[service]), service=service,
            purpose=pen.purpose(service), urgency=chance.choice(list(Urgency)[1:]),
            summary=pen.perhaps(0.5, "referral", "summary"), drafted=self.calendar.day(ago),
        )  # fmt: skip

    def _ask(self, work: Work, ago: int) -> None:
        agreed = [*_AGREED, *(item for item in _ASKED_TOO if self.about.often(0.3))]
        refer.consent_to_release(
            work, referral=self.id, items=agreed, refused=[item for item in _ASKED_TOO if item not in agreed],
            until=self.calendar.day(ago) + timedelta(days=30), how=self.about.chance.choice(list(HowGiven)),
        )  # fmt: skip
