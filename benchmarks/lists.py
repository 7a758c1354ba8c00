"""Lists and search over very many cases, beside raw SQLCipher reading the same bytes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import partial

from benchmarks.raw import connection, marks
from benchmarks.report import Measure, many
from benchmarks.timing import side_by_side, took
from casedesk.cases.queries.caseload import Order, Wanted, case_ids, case_rows_with_names
from casedesk.cases.queries.search import everybody, search, searchable
from casedesk.store.access import Access
from casedesk.store.work import Work
from casedesk.text.name_index import NameIndex

PAGE = 50
TIMES, ROOM = 5.0, 20.0
"""A page takes at most so many times its floor, and so many milliseconds."""
IDS_MS, KEY_MS = 60.0, 16.0
TYPED = ("s", "so", "sok", "sok s", "sok sr", "sok sre", "ស", "សុខ", "012 00", "PP-0", "chantha", "kimhheang")
"""A person types; each is what stands in the field after one more key."""


def measure(access: Access, *, runs: int) -> Iterator[Measure]:
    """A page of 50 with names, all ids in order, and one keystroke of a search."""
    with Work(access, reading=True) as work:
        ids = case_ids(work, wanted=Wanted())
    size = many(len(ids))
    yield _page(access, ids, size, runs)
    yield _ordered(access, size, runs)
    yield _keystroke(access, size, runs)


def _page(access: Access, ids: list[bytes], size: str, runs: int) -> Measure:
    chance = random.Random(1)
    begins = [chance.randrange(max(1, len(ids) - PAGE)) for _run in range(2 * runs + 2)]
    pages = [ids[begin : begin + PAGE] for begin in begins]
    ours, floors = iter(pages), iter(pages)

    def page() -> None:
        with Work(access) as work:
            case_rows_with_names(work, ids=next(ours))

    with connection(access) as raw:

        def floor() -> None:
            some = next(floors)
            raw.execute(f"SELECT * FROM cases WHERE id IN ({marks(some)})", some).fetchall()
            raw.execute(f"SELECT * FROM identities WHERE case_id IN ({marks(some)})", some).fetchall()

        beneath, mine = side_by_side(floor, page, times=runs)
    return Measure(
        f"page of {PAGE} with names, of {size}", mine.median, min(TIMES * beneath.median, ROOM), "5× and 20 ms",
        beneath.median, "raw SQLCipher select", runs=runs,
    )  # fmt: skip


def _ordered(access: Access, size: str, runs: int) -> Measure:
    """The slowest order, each asked several times in a row, as a list does whenever something was changed."""

    def ordered(order: Order) -> None:
        with Work(access, reading=True) as work:
            case_ids(work, wanted=Wanted(order=order))

    slowest = max(took(partial(ordered, order), max(1, runs // 3)).median for order in Order)
    return Measure(f"all ids in order, of {size} (slowest order)", slowest, IDS_MS, "60 ms", runs=runs)


def _keystroke(access: Access, size: str, runs: int) -> Measure:
    with Work(access, reading=True) as work:
        index = NameIndex(searchable(work, cases=everybody(work)))
    with Work(access) as work:
        search(work, index=index, typed="x")  # that one searches is recorded once, when one begins
    typed = iter(TYPED * (runs + 2))

    def key() -> None:
        with Work(access) as work:
            search(work, index=index, typed=next(typed))

    mine = took(key, max(runs, 2 * len(TYPED)))
    return Measure(f"keystroke → hits, {size} names (nine of ten)", _nine_of_ten(mine.each), KEY_MS, "16 ms", runs=runs)


def _nine_of_ten(each: Sequence[float]) -> float:
    """Nine of ten keystrokes take no longer: a median would hide the short words that find thousands."""
    return sorted(each)[int(len(each) * 0.9)]
