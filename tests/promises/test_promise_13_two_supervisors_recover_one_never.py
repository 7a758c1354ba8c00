"""Promise 13: any two recovery sheets bring a supervisor back in; one alone, a slip or a wrong sheet opens nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, permutations
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from casedesk.cases.queries.case_file import open_case
from casedesk.security import keyfile
from casedesk.security.errors import Damaged, WrongPassphrase
from casedesk.security.recovery import Pair
from casedesk.security.roles import Role
from casedesk.security.sealing import open_bytes
from casedesk.security.sheet_code import ALPHABET, SECRET, SYMBOLS, SheetMistyped, read
from casedesk.security.sheets import (
    NewSheets,
    SameSheetTwice,
    SheetRevoked,
    SheetUnknown,
    open_with_sheets,
)
from casedesk.security.slots import LIGHT
from casedesk.store import vault
from casedesk.store.recovery import recovering, rescuing
from casedesk.store.work import Work
from casedesk.text.trouble import Mendable
from tests.factories import registered
from tests.sheets import in_use, opened_with
from tests.vaults import FOUNDER, PASSPHRASE, Clock, Grown, opened

NEW = "nine quiet lamps burn on"


@pytest.fixture
def sheets(folder: Path, grown: Grown) -> NewSheets:
    """Four sheets in use."""
    return grown(folder, four_sheets)


def four_sheets(folder: Path) -> NewSheets:
    """Makes them."""
    with opened(folder) as access:
        return in_use(access, 4)


def opens_nothing(folder: Path, text: str, other: str, trouble: type[Mendable]) -> None:
    """Two texts that must not open the vault, on the road the window takes."""
    with pytest.raises(trouble):
        vault.enter(folder, lambda header: open_with_sheets(header, text, other))
    with opened(folder):
        pass  # neither locked nor harmed by the attempt


def test_every_pair_opens_the_vault_in_either_order(folder: Path, sheets: NewSheets) -> None:
    for one, other in permutations(sheets.papers, 2):
        with opened_with(folder, one.code, other.code) as paper:
            assert paper.person.roles == {Role.RECOVERY}


@pytest.mark.parametrize(("one", "other"), list(combinations(range(4), 2)))
def test_every_pair_brings_the_only_supervisor_back_to_her_cases(
    folder: Path, sheets: NewSheets, one: int, other: int
) -> None:
    with opened(folder) as access:
        case, me = registered(access), access.person.id
    with opened_with(folder, sheets.papers[one].code, sheets.papers[other].code) as paper:
        rescuing.rescue(paper, person=me, short_name="bopha", passphrase=NEW, kdf=LIGHT)
    with pytest.raises(WrongPassphrase), opened(folder):
        pass
    with opened(folder, passphrase=NEW) as back, Work(back) as work:
        assert open_case(work, case=case.id).case == case


def test_one_sheet_opens_nothing_even_with_the_key_file_and_every_tool_in_hand(folder: Path, sheets: NewSheets) -> None:
    header = keyfile.read(folder).header
    assert header.recovery is not None
    for paper in sheets.papers:
        opens_nothing(folder, paper.code, paper.code, SameSheetTwice)
        secret = read(paper.code).secret
        for pair in header.recovery.pairs:
            for guessed in (secret, secret + secret, secret + bytes(SECRET), bytes(SECRET) + secret):
                with pytest.raises(Damaged):
                    open_bytes(_key(header, pair, guessed), pair.bundle, b"casedesk/pair")


def _key(header: keyfile.Header, pair: Pair, secrets: bytes) -> bytes:
    """What the two secrets of a pair are made into, done by hand; that it is right, the next test shows."""
    assert header.recovery is not None
    numbers = pair.first.to_bytes(2, "big") + pair.second.to_bytes(2, "big")
    context = b"casedesk/pair\0" + header.vault.bytes + header.recovery.person.bytes + numbers
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=context).derive(secrets)


def test_the_tool_in_hand_is_a_working_one(folder: Path, sheets: NewSheets) -> None:
    header = keyfile.read(folder).header
    assert header.recovery is not None
    one, other = (read(paper.code).secret for paper in sheets.papers[:2])
    pair = header.recovery.pairs[0]
    assert open_bytes(_key(header, pair, one + other), pair.bundle, b"casedesk/pair")


def test_no_slip_of_the_hand_opens_and_each_is_told_where(folder: Path, sheets: NewSheets) -> None:
    """Every character replaced by every other, and every two neighbours swapped."""
    header = keyfile.read(folder).header
    good, typed = sheets.papers[0].code, sheets.papers[1].code.replace("-", "")
    for place in range(SYMBOLS):
        slips = [typed[:place] + symbol + typed[place + 1 :] for symbol in ALPHABET if symbol != typed[place]]
        if place + 1 < SYMBOLS and typed[place] != typed[place + 1]:
            slips.append(typed[:place] + typed[place + 1] + typed[place] + typed[place + 2 :])
        for slip in slips:
            with pytest.raises(SheetMistyped) as caught:
                open_with_sheets(header, good, slip)
            assert str(caught.value.values["group"]) in caught.value.said()
    opens_nothing(folder, good, slips[0], SheetMistyped)


def test_a_revoked_sheet_opens_with_none_of_the_others(folder: Path, sheets: NewSheets) -> None:
    with opened(folder) as access:
        recovering.revoke_sheet(access, number=2)
    for other in sheets.papers:
        if other.number != 2:
            opens_nothing(folder, sheets.papers[1].code, other.code, SheetRevoked)
    with opened_with(folder, sheets.papers[0].code, sheets.papers[3].code) as paper:
        assert paper.person.roles == {Role.RECOVERY}


def test_sheets_that_newer_ones_replaced_open_nothing(folder: Path, sheets: NewSheets) -> None:
    with opened(folder) as access:
        newer = in_use(access, 2)
    for one, other in combinations(sheets.papers, 2):
        opens_nothing(folder, one.code, other.code, SheetRevoked)
    opens_nothing(folder, newer.papers[0].code, sheets.papers[0].code, SheetRevoked)


def test_replaced_keys_open_nothing_though_an_old_key_file_is_kept(folder: Path, sheets: NewSheets) -> None:
    """Two old sheets and a copy of the key file from then: the vault knows a newer generation and refuses the old."""
    old = (folder / keyfile.KEYS).read_bytes()
    with opened(folder) as access:
        in_use(access, 2)
    for name in (keyfile.KEYS, keyfile.BACKUP):
        (folder / name).write_bytes(old)
    with pytest.raises(Mendable):
        vault.enter(folder, lambda header: open_with_sheets(header, sheets.papers[0].code, sheets.papers[1].code))


def test_a_sheet_of_another_vault_opens_nothing(folder: Path, sheets: NewSheets, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    vault.create(
        elsewhere, centre="Other", place="12", prefix="OT", founder=FOUNDER, passphrase=PASSPHRASE, kdf=LIGHT,
        at=Clock().at,
    )  # fmt: skip
    with opened(elsewhere) as access:
        foreign = in_use(access, 2)
    opens_nothing(folder, sheets.papers[0].code, foreign.papers[1].code, SheetUnknown)
    opens_nothing(folder, foreign.papers[0].code, foreign.papers[1].code, SheetUnknown)


def test_two_colleagues_sheets_cannot_be_lent_to_another_vault(folder: Path, sheets: NewSheets) -> None:
    """The recovery part of one key file put into another one's: neither its marks nor its keys fit there."""
    header = keyfile.read(folder).header
    moved = replace(header, vault=sheets.identity.id)
    with pytest.raises(SheetUnknown):
        open_with_sheets(moved, sheets.papers[0].code, sheets.papers[1].code)
