"""A whole day's work in which every word typed is a canary: a word that stands nowhere else in the world.

`python -m tests.faults.canaries FOLDER` makes a vault, fills every text field of every kind of record through the
verbs, keeps a draft, searches, makes the papers, goes about the office, meets trouble in every layer. Then it says
which canaries it typed (one line of JSON), waits for a line, locks and ends.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from casedesk.cases.attached.examining import examined
from casedesk.cases.codes.answers import Answer, HowGiven
from casedesk.cases.codes.case import CaseKind
from casedesk.cases.codes.chapter import Chapter
from casedesk.cases.codes.referring import Audience, LegalBasis, Paper, Way
from casedesk.cases.codes.review import ApprovalOf, DocumentKind
from casedesk.cases.codes.work import Item
from casedesk.cases.queries.attachments import read_attachment
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.queries.caseload import Order, Wanted, case_ids, case_rows_with_names
from casedesk.cases.queries.search import everybody, search, searchable
from casedesk.cases.questionnaires.given import Given
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.release import Override
from casedesk.cases.records.review import Approval
from casedesk.cases.rules.releasing import Leaving
from casedesk.cases.verbs import refer
from casedesk.cases.verbs.attach import add_attachment, remove_attachment
from casedesk.cases.verbs.let_out import let_out
from casedesk.cases.verbs.override import override
from casedesk.cases.verbs.record import record
from casedesk.cases.verbs.register import register
from casedesk.reports.case_summary import case_summary
from casedesk.reports.chapters import Asked
from casedesk.reports.from_case import summary_of
from casedesk.security.errors import WrongPassphrase
from casedesk.security.roles import Role
from casedesk.security.slots import LIGHT
from casedesk.store import people, vault
from casedesk.store.access import Access
from casedesk.store.drafts import keep_draft
from casedesk.store.fields import InField
from casedesk.store.files import Stale
from casedesk.store.founding import Founder
from casedesk.store.records import Record, changed
from casedesk.store.work import Work
from casedesk.text.dates import local
from casedesk.text.name_index import NameIndex
from casedesk.text.translation import LANGUAGES, speaking
from tests import factories
from tests.cases.attached import papers
from tests.faults.canaries_office import emergencies, every_layer, new_passphrase, office
from tests.vaults import Clock

R = TypeVar("R", bound=Record)
PHONE = "012 734 961"


class Cage:
    """Every canary let out, in the order it was."""

    def __init__(self) -> None:
        self.words = [PHONE, PHONE.replace(" ", "")]

    def __call__(self, name: str) -> str:
        word = f"Zq{name.title().replace('_', '').replace(' ', '')}xvq{len(self.words)}"
        self.words.append(word)
        return word

    def fill(self, entry: Record) -> dict[str, str]:
        """A canary for every text field of an entry, as keyword values."""
        fields = entry.__fields__.items()
        texts = [(n, f) for n, f in fields if f.type is str and f.kind not in ("hidden", "place", "code", "answers")]
        return {n: PHONE if f.kind == "phone" else self(f"{type(entry).__name__} {n}") for n, f in texts}


def make(folder: Path, cage: Cage, short: str, passphrase: str) -> Access:
    """A vault whose centre, people and passphrase are canaries too."""
    founder = Founder(cage("founder"), short, cage("founder_khmer"))
    vault.create(
        folder, centre=cage("centre"), place="12", prefix="PP", founder=founder, passphrase=passphrase, kdf=LIGHT
    )
    with suppress(WrongPassphrase):
        vault.unlock(folder, short, cage("wrong passphrase"))
    access = vault.unlock(folder, short, passphrase, clock=Clock())
    people.enrol(access, name=cage("colleague"), khmer_name=cage("colleague km"), roles=frozenset({Role.SOCIAL_WORKER}))
    return access


def fill(access: Access, cage: Cage) -> UUID:
    """One case with a canary in every text field of every kind of record."""
    with Work(access) as work:
        contact, safe = factories.first_contact(), factories.safe_contact()
        case = register(work, kind=CaseKind.SURVIVOR, contact=_filled(cage, contact), safe=_filled(cage, safe)).id
        work.commit()
    entries = [
        factories.consent(case, minor=True, assent=Answer.YES), factories.identity(case), factories.safety(case),
        factories.incident(case), factories.assessment(case), factories.plan_line(case), factories.follow_up(case),
        *(entry for entry in factories.further(case) if not isinstance(entry, Attachment)),
        factories.risk_assessment(case, answers=Given("risk", 1, {"words": cage("answer in words")}).written()),
    ]  # fmt: skip
    logging.disable()  # making a photo is the camera's work, not the program's
    photo, paper = papers.jpeg(marked=cage("photo")), papers.pdf(cage("pdf"))
    logging.disable(logging.NOTSET)
    with Work(access) as work:
        for entry in entries:
            record(work, entry=_filled(cage, entry))
        for content in (photo, paper):
            whole, words = examined(content), cage("attachment title")
            notes = cage("attachment notes")
            kept = add_attachment(work, case=case, kind=DocumentKind.OTHER, paper=whole, title=words, notes=notes)
            assert read_attachment(work, case=case, attachment=kept.id) == content
        asked = Approval(case_id=case, what=ApprovalOf.PLAN, asked=work.now(), asked_by=work.person)
        work.save(_filled(cage, asked))
        remove_attachment(work, case=case, attachment=kept.id, why=cage("attachment why removed"))
        to = refer.keep_provider(work, provider=_filled(cage, factories.provider()))
        draft = refer.draft_referral(work, referral=_filled(cage, factories.referral(case, to.id)))
        until = factories.DAY + timedelta(days=9)
        refer.consent_to_release(
            work, referral=draft.id, items=list(Item), refused=[], until=until, how=HowGiven.SPOKEN
        )
        given = {"basis": LegalBasis.LIFE, "reason": "", "told_first": Answer.NO, "chapters": tuple(Chapter)}
        let = Override(case_id=case, given=factories.DAY, until=until, **given)  # type: ignore[arg-type]
        override(work, override=_filled(cage, let))
        refer.send_referral(work, referral=draft.id)
        refer.answer_referral(work, referral=draft.id, accepted=True)
        refer.serve_referral(work, referral=draft.id, on=factories.DAY)
        refer.give_feedback(work, referral=draft.id, feedback=cage("feedback"))
        work.commit()
    return case


def _filled(cage: Cage, entry: R) -> R:
    return changed(entry, **cage.fill(entry))


def trouble(access: Access, cage: Cage, case: UUID) -> None:
    """A second edit of the same record, an impossible date, a draft that is never saved."""
    with Work(access) as work:
        (identity,) = work.find(Identity, Identity.case_id == case)
        record(work, entry=replace(identity, other_names=cage("corrected")))
        work.commit()
    with suppress(Stale), Work(access) as work:
        record(work, entry=replace(identity, other_names=cage("too late")))
    with suppress(InField), Work(access) as work:
        ahead = factories.follow_up(case, progress=cage("impossible"), next_on=factories.DAY - timedelta(days=3))
        record(work, entry=ahead)
    with Work(access) as work:
        keep_draft(work, form="identity", answers={"khmer_name": cage("draft")}, file=case)
        work.commit()


def read(access: Access, cage: Cage, case: UUID) -> Iterator[bytes]:
    """Lists in every order, searches, and the summary with everything in it, in every language."""
    with Work(access) as work:
        for order in Order:
            case_rows_with_names(work, ids=case_ids(work, wanted=Wanted(order=order)))
        index = NameIndex(searchable(work, cases=everybody(work)))
        search(work, index=index, typed=cage("searched"))
        file = open_case(work, case=case)
        for language in LANGUAGES:
            for_whom, reason = cage("for whom"), cage("reason")
            for way in (Way.PRINTED, Way.SAVED):
                leaving = Leaving(case, Paper.SUMMARY, way, Audience.OURS, for_whom, reason, chapters=tuple(Chapter))
                let_out(work, leaving=leaving)
            with speaking(language):
                asked = Asked(frozenset(Chapter), for_whom, access.person.name, local(access.clock()), reason)
                yield case_summary(summary_of(file, asked), training=True)
        work.commit()


def main(folder: str) -> None:
    """The whole day; see above."""
    logging.basicConfig(filename=Path.home() / "everything.log", level=logging.DEBUG)
    cage, home = Cage(), Path(folder).parent
    short, passphrase = cage("short").lower(), f"{cage('passphrase')} and more words"
    cage.words.append(short)
    access = make(Path(folder), cage, short, passphrase)
    case = fill(access, cage)
    trouble(access, cage, case)
    papers = list(read(access, cage, case))
    office(access, cage, case, home)
    access = emergencies(access, cage, lambda: vault.unlock(Path(folder), short, passphrase, clock=Clock()))
    new_passphrase(access, passphrase, cage)
    every_layer(access, cage, case)
    with Work(access) as work:
        keep_draft(work, form="follow_up", answers={"progress": cage("last")}, file=case)
        work.commit()
    sys.stdout.write(json.dumps({"canaries": cage.words, "papers": [len(paper) for paper in papers]}) + "\n")
    sys.stdout.flush()
    sys.stdin.readline()
    vault.lock(access)


if __name__ == "__main__":
    main(sys.argv[1])
