"""The main job without a window: every step well, papers left, and nobody else's files touched."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from casedesk.play import play, story
from casedesk.play.place import NotOurs, Place
from casedesk.store import vault
from casedesk.training import PASSPHRASE

NAMES = (story.KHMER_NAME, story.LATIN_NAME, story.FOUNDER.name, story.FOUNDER.khmer_name)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str], int]:
    """A folder in which the job was played, what was said, and how it ended."""
    folder, said = tmp_path_factory.mktemp("play") / "out", list[str]()
    return folder, said, play(folder, say=said.append)


def test_every_step_goes_well(played: tuple[Path, list[str], int]) -> None:
    _folder, said, ended = played
    assert ended == 0
    assert len(said) > 15
    assert [line for line in said[:-1] if not line.startswith("✓")] == []


def test_it_leaves_a_vault_that_opens_two_papers_and_the_journal(played: tuple[Path, list[str], int]) -> None:
    folder = played[0]
    assert {path.name for path in folder.iterdir()} == {
        "played-vault",
        "case-summary-km.pdf",
        "case-summary-en.pdf",
        "journal.txt",
    }
    vault.lock(vault.unlock(folder / "played-vault", "bopha", PASSPHRASE))
    for language in ("km", "en"):
        checked = subprocess.run(["qpdf", "--check", folder / f"case-summary-{language}.pdf"], capture_output=True)
        assert checked.returncode == 0, checked.stdout
    assert "PP-0001" in subprocess.check_output(["pdftotext", folder / "case-summary-en.pdf", "-"], text=True)


def test_the_journal_tells_what_was_done_in_codes_and_no_name(played: tuple[Path, list[str], int]) -> None:
    listed = (played[0] / "journal.txt").read_text("utf-8")
    for action in ("create vault", "register", "send referral", "export", "view", "lock", "unlock", "search"):
        assert f"  {action}" in listed
    assert [name for name in NAMES if name in listed] == []
    assert "fields=" in listed


def test_playing_again_replaces_only_the_earlier_play(tmp_path: Path, played: tuple[Path, list[str], int]) -> None:
    folder, said = tmp_path / "out", list[str]()
    shutil.copytree(played[0], folder)
    (folder / "letter.txt").write_text("mine", "utf-8")
    before = (folder / "played-vault" / "vault.keys").read_bytes()
    assert play(folder, say=said.append) == 0
    assert (folder / "letter.txt").read_text("utf-8") == "mine"
    assert (folder / "played-vault" / "vault.keys").read_bytes() != before


def test_another_vault_of_that_name_is_never_touched(tmp_path: Path, template: Path) -> None:
    place, said = Place(tmp_path / "out"), list[str]()
    shutil.copytree(template, place.vault)
    before = {path.name: path.read_bytes() for path in place.vault.iterdir() if path.name != "vault.lock"}
    assert play(place.folder, say=said.append) == 1
    assert said == [f"✗ An earlier play is cleared away. {NotOurs(name='played-vault').said()}"]
    assert {path.name: path.read_bytes() for path in place.vault.iterdir() if path.name != "vault.lock"} == before


def test_a_paper_that_is_not_from_a_play_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "journal.txt").write_text("mine", "utf-8")
    assert play(tmp_path, say=list[str]().append) == 1
    assert (tmp_path / "journal.txt").read_text("utf-8") == "mine"
