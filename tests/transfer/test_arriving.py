"""A package is opened and looked through: refused with a reason, or shown entry by entry; the vault stays as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from casedesk.cases.attached.examining import examined
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.review import Media
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.rules.whole_case import Agreed
from casedesk.exchange.content import Content, Enclosed, Entry
from casedesk.exchange.cover import SenderNotConfirmed
from casedesk.exchange.package import sealed_package
from casedesk.exchange.trouble import (
    FromTheFuture,
    NotTakenIn,
    PackageAltered,
    PackageCut,
    PackageForeign,
    PackageTooOld,
    PackageUnfit,
    PackageUnreadable,
    PracticeIntoReal,
    TakenInBefore,
    WrongRecipient,
)
from casedesk.security.errors import NotInRole
from casedesk.security.identity import Identity
from casedesk.security.roles import Role
from casedesk.store.centre.own_key import opened_keys
from casedesk.store.work import Work
from casedesk.transfer.arriving import like_her, look_into
from casedesk.transfer.partners import drop_partner_key, partner_key, usable_key
from casedesk.transfer.sending import ABOUT
from casedesk.transfer.taking_in import take_in, turn_down
from casedesk.transfer.trouble import LookingStopped, TurnedDownBefore
from tests import factories as f
from tests.cases.attached import papers as pictures
from tests.transfer.centres import Two, arrived, do, everything, file_of, full_case, introduced, sent, transfer
from tests.transfer.signed import NAMED, SURVIVOR, entry, looked, packed
from tests.ui.desks import journalled


def test_what_came_is_shown_entry_by_entry(two: Two) -> None:
    package = arrived(two)
    assert (package.centre, package.purpose, package.provider.id) == ("Lotus", "She moves there", two.of.id)
    assert package.confirmed_by == (two.there.person.name, two.there.person.khmer_name)
    names = {(one.part, one.fields[1].words) for one in package.entries if one.part is Part.IDENTITY}
    assert names == {(Part.IDENTITY, "Sok Sreymom")}
    (paper,) = [one.paper for one in package.entries if one.paper is not None]
    assert paper.examined is not None
    assert (paper.label, paper.media, paper.trouble) == ("Certificate", Media.PDF, None)


def test_the_look_is_in_the_journal_and_nothing_else_changed(two: Two) -> None:
    path = sent(two, transfer(two, full_case(two.here).id))
    before = journalled(two.there, "look at package")
    with Work(two.there, reading=True) as work:
        entries = work.db.exec_driver_sql("SELECT count(*) FROM journal").scalar_one()
        files = work.db.exec_driver_sql("SELECT count(*) FROM cases").scalar_one()
    look_into(two.there, path)
    with Work(two.there, reading=True) as work:
        assert work.db.exec_driver_sql("SELECT count(*) FROM journal").scalar_one() == entries + 1
        assert work.db.exec_driver_sql("SELECT count(*) FROM cases").scalar_one() == files
    assert journalled(two.there, "look at package") == before + 1


def test_every_refusal_has_its_reason(two: Two, tmp_path: Path) -> None:
    path = packed(two, entry("identities", **NAMED))
    whole = path.read_bytes()

    def refused(content: bytes) -> type[NotTakenIn]:
        path.write_bytes(content)
        with pytest.raises(NotTakenIn) as told:
            look_into(two.there, path)
        return type(told.value)

    assert refused(b"PK\3\4" + whole) is PackageForeign
    assert refused(whole[:-1]) is PackageCut
    assert refused(whole[:-70] + b"\0" + whole[-69:]) is PackageAltered
    path.write_bytes(whole)
    with pytest.raises(PackageUnreadable):
        look_into(two.there, tmp_path)
    with pytest.raises(PackageUnreadable):
        look_into(two.there, tmp_path / "gone")
    two.clock.at += timedelta(days=31)
    assert refused(whole) is PackageTooOld
    two.clock.at -= timedelta(days=33)
    assert refused(whole) is FromTheFuture
    two.clock.at = two.noon
    path.write_bytes(whole)
    with pytest.raises(WrongRecipient):
        look_into(two.here, path)


def test_a_package_without_its_first_entry_is_unfit(two: Two) -> None:
    for about in (entry("identities", **NAMED), Entry(ABOUT, uuid4(), {"kind": "group"}), Entry(ABOUT, uuid4(), {})):
        with pytest.raises(PackageUnfit):
            look_into(two.there, packed(two, about=about))


def test_a_sender_nobody_confirmed_is_told_with_the_words_to_compare(two: Two) -> None:
    path = packed(two, entry("identities", **NAMED))
    do(two.there, drop_partner_key, provider=two.of.id)
    with pytest.raises(SenderNotConfirmed) as told:
        look_into(two.there, path)
    assert "Lotus" in told.value.said()
    two.clock.at += timedelta(minutes=1)
    two.of = introduced(two.there, two.here, "Lotus", two.stick)
    look_into(two.there, path)


def test_a_stranger_who_signs_is_no_sender(two: Two) -> None:
    with Work(two.here, reading=True) as work:
        to = usable_key(partner_key(work, provider=two.to.id))
    blocks = sealed_package(
        Content((SURVIVOR,)), sender=Identity.new(uuid4()), centre="Lotus", to=to, id=uuid4(), at=two.noon,
        training=False,
    )  # fmt: skip
    path = two.stick / "stranger"
    path.write_bytes(b"".join(blocks))
    with pytest.raises(SenderNotConfirmed):
        look_into(two.there, path)


def test_what_was_taken_in_or_turned_down_does_not_come_twice(two: Two) -> None:
    one, other = (packed(two, entry("identities", **NAMED)) for _n in range(2))
    first, second = look_into(two.there, one), look_into(two.there, other)
    worker = two.there.person.id
    do(two.there, take_in, arrived=first, kept=everything(first), worker=worker)
    do(two.there, turn_down, arrived=second, why="She is with us already")
    with pytest.raises(TakenInBefore):
        look_into(two.there, one)
    with pytest.raises(TurnedDownBefore):
        look_into(two.there, other)
    with pytest.raises(TakenInBefore):
        do(two.there, take_in, arrived=first, kept=everything(first), worker=worker)
    with pytest.raises(TurnedDownBefore):
        do(two.there, take_in, arrived=second, kept=everything(second), worker=worker)


def test_only_supervisors_look_into_packages(two: Two) -> None:
    path, person = packed(two), two.there.person
    two.there.person = replace(person, roles=frozenset({Role.SOCIAL_WORKER}))
    try:
        with pytest.raises(NotInRole):
            look_into(two.there, path)
    finally:
        two.there.person = person


def test_what_is_left_out_at_home_does_not_lie_in_the_package(two: Two) -> None:
    case = full_case(two.here)
    much = Agreed((Part.IDENTITY,), ("identities.sex",))
    package = look_into(two.there, sent(two, transfer(two, case.id, much), much))
    assert [[field.name for field in one.fields] for one in package.entries] == [["sex"]]


def test_looking_can_be_stopped_and_tells_how_far_it_is(two: Two) -> None:
    path, told = sent(two, transfer(two, full_case(two.here).id)), list[tuple[int, int]]()
    look_into(two.there, path, progress=lambda done, of: told.append((done, of)))
    assert len({of for _done, of in told}) == 1
    assert told == sorted(told)
    with pytest.raises(LookingStopped):
        look_into(two.there, path, stopped=lambda: True)


def test_whoever_may_be_the_same_person_is_found(two: Two) -> None:
    known = f.registered(two.there)
    f.kept(two.there, f.identity(known.id, latin_name="Sok Srey Mom"))
    package = arrived(two)
    with Work(two.there, reading=True) as work:
        found = like_her(work, arrived=package)
    assert known.id in {one.case for one in found}
    nobody = looked(two, entry("plan_lines", need="legal", goal="A protection order"))
    with Work(two.there, reading=True) as work:
        assert like_her(work, arrived=nobody) == []


def test_practice_never_comes_into_a_real_vault(two: Two) -> None:
    with Work(two.here, reading=True) as work:
        mine, to = opened_keys(work)[0], usable_key(partner_key(work, provider=two.to.id))
    blocks = sealed_package(
        Content((SURVIVOR,)), sender=mine, centre="Lotus", to=replace(to, training=True), id=uuid4(), at=two.noon,
        training=True,
    )  # fmt: skip
    path = two.stick / "practice"
    path.write_bytes(b"".join(blocks))
    with pytest.raises(PracticeIntoReal):
        look_into(two.there, path)


def test_a_photo_comes_in_without_what_it_tells_of_its_place(two: Two) -> None:
    photo = pictures.jpeg()
    one = entry("attachments", kind="photo")
    package = looked(two, one, papers=(Enclosed(one.id, Media.JPEG, "Wall", photo),))
    got = do(two.there, take_in, arrived=package, kept=everything(package), worker=two.there.person.id)
    (kept,) = file_of(two.there, got.case.id).of(Attachment)
    assert (kept.stripped, kept.size < len(photo), kept.sha256) == (True, True, examined(photo).sha256)
