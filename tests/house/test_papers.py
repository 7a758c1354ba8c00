"""The papers around the code are true: changelog, third parties, locks, decisions."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from importlib.metadata import metadata
from itertools import pairwise
from pathlib import Path

import pytest

from tests.house.rule import ROOT

KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
VERSION = re.compile(r"## \[(?P<version>Unreleased|\d+\.\d+\.\d+)\](?: - (?P<day>\d{4}-\d\d-\d\d))?")
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ \\;]+)", re.MULTILINE)


def read(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


def flaws(changelog: str) -> list[str]:
    """What a reader of the changelog, person or program, would stumble over."""
    found = []
    releases: list[tuple[int, ...]] = []
    for line in changelog[changelog.find("## ") :].splitlines():
        if line.startswith("### "):
            found += [f"unknown kind of change: {line}"] if line.removeprefix("### ") not in KINDS else []
        elif line.startswith("## "):
            match = VERSION.fullmatch(line)
            if not match or (match["version"] == "Unreleased") == bool(match["day"]):
                found.append(f"no version and day: {line}")
            elif match["day"]:
                date.fromisoformat(match["day"])
                releases.append(tuple(map(int, match["version"].split("."))))
        elif line and not re.match(r"- |  \S", line):
            found.append(f"not a change: {line}")
    if "## [Unreleased]" not in changelog:
        found.append("no place for what is not released yet")
    return found + [f"{older} after {newer}" for newer, older in pairwise(releases) if newer <= older]


def pins(kind: str) -> dict[str, str]:
    """Name and version of everything in a lock."""
    return dict(PIN.findall(read(f"requirements/{kind}.lock")))


def rows(heading: str) -> dict[str, str]:
    """First and second column of a table of THIRD_PARTY.md."""
    section = read("THIRD_PARTY.md").split(f"## {heading}")[1].split("\n## ")[0]
    table = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line[:1] == "|"]
    return {row[0]: row[1] for row in table[2:]}


def binding(licence: str) -> bool:
    """Whether a licence, as a package tells it, would bind CaseDesk to the GPL or AGPL."""
    return bool(re.search(r"\bA?GPL", licence)) and "LGPL" not in licence and " OR " not in licence


def test_the_changelog_can_be_read() -> None:
    assert flaws(read("CHANGELOG.md")) == []


@pytest.mark.parametrize(
    "changelog",
    [
        "## [1.0.0] - 2026-01-01\n",
        "## [Unreleased]\n### Improved\n",
        "## [Unreleased]\n## 1.0 of May\n",
        "## [Unreleased]\n## [1.0.0]\n",
        "## [Unreleased]\nloose words\n",
        "## [Unreleased]\n## [1.0.0] - 2026-01-01\n## [1.1.0] - 2026-02-01\n",
    ],
)
def test_a_flaw_in_the_changelog_is_found(changelog: str) -> None:
    assert flaws(changelog)


def test_every_library_is_on_the_list_with_its_licence() -> None:
    assert {*rows("Libraries")} == {name.lower() for name in pins("run")}
    assert all(rows("Libraries").values())


def test_no_library_binds_us_to_the_gpl() -> None:
    for name in pins("run"):
        told = metadata(name)
        licences = [
            words for key in ("License-Expression", "License", "Classifier") for words in told.get_all(key) or []
        ]
        assert not any(binding(one) for one in licences if "\n" not in one), name


def test_the_gpl_is_noticed() -> None:
    assert binding("AGPL-3.0-or-later")
    assert binding("GPL-3.0-only")
    assert not binding("LGPL-3.0-only OR GPL-2.0-only")


def test_every_folder_of_resources_that_others_made_names_its_licence() -> None:
    for folder, licence in rows("Files in `resources/`").items():
        named = re.search(r"`(resources/\S+)`", licence)
        assert named, folder
        assert (ROOT / named[1]).is_file(), folder


def test_every_folder_of_resources_is_accounted_for() -> None:
    own = {"calendar", "pictures", "questionnaires", "training", "translations"}
    assert all(f"`{folder}`" in read("THIRD_PARTY.md") for folder in own)
    here = {folder.name for folder in (ROOT / "resources").iterdir() if any(folder.iterdir())}
    assert here <= own | {*rows("Files in `resources/`")}


def test_both_locks_agree_and_hold_what_is_asked_for() -> None:
    run, dev = pins("run"), pins("dev")
    assert run.items() <= dev.items()
    project = tomllib.loads(read("pyproject.toml"))
    for kind, asked in ((run, project["project"]["dependencies"]), (dev, project["dependency-groups"]["dev"])):
        assert {re.split(r"[<>=~!\[]", one)[0].lower() for one in asked} <= {*kind}


def test_locks_hold_hashes_and_name_no_machine() -> None:
    for kind in ("run", "dev"):
        lock = read(f"requirements/{kind}.lock")
        assert lock.count("--hash=sha256:") >= len(pins(kind))
        assert not re.search(r"https?:|file:|--index|--find-links|-e ", lock)


def test_every_decision_is_listed_and_has_the_form() -> None:
    listed = read("docs/decisions/README.md")
    for paper in (ROOT / "docs" / "decisions").glob("[0-9]*.md"):
        said = paper.read_text(encoding="utf-8")
        assert f"({paper.name})" in listed
        assert re.findall(r"^## (.+)$", said, re.MULTILINE) == ["Context", "Decision", "Consequences", "Alternatives"]
        assert said.startswith(f"# {paper.name[:4]} – ")


@pytest.mark.parametrize(
    "paper", sorted({*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")}), ids=lambda paper: paper.name
)
def test_links_between_papers_lead_somewhere(paper: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", paper.read_text(encoding="utf-8")):
        assert (paper.parent / target).exists(), target
