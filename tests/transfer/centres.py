"""Two centres on one computer: both with a key, both confirmed; a case with an entry of every kind that may go."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID, uuid4

from casedesk.cases.attached.examining import examined
from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.answers import HowGiven
from casedesk.cases.codes.review import DocumentKind
from casedesk.cases.codes.work import Service
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.case import Case
from casedesk.cases.records.referral import Provider, Referral
from casedesk.cases.rules.whole_case import Agreed, fields_of, named, parts, travelling
from casedesk.cases.verbs.attach import add_attachment
from casedesk.cases.verbs.hand_on import agree_to_transfer
from casedesk.cases.verbs.refer import keep_provider
from casedesk.security.slots import LIGHT
from casedesk.store import vault
from casedesk.store.access import Access
from casedesk.store.work import Work
from casedesk.transfer.arriving import Arrived, look_into
from casedesk.transfer.offering import shown
from casedesk.transfer.partners import confirm_key, take_key
from casedesk.transfer.publishing import publish
from casedesk.transfer.sending import send
from tests import factories as f
from tests.cases.attached import papers
from tests.factories import NOON
from tests.vaults import FOUNDER, PASSPHRASE, Clock, opened

T = TypeVar("T")
CERTIFICATE = papers.pdf("Certificate")
MONTH = timedelta(days=30)


def do(access: Access, change: Callable[..., T], *args: Any, **values: Any) -> T:
    """One verb in one unit of work."""
    with Work(access) as work:
        made = change(work, *args, **values)
        work.commit()
    return made


@dataclass
class Two:
    """The centre that sends and the one that receives, both unlocked, and how each stands in the other's directory."""

    here: Access
    there: Access
    clock: Clock
    stick: Path
    to: Provider = field(default_factory=f.provider)
    of: Provider = field(default_factory=f.provider)
    noon: datetime = NOON

    def meet(self) -> None:
        """Each publishes its key, takes in the other's, and compares the words."""
        self.to = introduced(self.here, self.there, "River House", self.stick)
        self.of = introduced(self.there, self.here, "Lotus", self.stick)


def introduced(here: Access, other: Access, name: str, stick: Path) -> Provider:
    """The other centre stands in the directory here, with its key, and the key is confirmed."""
    published = do(other, publish)
    file = stick / f"{uuid4().hex}.casedesk-centre"
    file.write_bytes(published.content)
    to = do(here, keep_provider, provider=f.provider(name=name, services=(Service.OTHER,)))
    do(here, take_key, provider=to.id, path=file)
    do(here, confirm_key, provider=to.id, words=published.key.words)
    return to


@contextmanager
def two_centres(template: Path, folder: Path, *, training: bool = False) -> Iterator[Two]:
    """Both unlocked by their founders, and introduced to each other."""
    clock, here, there = Clock(), folder / "here", folder / "there"
    shutil.copytree(template, here)
    vault.create(
        there, centre="River House", place="08", prefix="RH", founder=FOUNDER, passphrase=PASSPHRASE, kdf=LIGHT,
        at=NOON, training=training,
    )  # fmt: skip
    stick = folder / "stick"
    stick.mkdir()
    with opened(here, clock=clock) as one, opened(there, clock=clock) as other:
        two = Two(one, other, clock, stick)
        if not training:
            two.meet()
        yield two


def whole(file: CaseFile) -> Agreed:
    """Everything that may go at all."""
    fields = (named(kind, one.name) for part in parts() for kind in travelling(part) for one in fields_of(kind))
    return Agreed(parts(), tuple(fields), tuple(one.id for one in file.of(Attachment)))


def full_case(access: Access) -> Case:
    """A case with an entry of every kind that may go."""
    case = f.registered(access)
    f.kept(access, f.consent(case.id), f.identity(case.id), f.safety(case.id))
    f.kept(access, f.incident(case.id, account="In her words"), f.assessment(case.id), f.plan_line(case.id))
    f.kept(access, f.follow_up(case.id, progress="Better"))
    for entry in f.further(case.id):
        if not isinstance(entry, Attachment):
            f.kept(access, entry)
    with Work(access) as work:
        add_attachment(
            work, case=case.id, kind=DocumentKind.CERTIFICATE, paper=examined(CERTIFICATE),
            title="Certificate", notes="Two pages",
        )  # fmt: skip
        work.commit()
    return case


def file_of(access: Access, case: UUID) -> CaseFile:
    with Work(access) as work:
        return open_case(work, case=case)


def transfer(two: Two, case: UUID, agreed: Agreed | None = None, **other: Any) -> Referral:
    """A transfer she agreed to."""
    draft = f.referral(case, two.to.id, whole=True, service=Service.OTHER, purpose="She moves there", **other)
    much = agreed or whole(file_of(two.here, case))
    until = two.clock.at.date() + MONTH
    return do(two.here, agree_to_transfer, referral=draft, agreed=much, until=until, how=HowGiven.SPOKEN)


def seen(two: Two, referral: Referral, agreed: Agreed | None = None) -> str:
    """The mark of what she was shown."""
    file = file_of(two.here, referral.case_id)
    return shown(file, referral, agreed or whole(file)).mark


def sent(two: Two, referral: Referral, agreed: Agreed | None = None) -> Path:
    """The package, on the stick."""
    path = two.stick / f"{uuid4().hex}.casedesk-case"
    send(two.here, referral=referral.id, seen=seen(two, referral, agreed), path=path)
    return path


def arrived(two: Two, agreed: Agreed | None = None) -> Arrived:
    """A full case, sent and opened at the other centre."""
    case = full_case(two.here)
    return look_into(two.there, sent(two, transfer(two, case.id, agreed), agreed))


def everything(arrived: Arrived) -> Mapping[UUID, Collection[str]]:
    """Every entry with all its fields, as it is ticked at first."""
    return {entry.id: [one.name for one in entry.fields] for entry in arrived.entries}
