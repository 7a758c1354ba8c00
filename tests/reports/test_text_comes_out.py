"""What is printed can be searched and copied, character for character."""

from __future__ import annotations

import pytest

from casedesk.reports.case_summary import case_summary
from casedesk.reports.summary import Entry, Part, Prose, Rows, Steps, Summary, Table, Timeline
from tests.reports.samples import ENGLISH, FRENCH, KHMER, KHMER_PROSE
from tests.reports.tools import letters, text_of

WORDS = ("កម្ពុជា", "ស្ត្រី", "ក្រុមប្រឹក្សាឃុំ", "office", "Évaluation", "12/3/2026", "ឱ្យ", "€ 35", "ណា", "ffi fl")


def summary(*parts: Part, number: str = "PP-0001") -> Summary:
    return Summary(number, "Case summary", "", "C. Bopha", "16 Nov 2026", parts)


@pytest.mark.parametrize(
    "line",
    [
        "ក្រុមប្រឹក្សាឃុំ សង្កាត់ ស្ត្រី កម្ពុជា ខ្ញុំ",
        "ច. បុប្ផា, 16 វិច្ឆិកា 2026 (PP-0042) office – « oui » ៣៥០៛។",
        "An efficient, fluffy affidavit: 12/3/2026, 40 %, €5 & “quotes” (…)",
        "ប\u200c៉ី ង\u200cី",
    ],
)
def test_a_line_comes_out_with_its_blanks(line: str) -> None:
    assert line in text_of(case_summary(summary(Prose("", line))))


def test_a_khmer_paragraph_over_two_pages() -> None:
    text = KHMER_PROSE * 25
    first, second, *rest = text_of(case_summary(summary(Prose("", text)))).split("\f")
    assert rest == [""]
    printed = letters(_body(first)) + letters(_body(second))
    assert printed == letters(text)


def test_a_table_over_pages() -> None:
    rows = tuple((f"R-{n:04}", WORDS[n % len(WORDS)], KHMER_PROSE[n : n + 40].strip(), str(n)) for n in range(120))
    pdf = case_summary(summary(Table("", ("No.", "ពាក្យ", "Text", "n"), rows)))
    assert text_of(pdf).count("ពាក្យ") == text_of(pdf).count("\f") > 3
    printed = letters(text_of(pdf, "-raw"))
    for row in rows:
        assert letters("".join(row)) in printed


@pytest.mark.parametrize("sample", [ENGLISH, KHMER, FRENCH], ids=["en", "km", "fr"])
def test_every_word_of_a_summary(sample: Summary) -> None:
    printed = letters(text_of(case_summary(sample)))
    for said in _said(sample):
        assert letters(said) in printed, said


def _said(sample: Summary) -> list[str]:
    found = [sample.number, sample.title, sample.for_whom.split(" ")[0], sample.printed_by, sample.printed_at]
    for part in sample.sections:
        match part:
            case Rows():
                found += [text for row in part.rows for text in row]
            case Steps():
                found += [name for name in part.names if len(name) < 20]
                found += [text for row in part.rows for text in row]
            case Table():
                found += [
                    *(part.head if part.rows else ()),
                    *(cell for row in part.rows for cell in row if len(cell) < 40),
                ]
            case Timeline():
                found += [text for entry in part.entries for text in (entry.date, entry.title, entry.state)]
            case Prose():
                found += [line for line in part.text.splitlines() if len(line) < 100]
            case _:
                found += [part.heading]
    return found


def _body(page: str) -> str:
    """The page without the lines of its head and foot."""
    lines = [line for line in page.splitlines() if line.strip()]
    return "\n".join(
        line for line in lines if not line.startswith(("PP-0001", "Printed by", "For:")) and " of " not in line
    )


def test_entries_of_a_timeline_read_in_order() -> None:
    entries = tuple(Entry(f"{day} Nov", f"ការជួប {day}", f"ថ្ងៃទី {day}") for day in range(30, 0, -1))
    printed = text_of(case_summary(summary(Timeline("", entries))), "-layout")
    places = [printed.index(f"ការជួប {day}\n") for day in range(30, 0, -1)]
    assert places == sorted(places)
