"""A tick for each field: what follows for its entry, for a chapter, and for what is kept in the end."""

from __future__ import annotations

from uuid import uuid4

from casedesk.ui.receiving.ticks import Offered, Tick, Ticks

IDENTITY, INCIDENT = uuid4(), uuid4()


def ticks() -> Ticks:
    return Ticks(
        {
            IDENTITY: Offered(frozenset({"latin_name", "sex"})),
            INCIDENT: Offered(frozenset({"rape", "place", "account"}), frozenset({"rape"})),
        }
    )


def test_everything_is_kept_at_first() -> None:
    made = ticks()
    assert made.kept() == {IDENTITY: {"latin_name", "sex"}, INCIDENT: {"rape", "place", "account"}}
    assert made.of(made.entries()) is Tick.ALL
    assert made.left_out() == (0, 0)


def test_a_field_is_left_out_and_kept_again() -> None:
    made = ticks()
    made.tick_field(INCIDENT, "account", keep=False)
    assert (made.entry(INCIDENT), made.of(made.entries()), made.left_out()) == (Tick.SOME, Tick.SOME, (0, 1))
    assert made.kept()[INCIDENT] == {"rape", "place"}
    made.tick_field(INCIDENT, "account", keep=True)
    assert made.entry(INCIDENT) is Tick.ALL


def test_what_an_entry_needs_stays_with_it() -> None:
    made = ticks()
    made.tick_field(INCIDENT, "rape", keep=False)
    assert made.field(INCIDENT, "rape")
    made.tick([INCIDENT], keep=False)
    assert not made.field(INCIDENT, "rape")
    made.tick_field(INCIDENT, "place", keep=True)
    assert made.kept()[INCIDENT] == {"rape", "place"}, "an entry that comes back brings what it needs"


def test_an_entry_without_any_field_is_left_out() -> None:
    made = ticks()
    for name in ("latin_name", "sex"):
        made.tick_field(IDENTITY, name, keep=False)
    assert IDENTITY not in made.kept()
    assert (made.entry(IDENTITY), made.left_out()) == (Tick.NONE, (1, 0))


def test_a_chapter_goes_as_a_whole_and_comes_back_whole() -> None:
    made = ticks()
    made.tick_field(INCIDENT, "account", keep=False)
    made.tick(made.entries(), keep=False)
    assert (made.kept(), made.of(made.entries()), made.of([])) == ({}, Tick.NONE, Tick.NONE)
    made.tick(made.entries(), keep=True)
    assert made.left_out() == (0, 0)
