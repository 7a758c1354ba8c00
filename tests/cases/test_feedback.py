"""What people answer about our work: whoever reads the whole database by SQL cannot tell who said what, or when."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.queries.feedback import Told, feedback_told
from casedesk.cases.questionnaires.shelf import newest, shipped
from casedesk.cases.rules.feedback import LEAST, UNSAID, countable, key_of, keyed, periods
from casedesk.cases.verbs.feedback import NothingAnswered, give_feedback
from casedesk.cases.verbs.questionnaires import bring_in
from casedesk.security.errors import NotInRole
from casedesk.store.access import Access
from casedesk.store.database import DATABASE
from casedesk.store.work import Work
from tests.cases.questionnaires.files import SMALL, small
from tests.centre import do
from tests.factories import registered
from tests.promises.insider import checked
from tests.vaults import COLLEAGUE, Clock, opened

(WHOLE,) = newest(shipped(), Topic.FEEDBACK)
PLEASED = {question.id: "yes" for question in WHOLE.questions()}
DISPLEASED = {"private": "no", "friendly": "no"}


def everything(access: Access) -> dict[str, list[Any]]:
    """All rows of all tables, in the order in which they lie there."""
    with access.reading() as db:
        tables = [row[0] for row in db.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: [*map(tuple, db.exec_driver_sql(f'SELECT * FROM "{table}"'))] for table in sorted(tables)}


def test_nothing_but_the_counts_changes_in_the_whole_vault(access: Access) -> None:
    registered(checked(access))
    before = everything(access)
    give_feedback(access, WHOLE, PLEASED)
    after = everything(access)
    assert {table for table in after if after[table] != before[table]} == {"feedback"}


def test_a_row_knows_a_month_and_nobody(access: Access) -> None:
    give_feedback(access, WHOLE, DISPLEASED)
    with access.reading() as db:
        columns = [row[1] for row in db.exec_driver_sql("PRAGMA table_info(feedback)")]
        (without_rowid,) = (row[4] for row in db.exec_driver_sql("PRAGMA table_list(feedback)"))
    assert columns == ["month", "question", "answer", "times"]
    assert without_rowid == 1
    assert {row[0] for row in everything(access)["feedback"]} == {"2026-11"}


def test_who_came_first_and_who_asked_cannot_be_told(folder: Path, tmp_path: Path) -> None:
    """Two centres where the same two people answered, in the other order, asked by others, on other days."""
    import shutil

    twin = tmp_path / "twin"
    shutil.copytree(folder, twin)
    first, later = Clock(), Clock(datetime(2026, 11, 28, 9, 30, tzinfo=UTC))
    for vault, asked in (
        (folder, [("bopha", first, PLEASED), (COLLEAGUE, first, DISPLEASED)]),
        (twin, [("bopha", first, DISPLEASED), ("bopha", later, PLEASED)]),
    ):
        for who, clock, answers in asked:
            with opened(vault, who, clock) as access:
                give_feedback(access, WHOLE, answers)
    with opened(folder) as one, opened(twin) as other:
        assert everything(one)["feedback"] == everything(other)["feedback"]


def test_the_write_ahead_log_does_not_date_it(folder: Path) -> None:
    with opened(folder) as access:
        registered(access)
        give_feedback(access, WHOLE, DISPLEASED)
        assert (folder / f"{DATABASE}-wal").stat().st_size == 0


def test_pages_that_are_freed_are_emptied(access: Access) -> None:
    with access.reading() as db:
        assert db.exec_driver_sql("PRAGMA secure_delete").scalar_one() == 1


def test_nothing_is_kept_when_nothing_was_answered(access: Access) -> None:
    with pytest.raises(NothingAnswered):
        give_feedback(access, WHOLE, {"private": UNSAID})
    assert everything(access)["feedback"] == []


def test_a_worker_asks_and_does_not_read(folder: Path) -> None:
    with opened(folder, COLLEAGUE) as dara:
        give_feedback(dara, WHOLE, PLEASED)
        with Work(dara) as work, pytest.raises(NotInRole):
            feedback_told(work)


@contextmanager
def in_december(folder: Path, times: int, later: timedelta = timedelta(0)) -> Iterator[list[Told]]:
    """So many people answer in November; what is told of all answers in December, or later."""
    with opened(folder) as access:
        for _one in range(times):
            give_feedback(access, WHOLE, DISPLEASED)
    clock = Clock(datetime(2026, 12, 2, tzinfo=UTC) + later)
    with opened(folder, clock=clock) as access, Work(access) as work:
        yield feedback_told(work)


def test_fewer_than_five_are_never_shown(folder: Path) -> None:
    with in_december(folder, LEAST - 1) as told:
        assert told == []


def test_with_the_clock_put_back_nobody_is_added_to_what_was_shown(folder: Path) -> None:
    with in_december(folder, LEAST) as shown:
        (one,) = shown
    period = one.period
    assert (period.first, period.last, period.people) == ("2026-11", "2026-11", LEAST)
    assert period.told == {"private": {"no": 5}, "friendly": {"no": 5}}
    with in_december(folder, 1) as again:
        assert again == shown


def test_a_month_that_is_not_over_waits(folder: Path) -> None:
    with opened(folder) as access:
        for _one in range(2 * LEAST):
            give_feedback(access, WHOLE, PLEASED)
        with Work(access) as work:
            assert feedback_told(work) == []


def month(answered: int, unsaid: int = 0) -> dict[str, dict[str, int]]:
    return {"helped": {"yes": answered, UNSAID: unsaid}, "time": {"no": answered + unsaid}}


def test_months_are_taken_together_until_there_are_enough() -> None:
    found = list(
        periods({"2026-08": month(2), "2026-09": month(2), "2026-10": month(2), "2026-11": month(9)}, "2026-11")
    )
    assert [(one.first, one.last, one.people) for one in found] == [("2026-08", "2026-10", 6)]


def test_a_question_that_few_answered_is_left_out() -> None:
    (period,) = periods({"2026-10": month(4, unsaid=3)}, "2026-11")
    assert (period.people, set(period.told)) == (7, {"time"})


counts = st.dictionaries(st.integers(1, 12), st.integers(1, 6), max_size=12)


@given(counts, st.integers(1, 12))
def test_what_was_shown_once_never_changes(people: dict[int, int], now: int) -> None:
    """Looking again after every month, nobody finds the difference that one person makes."""
    months = {f"2026-{number:02}": month(times) for number, times in people.items()}
    earlier, whole = list(periods(months, f"2026-{now:02}")), list(periods(months, "2027-01"))
    assert whole[: len(earlier)] == earlier
    assert all(period.people >= LEAST for period in whole)
    assert all(sum(given.values()) >= LEAST for period in whole for given in period.told.values())


def test_a_row_that_names_the_question_alone_is_of_the_first_that_was_asked(folder: Path) -> None:
    with opened(folder) as access:
        for _one in range(LEAST - 1):
            give_feedback(access, WHOLE, DISPLEASED)
        with Work(access) as work:
            work.db.exec_driver_sql("INSERT INTO feedback VALUES ('2026-11', 'friendly', 'yes', 1)")
            work.commit()
    with in_december(folder, 0) as told:
        assert [one.period.told["friendly"] for one in told] == [{"no": LEAST - 1, "yes": 1}]


def test_each_questionnaire_has_periods_of_its_own(folder: Path) -> None:
    other = SMALL.replace('"wellbeing"', '"feedback"').encode()
    with opened(folder) as access:
        ours = do(access, bring_in, held=other, file="small.toml")
        for _one in range(LEAST - 1):
            give_feedback(access, ours, {"slept": "often"})
    with in_december(folder, LEAST) as told:
        assert [one.whole for one in told] == [WHOLE]
    with opened(folder) as access:
        give_feedback(access, ours, {"slept": "never"})
    with in_december(folder, 0, later=timedelta(days=31)) as told:
        assert {one.whole.id: one.period.people for one in told} == {WHOLE.id: LEAST, "small": LEAST}


def test_only_coded_choices_are_asked_and_what_hangs_on_others_is_not() -> None:
    """Of the small one the sleep is coded; a scale that hangs on an uncoded question cannot be asked."""
    counted = [one.id for one in countable(small(old='all day"\n', new='all day"\ncoded = true\n')).questions()]
    assert counted == ["slept"]
    assert [*countable(WHOLE).questions()] == [*WHOLE.questions()]


def test_a_row_names_version_and_question() -> None:
    for question in WHOLE.questions():
        assert keyed(key_of(WHOLE, question)) == ((WHOLE.id, WHOLE.version), question.id)
