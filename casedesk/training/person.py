"""Invented people: their names, ages, districts and telephones."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from casedesk.cases.codes.case import CaseKind
from casedesk.cases.codes.person import CivilStatus, Sex
from casedesk.text import places
from casedesk.text.ages import is_child
from casedesk.text.partial_date import PartialDate
from casedesk.training.material import Material

AGES = ((6, 11, 2), (12, 17, 10), (18, 25, 26), (26, 40, 40), (41, 60, 18), (61, 74, 4))
"""Youngest, oldest, and how often."""
_STATUSES = {CivilStatus.SINGLE: 2, CivilStatus.MARRIED: 6, CivilStatus.SEPARATED: 3, CivilStatus.WIDOWED: 1}


@dataclass(frozen=True, slots=True, repr=False)
class Somebody:
    """One invented person. `place` is the gazetteer code of a commune, or of a district only."""

    khmer_name: str
    latin_name: str
    sex: Sex
    age: int
    born: PartialDate | None
    civil_status: CivilStatus
    place: str
    phone: str

    @property
    def child(self) -> bool:
        """Under 18."""
        return is_child(self.age)


def somebody(material: Material, chance: random.Random, kind: CaseKind, met: date) -> Somebody:
    """The person a file of this kind is about, as on the day they first came."""
    man = chance.random() < (0.25 if kind is CaseKind.FAMILY else 0.03)
    khmer, latin = name(material, chance, "men" if man else "women")
    first, last, _often = chance.choices(AGES, [often for *_years, often in AGES])[0]
    age = max(chance.randint(first, last), 20 if kind is CaseKind.FAMILY else 0)
    statuses = {CivilStatus.SINGLE: 1} if age < 17 else _STATUSES
    return Somebody(
        khmer_name=khmer, latin_name=latin, sex=Sex.MALE if man else Sex.FEMALE, age=age,
        born=_born(chance, age, met), civil_status=chance.choices(list(statuses), list(statuses.values()))[0],
        place=_place(material, chance), phone=f"012 000 {chance.randint(100, 999)}",
    )  # fmt: skip


def name(material: Material, chance: random.Random, own: str) -> tuple[str, str]:
    """A name in Khmer and in Latin letters, family name first. `own`: women or men."""
    family, given = chance.choice(material.names["families"]), chance.choice(material.names[own])
    return f"{family[0]} {given[0]}", f"{family[1]} {given[1]}"


def _born(chance: random.Random, age: int, met: date) -> PartialDate | None:
    """The whole date, the year alone, or not known: about a third each."""
    day = met - timedelta(days=age * 366 + chance.randint(1, 300))
    return chance.choice((PartialDate.of(day), PartialDate(day.year), None))


def _place(material: Material, chance: random.Random) -> str:
    often = material.centre["districts"]
    district = str(chance.choices(list(often), list(often.values()))[0])
    communes = places.communes(district)
    return chance.choice(communes).code if communes and chance.random() < 0.8 else district
