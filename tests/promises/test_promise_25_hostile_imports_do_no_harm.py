"""Promise 25: hostile imports do no harm. Whatever file is handed in at whatever door, it is refused in a sentence,
soon, and the vault is byte for byte what it was. Who sent a package was confirmed; what it says is believed no
further for that.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from time import process_time
from uuid import uuid4

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from casedesk.cases.case_file import KINDS
from casedesk.cases.codes.review import Media
from casedesk.cases.records.case import Case
from casedesk.exchange.content import Enclosed, Entry
from casedesk.exchange.trouble import NotTakenIn
from casedesk.store.work import Work
from casedesk.text.dates import local
from casedesk.text.trouble import Mendable
from casedesk.transfer.arrived_entry import NotKept, made_of
from casedesk.transfer.arriving import look_into
from casedesk.transfer.taking_in import take_in
from tests.cases.attached import papers
from tests.promises.hostile_files import BEGUN, END, FILES, SIGNED, can_be_sent, entries, genuine, packed
from tests.promises.import_doors import DOORS, Door, doors_of, state
from tests.transfer.centres import do, everything, file_of

SOON = 8.0
"""Seconds of processor time: so long nobody waits for a refusal."""


@pytest.fixture(scope="module")
def door(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    with doors_of(template, tmp_path_factory.mktemp("hostile")) as made:
        yield made


@pytest.mark.parametrize("enter", DOORS, ids=lambda one: one.__name__)
def test_no_hostile_file_comes_in_at_any_door_and_nothing_changes(
    door: Door, enter: Callable[[Door, Path], object]
) -> None:
    before = state(door)
    for name, content in FILES.items():
        path = door.folder / "hostile"
        path.write_bytes(content)
        refused(door, enter, path, name)
    assert state(door) == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
@pytest.mark.parametrize("enter", DOORS, ids=lambda one: one.__name__)
def test_what_is_no_file_is_refused_and_waited_for_by_nobody(
    door: Door, enter: Callable[[Door, Path], object], tmp_path: Path
) -> None:
    before = state(door)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "nowhere").symlink_to(tmp_path / "not there")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    (tmp_path / "upwards").symlink_to("../../../../../../../etc/passwd")
    for name in ("pipe", "nowhere", "round", "upwards", "gone", "."):
        refused(door, enter, tmp_path / name, name)
    assert state(door) == before


def refused(door: Door, enter: Callable[[Door, Path], object], path: Path, name: str) -> None:
    begun = process_time()
    with pytest.raises(Mendable) as told:
        enter(door, path)
    sentence = told.value.said()
    assert sentence, name
    assert "Traceback" not in sentence, name
    assert str(path) not in sentence, name
    assert process_time() - begun < SOON, name


def test_what_a_confirmed_centre_signs_is_refused_all_the_same_when_it_is_unfit(door: Door) -> None:
    before = state(door)
    for name, stream in SIGNED.items():
        begun = process_time()
        with pytest.raises(NotTakenIn):
            look_into(door.access, packed(door, stream))
        assert process_time() - begun < SOON, name
    outsides: Mapping[str, Mapping[str, object]] = {
        "pieces without end": {"pieces": 2**50}, "the end of time": {"made": "9999-12-31T23:59:59Z"},
        "an old day": {"made": "0001-01-01T00:00:00Z"}, "a name over two lines": {"centre": "a\nb"},
    }  # fmt: skip
    for name, cover in outsides.items():
        with pytest.raises(NotTakenIn):
            look_into(door.access, packed(door, BEGUN + END, **cover))
        assert state(door) == before, name
    assert state(door) == before


def test_a_fit_one_made_in_the_same_way_comes_in(door: Door) -> None:
    assert look_into(door.access, packed(door, BEGUN + END)).entries == ()


def test_a_huge_picture_in_a_package_is_told_and_not_drawn(door: Door) -> None:
    one = Entry("attachments", uuid4(), {"kind": "photo"})
    for content in (papers.bomb(), b"\x89PNG\r\n\x1a\n" + bytes(2**20), papers.locked_pdf()):
        paper = Enclosed(one.id, Media.PNG, "x", content)
        found = look_into(door.access, genuine(door, one, papers=(paper,)))
        (shown,) = found.entries
        assert shown.paper is not None
        assert isinstance(shown.paper.trouble, Mendable)


@settings(max_examples=150, phases=(Phase.generate,))
@given(entry=entries)
def test_whatever_an_entry_says_it_becomes_one_of_ours_or_is_told(entry: Entry) -> None:
    names, lines = told(entry)
    assert {*names} <= {*entry.fields}
    assert not [line for line in lines if not line or "\n" in line or len(line) > 5000]


def told(entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields that would be kept, and a line for whatever would not."""
    try:
        made = made_of(entry, local(datetime(2026, 11, 16, 5, tzinfo=UTC)))
    except NotKept as left:
        return (), left.lines
    return made.names, made.lines


@settings(max_examples=8, phases=(Phase.generate,))
@given(held=st.lists(entries.filter(can_be_sent), min_size=1, max_size=20))
def test_whatever_is_taken_in_can_be_opened_and_read_again(door: Door, held: list[Entry]) -> None:
    found = look_into(door.access, genuine(door, *held))
    if not found.entries:
        return
    got = do(door.access, take_in, arrived=found, kept=everything(found), worker=door.access.person.id)
    file = file_of(door.access, got.case.id)
    kept = [one for kind in KINDS for one in file.of(kind)]
    assert len(kept) >= len([entry for entry in found.entries if entry.paper is None])
    with Work(door.access, reading=True) as work:
        assert work.get(Case, got.case.id).number == got.case.number
