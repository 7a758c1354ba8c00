"""A case from another centre is taken in, field by field as it was chosen, or turned down; once, and for good."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from casedesk.cases.advance import advance
from casedesk.cases.beginning import begun
from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.contact import Channel, ReferredBy
from casedesk.cases.readers import case_worker, holding
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.case import Case
from casedesk.cases.records.contact import FirstContact
from casedesk.cases.records.incident import Incident
from casedesk.cases.records.referral import ReferralIn
from casedesk.cases.saying import listed
from casedesk.cases.verbs.attach import add_attachment
from casedesk.security.roles import Permission
from casedesk.store.centre.package_register import PackageOutcome, RegisteredPackage, register_package
from casedesk.store.fields import InField
from casedesk.store.records import Record, changed
from casedesk.store.staff.noticing import notify
from casedesk.store.underway import Progress, quiet
from casedesk.store.work import Work, verb
from casedesk.text.dates import local
from casedesk.text.input import LONG
from casedesk.text.translation import N_, _, n_
from casedesk.transfer.arrived_entry import NotKept, only
from casedesk.transfer.arriving import Arrived, demand_new, demand_sender
from casedesk.transfer.shown import ShownEntry
from casedesk.transfer.trouble import NothingKept

LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The file it became, and a line for each thing that came and could not be kept.

    Who took it in for a worker of another team cannot open it: then it is not `readable`.
    """

    case: Case
    left_out: tuple[str, ...]
    readable: bool


@verb(Permission.TRANSFER_CASES)
def take_in(
    work: Work, *, arrived: Arrived, kept: Mapping[UUID, Collection[str]], worker: UUID, progress: Progress = quiet
) -> TakenIn:
    """Begins a file of ours with what was chosen of each entry (names of fields by the entry's number), for a worker.

    What she agreed to over there is no consent to be served here: that is its next step. Raises NothingKept,
    TakenInBefore, TurnedDownBefore, SenderNoLonger, NotForCaseWork, and what `progress` raises to end it.
    """
    demand_new(work, arrived.package)
    demand_sender(work, arrived)
    case_worker(work, worker)
    now = local(work.now())
    chosen = list(_chosen(arrived, kept, now))
    if not any(record is not None for _entry, record, _lines in chosen):
        raise NothingKept
    case = begun(work, arrived.kind, now.date(), worker)
    left_out = (*arrived.unknown, *(line for _entry, _record, lines in chosen for line in lines))
    unwanted = _unwanted({entry.id for entry, record, _lines in chosen if record is not None}, arrived, kept)
    _begin_with(work, case, arrived, (*left_out, *unwanted))
    _keep(work, case, [(entry, record) for entry, record, _lines in chosen if record is not None], progress)
    _note(work, arrived, PackageOutcome.TAKEN_IN, case.id)
    if worker != work.person:
        work.journal("reassign", case.id, to=str(worker), **{"from": str(work.person)})
        notify(work, person=worker, action="reassign", file=case.id)
    case, mine = advance(work, case.id), bool(holding(work, case.id).keys() & work.access.identities.keys())
    if not mine:
        work.access.ring.let_go([case.id])  # another team's from now on, also for who took it in
    return TakenIn(case, left_out, mine)


@verb(Permission.TRANSFER_CASES)
def turn_down(work: Work, *, arrived: Arrived, why: str) -> None:
    """Does not take it: nothing of it is kept but its number and the reason. The other centre is told by telephone.

    Raises InField (“why”), TakenInBefore, TurnedDownBefore.
    """
    said = why.strip()
    if not said:
        raise InField("why", N_("Say why, in a few words. Only supervisors read it."))
    if len(said) > LONGEST_REASON:
        raise InField("why", N_("Say it in fewer words: at most {most} letters."), most=LONGEST_REASON)
    demand_new(work, arrived.package)
    _note(work, arrived, PackageOutcome.TURNED_DOWN, None, said)


def _note(work: Work, arrived: Arrived, outcome: PackageOutcome, file: UUID | None, why: str = "") -> None:
    made = RegisteredPackage(
        arrived.package, arrived.sender, arrived.provider.name, arrived.made, outcome, work.now(), work.person, file
    )
    register_package(work, made, why=why)


def _chosen(
    arrived: Arrived, kept: Mapping[UUID, Collection[str]], now: datetime
) -> Iterator[tuple[ShownEntry, Record | None, tuple[str, ...]]]:
    """Each entry that was ticked as it is kept; None for one of which too little was ticked, with its lines."""
    for entry in arrived.entries:
        if entry.paper is not None and entry.paper.examined is None:
            yield entry, None, (_("{part}: the picture or paper cannot be opened", part=entry.title),)
            continue
        if entry.id not in kept:
            continue
        try:
            made = only(arrived.records[entry.id], kept[entry.id], now)
        except NotKept as left:
            yield entry, None, left.lines
        else:
            yield entry, made.record, made.lines


def _unwanted(made: Collection[UUID], arrived: Arrived, kept: Mapping[UUID, Collection[str]]) -> Iterator[str]:
    """What nobody ticked, by its name alone: whoever follows the case knows that there is more over there."""
    for entry in arrived.entries:
        if entry.id in made:
            labels = [one.label for one in entry.fields if one.name not in kept[entry.id]]
            if labels:
                yield _("{part}: not taken in: {fields}", part=entry.title, fields=listed(labels))
        elif entry.id not in kept and (entry.paper is None or entry.paper.examined is not None):
            yield _("{part}: not taken in", part=entry.title)


def _begin_with(work: Work, case: Case, arrived: Arrived, left_out: tuple[str, ...]) -> None:
    today = local(work.now()).date()
    work.save(
        FirstContact(
            case_id=case.id, at=work.now(), channel=Channel.REFERRAL, referred_by=ReferredBy.NGO,
            safe_to_talk=Answer.UNKNOWN, urgency=arrived.urgency,
        )
    )  # fmt: skip
    work.save(
        ReferralIn(
            case_id=case.id, on=today, sent_by=ReferredBy.NGO, person=arrived.provider.name,
            asked_for=arrived.purpose or _("The whole case was handed over"), taken=Answer.YES,
            by_package=True, not_kept=_in_a_note(left_out),
        )
    )  # fmt: skip


def _keep(work: Work, case: Case, entries: list[tuple[ShownEntry, Record]], progress: Progress) -> None:
    ordinal = 0
    for place, (entry, record) in enumerate(entries):
        progress(place, len(entries))
        if isinstance(record, Attachment):
            _attach(work, case, entry, record)
            continue
        if isinstance(record, Incident):
            ordinal += 1
            record = changed(record, ordinal=ordinal)
        work.save(changed(record, case_id=case.id))
    progress(len(entries), len(entries))


def _attach(work: Work, case: Case, entry: ShownEntry, record: Attachment) -> None:
    if entry.paper is not None and entry.paper.examined is not None:
        add_attachment(
            work, case=case.id, kind=record.kind, paper=entry.paper.examined, title=record.title, notes=record.notes
        )


def _in_a_note(lines: tuple[str, ...]) -> str | None:
    """The lines as one text a field can keep; how many more there were, if they do not all fit."""
    kept, room = list[str](), LONG - 100
    for place, line in enumerate(lines):
        room -= len(line) + 1
        if room < 0:
            kept.append(n_("{n} more line", "{n} more lines", len(lines) - place))
            break
        kept.append(line)
    return "\n".join(kept) or None
