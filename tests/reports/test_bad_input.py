"""Whatever was typed or pasted, paper comes out, and nothing is silently lost."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casedesk.reports.case_summary import case_summary
from casedesk.reports.summary import Entry, Prose, Rows, Steps, Summary, Table, Timeline, WritingLines
from tests.reports.tools import letters, text_of

STRANGE = [
    "a\x00b\x01\x1b\x7f",
    "smile 😀👩‍👩‍👧 end",
    "שלום עולם",
    "مرحبا بالعالم",
    "\u202eevil\u202c \u2066x\u2069",
    "\ud800 half",
    "\u200b\u200c\u200d\ufeff",
    "្្្ ុំុំុំ ៎៎",
    "e\u0301\u0302\u0303" * 20,
    "→ ✓ − ☎ 漢字",
    "<b>&amp;</b> (\\) %s {x}",
    "]]>\r\n\r\t\x0b\x0c\x85\u2028\u2029",
]


def everywhere(text: str) -> Summary:
    return Summary(
        number=text,
        title=text,
        for_whom=text,
        printed_by=text,
        printed_at=text,
        sections=(
            Rows(text, ((text, text),)),
            Steps(text, (text, text, "c"), 1, ((text, text),)),
            Table(text, (text, "b"), ((text, text), ("", ""))),
            Timeline(text, (Entry(text, text, text, text), Entry("", "", "", ""))),
            Prose(text, text),
            WritingLines(text, 2),
        ),
    )


@pytest.mark.parametrize("text", STRANGE)
def test_strange_text_is_printed(text: str) -> None:
    pages = text_of(case_summary(everywhere(text), training=True)).split("\f")[:-1]
    for number, page in enumerate(pages, 1):
        assert f"{number} of {len(pages)}" in page


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.text())
def test_any_text_is_printed(text: str) -> None:
    assert case_summary(everywhere(text)).startswith(b"%PDF-")


@pytest.mark.parametrize("text", ["smile 😀 end", "→ ✓ 漢字", "<b>&amp;</b> (\\) %s {x}"])
def test_a_letter_no_font_knows_is_a_box_and_is_still_copied(text: str) -> None:
    assert text in text_of(case_summary(Summary("PP-1", "", "", "", "", (Prose("", text),))))


def test_ten_thousand_khmer_letters_without_a_blank_flow() -> None:
    text = "កម្ពុជាស្ត្រីសង្កាត់ឃុំ" * 450
    assert len(text) > 10_000
    pdf = case_summary(Summary("PP-1", "", "", "", "", (Prose("", text),)))
    pages = text_of(pdf).split("\f")
    assert len(pages) > 2
    assert letters("".join(pages)).count("ស្ត្រី") == 450


@pytest.mark.parametrize("letter", ["ក", "x", "😀"])
def test_ten_thousand_times_one_letter_flow(letter: str) -> None:
    text = letter * 10_000
    parts = (Prose("", text), Rows("", ((text[:500], text),)), Table("", ("a", "b"), ((text, "1"),)))
    pdf = case_summary(Summary("PP-1", "", "", "", "", parts))
    assert letters(text_of(pdf, "-raw")).count(letter) >= 30_500


def test_a_table_of_two_hundred_rows_flows() -> None:
    rows = tuple((f"R-{n:04}", "ក្រុមប្រឹក្សាឃុំ សង្កាត់", "accepted", f"{n * 1000:,}") for n in range(200))
    pdf = case_summary(Summary("PP-1", "", "", "", "", (Table("", ("No.", "To", "State", "៛"), rows, figures=(3,)),)))
    printed = text_of(pdf, "-layout")
    assert [line.split()[0] for line in printed.splitlines() if line.strip().startswith("R-")] == [
        number for number, *_rest in rows
    ]
    assert printed.count("No.") == printed.count("\f")
