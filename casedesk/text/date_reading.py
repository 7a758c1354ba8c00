"""Reads a date as people type it: day first, in three languages, in Khmer or Latin digits."""

from __future__ import annotations

import functools
import re
import unicodedata
from datetime import date, timedelta

from casedesk.text.folding import KHMER_DIGITS, UNSEEN
from casedesk.text.partial_date import ImpossibleDate, PartialDate
from casedesk.text.translation import N_

_LONGEST = 100
_UNREAD = N_(
    "This was not understood as a date. What you typed is kept. Write it as 7/11/2026, 7 Nov 2026, Nov 2026 or 2026."
)
_PLAIN = {**KHMER_DIGITS, **UNSEEN}
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:[^\W\d_]|[\u17b4-\u17d3\u17dd])*|~")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?", re.ASCII)

_NEAR = {
    "today": 0, "aujourdhui": 0, "ថ្ងៃនេះ": 0,
    "yesterday": -1, "hier": -1, "ម្សិលមិញ": -1, "ម្សិលម៉ិញ": -1,
    "avanthier": -2, "ម្សិលម្ងៃ": -2,
    "tomorrow": 1, "demain": 1, "ស្អែក": 1, "ថ្ងៃស្អែក": 1,
}  # fmt: skip
_ABOUT = {"about", "around", "near", "ca", "circa", "vers", "environ", "approx", "~", "ប្រហែល", "ប្រមាណ"}
_FILLING = re.compile("the|of|in|on|le|la|de|du|en|a|er|st|nd|rd|th|month|year|annee")
_KHMER_FILLING = re.compile("ថ្ងៃទី|ថ្ងៃ|ខែ|ឆ្នាំ|ទី|នៅ")
_OTHER_SPELLINGS = {"កុម្ភះ": 2, "មិនា": 3, "មិថុនា": 6, "វិចិ្ឆកា": 11}


def read_date(text: str, today: date) -> PartialDate | None:
    """The date meant by a few typed words; nothing when nothing was typed.

    Reads 7/11/2026, 7-11-26, 2026-11-07, “7 nov”, “nov 2026”, “2026”, “vers octobre 2026”, “ថ្ងៃទី៧ ខែវិច្ឆិកា
    ឆ្នាំ២០២៦”, “yesterday”. Day first. Without a year the nearest such day to `today` is meant; a year of two
    digits is at most ten years ahead.
    Raises ImpossibleDate, with a sentence, for a day no calendar has and for words that are no date.
    """
    plain = _bare(text[:_LONGEST]).translate(_PLAIN).casefold().strip()
    if not plain:
        return None
    near = _NEAR.get(re.sub(r"[\s'’-]+", "", plain))
    if near is not None:
        return PartialDate.of(today + timedelta(days=near))
    tokens = _TOKEN.findall(_KHMER_FILLING.sub(" ", plain))
    about = any(token in _ABOUT for token in tokens)
    numbers = [token for token in tokens if token not in _ABOUT and not _FILLING.fullmatch(token)]
    iso = _ISO.fullmatch(plain.strip("~ "))
    if iso:
        numbers = [part for part in reversed(iso.groups()) if part]
    return _joined(numbers, about, today)


def _joined(parts: list[str], about: bool, today: date) -> PartialDate:
    named = [at for at, part in enumerate(parts) if not part.isdecimal()]
    if len(named) > 1 or not 1 <= len(parts) <= 3 or any(len(part) > 4 for part in parts if part.isdecimal()):
        raise ImpossibleDate(_UNREAD)
    if named:
        month = _month(parts.pop(named[0]))
        if len(parts) == 2 or (parts and len(parts[0]) < 3):
            return _whole(int(parts[0]), month, parts[1:], about, today)
        if not parts:
            raise ImpossibleDate(N_("The year is missing. What you typed is kept. Add the year."))
        return PartialDate(_year(parts[0], today), month, None, about)
    if len(parts[0]) == 4 and len(parts) == 1:
        return PartialDate(int(parts[0]), None, None, about)
    if len(parts) == 2 and len(parts[1]) == 4:
        return PartialDate(int(parts[1]), int(parts[0]), None, about)
    if len(parts) == 1 or any(len(part) > 2 for part in parts[:2]):
        raise ImpossibleDate(_UNREAD)
    return _whole(int(parts[0]), int(parts[1]), parts[2:], about, today)


def _whole(day: int, month: int, year: list[str], about: bool, today: date) -> PartialDate:
    if year:
        return PartialDate(_year(year[0], today), month, day, about)
    possible: list[PartialDate] = []
    for near in range(today.year - 8, today.year + 9):
        try:
            possible.append(PartialDate(near, month, day, about))
        except ImpossibleDate:
            continue
    if not possible:
        raise ImpossibleDate
    return min(possible, key=lambda meant: abs(meant.earliest() - today))


def _year(written: str, today: date) -> int:
    if len(written) == 4:
        return int(written)
    if len(written) != 2:
        raise ImpossibleDate(_UNREAD)
    year = today.year // 100 * 100 + int(written)
    return year if year <= today.year + 10 else year - 100


def _month(word: str) -> int:
    months = _months()
    found = {months[word]} if word in months else {at for name, at in months.items() if name.startswith(word)}
    if len(found) != 1 or len(word) < 3:
        raise ImpossibleDate(_UNREAD)
    return found.pop()


@functools.cache
def _months() -> dict[str, int]:
    from babel import Locale

    names = {_bare(word): month for word, month in _OTHER_SPELLINGS.items()}
    for language in ("en", "fr", "km"):
        for width in ("wide", "abbreviated"):
            for month, name in Locale.parse(language).months["format"][width].items():
                names[_bare(name.casefold().rstrip("."))] = month
    return names


def _bare(word: str) -> str:
    """Without Latin accents; Khmer signs stay."""
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", word))
