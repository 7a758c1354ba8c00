"""A save that does not come off leaves what was there; a kill leaves one generation or the other."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from casedesk.security import keyfile
from casedesk.security.durable import FRESH, patiently, write_whole
from casedesk.security.errors import DiskFull, DiskUnsound, FolderReadOnly, saving
from casedesk.security.header import Header
from tests.security.making import DATABASE_KEY

KILLS = 20


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """The system lets this process write files of at most so many bytes."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(os.name == "nt", reason="the limit is one of POSIX")
@pytest.mark.parametrize("room", [0, 1, 1000, 4000])
def test_without_room_the_present_generation_stays(folder: Path, header: Header, room: int) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert len(before[keyfile.KEYS]) > 4000
    with pytest.raises(DiskFull), room_for(room):
        keyfile.write(folder, keyfile.read(folder).header, DATABASE_KEY)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


ELSEWHERE = """
import sys
from pathlib import Path
from casedesk.security import keyfile
from casedesk.security.errors import FolderReadOnly
header = keyfile.read(Path(sys.argv[1])).header
try:
    keyfile.write(Path("/sys/kernel"), header, bytes(range(32)))
except FolderReadOnly as said:
    print(said.said())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a folder where even root may not write")
def test_a_folder_that_may_not_be_written_is_said(folder: Path) -> None:
    run = [sys.executable, "-c", ELSEWHERE, str(folder)]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert "may not read and write in this folder" in said
    assert "/sys" not in said


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EFBIG, DiskFull),
        (errno.EACCES, FolderReadOnly),
        (errno.EPERM, FolderReadOnly),
        (errno.EROFS, FolderReadOnly),
        (errno.EIO, DiskUnsound),
        (errno.ENOENT, FileNotFoundError),
    ],
)
def test_trouble_of_the_system_becomes_a_sentence(number: int, trouble: type[Exception]) -> None:
    with pytest.raises(trouble), saving():
        raise OSError(number, os.strerror(number), "/home/sokha/vault")


def test_what_a_power_cut_left_is_no_obstacle(folder: Path, tmp_path: Path) -> None:
    leftover = folder / (keyfile.KEYS + FRESH)
    leftover.write_bytes(b"half a header")
    written = keyfile.write(folder, keyfile.read(folder).header, DATABASE_KEY)
    assert keyfile.read(folder).header == written
    assert not leftover.exists()


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_laid_there_is_not_followed(tmp_path: Path) -> None:
    prey = tmp_path / "letter"
    prey.write_bytes(b"dear")
    (tmp_path / ("file" + FRESH)).symlink_to(prey)
    write_whole(tmp_path / "file", b"content")
    assert prey.read_bytes() == b"dear"
    assert (tmp_path / "file").read_bytes() == b"content"


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_only_the_owner_may_read_it(folder: Path) -> None:
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_a_damaged_newest_generation_does_not_push_out_the_whole_one(folder: Path) -> None:
    (folder / keyfile.KEYS).write_bytes(b"torn")
    found = keyfile.read(folder)
    keyfile.write(folder, found.header, DATABASE_KEY)
    assert not keyfile.read(folder).from_backup
    (folder / keyfile.KEYS).unlink()
    assert keyfile.read(folder).header == found.header


@pytest.mark.parametrize("refusals", [0, 1, 9])
def test_a_file_somebody_else_holds_is_waited_for(refusals: int) -> None:
    left = [None] * refusals

    def action() -> None:
        if left:
            left.pop()
            raise PermissionError

    patiently(action, pause=0)
    assert not left


def test_patience_ends_after_ten_tries() -> None:
    tries = []

    def action() -> None:
        tries.append(1)
        raise PermissionError

    with pytest.raises(PermissionError):
        patiently(action, pause=0)
    assert len(tries) == 10


WRITER = """
import sys
from pathlib import Path
from casedesk.security import keyfile
folder = Path(sys.argv[1])
header = keyfile.read(folder).header
while True:
    header = keyfile.write(folder, header, bytes(range(32)))
    print(header.generation, flush=True)
"""


def killed_after(folder: Path, saves: int) -> int:
    """Lets a process save over and over and kills it after it acknowledged some; the last acknowledged generation."""
    with subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        for _save in range(saves):
            writer.stdout.readline()
        writer.kill()
        acknowledged = writer.stdout.read().split()
    return int(acknowledged[-1]) if acknowledged else 0


def test_killed_at_any_moment_the_key_file_opens(folder: Path) -> None:
    for kill in range(KILLS):
        before = keyfile.read(folder).header.generation
        acknowledged = killed_after(folder, 1 + kill % 5)
        found = keyfile.read(folder)
        keyfile.check(found, DATABASE_KEY)
        assert not found.from_backup
        assert found.header.generation >= max(before + 1 + kill % 5, acknowledged)
        (folder / keyfile.KEYS).rename(folder / "aside")
        earlier = keyfile.read(folder)
        keyfile.check(earlier, DATABASE_KEY)
        assert found.header.generation - earlier.header.generation in {0, 1}
        (folder / "aside").rename(folder / keyfile.KEYS)
