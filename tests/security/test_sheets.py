"""Any two sheets open the recovery keys, one never; every other sheet is told by name."""

from __future__ import annotations

import pickle
from dataclasses import replace
from itertools import combinations, permutations
from uuid import uuid4

import pytest

from casedesk.security.errors import Damaged, KeyFileTampered
from casedesk.security.header import Header, decode, encode
from casedesk.security.recovery import Recovery
from casedesk.security.sealing import open_bytes
from casedesk.security.sheet_code import read
from casedesk.security.sheets import (
    REMEMBERED,
    NewSheets,
    NoSheets,
    SameSheetTwice,
    SheetRevoked,
    SheetUnknown,
    live,
    make_recovery,
    open_with_sheets,
    recognised,
    without_sheet,
)
from casedesk.security.slots import sealed_key
from tests.security.making import AT, DATABASE_KEY, ROOT, a_header


def made(header: Header, count: int = 3, earlier: Recovery | None = None) -> NewSheets:
    """Sheets for so many people."""
    holders = [uuid4() for _sheet in range(count)]
    return make_recovery(
        vault=header.vault, root=ROOT, database_key=DATABASE_KEY, holders=holders, earlier=earlier, at=AT
    )


def with_sheets(count: int = 3) -> tuple[Header, NewSheets]:
    """A header that holds them, as the key file spells and reads it."""
    empty = a_header()
    sheets = made(empty, count)
    return decode(encode(replace(empty, recovery=sheets.recovery))), sheets


def test_any_two_of_eight_open_the_recovery_keys_in_either_order() -> None:
    header, sheets = with_sheets(8)
    for one, other in permutations(sheets.papers, 2):
        opened = open_with_sheets(header, one.code, other.code)
        assert opened.identity.dump() == sheets.identity.dump()
        assert (opened.root, opened.database_key, opened.pending) == (ROOT, DATABASE_KEY, b"")


def test_a_database_key_that_is_being_renewed_comes_with_them() -> None:
    header, sheets = with_sheets()
    box = sealed_key(header.vault, sheets.identity.id, sheets.identity.public.sealing, b"n" * 32)
    renewing = replace(header, recovery=replace(sheets.recovery, pending=box))
    assert open_with_sheets(renewing, sheets.papers[0].code, sheets.papers[1].code).pending == b"n" * 32


def test_one_sheet_alone_opens_no_pair() -> None:
    """Its secret as the key, in both places, alone, and with another sheet's public half."""
    header, sheets = with_sheets()
    for paper in sheets.papers:
        with pytest.raises(SameSheetTwice):
            open_with_sheets(header, paper.code, paper.code)
    forged = replace(sheets.recovery, pairs=(replace(sheets.recovery.pairs[0], second=1, first=1),))
    with pytest.raises(SameSheetTwice):
        open_with_sheets(replace(header, recovery=forged), sheets.papers[0].code, sheets.papers[0].code)


def test_a_revoked_sheet_opens_with_nobody() -> None:
    header, sheets = with_sheets()
    revoked = replace(header, recovery=without_sheet(sheets.recovery, 2))
    for one, other in combinations(sheets.papers, 2):
        if 2 in (one.number, other.number):
            with pytest.raises(SheetRevoked) as caught:
                open_with_sheets(revoked, one.code, other.code)
            assert caught.value.values["number"] == 2
        else:
            assert open_with_sheets(revoked, one.code, other.code).database_key == DATABASE_KEY
    assert [sheet.number for sheet in live(revoked.recovery)] == [1, 3]


def test_one_sheet_left_is_none() -> None:
    header, sheets = with_sheets(2)
    left = replace(header, recovery=without_sheet(sheets.recovery, 1))
    with pytest.raises(NoSheets):
        recognised(left, sheets.papers[1].code)


def test_new_sheets_go_on_counting_and_the_old_ones_are_known_as_replaced() -> None:
    header, old = with_sheets()
    new = made(header, 2, earlier=old.recovery)
    renewed = decode(encode(replace(header, recovery=new.recovery)))
    assert [paper.number for paper in new.papers] == [4, 5]
    assert new.recovery.person != old.recovery.person
    for paper in old.papers:
        with pytest.raises(SheetRevoked):
            recognised(renewed, paper.code)
    assert open_with_sheets(renewed, new.papers[0].code, new.papers[1].code).identity.id == new.recovery.person


def test_the_list_of_old_sheets_does_not_grow_for_ever() -> None:
    header, sheets = with_sheets(8)
    for _year in range(20):
        sheets = made(header, 8, earlier=sheets.recovery)
    assert len(sheets.recovery.sheets) == REMEMBERED + 8
    assert len(encode(replace(header, recovery=sheets.recovery))) < 64 * 1024


def test_a_sheet_of_another_vault_is_told_from_a_mistyped_one() -> None:
    header, _sheets = with_sheets()
    _other, foreign = with_sheets()
    with pytest.raises(SheetUnknown):
        recognised(header, foreign.papers[0].code)


def test_a_vault_without_sheets_says_so() -> None:
    _header, sheets = with_sheets()
    with pytest.raises(NoSheets):
        open_with_sheets(a_header(), sheets.papers[0].code, sheets.papers[1].code)


@pytest.mark.parametrize("what", ["bundle", "swapped", "box", "person", "gone"])
def test_an_edited_pair_is_refused(what: str) -> None:
    header, sheets = with_sheets()
    recovery = sheets.recovery
    first, second, third = recovery.pairs
    edited = {
        "bundle": replace(recovery, pairs=(replace(first, bundle=bytes([first.bundle[0] ^ 1]) + first.bundle[1:]),)),
        "swapped": replace(recovery, pairs=(replace(first, bundle=second.bundle), second, third)),
        "box": replace(recovery, database_key=recovery.database_key[:-1] + b"x"),
        "person": replace(recovery, person=uuid4()),
        "gone": replace(recovery, pairs=(second, third)),
    }[what]
    with pytest.raises(KeyFileTampered):
        open_with_sheets(replace(header, recovery=edited), sheets.papers[0].code, sheets.papers[1].code)


@pytest.mark.parametrize("count", [0, 1, 9])
def test_there_are_two_to_eight_sheets(count: int) -> None:
    with pytest.raises(ValueError, match="two to eight"):
        made(a_header(), count)


def test_what_is_secret_is_neither_printed_nor_pickled() -> None:
    _header, sheets = with_sheets()
    assert sheets.papers[0].groups[1] not in repr(sheets) + repr(sheets.papers[0])
    with pytest.raises(TypeError):
        pickle.dumps(sheets)


def test_the_key_file_holds_no_secret_of_a_sheet() -> None:
    header, sheets = with_sheets()
    said = encode(header)
    for paper in sheets.papers:
        secret = read(paper.code).secret
        assert secret not in said
        assert secret.hex().encode() not in said
        for pair in sheets.recovery.pairs:
            with pytest.raises(Damaged):
                open_bytes(secret + bytes(12), pair.bundle, b"casedesk/pair")
