"""Plays the main job step by step on a new vault and says how each step went."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.answers import HowGiven
from casedesk.cases.codes.case import CaseKind
from casedesk.cases.codes.work import ReferralState
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.queries.search import everybody, search, searchable
from casedesk.cases.records.case import Case
from casedesk.cases.records.identity import Identity
from casedesk.cases.rules.releasing import NoLiveConsent
from casedesk.cases.verbs import refer
from casedesk.cases.verbs.record import record
from casedesk.cases.verbs.register import register
from casedesk.play import story
from casedesk.play.papers import listing, summary
from casedesk.play.place import SHORT_NAME, Place
from casedesk.security.durable import write_whole
from casedesk.security.errors import WrongPassphrase, saving
from casedesk.store import vault
from casedesk.store.access import Access
from casedesk.store.records import Record
from casedesk.store.verifying import verify
from casedesk.store.work import Work
from casedesk.text.dates import local
from casedesk.text.name_index import NameIndex
from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable
from casedesk.training import PASSPHRASE

R = TypeVar("R", bound=Record)
Step = tuple[str, Callable[[], object]]
WELL, NOT_WELL = 0, 1


class NotAsExpected(Mendable):
    """A step ended, and what lies in the vault is not what was put there."""

    sentence = N_("This is not as it should be. The vault is kept as it is, so that it can be looked at.")


def play(folder: Path, *, say: Callable[[str], object]) -> int:
    """Plays the main job in `folder`; an earlier play there is replaced, nothing else is touched.

    Says every step, and returns 0 when all of them went well. Raises nothing that the reader can mend: it is said.
    """
    played = Play(Place(folder))
    try:
        for sentence, step in played.steps():
            try:
                step()
            except Mendable as trouble:
                say(_("✗ {step} {trouble}", step=_(sentence), trouble=trouble.said()))
                return NOT_WELL
            say(_("✓ {step}", step=_(sentence)))
    finally:
        played.end()
    say(_("The vault, the papers and the journal are in {folder}.", folder=folder))
    return WELL


@dataclass(slots=True)
class Play:
    """The story on its way: the open vault, the case, and everything written down so far."""

    place: Place
    access: Access | None = None
    case: Case | None = None
    identity: Identity | None = None
    written: dict[UUID, Record] = field(default_factory=dict)

    def steps(self) -> Iterator[Step]:
        """What happens, in order."""
        yield N_("An earlier play is cleared away."), self.place.clear
        yield N_("A new vault is made."), self._create
        yield N_("It opens with the passphrase, and with no other."), self._unlock
        yield N_("A first contact becomes a case with a code."), self._register
        yield N_("She agrees to be served; what she refuses is kept too."), self._consent
        yield N_("Who she is, is written down apart."), self._identify
        yield N_("Safety and health are asked about."), self._check_safety
        yield N_("The incident is recorded and classified."), self._tell
        yield N_("Her needs are assessed."), self._assess
        yield N_("A plan is made with her."), self._plan
        yield N_("A referral without her consent is held back; with it, it is sent and accepted."), self._refer
        yield N_("A follow-up is recorded."), self._follow_up
        yield N_("The year of her birth is learned; the earlier answer stays in the history."), self._correct
        yield N_("Case summaries are made in Khmer and in English."), self._print
        yield N_("The vault is locked."), self._lock
        yield N_("It is opened again, and everything is found as it was written."), self._find_again
        yield N_("She is found by her name, though it is spelt differently."), self._search
        yield N_("The journal is listed, in codes."), self._list_journal
        yield N_("The vault is locked, and every page and every entry is found sound."), self._verify

    def end(self) -> None:
        """Locks the vault if it is still open, whatever happened."""
        if self.access is not None:
            with suppress(Mendable):
                vault.lock(self.access)
            self.access = None

    def _create(self) -> None:
        with saving():
            self.place.folder.mkdir(parents=True, exist_ok=True)
        vault.create(
            self.place.vault, centre=story.CENTRE, place=story.PROVINCE, prefix=story.PREFIX, founder=story.FOUNDER,
            passphrase=PASSPHRASE,
        )  # fmt: skip

    def _unlock(self) -> None:
        with suppress(WrongPassphrase):
            self.access = vault.unlock(self.place.vault, SHORT_NAME, PASSPHRASE.upper())
            raise NotAsExpected
        self.access = vault.unlock(self.place.vault, SHORT_NAME, PASSPHRASE, failures=1)

    def _register(self) -> None:
        with self._work() as work:
            now = local(work.now())
            contact, safe = story.first_contact(now), story.safe_contact(now)
            self.case = register(work, kind=CaseKind.SURVIVOR, contact=contact, safe=safe)
            work.commit()

    def _consent(self) -> None:
        self._keep(story.consent(self._file.id, self._now))

    def _identify(self) -> None:
        self.identity = self._keep(story.identity(self._file.id))

    def _check_safety(self) -> None:
        self._keep(story.safety(self._file.id, self._now))

    def _tell(self) -> None:
        self._keep(story.incident(self._file.id, self._now))

    def _assess(self) -> None:
        self._keep(story.assessment(self._file.id, self._now))

    def _plan(self) -> None:
        for line in story.plan(self._file.id, self._now):
            self._keep(line)

    def _follow_up(self) -> None:
        self._keep(story.follow_up(self._file.id, self._now))

    def _refer(self) -> None:
        with self._work() as work:
            to = refer.keep_provider(work, provider=story.LAWYER)
            draft = refer.draft_referral(work, referral=story.referral(self._file.id, to.id, self._now))
            work.commit()
        with suppress(NoLiveConsent), self._work() as work:
            refer.send_referral(work, referral=draft.id)
            raise NotAsExpected
        with self._work() as work:
            until = self._now.date() + timedelta(days=30)
            refer.consent_to_release(
                work, referral=draft.id, items=story.AGREED, refused=story.REFUSED, until=until, how=HowGiven.SPOKEN
            )
            work.commit()
        with self._work() as work:
            refer.send_referral(work, referral=draft.id)
            appointment = (self._now + timedelta(days=3)).replace(hour=9, minute=30, second=0, microsecond=0)
            accepted = refer.answer_referral(work, referral=draft.id, accepted=True, appointment=appointment)
            work.commit()
        self._must(accepted.state is ReferralState.ACCEPTED)
        self.written[accepted.id] = accepted

    def _correct(self) -> None:
        if self.identity is None:
            raise NotAsExpected
        earlier = self.identity
        self._keep(replace(earlier, born=story.LATER, age=None))
        with self._work() as work:
            versions = work.history(earlier)
        self._must([one.age for one in versions] == [None, earlier.age])

    def _print(self) -> None:
        for language in ("km", "en"):
            with self._work() as work:
                paper = summary(work, case=self._file.id, language=language)
                work.commit()  # the journal first, then the file
            with saving():
                write_whole(self.place.paper(language), paper)

    def _lock(self) -> None:
        vault.lock(self._open)
        self.access = None

    def _find_again(self) -> None:
        self.access = vault.unlock(self.place.vault, SHORT_NAME, PASSPHRASE)
        with self._work() as work:
            file = open_case(work, case=self._file.id)
        found = {one.id: one for one in _records(file)}
        self._must(all(found.get(id) == one for id, one in self.written.items()))
        self._must(file.contact is not None and file.safe_contact is not None and len(file.releases) == 1)

    def _search(self) -> None:
        with self._work() as work:
            index = NameIndex(searchable(work, cases=everybody(work)))
            for typed in (story.SPELT_DIFFERENTLY, story.KHMER_NAME, self._file.number):
                self._must(search(work, index=index, typed=typed) == [self._file.id])

    def _list_journal(self) -> None:
        with self._work() as work:
            lines = listing(work)
        with saving():
            write_whole(self.place.journal, "\n".join([*lines, ""]).encode())

    def _verify(self) -> None:
        self._lock()
        self._must(all(finding.good for finding in verify(self.place.vault, SHORT_NAME, PASSPHRASE)))

    @property
    def _open(self) -> Access:
        if self.access is None:
            raise NotAsExpected
        return self.access

    @property
    def _file(self) -> Case:
        if self.case is None:
            raise NotAsExpected
        return self.case

    @property
    def _now(self) -> datetime:
        return local(self._open.clock())

    def _work(self) -> Work:
        return Work(self._open)

    def _keep(self, entry: R) -> R:
        with self._work() as work:
            kept = record(work, entry=entry)
            work.commit()
        self.written[kept.id] = kept
        return kept

    def _must(self, held: bool) -> None:
        if not held:
            raise NotAsExpected


def _records(file: CaseFile) -> Sequence[Record]:
    alone = (file.identity, file.contact, file.safe_contact)
    lists = (file.consents, file.safety_checks, file.incidents, file.assessments, file.plan, file.referrals)
    return [one for one in alone if one] + [one for part in lists for one in part] + list(file.follow_ups)
