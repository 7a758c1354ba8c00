"""Photos and papers in a file: kept whole, read by whoever holds the key, removed for good."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from casedesk.cases.attached.examining import Examined, examined, stripped
from casedesk.cases.codes.review import DocumentKind, Media
from casedesk.cases.keeping import FileClosed
from casedesk.cases.queries.attachments import NothingKept, read_attachment
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.readers import WhyMissing
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.verbs.assigning import reassign
from casedesk.cases.verbs.attach import KeptByHold, RemovedAlready, add_attachment, remove_attachment
from casedesk.cases.verbs.record import record
from casedesk.security.errors import Damaged, NotGranted
from casedesk.security.sealing import Address, unseal
from casedesk.store.access import Access
from casedesk.store.attachments import place_of, read_pieces
from casedesk.store.files import Gone
from casedesk.store.keeping.erasing import Scope, remove
from casedesk.store.keeping.holding import hold
from casedesk.store.records import changed
from casedesk.store.renewing import renew
from casedesk.store.tables import pieces
from casedesk.store.work import Work
from casedesk.ui.background import Stopped
from tests import factories as make
from tests.cases.attached import papers
from tests.centre import who
from tests.two_supervisors import closed
from tests.ui.desks import journalled
from tests.vaults import COLLEAGUE, Clock, opened


@pytest.fixture
def case(access: Access) -> UUID:
    """A case with nothing attached."""
    return make.registered(access).id


def attached(access: Access, case: UUID, paper: Examined | None = None, title: str = "Her arm") -> Attachment:
    with Work(access) as work:
        saved = add_attachment(
            work, case=case, kind=DocumentKind.PHOTO, paper=paper or examined(papers.jpeg()), title=title
        )
        work.commit()
    return saved


def read(access: Access, case: UUID, row: UUID) -> bytes:
    with Work(access) as work:
        return read_attachment(work, case=case, attachment=row)


def kept_pieces(access: Access, case: UUID) -> int:
    with Work(access, reading=True) as work:
        asked = sa.select(sa.func.count()).select_from(pieces).where(pieces.c.file == case)
        return int(work.rows(asked)[0][0])


def test_what_was_added_is_read_again_and_both_are_journalled(access: Access, case: UUID) -> None:
    photo = examined(papers.jpeg())
    saved = attached(access, case, photo)
    assert (saved.media, saved.size, saved.sha256) == (Media.JPEG, len(photo.content), photo.sha256)
    assert journalled(access, "add attachment") == 1
    assert journalled(access, "look at attachment") == 0
    assert read(access, case, saved.id) == photo.content
    assert journalled(access, "look at attachment") == 1


def test_of_a_stripped_photo_the_fingerprint_is_of_what_was_taken(access: Access, case: UUID) -> None:
    photo = examined(papers.jpeg())
    saved = attached(access, case, stripped(photo))
    assert (saved.stripped, saved.sha256) == (True, photo.sha256)
    assert b"Canary" not in read(access, case, saved.id)


def test_19_9_mb_are_kept(access: Access, case: UUID) -> None:
    photo = examined(papers.large_jpeg(19_900_000))
    saved = attached(access, case, photo)
    assert kept_pieces(access, case) == 76
    assert read(access, case, saved.id) == photo.content


def test_stopped_half_way_nothing_is_kept(access: Access, case: UUID) -> None:
    def cancel(part: int, of: int) -> None:
        if part == 2:
            raise Stopped

    photo = examined(papers.large_jpeg(2_000_000))
    with pytest.raises(Stopped), Work(access) as work:
        add_attachment(work, case=case, kind=DocumentKind.PHOTO, paper=photo, progress=cancel)
    assert kept_pieces(access, case) == 0
    with Work(access) as work:
        assert open_case(work, case=case).of(Attachment) == ()


def test_words_are_corrected_and_the_bytes_stay(access: Access, case: UUID) -> None:
    saved = attached(access, case)
    with Work(access) as work:
        fresh = work.get(Attachment, saved.id)
        record(work, entry=changed(fresh, title="Her left arm", kind=DocumentKind.CERTIFICATE))
        work.commit()
    assert read(access, case, saved.id) == papers.jpeg()


def test_removed_the_bytes_are_gone_and_the_entry_tells_why(access: Access, case: UUID) -> None:
    saved, other = attached(access, case), attached(access, case)
    with Work(access) as work:
        gone = remove_attachment(work, case=case, attachment=saved.id, why="Of another woman")
        work.commit()
    assert (gone.removed, gone.why_removed, gone.content_key) == (make.DAY, "Of another woman", "")
    assert gone.sha256 == saved.sha256
    assert journalled(access, "remove attachment") == 1
    with pytest.raises(NothingKept):
        read(access, case, saved.id)
    assert read(access, case, other.id) == papers.jpeg()
    with Work(access) as work, pytest.raises(RemovedAlready):
        remove_attachment(work, case=case, attachment=saved.id, why="Again")


def test_nothing_is_removed_without_a_reason_or_under_a_hold(access: Access, case: UUID) -> None:
    saved = attached(access, case)
    with Work(access) as work, pytest.raises(WhyMissing):
        remove_attachment(work, case=case, attachment=saved.id, why="  ")
    with Work(access) as work:
        hold(work, file=case, why="The court asks")
        work.commit()
    with Work(access) as work, pytest.raises(KeptByHold):
        remove_attachment(work, case=case, attachment=saved.id, why="No longer needed")
    assert read(access, case, saved.id) == papers.jpeg()


def test_a_closed_file_is_left_as_it_is_and_can_be_looked_at(access: Access, case: UUID) -> None:
    saved = attached(access, case)
    closed(access, case, make.DAY)
    with pytest.raises(FileClosed):
        attached(access, case)
    with Work(access) as work, pytest.raises(FileClosed):
        remove_attachment(work, case=case, attachment=saved.id, why="No longer needed")
    assert read(access, case, saved.id) == papers.jpeg()


def test_an_attachment_is_of_its_own_file_only(access: Access, case: UUID) -> None:
    saved, other = attached(access, case), make.registered(access).id
    with Work(access) as work, pytest.raises(Gone):
        read_attachment(work, case=other, attachment=saved.id)
    with Work(access) as work, pytest.raises(Gone):
        remove_attachment(work, case=other, attachment=saved.id, why="Wrong file")
    assert journalled(access, "look at attachment") == 0


def test_a_piece_of_another_file_does_not_open(access: Access, case: UUID) -> None:
    other = make.registered(access).id
    mine, theirs = attached(access, case), attached(access, other)
    with access.engine.begin() as db:
        db.execute(sa.delete(pieces).where(pieces.c.attachment == mine.id))
        db.execute(sa.update(pieces).where(pieces.c.attachment == theirs.id).values(attachment=mine.id, file=case))
    with pytest.raises(Damaged) as trouble:
        read(access, case, mine.id)
    assert "not as it was written" in trouble.value.said()
    assert journalled(access, "look at attachment") == 0


def test_whoever_holds_no_key_reads_and_adds_nothing(folder: Path, clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        case = make.registered(access).id
        saved = attached(access, case)
    with opened(folder, COLLEAGUE, clock) as dara:
        with pytest.raises(NotGranted):
            read(dara, case, saved.id)
        with pytest.raises(NotGranted):
            attached(dara, case)


def test_a_new_key_of_the_case_leaves_the_pieces_as_they_are(access: Access, case: UUID) -> None:
    saved = attached(access, case)
    with access.reading() as db:
        before = db.execute(sa.select(pieces)).all()
    with Work(access) as work:
        renew(work, [case])
        work.commit()
    with access.reading() as db:
        assert db.execute(sa.select(pieces)).all() == before
    assert read(access, case, saved.id) == papers.jpeg()


def test_whoever_kept_the_old_key_of_the_case_reaches_no_piece(access: Access, case: UUID) -> None:
    """What docs/security.md admits is somebody who drew out the attachment's own key before."""
    saved, old = attached(access, case), access.ring.key(case, 1)
    with Work(access) as work:
        renew(work, [case])
        work.commit()
    t, at = Attachment.__table__, Address(access.vault.id, case, "attachments", saved.id)
    with access.reading() as db:
        sealed = db.execute(sa.select(t.c.sealed).where(t.c.id == saved.id)).scalar_one()
        with pytest.raises(Damaged):
            unseal(sealed, at, old)
        with pytest.raises(Damaged):
            read_pieces(db, place_of(access.vault.id, case, saved.id), old)


def test_given_to_another_worker_it_goes_with_the_file(folder: Path, clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        case = make.registered(access).id
        saved = attached(access, case)
        dara = who(access, "Lim Dara")
        with Work(access) as work:
            reassign(work, cases=[case], to=dara, why="She moved")
            work.commit()
    clock.at += timedelta(minutes=10)
    with opened(folder, COLLEAGUE, clock) as worker:
        assert read(worker, case, saved.id) == papers.jpeg()


@pytest.mark.parametrize("scope", list(Scope))
def test_erased_the_pieces_go_with_the_file(access: Access, case: UUID, scope: Scope) -> None:
    other = make.registered(access).id
    attached(access, case)
    kept = attached(access, other)
    with access.engine.begin() as db:
        assert remove(db, case, scope)
    assert kept_pieces(access, case) == 0
    assert read(access, other, kept.id) == papers.jpeg()


def test_no_byte_of_a_photo_and_no_word_of_a_pdf_lies_in_any_file(folder: Path, clock: Clock) -> None:
    word = f"Zq{os.urandom(6).hex()}"
    with opened(folder, clock=clock) as access:
        case = make.registered(access).id
        for paper in (examined(papers.jpeg()), examined(papers.pdf(word))):
            row = attached(access, case, paper, title=word).id
            read(access, case, row)
        seen = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
        assert (folder / "vault.db-wal").stat().st_size > 0
    seen += [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    for content in seen:
        assert word.encode() not in content
        assert b"Canary" not in content
