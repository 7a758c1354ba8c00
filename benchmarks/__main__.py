"""`python -m benchmarks` measures every promise of speed and writes docs/benchmarks.md.

`--quick` does it over small vaults, to see that everything can be measured; `--big FOLDER` keeps the large vault there
and uses it again.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from benchmarks import backing, big_vault, case_page, journal, lists, opening, rotating, saving, starting
from benchmarks.report import Measure, page, table
from casedesk.security.slots import STANDARD
from casedesk.store import vault

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
"""Where the table is written."""
LARGE, LIVED, SMALL = 100_000, 15_000, 200


def measures(place: Path, *, quick: bool, big: Path | None = None) -> Iterator[Measure]:
    """Every measure, one after another; what they need is made in `place`."""
    runs, large, cases = (2, SMALL, SMALL) if quick else (21, LARGE, opening.CASES)
    yield starting.measure(1 if quick else 11)
    opened = place / "opened"
    big_vault.build(opened, cases=cases, kdf=STANDARD)
    first, memory = opening.measure(opened, cases=cases, runs=1 if quick else 5)
    yield first
    many = big or place / "many"
    if not vault.is_vault(many):
        big_vault.build(many, cases=large)
    access = big_vault.opened(many)
    try:
        yield from lists.measure(access, runs=runs)
    finally:
        vault.lock(access)
    access = big_vault.opened(opened)
    try:
        yield saving.measure(access, place, runs=2 * runs)
    finally:
        vault.lock(access)
    yield from journal.measures(place / "lived", cases=SMALL if quick else LIVED, runs=runs)
    yield backing.measure(place / "lived", place, runs=max(2, runs // 4))
    yield case_page.promise(place / "page")
    yield rotating.measure(place / "rotating", cases=SMALL if quick else rotating.CASES)
    yield memory


def main() -> None:
    """Measures, prints the table and writes the page."""
    reader = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    reader.add_argument("--quick", action="store_true", help="small vaults, few runs; writes no page")
    reader.add_argument("--big", type=Path, help="keep the vault of 100 000 cases here")
    given = reader.parse_args()
    with tempfile.TemporaryDirectory() as place:
        found = list(measures(Path(place), quick=given.quick, big=given.big))
    print(table(found))
    if not given.quick:
        PAGE.write_text(page(found, on=datetime.now().astimezone().date()), "utf-8")


if __name__ == "__main__":
    main()
