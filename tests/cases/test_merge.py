"""Two files of one person become one. Nothing is lost, nobody reads more than before; whole or not at all."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casedesk.cases.attached.examining import Examined
from casedesk.cases.case_file import KINDS, CaseFile
from casedesk.cases.codes.case import CaseKind, CaseStatus, NextStep
from casedesk.cases.codes.contact import ReachBy
from casedesk.cases.codes.review import DocumentKind, Media
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.queries.duplicates import merged_into
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.case import Case
from casedesk.cases.rules.meeting import Meeting, Side
from casedesk.cases.rules.merging import kept_contact, kept_identity
from casedesk.cases.verbs.attach import add_attachment
from casedesk.cases.verbs.erase import ask_erasure
from casedesk.cases.verbs.merge import (
    AskSupervisor,
    Merged,
    NotOpen,
    SameFile,
    TwoKinds,
    Undecided,
    merge,
)
from casedesk.cases.verbs.record import record
from casedesk.cases.verbs.sharing import share
from casedesk.security.errors import NotGranted
from casedesk.store.access import Access
from casedesk.store.attachments import place_of, read_pieces
from casedesk.store.drafts import keep_draft, my_drafts
from casedesk.store.files import Stale
from casedesk.store.keeping.erasing import Scope
from casedesk.store.keeping.holding import hold
from casedesk.store.people import names
from casedesk.store.records import Record
from casedesk.store.renewing import renew, sealed_tables
from casedesk.store.tables import pieces, revisions
from casedesk.store.work import Work
from casedesk.text.trouble import Mendable
from tests import factories as make
from tests.ui.desks import journalled
from tests.vaults import COLLEAGUE, opened

MAKERS: tuple[Any, ...] = (
    make.consent, make.safety, make.incident, make.assessment, make.plan_line, make.follow_up, make.member,
    make.household, make.risk_assessment, make.safety_plan, make.legal_event, make.mediation, make.task,
    make.conference, make.flag,
)  # fmt: skip


def two(access: Access) -> tuple[UUID, UUID]:
    """Two files of one woman, each with something in it."""
    first, second = make.registered(access).id, make.registered(access, reach_by=ReachBy.SHE_COMES).id
    make.kept(access, make.identity(first, latin_name="Sok Sreymom", age=30))
    make.kept(access, make.identity(second, latin_name="Sokh Srey Mom", age=31, address="Behind the market"))
    make.kept(access, make.incident(first), make.incident(second), make.plan_line(second))
    make.consented(access, second)
    return first, second


def opened_file(access: Access, case: UUID) -> CaseFile:
    with Work(access) as work:
        return open_case(work, case=case)


def staying(access: Access, first: UUID, second: UUID) -> Merged:
    """What somebody chooses: the second one's answers wherever the two differ."""
    one, other = opened_file(access, first), opened_file(access, second)
    assert one.safe_contact
    assert other.safe_contact
    safe = kept_contact(replace(one.safe_contact, reach_by=other.safe_contact.reach_by), other.safe_contact)
    identity = one.identity
    if one.identity and other.identity:
        met = Meeting(other.identity, one.identity)
        identity = kept_identity(one.identity, other.identity, met.merged(dict.fromkeys(met.differing(), Side.MINE)))
    seen = [one.case, other.case, one.safe_contact, other.safe_contact, one.identity, other.identity]
    return Merged(identity, safe, tuple(record for record in seen if record is not None))


def merged(access: Access, first: UUID, second: UUID, stays: Merged | None = None) -> Case:
    stays = stays or staying(access, first, second)
    with Work(access) as work:
        case = merge(work, first=first, second=second, stays=stays)
        work.commit()
    return case


def said(record: Record) -> str:
    """All answers of a version, the file, the number and the order of incidents left aside."""
    left = {"case_id", "ordinal"}
    return repr([type(record).__name__, [(f, getattr(record, f)) for f in record.__fields__ if f not in left]])


def every_version(access: Access, *cases: UUID) -> Counter[str]:
    """Every version of every entry of some files, as a reader would see it."""
    found: Counter[str] = Counter()
    with Work(access) as work:
        for case in cases:
            entries = (entry for kind in KINDS for entry in work.find(kind, kind.__table__.c.case_id == case))
            found.update(said(version) for entry in entries for version in work.history(entry))
    return found


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    written=st.lists(st.tuples(st.booleans(), st.integers(0, len(MAKERS) - 1), st.integers(0, 2)), max_size=12),
    named=st.tuples(st.booleans(), st.booleans()),
    renewed=st.booleans(),
)
def test_a_merge_loses_nothing(
    access: Access, written: list[tuple[bool, int, int]], named: tuple[bool, bool], renewed: bool
) -> None:
    cases = (make.registered(access).id, make.registered(access, say_first="Is the rice sold?").id)
    for case, has_name in zip(cases, named, strict=True):
        if has_name:
            (identity,) = make.kept(access, make.identity(case, address=str(case)))
            make.kept(access, replace(identity, other_names="Mao"))
    for where, kind, times in written:
        (entry,) = make.kept(access, MAKERS[kind](cases[where]))
        for _again in range(times):
            (entry,) = make.kept(access, entry)
    if renewed:
        with Work(access) as work:
            renew(work, [cases[1]])
            work.commit()
    before = every_version(access, *cases)
    merged(access, *cases)
    after = every_version(access, cases[0])
    assert before - after == Counter()
    assert every_version(access, cases[1]) == Counter()


def test_the_second_is_a_duplicate_that_points_at_the_first(access: Access) -> None:
    first, second = two(access)
    merged(access, first, second)
    with Work(access) as work:
        gone, into = work.get(Case, second), merged_into(work, case=second)
    assert (gone.status, gone.next_step, gone.due) == (CaseStatus.DUPLICATE, NextStep.NOTHING, None)
    assert into is not None
    assert into.case == first
    assert journalled(access, "merge") == journalled(access, "merged") == 1


def test_no_sealed_word_stays_under_the_second_but_its_own_row(access: Access) -> None:
    first, second = two(access)
    merged(access, first, second)
    with Work(access, reading=True) as work:
        left = {
            table.name
            for table, owner in sealed_tables(work.db)
            if work.rows(sa.select(table.c.id).where(table.c[owner] == second))
        }
        kept = {row.table for row in work.rows(sa.select(revisions.c.table).where(revisions.c.file == second))}
    assert left | kept == {"cases"}


def test_the_chosen_answers_stand_and_both_are_in_the_history(access: Access) -> None:
    first, second = two(access)
    merged(access, first, second)
    identity = opened_file(access, first).identity
    assert identity is not None
    assert (identity.latin_name, identity.age, identity.address) == ("Sokh Srey Mom", 31, "Behind the market")
    with Work(access) as work:
        history = work.history(identity)
    assert [one.version for one in history] == [3, 2, 1]
    assert [one.latin_name for one in history] == ["Sokh Srey Mom", "Sok Sreymom", "Sokh Srey Mom"]


def test_incidents_count_on_and_referrals_keep_their_numbers(access: Access) -> None:
    first, second = two(access)
    (referral,) = opened_file(access, second).referrals
    merged(access, first, second)
    file = opened_file(access, first)
    assert sorted(incident.ordinal for incident in file.incidents) == [1, 2]
    assert [one.number for one in file.referrals] == [referral.number]
    assert file.release_of(file.referrals[0]) is not None


def test_the_file_goes_on_where_both_stood(access: Access) -> None:
    first, second = two(access)
    merged(access, first, second)
    make.kept(access, replace(opened_file(access, first).plan[0], goal="Changed after"), make.follow_up(first))
    assert opened_file(access, first).plan[0].goal == "Changed after"
    with pytest.raises(Mendable):
        make.kept(access, make.plan_line(second))


def test_somebody_who_had_an_entry_open_meets_the_move(access: Access) -> None:
    first, second = two(access)
    (line,) = opened_file(access, second).plan
    merged(access, first, second)
    with Work(access) as work, pytest.raises(Mendable):
        record(work, entry=replace(line, goal="Typed meanwhile"))
    assert [one.goal for one in opened_file(access, first).plan] == [line.goal]


def test_two_who_merge_at_once_do_it_once(access: Access) -> None:
    first, second = two(access)
    stays = staying(access, first, second)
    merged(access, first, second, stays)
    before = every_version(access, first)
    for one, other in ((first, second), (second, first)):
        with pytest.raises(NotOpen):
            merged(access, one, other, stays)
    assert every_version(access, first) == before


@pytest.mark.parametrize("which", [0, 1])
def test_what_was_changed_since_it_was_shown_is_not_merged_unseen(access: Access, which: int) -> None:
    cases = two(access)
    stays = staying(access, *cases)
    identity = opened_file(access, cases[which]).identity
    assert identity is not None
    make.kept(access, replace(identity, other_names="Mao"))
    before = every_version(access, *cases)
    with pytest.raises(Stale):
        merged(access, *cases, stays)
    assert every_version(access, *cases) == before


def test_what_cannot_be_merged_says_so(access: Access) -> None:
    first, second = two(access)
    stays = staying(access, first, second)
    with pytest.raises(SameFile):
        merged(access, first, first, stays)
    family = make.registered(access, kind=CaseKind.FAMILY).id
    with pytest.raises(TwoKinds):
        merged(access, first, family, stays)
    with Work(access) as work:
        hold(work, file=second, why="A court asks for it")
        work.commit()
    with pytest.raises(Undecided):
        merged(access, first, second, stays)


def test_an_erasure_that_was_asked_for_is_settled_first(access: Access) -> None:
    first, second = two(access)
    with Work(access) as work:
        ask_erasure(work, case=second, scope=Scope.WHOLE)
        work.commit()
    with pytest.raises(Undecided):
        merged(access, first, second)


def test_a_worker_merges_only_her_own_two(folder: Path) -> None:
    with opened(folder) as access:
        mine = make.registered(access).id
        with Work(access) as work:
            dara = next(id for id in access.trust.people if names(work.db)[id][0] == "Lim Dara")
            share(work, case=mine, to=dara, why="She is away")
            work.commit()
        closed = make.registered(access).id
    with opened(folder, COLLEAGUE) as dara_s:
        hers, other = make.registered(dara_s).id, make.registered(dara_s).id
        with pytest.raises(AskSupervisor):
            merged(dara_s, hers, mine)
        stays = staying(dara_s, hers, other)
        with pytest.raises(NotGranted):
            merged(dara_s, hers, closed, stays)
        merged(dara_s, hers, other)


def test_ones_own_drafts_go_along(access: Access) -> None:
    first, second = two(access)
    with Work(access) as work:
        keep_draft(work, form="plan", answers={"goal": "Begun"}, file=second)
        work.commit()
    merged(access, first, second)
    with Work(access) as work:
        assert [draft.file for draft in my_drafts(work)] == [first]


def test_the_bytes_of_an_attachment_go_along(access: Access) -> None:
    first, second = two(access)
    paper = Examined(Media.PDF, b"%PDF-1.7 " + bytes(300_000), "ab" * 32)
    with Work(access) as work:
        added = add_attachment(work, case=second, kind=DocumentKind.COURT, paper=paper)
        work.commit()
    merged(access, first, second)
    (kept,) = opened_file(access, first).of(Attachment)
    with Work(access) as work:
        content = read_pieces(work.db, place_of(access.vault.id, first, added.id), bytes.fromhex(kept.content_key))
        assert not work.rows(sa.select(pieces.c.file).where(pieces.c.file == second))
    assert content == paper.content
    assert kept.sha256 == paper.sha256
