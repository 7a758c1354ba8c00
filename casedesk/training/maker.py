"""Makes the training vault: an invented centre with its staff, its services and three years of files."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any
from uuid import UUID

from casedesk.cases.codes.work import Service
from casedesk.cases.records.referral import Provider
from casedesk.cases.verbs.refer import keep_provider
from casedesk.store import vault
from casedesk.store.appearing import appearing
from casedesk.store.work import Work
from casedesk.training.calendar import Calendar, calendar
from casedesk.training.caseload import Assignment, assignments
from casedesk.training.courses import Directory
from casedesk.training.drafts import leave_drafts
from casedesk.training.filling import About
from casedesk.training.life import Colleagues, Event, Life
from casedesk.training.material import Material, Pen, load
from casedesk.training.person import name, somebody
from casedesk.training.staff import PASSPHRASE, Centre, found

__all__ = ["MAIN_USER", "PASSPHRASE", "SEED", "make"]

MAIN_USER = "bopha"
"""Whose desk is the fullest: the short name to practise with."""
SEED, CASES = 2026, 400
_TOGETHER = timedelta(days=28)
"""What one person wrote in so many days is committed at once."""
_KHMER = 0.6
"""Share of the files written in Khmer; the others are in English."""
_WHOLE, _KEYS = 100, 15
"""Progress is told in hundredths; making everybody's keys takes about so many of them."""
Progress = Callable[[int, int], object]


def make(
    folder: Path, *, seed: int = SEED, today: date | None = None, cases: int = CASES,
    progress: Progress = lambda part, of: None,
) -> None:  # fmt: skip
    """Makes the training vault in a new or empty folder; it appears whole or not at all.

    The same seed and day give the same centre. `progress` hears part and whole; whatever it raises stops the work,
    and nothing is left behind. Raises FolderTaken, FolderReadOnly, DiskFull.
    """
    with appearing(folder) as making:
        _write(making, seed, calendar(today), cases, progress)


def _write(folder: Path, seed: int, days: Calendar, cases: int, progress: Progress) -> None:
    material, chance = load(), random.Random(seed)  # noqa: S311 – invents people, guards nothing
    people = {one["short"]: int(one["joined"]) for one in material.centre["staff"] if "social_worker" in one["roles"]}
    leader = next(one["short"] for one in material.centre["staff"] if one.get("founder"))
    files = assignments(chance, MAIN_USER, people, leader, cases)
    told = _Telling(progress)
    staff_size = len(material.centre["staff"]) - 1
    centre = found(folder, material, days, lambda nth: told(_KEYS * nth // staff_size))
    try:
        directory = _directory(centre, material, days)
        colleagues = Colleagues(leader, centre.founder.person.id, centre.workers[MAIN_USER].person.id)
        lives = [_life(seed, file, material, days, directory, colleagues) for file in files]
        events = [event for life in lives for event in life.events()]
        for written in _written(centre, events):
            told(_KEYS + (_WHOLE - _KEYS) * written // len(events))
        centre.clock.at = days.until
        leave_drafts(centre.workers[MAIN_USER], lives)
    finally:
        vault.lock(centre.founder)


class _Telling:
    """Tells how far the work is, in hundredths and each once."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self._last = progress, 0

    def __call__(self, part: int) -> None:
        if part > self._last:
            self._last = part
            self._progress(part, _WHOLE)


def _provider(told: Mapping[str, Any], days: Calendar) -> Provider:
    """A service as it stands in the material: codes by their values, days counted back from today."""
    fields = Provider.__fields__
    past = {name: days.day(told[name]) for name in ("verified", "closed") if name in told}
    return Provider(**{**{name: fields[name].load(value) for name, value in told.items() if name not in past}, **past})


def _directory(centre: Centre, material: Material, days: Calendar) -> Directory:
    found: dict[Service, list[UUID]] = {}
    with Work(centre.founder) as work:
        for one in material.providers:
            kept = keep_provider(work, provider=_provider(one, days))
            for service in kept.services if kept.closed is None else ():
                found.setdefault(service, []).append(kept.id)
        work.commit()
    return found


def _life(
    seed: int, file: Assignment, material: Material, days: Calendar, directory: Directory, colleagues: Colleagues
) -> Life:
    chance = random.Random(f"{seed}/{file.place}")  # noqa: S311
    kind, opened = file.situation.kind, days.day(file.situation.opened)
    about = About(
        somebody(material, chance, kind, opened), kind,
        Pen(material.words, chance, "km" if chance.random() < _KHMER else "en"), chance,
    )  # fmt: skip
    caregiver, later = name(material, chance, "women")[1], timedelta(minutes=chance.randrange(0, 240, 5))
    return Life(file.worker, file.situation, about, days, directory, colleagues, caregiver, later)


def _written(centre: Centre, events: Iterable[Event]) -> Iterator[int]:
    """Writes all events in the order of their days, a few weeks of one person at a time; yields how many so far."""
    ordered = sorted(events, key=lambda event: (event.at, event.place))
    first, done = ordered[0].at, 0
    names = sorted(centre.workers, key=lambda name: centre.workers[name] is centre.founder)  # who only looks, last

    def together(event: Event) -> tuple[int, int]:
        return (event.at - first) // _TOGETHER, names.index(event.worker)

    for (_weeks, who), group in groupby(sorted(ordered, key=together), key=together):
        with Work(centre.workers[names[who]]) as work:
            for event in group:
                centre.clock.at = event.at
                event.write(work)
                done += 1
            work.commit()
        yield done
