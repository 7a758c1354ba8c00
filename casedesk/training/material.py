"""The invented material in resources/training, and the hand that writes with it."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casedesk.cases.codes.work import Need, Service
from casedesk.paths import resources
from casedesk.text.codes import Codes

Pair = tuple[str, str]
"""A name or a sentence in Khmer and in Latin letters or English."""


@dataclass(frozen=True, slots=True)
class Material:
    """What the files in resources/training hold."""

    names: Mapping[str, Sequence[Pair]]
    centre: Mapping[str, Any]
    providers: Sequence[Mapping[str, Any]]
    words: Mapping[str, Any]


def load() -> Material:
    """Reads the four files."""
    names, centre, providers, words = (_read(name) for name in ("names", "centre", "providers", "words"))
    return Material(names, centre, providers["provider"], words)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources("training", f"{name}.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Pen:
    """The hand that writes one file: always in one language, chosen by chance."""

    words: Mapping[str, Any]
    chance: random.Random
    language: str

    def write(self, form: str, field: str, **fits: Codes) -> str:
        """A sentence for a field. `fits` names a list of codes in which the given one must stand, if there is one."""
        return self._said(self.chance.choice([one for one in self.words[form][field] if _fits(one, fits)]))

    def perhaps(self, share: float, form: str, field: str) -> str | None:
        """The same, or nothing: a field that not everybody fills in."""
        return self.write(form, field) if self.chance.random() < share else None

    def goal(self, need: Need) -> Pair:
        """A goal for a need, and what is done for it."""
        line = self.chance.choice([line for line in self.words["plan"]["lines"] if line["need"] == need.value])
        return self._said(line["goal"]), self._said(line["action"])

    def purpose(self, service: Service) -> str:
        """What is asked of a service."""
        return self.write("referral", "purpose", services=service)

    def _said(self, entry: Mapping[str, str]) -> str:
        return entry[self.language]


def _fits(entry: Mapping[str, Any], fits: Mapping[str, Codes]) -> bool:
    return all(name not in entry or code.value in entry[name] for name, code in fits.items())
