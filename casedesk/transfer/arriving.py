"""A package from another centre is opened and looked through; nothing of the vault changes by that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from casedesk.cases.attached.examining import examined, stripped
from casedesk.cases.codes.case import CaseKind
from casedesk.cases.codes.contact import Urgency
from casedesk.cases.queries.duplicates import Found, like_somebody
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.contact import SafeContact
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.referral import Provider
from casedesk.exchange.content import Content, Enclosed, Entry
from casedesk.exchange.cover import Cover
from casedesk.exchange.package import opened_package
from casedesk.exchange.trouble import PackageUnfit, PackageUnreadable, TakenInBefore
from casedesk.security.identity import Identity as Keys
from casedesk.security.roles import Permission, require
from casedesk.store import people
from casedesk.store.access import Access
from casedesk.store.centre.other_keys import confirmation
from casedesk.store.centre.own_key import opened_keys
from casedesk.store.centre.package_register import PackageOutcome, outcome_of
from casedesk.store.records import Record, changed
from casedesk.store.underway import Progress, Stopped, never, quiet
from casedesk.store.work import Work, query
from casedesk.text.dates import local
from casedesk.text.input import LONG, clean_text
from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable
from casedesk.transfer.arrived_entry import Made, NotKept, made_of
from casedesk.transfer.partners import sender_of
from casedesk.transfer.sending import ABOUT
from casedesk.transfer.shown import ShownEntry, ShownPaper, shown_entry
from casedesk.transfer.trouble import LookingStopped, SenderNoLonger, TurnedDownBefore

_ONCE: tuple[type[Record], ...] = (Identity, SafeContact)
"""A file has one of each."""
_SECOND = N_("{part}: the file can hold only one, so a second one is left out")
_NO_BYTES = N_("{part}: the picture or paper did not come along")


@dataclass(frozen=True, slots=True)
class Arrived:
    """A package that was opened: from whom, what it is about, and every entry as it would be kept here.

    `centre` is the name on the outside, `provider` the service whose key was confirmed, by whom (name and Khmer name)
    and when. `unknown` has a line for each thing that cannot be kept here.
    """

    package: UUID
    sender: bytes
    centre: str
    provider: Provider
    confirmed_by: tuple[str, str]
    confirmed: datetime
    made: datetime
    kind: CaseKind
    purpose: str = field(repr=False)
    urgency: Urgency
    entries: tuple[ShownEntry, ...] = field(repr=False)
    unknown: tuple[str, ...] = field(repr=False)
    records: Mapping[UUID, Made] = field(repr=False)

    @property
    def identity(self) -> Identity | None:
        """Who she is, if that came along."""
        return next((one.record for one in self.records.values() if isinstance(one.record, Identity)), None)


def look_into(access: Access, path: Path, *, progress: Progress = quiet, stopped: Stopped = never) -> Arrived:
    """Opens a package and looks through it, for a thread of its own; the look is in the journal.

    Raises a kind of NotTakenIn, with SenderNotConfirmed for a key nobody compared and TurnedDownBefore; NoOwnKey,
    KeyNotShared, LookingStopped.
    """
    require(access.person.roles, Permission.TRANSFER_CASES)
    with access.underway:
        with Work(access) as work:
            cover, content = _opened(work, path)
            kind, purpose, urgency = _about(content)
            provider = sender_of(work, cover.sender)
            if provider is None:  # dropped in this very moment
                raise PackageUnfit("sender")
            told = confirmation(work, provider)
            found = work.get(Provider, provider)
            by = people.names(work.db)[told.by] if told is not None else ("", "")
            at, now = told.at if told is not None else work.now(), local(work.now())
            work.journal("look at package", cover.id)
            work.commit()
        reading = _Reading(content, now, progress, lambda: stopped() or access.underway.stopped())
        reading.read()
    return Arrived(
        cover.id, cover.sender.fingerprint(), cover.centre, found, by, at, cover.made, kind, purpose, urgency,
        tuple(reading.entries), tuple(reading.lines), reading.records,
    )  # fmt: skip


@query(Permission.READ_CASES)
def like_her(work: Work, *, arrived: Arrived) -> list[Found]:
    """The files here that may be about the same person; none while no name came along."""
    return like_somebody(work, kind=arrived.kind, who=arrived.identity) if arrived.identity is not None else []


def _opened(work: Work, path: Path) -> tuple[Cover, Content]:
    mine: Iterable[Keys] = opened_keys(work)
    try:
        with _file(path) as source:
            found = opened_package(
                source, mine=list(mine), confirmed=lambda keys: sender_of(work, keys) is not None,
                known=lambda package: _known(work, package), now=work.now(), training=work.access.vault.training,
            )  # fmt: skip
    except OSError:
        raise PackageUnreadable from None  # the system's own text carries the path
    return found.cover, found.content


def _file(path: Path) -> BinaryIO:
    if not path.is_file():  # a pipe would be waited for
        raise PackageUnreadable
    return path.open("rb")


def _known(work: Work, package: UUID) -> bool:
    outcome = outcome_of(work, package)
    if outcome is PackageOutcome.TURNED_DOWN:
        raise TurnedDownBefore
    return outcome is not None


def demand_new(work: Work, package: UUID) -> None:
    """Raises TakenInBefore or TurnedDownBefore. Called behind a verb."""
    if _known(work, package):
        raise TakenInBefore


def demand_sender(work: Work, arrived: Arrived) -> None:
    """Raises SenderNoLonger when the sender's key was dropped, or another one confirmed, since it was looked through.

    Called behind a verb.
    """
    told = confirmation(work, arrived.provider.id)
    if told is None or told.fingerprint != arrived.sender:
        raise SenderNoLonger


def _about(content: Content) -> tuple[CaseKind, str, Urgency]:
    """What stands first in a package. Raises PackageUnfit without it, or for a kind of file not known here."""
    first = next((entry for entry in content.entries if entry.kind == ABOUT), None)
    fields = first.fields if first is not None else {}
    purpose = fields.get("purpose")
    try:
        kind, urgency = CaseKind(str(fields.get("kind"))), Urgency(str(fields.get("urgency", Urgency.WEEK.value)))
    except ValueError:
        raise PackageUnfit("about") from None
    return kind, clean_text(purpose, LONG).text if isinstance(purpose, str) else "", urgency


class _Reading:
    """Turns what came into entries of ours, one after the other, and collects a line for whatever cannot be kept."""

    def __init__(self, content: Content, now: datetime, progress: Progress, stopped: Stopped) -> None:
        self._content, self._now, self._progress, self._stopped = content, now, progress, stopped
        self._papers = {paper.of: paper for paper in content.attachments}
        self._size, self._done = len(content.entries) + len(content.attachments), 0
        self.entries: list[ShownEntry] = []
        self.lines: list[str] = []
        self.records: dict[UUID, Made] = {}

    def read(self) -> None:
        """Raises LookingStopped."""
        seen: set[type[Record]] = set()
        for entry in self._content.entries:
            self._step()
            if entry.kind == ABOUT:
                continue
            try:
                made = made_of(entry, self._now)
            except NotKept as left:
                self.lines += left.lines
                continue
            self.lines += made.lines
            kind = type(made.record)
            if kind in _ONCE and kind in seen:
                self.lines.append(_(_SECOND, part=_part(made)))
                continue
            seen.add(kind)
            self._keep(entry, made)

    def _keep(self, entry: Entry, made: Made) -> None:
        paper = None
        if isinstance(made.record, Attachment):
            came = self._papers.get(entry.id)
            if came is None:
                self.lines.append(_(_NO_BYTES, part=_part(made)))
                return
            paper = _paper(came)
            self._step()
        record = changed(made.record, id=entry.id)
        self.records[entry.id] = made
        self.entries.append(shown_entry(record, made.names, paper))

    def _step(self) -> None:
        if self._stopped():
            raise LookingStopped
        self._progress(self._done, self._size)
        self._done += 1


def _paper(came: Enclosed) -> ShownPaper:
    """The bytes examined as those of one's own are; a photo without what it tells of place and camera."""
    try:
        found = stripped(examined(came.content))
    except Mendable as trouble:
        return ShownPaper(came.label, came.media, len(came.content), trouble=trouble)
    return ShownPaper(came.label, found.media, len(found.content), found)


def _part(made: Made) -> str:
    return shown_entry(made.record, ()).title
