from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import pytest

from casedesk.reports.case_summary import case_summary
from casedesk.reports.summary import Prose, Rows, Summary, Table, WritingLines
from casedesk.text.translation import speaking
from tests.reports.samples import ENGLISH, FRENCH, KHMER, KHMER_PROSE
from tests.reports.tools import text_of, tool

LONG = replace(ENGLISH, sections=(*ENGLISH.sections, Prose("Story", KHMER_PROSE * 40)))


def pages_of(summary: Summary, *, training: bool = False) -> list[str]:
    *pages, end = text_of(case_summary(summary, training=training), "-layout").split("\f")
    assert end == ""
    return pages


def test_head_and_foot_stand_on_each_page() -> None:
    pages = pages_of(LONG)
    assert len(pages) >= 4
    for number, page in enumerate(pages, 1):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert re.fullmatch(r"PP-0042 +Case summary +For: Case conference, 16 November 2026", lines[0])
        foot = rf"Printed by C\. Bopha, 16 Nov 2026, 10:42\. Confidential\. +{number} of {len(pages)}"
        assert re.fullmatch(foot, lines[-1])


def test_training_is_marked_on_each_page_and_only_when_asked() -> None:
    assert all("TRAINING" in page for page in pages_of(LONG, training=True))
    assert not any("TRAINING" in page for page in pages_of(LONG))


def test_a_summary_of_nothing_is_one_page() -> None:
    (page,) = pages_of(replace(ENGLISH, sections=(), for_whom=""))
    assert "1 of 1" in page
    assert "For:" not in page


def test_empty_parts_are_left_out_or_say_so() -> None:
    (page,) = pages_of(
        replace(
            ENGLISH,
            sections=(
                Rows("Left out", ()),
                Rows("Left out too", (("Label", " "),)),
                WritingLines("Left out as well", 0),
                Table("Referrals", ("No.",), (), empty="No referral yet."),
                Prose("Story", "\n\n  "),
            ),
        )
    )
    assert "Left out" not in page
    assert "Label" not in page
    assert "Story" not in page
    assert re.search(r"Referrals\s+No referral yet\.", page)
    assert "No.\n" not in page


def test_a_long_head_takes_three_lines_and_the_page_gives_way() -> None:
    (page,) = pages_of(
        replace(ENGLISH, for_whom="Conference of the commune " * 40, sections=(Prose("Story", "Here."),))
    )
    assert page.count("Conference of the commune") <= 9
    assert "…" in page
    assert page.index("…") < page.index("Story")


@pytest.mark.parametrize("training", [False, True])
@pytest.mark.parametrize("summary", [ENGLISH, KHMER, FRENCH, LONG], ids=["en", "km", "fr", "long"])
def test_qpdf_finds_nothing(summary: Summary, training: bool, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("pdf") / "summary.pdf"
    path.write_bytes(case_summary(summary, training=training))
    said = tool("qpdf", "--check", "--no-warn", str(path)).decode()
    assert "No syntax or stream encoding errors found" in said


def test_the_file_names_nobody_and_no_machine() -> None:
    facts = tool("pdfinfo", "-", given=case_summary(ENGLISH)).decode()
    assert re.search(r"Title: +Document\n", facts)
    for fact in ("Author", "Creator", "Producer", "CreationDate", "ModDate", "Subject", "Keywords"):
        assert fact not in facts


def test_equal_summaries_are_equal_bytes() -> None:
    assert case_summary(KHMER) == case_summary(KHMER)


def test_the_paper_knows_its_language() -> None:
    with speaking("km"):
        assert b"/Lang (km)" in case_summary(KHMER)


def test_the_summary_is_made_up_without_the_drawing_library() -> None:
    code = "import sys, casedesk.reports.summary, casedesk.text.khmer; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_empty_lines_part_paragraphs_however_they_were_typed() -> None:
    (page,) = pages_of(replace(ENGLISH, sections=(Prose("", "One.\r\nTwo.\r\n  \r\n\u2028Three."),)))
    assert re.search(r"One\.\nTwo\.\n+Three\.", page)
