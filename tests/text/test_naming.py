"""A name is said in the script of the window, and never left out because it is written in the other one alone."""

from __future__ import annotations

from casedesk.text.naming import in_script, initials
from casedesk.text.translation import speaking


def test_a_name_is_said_in_the_script_of_the_window() -> None:
    assert in_script("Chan Bopha", "ចាន់ បុប្ផា") == "Chan Bopha"
    assert in_script("", "ចាន់ បុប្ផា") == "ចាន់ បុប្ផា"
    with speaking("km"):
        assert in_script("Chan Bopha", "ចាន់ បុប្ផា") == "ចាន់ បុប្ផា"
        assert in_script("Chan Bopha", "") == "Chan Bopha"


def test_initials_are_two_letters_at_the_most() -> None:
    assert [initials(name) for name in ("chan bopha", "Chan Bopha Sok", "Chan", "")] == ["CB", "CB", "C", ""]
