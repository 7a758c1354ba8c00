"""Every answer that may go comes out at the other centre as it went in: each kind, each field, each code of a list."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, get_args, get_origin
from uuid import uuid4

import pytest
import sqlalchemy as sa

from casedesk.cases.attached.examining import examined
from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import CaseKind, NextStep, Risk
from casedesk.cases.codes.incident import ReportedElsewhere
from casedesk.cases.codes.referring import ReferralStatus
from casedesk.cases.queries.attachments import read_attachment
from casedesk.cases.questionnaires.given import Given
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.case import Case
from casedesk.cases.records.incident import Incident
from casedesk.cases.records.referral import ReferralIn, ServiceStanding
from casedesk.cases.records.review import Task
from casedesk.cases.rules.checks import checked
from casedesk.cases.rules.whole_case import STAYS, along, fields_of
from casedesk.cases.verbs.refer import send_referral
from casedesk.cases.whole_case_out import GoingEntry
from casedesk.exchange.content import Entry
from casedesk.store.fields import Field, InField
from casedesk.store.records import Record, changed
from casedesk.store.work import Work
from casedesk.text.codes import Codes
from casedesk.text.dates import local
from casedesk.text.partial_date import PartialDate
from casedesk.transfer.arrived_entry import made_of
from casedesk.transfer.arriving import look_into
from casedesk.transfer.taking_in import take_in
from tests import factories as f
from tests.cases.files import CASE
from tests.factories import NOON
from tests.transfer.centres import CERTIFICATE, Two, arrived, do, everything, file_of, sent, transfer

HALF = Given("risk_screen", 1, {"worse": "yes"}).written()
MAKERS = {
    type(made): made
    for made in (
        f.safe_contact(CASE), f.identity(CASE), f.safety(CASE, recent_assault=Answer.YES, assault_at=NOON),
        f.assessment(CASE), f.incident(CASE), f.plan_line(CASE),
        f.follow_up(CASE), *f.further(CASE), f.risk_assessment(CASE, answers=HALF, judgement=Risk.HIGH, band=None),
    )
}  # fmt: skip
SAMPLES: dict[Any, tuple[Any, ...]] = {
    str: ("យល់ព្រម, yes – “words” 🌊",), int: (0, 2), bool: (True, False), date: (date(2026, 11, 1), date(2026, 12, 1)),
    datetime: tuple(datetime(2026, month, 2, 3, 4, 5, tzinfo=UTC) for month in (11, 12)), time: (time(7, 30),),
    PartialDate: (PartialDate(1996), PartialDate(1996, 2, 29, about=True)),
}  # fmt: skip


def samples(declared: Field) -> Iterator[Any]:
    """Values a field can have: every code of a list, all of several together."""
    kind = declared.type
    if declared.kind == "answers" or declared.name in ("questionnaire", "questionnaire_version", "score", "band"):
        return
    if declared.kind == "place" or declared.name == "district":
        yield from ("12", "120801")
    elif get_origin(kind) is tuple:
        yield tuple(get_args(kind)[0])
    elif isinstance(kind, type) and issubclass(kind, Codes):
        yield from kind
    else:
        yield from SAMPLES[kind]
    if declared.kind == "long text":
        yield "One line\n\nand another"


def variants(kind: type[Record]) -> Iterator[Record]:
    """The example of a kind, and one with each value of each field that may go, as a vault would have kept it."""
    example = MAKERS[kind]
    yield example
    for declared in fields_of(kind):
        for value, asked in itertools.product(samples(declared), asking(kind, declared)):
            try:
                yield checked(changed(example, **{**asked, declared.name: value}), local(NOON), None)
            except InField:
                continue  # cannot be true here, so it is in no vault


def asking(kind: type[Record], declared: Field) -> Iterator[dict[str, Any]]:
    """The other answers with which a field is asked."""
    if declared.asked_when is None:
        yield {}
        return
    several = get_origin(kind.__fields__[declared.asked_when.field].type) is tuple
    for value in declared.asked_when.values:
        yield {declared.asked_when.field: (value,) if several else value}


@pytest.mark.parametrize("kind", STAYS, ids=lambda kind: kind.__name__)
def test_every_answer_comes_out_as_it_went_in(kind: type[Record]) -> None:
    names, told = along(kind, [one.name for one in fields_of(kind)]), set[str]()
    for record in variants(kind):
        goes = GoingEntry(record, names).values()
        if goes.get("status") == ReferralStatus.BY_US.value:  # provided by them, not by us
            continue
        made = made_of(Entry(kind.__table__.name, uuid4(), goes), local(NOON))
        assert made.lines == ()
        assert {*made.names} == {*goes}
        assert {name: getattr(made.record, name) for name in goes} == {name: getattr(record, name) for name in goes}
        told |= {*goes}
    assert told >= {one.name for one in fields_of(kind)}, "every field was tried"


def test_a_whole_case_goes_and_continues_there(two: Two) -> None:
    package = arrived(two)
    assert package.unknown == ()
    worker = two.there.person.id
    got = do(two.there, take_in, arrived=package, kept=everything(package), worker=worker)
    assert got.left_out == ()
    assert (got.case.number[:3], got.case.kind, got.case.worker) == ("RH-", CaseKind.SURVIVOR, worker)
    assert got.case.next_step is NextStep.RECORD_CONSENT
    file = file_of(two.there, got.case.id)
    assert {kind for kind in STAYS if file.of(kind)} == {*STAYS}
    (came,) = file.of(ReferralIn)
    assert file.of(Task) == (), "that she is asked is the next step already, and due once"
    assert (came.person, came.asked_for, came.taken, came.not_kept) == ("Lotus", "She moves there", Answer.YES, None)
    assert file.consents == ()


def test_where_she_was_sent_before_is_known_there_by_its_service(two: Two) -> None:
    case = f.registered(two.here)
    asked = f.consented(two.here, case.id)
    do(two.here, send_referral, referral=asked.id)
    came = look_into(two.there, sent(two, transfer(two, case.id))).entries
    (stands,) = (one for one in came if one.kind is ServiceStanding)
    assert [one.words for one in stands.fields] == ["16 November 2026", "Legal", "Referred"]


def test_entries_have_other_numbers_and_authors_there(two: Two) -> None:
    package = arrived(two)
    got = do(two.there, take_in, arrived=package, kept=everything(package), worker=two.there.person.id)
    with Work(two.here) as work:
        mine = {row.id for kind in STAYS for row in work.rows(sa.select(kind.__table__.c.id))}
    theirs = file_of(two.there, got.case.id)
    held = [one for kind in STAYS for one in theirs.of(kind)]
    assert not mine & {one.id for one in held}
    assert {one.written_by for one in held} == {two.there.person.id}


def test_an_attachment_comes_whole_and_can_be_read(two: Two) -> None:
    package = arrived(two)
    got = do(two.there, take_in, arrived=package, kept=everything(package), worker=two.there.person.id)
    (paper,) = file_of(two.there, got.case.id).of(Attachment)
    with Work(two.there) as work:
        content = read_attachment(work, case=got.case.id, attachment=paper.id)
    assert content == CERTIFICATE
    assert (paper.title, paper.notes, paper.sha256) == ("Certificate", "Two pages", examined(content).sha256)


def test_an_incident_is_counted_where_it_was_told_first(two: Two) -> None:
    package = arrived(two)
    got = do(two.there, take_in, arrived=package, kept=everything(package), worker=two.there.person.id)
    (incident,) = file_of(two.there, got.case.id).of(Incident)
    assert (incident.counted, incident.reported) == (Answer.UNKNOWN, ReportedElsewhere.COUNTED)
    assert incident.ordinal == 1


def test_what_came_can_be_changed_there_as_anything_else(two: Two) -> None:
    package = arrived(two)
    got = do(two.there, take_in, arrived=package, kept=everything(package), worker=two.there.person.id)
    two.clock.at += timedelta(days=1)
    file = file_of(two.there, got.case.id)
    f.kept(two.there, f.consent(got.case.id, given=two.clock.at.date()), replace(file.follow_ups[0], progress="Calmer"))
    f.kept(two.there, f.follow_up(got.case.id, at=two.clock.at))
    with Work(two.there) as work:
        assert work.get(Case, got.case.id).next_step is not NextStep.RECORD_CONSENT
