from __future__ import annotations

import pytest

from casedesk.reports.blanks import Blanks
from casedesk.reports.columns import fitted, shared
from casedesk.reports.flow import paged
from casedesk.reports.grid import Grid, Row
from casedesk.reports.paragraph import Paragraph, paragraph
from casedesk.reports.parts import table
from casedesk.reports.runs import Words

SIZE = 10.0
PITCH = 14.0


def text(lines: int, *, before: float = 0, keep: bool = False) -> Paragraph:
    return paragraph(Words("\n".join(["line"] * lines)), size=SIZE, width=100, before=before, keep=keep)


def row(*lines: int, padding: float = 0) -> Row:
    return Row(tuple(text(count) for count in lines), padding)


def grid(*rows: Row, head: Row | None = None) -> Grid:
    return Grid(rows, (0, 100), 200, head=head)


def heights(pages: list[list[tuple[float, Paragraph]]]) -> list[list[int]]:
    return [[len(block.lines) for _start, block in page] for page in pages]


def test_nothing_is_one_empty_page() -> None:
    assert paged([], 100) == [[]]


def test_space_above_is_dropped_at_the_top_of_a_page() -> None:
    pages = paged([text(2, before=30), text(2, before=10), text(2, before=10)], 7 * PITCH)
    assert [[start for start, _block in page] for page in pages] == [[0, 2 * PITCH + 10], [0]]


def test_a_paragraph_leaves_two_lines_on_either_side() -> None:
    assert heights(paged([text(2), text(5)], 6 * PITCH)) == [[2, 3], [2]]  # type: ignore[arg-type]
    assert heights(paged([text(3), text(4)], 4 * PITCH)) == [[3], [4]]  # type: ignore[arg-type]


def test_a_heading_goes_with_what_follows() -> None:
    heading = text(1, keep=True)
    assert [len(page) for page in paged([text(4), heading, text(3)], 6 * PITCH)] == [1, 2]
    assert [len(page) for page in paged([text(4), heading, heading, text(2)], 7 * PITCH)] == [1, 3]
    assert [len(page) for page in paged([text(3), heading, grid(row(1), row(1))], 5 * PITCH)] == [3, 1]
    assert [len(page) for page in paged([text(4), heading], 6 * PITCH)] == [2]


def test_a_heading_longer_than_the_page_goes_on() -> None:
    assert sum(len(page) for page in paged([text(20, keep=True), text(1)], 6 * PITCH)) >= 4


def test_the_head_of_a_table_comes_again() -> None:
    pages = paged([grid(*[row(1, 1)] * 9, head=row(1, 1))], 4 * PITCH)
    tables = [block for page in pages for _start, block in page]
    assert [len(part.rows) for part in tables if isinstance(part, Grid) and part.head] == [3, 3, 3]


def test_a_short_row_is_not_divided_and_a_long_one_is() -> None:
    short = grid(row(1, 1), row(4, 1)).split(4 * PITCH)
    assert short is not None
    assert [len(part.rows) for part in short] == [1, 1]
    long = grid(row(1, 1), row(10, 1)).split(6 * PITCH)
    assert long is not None
    assert [[len(cell.lines) for cell in part.rows[-1].cells] for part in long] == [[5, 1], [5, 0]]


def test_cells_of_a_row_stand_on_one_base_line() -> None:
    latin, khmer = text(1), paragraph(Words("ស្ត្រី"), size=SIZE, width=100)
    assert khmer.above > latin.above
    assert Row((latin, khmer), 2).height == pytest.approx(max(khmer.height, khmer.above + latin.below) + 4)


def test_line_heights() -> None:
    assert text(1).pitch == pytest.approx(1.4 * SIZE)
    assert paragraph(Words("ស្ត្រី"), size=SIZE, width=100).pitch == pytest.approx(1.6 * 1.1 * SIZE)


def test_blank_lines_go_on_over_the_page() -> None:
    pages = paged([Blanks(10, 100)], 100)
    assert [block.count for page in pages for _start, block in page if isinstance(block, Blanks)] == [4, 4, 2]


def test_columns_share_what_there_is() -> None:
    assert shared(300, (1, 2)) == [100, 200]
    assert fitted(300, (50, 100)) == [100, 200]
    assert fitted(300, (50, 1000, 400)) == [50, 125, 125]
    assert sum(fitted(300, (90, 1000, 120, 10))) == pytest.approx(300)


def test_left_out_text_shows_dots() -> None:
    cut = text(5).first(2)
    assert [run.text for run in cut.lines[1].runs] == ["line", "…"]
    assert text(2).first(2) == text(2).first(3)


def test_a_row_has_as_many_cells_as_the_head() -> None:
    with pytest.raises(ValueError, match="shorter"):
        table(("a", "b"), (("1",),))
