"""dev.py starts on a machine where nothing is installed, and its translators' tool changes only what changed."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.rule import ROOT, sources
from tools import debian, environment, translations

WHEN_ALL_IS_INSTALLED = {"translations.py", "glossary.py"}
BEFORE_ANYTHING_IS_INSTALLED = [path for path in sources("dev.py", "tools") if path.name not in WHEN_ALL_IS_INSTALLED]


def imported(source: str) -> Iterator[str]:
    """The first word of every module that a source imports."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (one.name.split(".")[0] for one in names)
            case ast.ImportFrom(module=str(name)):
                yield name.split(".")[0]


@pytest.mark.parametrize("file", BEFORE_ANYTHING_IS_INSTALLED, ids=lambda file: file.name)
def test_what_sets_up_needs_only_python(file: Path) -> None:
    assert {*imported(file.read_text(encoding="utf-8"))} <= sys.stdlib_module_names | {"tools"}


def test_another_library_would_be_noticed() -> None:
    assert {*imported("import babel.dates\nfrom uv import find")} == {"babel", "uv"}


def test_an_untried_python_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    environment.check_python()
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    with pytest.raises(SystemExit, match=r"CaseDesk needs Python 3\.11"):
        environment.check_python()


@pytest.mark.skipif(not Path("/usr/bin/dpkg-query").exists(), reason="not a Debian")
def test_only_missing_packages_are_asked_for() -> None:
    assert debian.missing(("dpkg", "no-such-package-anywhere")) == ["no-such-package-anywhere"]


def test_a_lock_and_a_python_have_one_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    assert environment.fingerprint("run") == environment.fingerprint("run") != environment.fingerprint("dev")
    before = environment.fingerprint("run")
    monkeypatch.setattr(sys, "version", "3.11.99")
    assert environment.fingerprint("run") != before


def test_updating_a_catalogue_keeps_what_is_said_and_drops_what_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translations, "CATALOGUES", tmp_path)
    file = translations.file("fr")
    file.parent.mkdir(parents=True)
    file.write_bytes(translations.updated("fr"))
    fresh = file.read_text(encoding="utf-8")
    assert 'msgid "yesterday"\nmsgstr ""' in fresh
    said = fresh.replace('msgid "yesterday"\nmsgstr ""', 'msgid "yesterday"\nmsgstr "hier"')
    file.write_text(said + '\nmsgid "nobody says this"\nmsgstr "personne"\n', encoding="utf-8")
    assert translations.updated("fr").decode() == said


def test_nothing_in_a_catalogue_changes_by_itself() -> None:
    written = translations.updated("km").decode()
    assert "#:" not in written
    assert str(ROOT) not in written
