"""A case is taken in as it was chosen, in one transaction, or turned down; either is in the register for good."""

from __future__ import annotations

from datetime import date

import pytest

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import CaseKind, Part
from casedesk.cases.codes.contact import Channel, ReferredBy
from casedesk.cases.queries.colleagues import colleagues
from casedesk.cases.queries.package_register import came_in
from casedesk.cases.readers import NotForCaseWork
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.contact import FirstContact
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.referral import ReferralIn
from casedesk.exchange.content import Entry
from casedesk.exchange.trouble import TakenInBefore
from casedesk.security.roles import Role
from casedesk.store.centre.package_register import PackageOutcome
from casedesk.store.exchange_tables import packages
from casedesk.store.fields import InField
from casedesk.store.work import Work
from casedesk.transfer.arriving import Arrived, look_into
from casedesk.transfer.partners import drop_partner_key
from casedesk.transfer.taking_in import TakenIn, take_in, turn_down
from casedesk.transfer.trouble import NothingKept, SenderNoLonger
from tests.transfer.centres import Two, arrived, do, everything, file_of, introduced
from tests.transfer.signed import NAMED, SURVIVOR, entry, looked, packed
from tests.ui.desks import journalled
from tests.vaults import enrolled


def taken(two: Two, package: Arrived, **other: object) -> TakenIn:
    given = {"kept": everything(package), "worker": two.there.person.id}
    return do(two.there, take_in, arrived=package, **{**given, **other})


def rows(two: Two, table: str) -> int:
    with Work(two.there, reading=True) as work:
        return int(work.db.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def test_only_what_was_ticked_is_kept(two: Two) -> None:
    package = arrived(two)
    who = next(one for one in package.entries if one.part is Part.IDENTITY)
    got = taken(two, package, kept={who.id: ["latin_name"]})
    file = file_of(two.there, got.case.id)
    (identity,) = file.of(Identity)
    assert (identity.latin_name, identity.khmer_name, identity.age, identity.place) == ("Sok Sreymom", None, None, None)
    assert {type(one) for kind in file.entries for one in file.of(kind)} == {Identity, FirstContact, ReferralIn}
    assert file.of(Attachment) == ()


def test_an_entry_without_what_it_needs_is_told(two: Two) -> None:
    package = arrived(two)
    kept = dict(everything(package))
    plan = next(one for one in package.entries if one.part is Part.PLAN)
    kept[plan.id] = ["need"]
    got = taken(two, package, kept=kept)
    assert got.left_out == ("Action plan · Need: Legal help",)
    (came,) = file_of(two.there, got.case.id).of(ReferralIn)
    assert came.not_kept == "Action plan · Need: Legal help"


def test_nothing_ticked_is_no_case(two: Two) -> None:
    package, before = arrived(two), rows(two, "cases")
    with pytest.raises(NothingKept):
        taken(two, package, kept={})
    assert (rows(two, "cases"), rows(two, "packages")) == (before, rows(two, "packages"))


def test_how_it_began_says_where_it_came_from(two: Two) -> None:
    got = taken(two, arrived(two))
    (first,) = file_of(two.there, got.case.id).of(FirstContact)
    assert (first.channel, first.referred_by, first.safe_to_talk) == (Channel.REFERRAL, ReferredBy.NGO, Answer.UNKNOWN)
    assert first.at == two.noon
    assert got.case.opened == date(2026, 11, 16)


def test_what_could_not_be_kept_stands_in_the_file(two: Two) -> None:
    package = looked(two, entry("identities", **NAMED, height="tall"), entry("spirit_houses", colour="red"))
    (came,) = file_of(two.there, taken(two, package).case.id).of(ReferralIn)
    assert came.not_kept == "Identity · height: tall\nspirit houses · colour: red"


def test_a_great_many_lines_are_counted(two: Two) -> None:
    odd = [entry("spirit_houses", **{f"colour_{n}": "red" * 60}) for n in range(200)]
    package = looked(two, entry("identities", **NAMED), *odd)
    got = taken(two, package)
    (came,) = file_of(two.there, got.case.id).of(ReferralIn)
    assert len(got.left_out) == 200
    assert len(came.not_kept or "") <= 20_000
    assert (came.not_kept or "").endswith("more lines")


def test_another_worker_gets_it_and_is_told(two: Two) -> None:
    with Work(two.there, reading=True) as work:
        known = {one.name for one in colleagues(work)}
    if "Kim Sothea" not in known:
        enrolled(two.there, "Kim Sothea", "sothea", frozenset({Role.SOCIAL_WORKER}))
    with Work(two.there, reading=True) as work:
        sothea = next(one.id for one in colleagues(work) if one.name == "Kim Sothea")
    got = taken(two, arrived(two), worker=sothea)
    assert got.case.worker == sothea
    file_of(two.there, got.case.id)  # the supervisor reads it with her team's key
    assert journalled(two.there, "reassign") >= 1
    with Work(two.there, reading=True) as work:
        n = "SELECT count(*) FROM notices WHERE action = 'reassign'"
        assert work.db.exec_driver_sql(n).scalar_one() >= 1


def test_not_to_somebody_who_does_not_work_with_cases(two: Two) -> None:
    package, before = arrived(two), rows(two, "cases")
    with pytest.raises(NotForCaseWork):
        taken(two, package, worker=two.here.person.id)
    assert rows(two, "cases") == before


def test_stopped_or_failing_half_way_nothing_is_there(two: Two) -> None:
    package = arrived(two)
    before = {table: rows(two, table) for table in ("cases", "packages", "identities", "pieces", "journal", "grants")}

    def ends(done: int, of: int) -> None:
        if done > of // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        taken(two, package, progress=ends)
    assert {table: rows(two, table) for table in before} == before
    assert taken(two, package).left_out == ()


def test_a_sender_dropped_meanwhile_does_not_count(two: Two) -> None:
    package = arrived(two)
    do(two.there, drop_partner_key, provider=two.of.id)
    with pytest.raises(SenderNoLonger):
        taken(two, package)
    two.of = introduced(two.there, two.here, "Lotus", two.stick)


def test_turned_down_keeps_its_number_and_the_reason_sealed(two: Two) -> None:
    package, before = arrived(two), rows(two, "cases")
    with pytest.raises(InField) as told:
        do(two.there, turn_down, arrived=package, why="  ")
    assert told.value.field == "why"
    do(two.there, turn_down, arrived=package, why="She is with us already, as Canary")
    assert rows(two, "cases") == before
    with Work(two.there, reading=True) as work:
        (newest,) = (one for one in came_in(work) if one.id == package.package)
        details = work.db.exec_driver_sql("SELECT details FROM journal ORDER BY seq DESC LIMIT 1").scalar_one()
    assert (newest.outcome, newest.case, newest.number) == (PackageOutcome.TURNED_DOWN, None, "")
    assert b"Canary" not in details


def test_the_register_tells_what_came_in(two: Two) -> None:
    package = arrived(two)
    got = taken(two, package)
    with Work(two.there, reading=True) as work:
        one = next(row for row in came_in(work) if row.id == package.package)
    assert (one.centre, one.outcome, one.case, one.number) == (
        "Lotus", PackageOutcome.TAKEN_IN, got.case.id, got.case.number,
    )  # fmt: skip
    assert one.by == (two.there.person.name, two.there.person.khmer_name)


def test_a_row_taken_out_of_the_register_does_not_open_the_door_again(two: Two) -> None:
    package = arrived(two)
    taken(two, package)
    with two.there.engine.begin() as db:
        db.execute(packages.delete().where(packages.c.id == package.package))
    with pytest.raises(TakenInBefore):
        taken(two, package)


def test_a_familys_file_becomes_one_of_the_same_kind(two: Two) -> None:
    about = Entry(SURVIVOR.kind, SURVIVOR.id, {**SURVIVOR.fields, "kind": "family"})
    package = look_into(two.there, packed(two, entry("identities", **NAMED), about=about))
    got = taken(two, package)
    assert (got.case.kind, got.case.number[:3]) == (CaseKind.FAMILY, "FS-")


def test_the_new_worker_reads_it_and_nobody_else_does(two: Two) -> None:
    got = taken(two, arrived(two))
    assert two.there.ring.holds(got.case.id)
    assert not two.here.ring.holds(got.case.id)
