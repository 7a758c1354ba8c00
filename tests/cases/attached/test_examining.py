"""Bytes before they are attached: what is whole is taken, everything else is told in plain words."""

from __future__ import annotations

import hashlib
import logging
import os
from pathlib import Path

import pytest

from casedesk.cases.attached import trouble
from casedesk.cases.attached.examining import examined, stripped, taken_in
from casedesk.cases.codes.review import Media
from tests.cases.attached import papers

MB = 1024 * 1024


@pytest.mark.parametrize(
    ("content", "media"),
    [(papers.jpeg(), Media.JPEG), (papers.jpeg(progressive=True), Media.JPEG), (papers.png(), Media.PNG),
     (papers.pdf(), Media.PDF), (b"\n\n" + papers.pdf(), Media.PDF)],
)  # fmt: skip
def test_whole_papers_are_taken_as_they_are(content: bytes, media: Media) -> None:
    paper = examined(content)
    assert (paper.media, paper.content, paper.stripped) == (media, content, False)
    assert paper.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", trouble.Empty),
        (b"MZ\x90\0", trouble.UnknownKind),
        (b"GIF89a" + bytes(40), trouble.UnknownKind),
        (b"<html>not a paper</html>", trouble.UnknownKind),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", trouble.Heic),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1heic", trouble.Heic),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", trouble.UnknownKind),
        (b"RIFF\x24\0\0\0WEBPVP8 ", trouble.WebP),
        (b"RIFF\x24\0\0\0WAVEfmt ", trouble.UnknownKind),
        (papers.jpeg(width=300, height=300)[:9_000], trouble.BrokenPicture),
        (b"\xff\xd8\xff" + b"nonsense" * 9, trouble.BrokenPicture),
        (papers.endless_jpeg(), trouble.BrokenPicture),
        (papers.png()[:-40], trouble.BrokenPicture),
        (papers.png().replace(b"IDAT", b"JDAT"), trouble.BrokenPicture),
        (papers.bomb(), trouble.TooManyPoints),
        (b"%PDF-1.7\nonly its first line", trouble.BrokenPdf),
        (papers.locked_pdf(), trouble.LockedPdf),
        (bytes(20 * MB + 1), trouble.TooLarge),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_told_in_its_field(content: bytes, told: type[trouble.NotAttached]) -> None:
    with pytest.raises(told) as found:
        examined(content)
    assert found.value.field == "file"
    assert "Nothing was added" in found.value.said()


def test_19_9_mb_is_taken_and_21_mb_is_told_with_its_size(tmp_path: Path) -> None:
    large, larger = tmp_path / "19.9.jpg", tmp_path / "21.jpg"
    large.write_bytes(papers.large_jpeg(19_900_000))
    larger.write_bytes(bytes(21_000_000))
    assert len(examined(taken_in(large)).content) == 19_900_000
    with pytest.raises(trouble.TooLarge) as found:
        taken_in(larger)
    assert "This file has 20.1 MB; at most 20 MB are kept" in found.value.said()


def test_what_is_no_file_with_bytes_is_never_waited_for(tmp_path: Path) -> None:
    (tmp_path / "empty.jpg").touch()
    with pytest.raises(trouble.Empty):
        taken_in(tmp_path / "empty.jpg")
    os.mkfifo(tmp_path / "pipe.jpg")
    for name in ("pipe.jpg", "missing.jpg", "."):
        with pytest.raises(trouble.NotAttached):
            taken_in(tmp_path / name)


def test_the_fingerprint_is_of_the_bytes_as_they_came() -> None:
    photo = papers.jpeg()
    bare = stripped(examined(photo))
    assert bare.stripped
    assert bare.content != photo
    assert bare.sha256 == hashlib.sha256(photo).hexdigest()


def test_a_pdf_has_nothing_taken_off() -> None:
    paper = examined(papers.pdf())
    assert stripped(paper) is paper


@pytest.mark.logs
def test_nothing_a_photo_tells_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    photo, picture = papers.jpeg(), papers.png()
    caplog.set_level(logging.DEBUG)
    caplog.clear()
    examined(photo)
    examined(picture)
    assert "Canary" not in caplog.text


def test_stray_bytes_between_segments_are_passed_over() -> None:
    photo = papers.jpeg()
    assert examined(photo[:20] + b"\0stray" + photo[20:]).media is Media.JPEG
