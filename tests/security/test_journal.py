"""The chain notices whatever an insider with the database key does to the journal."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casedesk.security.chain import BACKWARDS, CHANGED, CUT, FORGED, MISSING, REWRITTEN, Verdict, Walk, verify_chain
from casedesk.security.identity import Identity
from casedesk.security.journal import GENESIS, Anchor, Entry, Head, Row, entry, row_of
from tests.security.making import AT, a_person

SOKHA, DARA, STRANGER = a_person(), a_person(), a_person()
SIGNING = {person.id: [person.public.signing] for person in (SOKHA, DARA)}


def appended(before: Sequence[Entry], by: Identity, action: str = "view", minutes: int = 1) -> list[Entry]:
    """The journal with one more entry."""
    previous = before[-1].head if before else None
    at = AT + timedelta(minutes=minutes * len(before))
    new = entry(previous=previous, at=at, person=by.id, action=action, object=uuid4(), details=b"{}", by=by)
    return [*before, new]


def a_journal(length: int = 8) -> list[Entry]:
    """Two colleagues by turns."""
    journal: list[Entry] = []
    for turn in range(length):
        journal = appended(journal, (SOKHA, DARA)[turn % 2])
    return journal


def verdict(journal: Sequence[Entry], *anchors: Anchor) -> Verdict:
    return verify_chain(journal, lambda person: SIGNING.get(person, []), anchors)


def seen(journal: Sequence[Entry], *anchors: Anchor) -> list[tuple[str, int]]:
    """What does not match, and where."""
    return [(one.problem, one.seq) for one in verdict(journal, *anchors).breaks]


def anchor(at: Entry) -> Anchor:
    return Anchor(at.seq, at.hash, at.at)


def rechained(journal: Sequence[Entry], by: Identity) -> list[Entry]:
    """The entries numbered, hashed and chained anew; those of `by` signed anew, the others as they were."""
    made: list[Entry] = []
    for old in journal:
        new = entry(
            previous=made[-1].head if made else None,
            at=old.at,
            person=by.id,
            action=old.action,
            object=old.object,
            details=old.details,
            by=by,
        )
        made.append(new if old.person == by.id else under_the_name_of(old.person, new, old.signature))
    return made


def under_the_name_of(person: UUID, made: Entry, signature: bytes) -> Entry:
    """The entry with somebody else's name in it and its hash right again."""
    action = made.action.encode()
    micros = int(made.at.timestamp()) * 1_000_000
    fixed = struct.pack(
        ">Qqq16s16s", made.seq, micros, made.micros, person.bytes, made.object.bytes if made.object else bytes(16)
    )
    hashed = hashlib.sha256(
        b"casedesk/journal entry\0" + made.previous + fixed + struct.pack(">I", len(action)) + action + made.details
    ).digest()
    return replace(made, person=person, hash=hashed, signature=signature)


def test_a_journal_as_it_was_written_is_sound() -> None:
    journal = a_journal()
    assert verdict(journal, anchor(journal[2]), anchor(journal[7])) == Verdict(8)
    assert journal[0].previous == GENESIS
    assert [found.seq for found in journal] == list(range(1, 9))


def test_an_empty_journal_is_sound_until_something_was_there() -> None:
    assert verdict([]) == Verdict(0)
    assert verdict([], anchor(a_journal(1)[0])).problem == CUT


@pytest.mark.parametrize(
    "edit",
    [
        {"action": "print"},
        {"details": b"{ }"},
        {"object": None},
        {"object": uuid4()},
        {"person": DARA.id},
        {"at": AT + timedelta(days=1)},
        {"micros": 2**62},
        {"previous": b"p" * 32},
        {"hash": b"h" * 32},
    ],
    ids=lambda edit: next(iter(edit)),
)
def test_attack_edit(edit: dict[str, object]) -> None:
    journal = a_journal()
    journal[4] = replace(journal[4], **edit)  # type: ignore[arg-type]
    assert seen(journal)[0] == (CHANGED, 5)


@pytest.mark.parametrize("lost", [0, 3, 6])
def test_attack_delete_in_the_middle(lost: int) -> None:
    journal = a_journal()
    del journal[lost]
    assert seen(journal) == [(MISSING, lost + 2)]


def test_attack_swap_and_double() -> None:
    journal = a_journal()
    assert verdict([*journal[:3], journal[4], journal[3], *journal[5:]]).problem == MISSING
    assert verdict([*journal[:3], journal[2], *journal[3:]]).problem == MISSING


def test_attack_cut_past_an_anchor() -> None:
    journal = a_journal()
    assert seen(journal[:4], anchor(journal[5])) == [(CUT, 6)]


def test_a_cut_after_the_last_anchor_is_what_the_chain_cannot_see() -> None:
    """Written down as a limit: this is why anchors are set at every lock, print and backup."""
    journal = a_journal()
    assert verdict(journal[:6], anchor(journal[5])) == Verdict(6)


def test_attack_rechain_without_a_colleagues_entry() -> None:
    """Hashes can be made anew by anybody; a colleague's signature over the new hash cannot."""
    journal = a_journal()
    assert seen(rechained(journal[:3] + journal[4:], SOKHA)) == [(FORGED, 5), (FORGED, 7)]


def test_attack_readd_only_ones_own_entries() -> None:
    """Cut the tail, then write own entries of another content in its place: the anchor knows better."""
    journal = a_journal()
    shorter = journal[:6]
    for _turn in range(2):
        shorter = appended(shorter, SOKHA, "search")
    assert verdict(shorter) == Verdict(8)
    assert seen(shorter, anchor(journal[7])) == [(REWRITTEN, 8)]


def test_attack_forge_a_colleagues_entry() -> None:
    journal = a_journal()
    own = appended(journal, SOKHA, "export")
    for signature in (own[-1].signature, journal[1].signature, bytes(64), b""):
        forged = under_the_name_of(DARA.id, own[-1], signature)
        assert seen([*journal, forged]) == [(FORGED, 9)]


def test_who_is_nobody_here_signs_nothing() -> None:
    assert seen(appended(a_journal(), STRANGER)) == [(FORGED, 9)]


def test_a_broken_signature_is_noticed() -> None:
    journal = a_journal()
    journal[2] = replace(journal[2], signature=bytes(64))
    assert seen(journal) == [(FORGED, 3)]


def test_an_old_vault_put_back_and_lived_in_is_noticed() -> None:
    journal = a_journal()
    other = appended(appended(journal[:5], DARA), DARA)
    assert seen(other, anchor(journal[5])) == [(REWRITTEN, 6)]


def test_two_anchors_that_contradict_each_other_are_noticed() -> None:
    journal = a_journal()
    assert verdict(journal, anchor(journal[3]), Anchor(4, b"x" * 32, AT)).problem == REWRITTEN


def test_the_clock_of_the_journal_never_goes_back() -> None:
    journal = a_journal(3)
    back = appended(journal, SOKHA, minutes=-1000)
    assert back[-1].at < journal[-1].at
    assert back[-1].micros == journal[-1].micros
    assert verdict(back) == Verdict(4)


def test_a_clock_turned_back_by_hand_is_noticed() -> None:
    journal = a_journal(3)
    early = Head(3, journal[-1].hash, 0)
    turned = entry(
        previous=early, at=AT - timedelta(days=9), person=SOKHA.id, action="view", object=None, details=b"", by=SOKHA
    )
    assert seen([*journal, turned]) == [(BACKWARDS, 4)]


def test_an_entry_is_signed_by_whom_it_names() -> None:
    with pytest.raises(ValueError, match="signed by the person"):
        entry(previous=None, at=AT, person=DARA.id, action="view", object=None, details=b"", by=SOKHA)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_whatever_is_done_before_the_anchor_is_noticed(data: st.DataObject) -> None:
    journal = a_journal()
    kept = data.draw(st.permutations(journal).map(lambda order: order[: data.draw(st.integers(0, len(order)))]))
    found = verdict(kept, anchor(journal[7]))
    assert (found.problem is None) == (kept == journal)
    assert found.count == len(kept)


def test_the_walk_goes_on_behind_a_break_and_tells_every_one() -> None:
    journal = a_journal(10)
    journal[2] = replace(journal[2], action="print")
    del journal[6]
    assert seen(journal) == [(CHANGED, 3), (MISSING, 8)]


def test_a_break_is_known_by_its_fingerprint_and_another_at_the_same_entry_is_not() -> None:
    journal = a_journal()
    prints = set()
    for action in ("print", "print", "export"):
        edited = [*journal[:4], replace(journal[4], action=action), *journal[5:]]
        prints |= {one.fingerprint for one in verdict(edited).breaks}
    assert len(prints) == 2
    gap, wider = journal[:3] + journal[4:], journal[:2] + journal[4:]
    assert {one.seq for one in (*verdict(gap).breaks, *verdict(wider).breaks)} == {5}
    assert verdict(gap).breaks != verdict(wider).breaks


@pytest.mark.parametrize("value", [None, "", 7, 1.5, b"", "x" * 16], ids=repr)
@pytest.mark.parametrize("field", [name for name in Row._fields if name != "seq"])
def test_whatever_an_insider_leaves_in_a_column_is_a_break_and_no_crash(field: str, value: object) -> None:
    rows = [row_of(entry) for entry in a_journal()]
    if getattr(rows[3], field) == value:
        return
    rows[3] = rows[3]._replace(**{field: value})  # type: ignore[arg-type]
    walk = Walk((), lambda person: SIGNING.get(person, []))
    walk.take(rows)
    assert walk.verdict().at_seq == 4
