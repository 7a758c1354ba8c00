"""What goes along when the whole case goes to another centre, taken from its file by what was agreed to alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from casedesk.cases.case_file import KINDS, CaseFile
from casedesk.cases.codes.case import CaseKind
from casedesk.cases.codes.contact import Urgency
from casedesk.cases.codes.referring import ReferralStatus
from casedesk.cases.codes.work import Outcome, ReferralState
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.referral import Referral, ServiceStanding
from casedesk.cases.rules.standing import REFERRED
from casedesk.cases.rules.whole_case import Agreed, agreed_names, along, travelling
from casedesk.security.framed import canonical
from casedesk.store.records import Record

_NOTHING = (None, (), "")
_RECEIVED = frozenset({ReferralState.SERVED, ReferralState.FEEDBACK})


@dataclass(frozen=True, slots=True)
class GoingEntry:
    """One entry, and the names of those of its fields that go along."""

    record: Record = field(repr=False)
    names: tuple[str, ...]

    def values(self) -> dict[str, Any]:
        """What goes along of it, as JSON has it; what was not answered is left out."""
        declared = type(self.record).__fields__
        given = ((name, getattr(self.record, name)) for name in self.names)
        return {name: declared[name].dump(value) for name, value in given if value not in _NOTHING}


@dataclass(frozen=True, slots=True)
class Going:
    """A whole case as it would go now: what kind of file it is, why it goes, and its entries, attachments last."""

    case: UUID
    kind: CaseKind
    purpose: str = field(repr=False)
    urgency: Urgency
    entries: tuple[GoingEntry, ...] = field(repr=False)

    @property
    def papers(self) -> tuple[Attachment, ...]:
        """The attachments whose bytes go along."""
        return tuple(one.record for one in self.entries if isinstance(one.record, Attachment))

    def mark(self) -> str:
        """A mark that changes with every word of it: what was shown to her is what leaves."""
        said = [[type(one.record).__table__.name, str(one.record.id), one.values()] for one in self.entries]
        fingerprints = [paper.sha256 for paper in self.papers]
        about = [self.kind.value, self.purpose, self.urgency.value]
        return hashlib.sha256(canonical({"about": about, "entries": said, "papers": fingerprints})).hexdigest()


def going(file: CaseFile, referral: Referral, agreed: Agreed) -> Going:
    """What would go along with this referral, draft or not."""
    kinds = (kind for part in agreed.parts for kind in travelling(part))
    entries = [entry for kind in kinds for entry in _of(file, kind, agreed)]
    entries.sort(key=lambda one: isinstance(one.record, Attachment))
    return Going(file.case.id, file.case.kind, referral.purpose, referral.urgency, tuple(entries))


def travelling_entries(file: CaseFile, kind: type[Record]) -> tuple[Record, ...]:
    """The entries of a kind that could go. A referral goes as how its service stands, without its words and without
    to whom: she is not sent, and does not tell her story, a second time for the same help.
    """
    if kind is FollowUp:  # what somebody here planned is nobody’s plan over there
        return tuple(one for one in file.follow_ups if one.outcome is not Outcome.PLANNED)
    if kind is not ServiceStanding:
        return file.of(kind)
    made = (_standing(file, one) for one in file.referrals if one.state in REFERRED and not one.whole)
    return (*file.of(kind), *(one for one in made if one is not None))


def _standing(file: CaseFile, referral: Referral) -> ServiceStanding | None:
    on, to = referral.served or referral.sent, file.provider_of(referral)
    if on is None:
        return None
    status = ReferralStatus.ALREADY if referral.state in _RECEIVED else ReferralStatus.REFERRED
    if to is not None and to.ours:
        status = ReferralStatus.BY_US
    return ServiceStanding(id=referral.id, case_id=referral.case_id, on=on, service=referral.service, status=status)


def _of(file: CaseFile, kind: type[Record], agreed: Agreed) -> Iterator[GoingEntry]:
    names, by = along(kind, agreed_names(kind, agreed.fields)), KINDS[kind].by or "id"
    for record in sorted(travelling_entries(file, kind), key=lambda one: (getattr(one, by), one.id)):
        if names and (not isinstance(record, Attachment) or _goes(record, agreed)):
            yield GoingEntry(record, tuple(name for name in names if _is_asked(record, name)))


def _is_asked(record: Record, name: str) -> bool:
    """An answer that other answers have put aside is not shown anywhere, so it does not go."""
    declared = record.__fields__[name]
    answers = {one: getattr(record, one) for one in record.__fields__}
    return declared.asked_when is None or declared.asked_when.holds(answers)


def _goes(paper: Attachment, agreed: Agreed) -> bool:
    return paper.id in agreed.papers and paper.removed is None and bool(paper.content_key)
