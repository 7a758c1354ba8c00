"""How somebody is called on a screen or paper: in its script, or by two letters."""

from __future__ import annotations

from casedesk.text.translation import language


def in_script(latin: str, khmer: str | None) -> str:
    """A name in the script of the language spoken here; in the other one where it is written in that alone."""
    return (khmer or latin) if language() == "km" else (latin or khmer or "")


def initials(name: str) -> str:
    """“CB” for Chan Bopha."""
    return "".join(word[0] for word in name.split()[:2]).upper()
