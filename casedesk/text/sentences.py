"""Sentences one after the other, each ended as the language spoken here ends one."""

from __future__ import annotations

from functools import reduce

from casedesk.text.translation import _

_STOPS = ".។ "


def sentences(*said: str) -> str:
    """“Due today. Ask her each item”: what is empty is left out, and what ends with a full stop gets no second one."""
    return reduce(_joined, (words for words in said if words), "")


def _joined(before: str, after: str) -> str:
    return _("{before}. {after}", before=before.rstrip(_STOPS), after=after) if before else after
