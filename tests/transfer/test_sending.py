"""The whole case leaves: the register and the journal first, then a sealed file, whole or not at all."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from casedesk.cases.attached.examining import examined
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.review import DocumentKind
from casedesk.cases.codes.work import ReferralState
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.incident import Incident
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.release import Release
from casedesk.cases.rules.releasing import ConsentEnded
from casedesk.cases.rules.whole_case import Agreed, fields_of, named
from casedesk.cases.verbs.attach import add_attachment
from casedesk.cases.verbs.hand_on import SaidOther
from casedesk.exchange.content import Content
from casedesk.exchange.package import SUFFIX, opened_package
from casedesk.exchange.trouble import PackageTooLarge
from casedesk.security.errors import DiskFull, FolderReadOnly
from casedesk.store.centre.own_key import opened_keys
from casedesk.store.work import Work
from casedesk.transfer.partners import drop_partner_key
from casedesk.transfer.sending import ABOUT, may_send, send
from casedesk.transfer.trouble import KeyMissing, PlaceTaken, SendingStopped
from tests.cases.attached import papers
from tests.transfer.centres import Two, do, file_of, full_case, introduced, seen, sent, transfer, whole
from tests.ui.desks import journalled

NAME = Agreed((Part.IDENTITY,), ("identities.latin_name",))


@pytest.fixture(scope="module")
def referral(two: Two) -> Referral:
    two.clock.at = two.noon
    return transfer(two, full_case(two.here).id)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def left(two: Two, referral: Referral) -> list[Release]:
    with Work(two.here, reading=True) as work:
        return work.find(Release, Release.referral == referral.id)


def test_the_file_is_sealed_and_only_their_key_opens_it(two: Two, referral: Referral) -> None:
    path = sent(two, referral)
    content = path.read_bytes()
    assert not [word for word in (b"Sreymom", b"In her words", "ស្រីមុំ".encode()) if word in content]
    with Work(two.there, reading=True) as work:
        mine = opened_keys(work)
    with path.open("rb") as source:
        found = opened_package(
            source, mine=mine, confirmed=lambda _keys: True, known=lambda _id: False, now=two.noon, training=False
        )
    assert found.content.entries[0].fields == {"kind": "survivor", "purpose": "She moves there", "urgency": "week"}
    assert found.content.entries[0].kind == ABOUT
    assert found.cover.id == left(two, referral)[-1].package
    assert oct(path.stat().st_mode & 0o777) == oct(0o600)


def test_nothing_else_is_written_beside_it(two: Two, referral: Referral, tmp_path: Path) -> None:
    send(two.here, referral=referral.id, seen=seen(two, referral), path=tmp_path / f"a{SUFFIX}")
    assert names(tmp_path) == [f"a{SUFFIX}"]


def test_no_number_of_the_vault_lies_in_it(two: Two, referral: Referral) -> None:
    path = sent(two, referral)
    with Work(two.there, reading=True) as work:
        mine = opened_keys(work)
    with path.open("rb") as source:
        found = opened_package(
            source, mine=mine, confirmed=lambda _keys: True, known=lambda _id: False, now=two.noon, training=False
        )
    said = repr([(entry.id, dict(entry.fields)) for entry in found.content.entries])
    with Work(two.here, reading=True) as work:
        tables = ("cases", "people", "identities", "incidents", "attachments", "providers", "referrals", "teams")
        ids = [id for table in tables for (id,) in work.db.exec_driver_sql(f"SELECT id FROM {table}")]
    assert ids
    assert not [id for id in ids if str(UUID(bytes=id)) in said]


def test_what_stands_in_the_way_is_told_before_a_place_is_chosen(two: Two) -> None:
    before, two.to = two.to, introduced(two.here, two.there, "River House, river side", two.stick)
    referral = transfer(two, full_case(two.here).id)
    with Work(two.here, reading=True) as work:
        assert may_send(work, referral=referral.id).usable
    do(two.here, drop_partner_key, provider=two.to.id)
    two.to = before
    with Work(two.here, reading=True) as work, pytest.raises(KeyMissing):
        may_send(work, referral=referral.id)
    with pytest.raises(KeyMissing):
        send(two.here, referral=referral.id, seen=seen(two, referral), path=two.stick / "no")
    assert not (two.stick / "no").exists()


def test_refused_it_leaves_no_line_and_no_file(two: Two) -> None:
    fresh = transfer(two, full_case(two.here).id, NAME)
    before, path = journalled(two.here, "export"), two.stick / "refused"
    with pytest.raises(SaidOther):
        send(two.here, referral=fresh.id, seen="another", path=path)
    mark = seen(two, fresh, NAME)
    two.clock.at += timedelta(days=31)
    with pytest.raises(ConsentEnded):
        send(two.here, referral=fresh.id, seen=mark, path=path)
    assert (left(two, fresh), journalled(two.here, "export"), path.exists()) == ([], before, False)
    with Work(two.here, reading=True) as work:
        assert work.get(Referral, fresh.id).state is ReferralState.CONSENTED


def test_stopped_there_is_a_line_and_no_file(two: Two, tmp_path: Path) -> None:
    fresh, path = transfer(two, full_case(two.here).id, NAME), tmp_path / "stopped"
    with pytest.raises(SendingStopped):
        send(two.here, referral=fresh.id, seen=seen(two, fresh, NAME), path=path, stopped=lambda: True)
    assert (len(left(two, fresh)), names(tmp_path)) == (1, [])
    send(two.here, referral=fresh.id, seen=seen(two, fresh, NAME), path=path)
    assert (len(left(two, fresh)), names(tmp_path)) == (2, ["stopped"])


def test_a_place_that_takes_no_file_is_told(two: Two, tmp_path: Path) -> None:
    fresh = transfer(two, full_case(two.here).id, NAME)
    with pytest.raises((PlaceTaken, FolderReadOnly, DiskFull)):
        send(two.here, referral=fresh.id, seen=seen(two, fresh, NAME), path=tmp_path / "no folder" / "a")
    assert len(left(two, fresh)) == 1


def test_a_file_of_that_name_is_whole_before_and_after(two: Two, tmp_path: Path) -> None:
    fresh, path = transfer(two, full_case(two.here).id, NAME), tmp_path / "there"
    path.write_bytes(b"dear")
    with pytest.raises(SendingStopped):
        send(two.here, referral=fresh.id, seen=seen(two, fresh, NAME), path=path, stopped=lambda: True)
    assert path.read_bytes() == b"dear"


def test_how_far_it_is_never_goes_back(two: Two, referral: Referral, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    send(
        two.here, referral=referral.id, seen=seen(two, referral), path=tmp_path / "a",
        progress=lambda done, of: told.append((done, of)),
    )  # fmt: skip
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_too_much_for_one_package_is_told_before_it_is_sent(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = transfer(two, full_case(two.here).id)
    monkeypatch.setattr("casedesk.exchange.limits.ENTRIES", 3)
    with pytest.raises(PackageTooLarge):
        send(two.here, referral=fresh.id, seen=seen(two, fresh), path=two.stick / str(uuid4()))
    assert left(two, fresh) == []


def package(two: Two, path: Path) -> Content:
    """What the other centre finds in it."""
    with Work(two.there, reading=True) as work:
        mine = opened_keys(work)
    with path.open("rb") as source:
        return opened_package(
            source, mine=mine, confirmed=lambda _keys: True, known=lambda _id: False, now=two.noon, training=False
        ).content


def test_of_an_incident_goes_what_was_named_and_not_who_she_is(two: Two) -> None:
    """Her age, sex and situation at the interview stand with an incident, and nobody was asked about them here."""
    two.clock.at = two.noon
    agreed = Agreed((Part.INCIDENTS,), tuple(named(Incident, one.name) for one in fields_of(Incident)))
    (_about, incident) = package(two, sent(two, transfer(two, full_case(two.here).id, agreed), agreed)).entries
    assert {named(Incident, name) for name in incident.fields} <= {*agreed.fields}


def test_a_photo_goes_without_its_place(two: Two) -> None:
    two.clock.at = two.noon
    case = full_case(two.here)
    paper = examined(papers.jpeg())
    do(two.here, add_attachment, case=case.id, kind=DocumentKind.PHOTO, paper=paper, title="Her arm", notes="")
    photo = next(one for one in file_of(two.here, case.id).of(Attachment) if one.title == "Her arm")
    agreed = Agreed((Part.ATTACHMENTS,), whole(file_of(two.here, case.id)).fields, (photo.id,))
    (sealed,) = package(two, sent(two, transfer(two, case.id, agreed), agreed)).attachments
    assert b"Exif" in paper.content
    assert b"Exif" not in sealed.content
