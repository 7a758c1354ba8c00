"""A label is shown to people; it can never be taken for a path or for other words than it has."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casedesk.exchange.labels import is_label, is_line, label_of

REFUSED = [
    "", " ", "a" * 121, "../case.pdf", "..", ".", "/etc/passwd", "C:\\case.pdf", "c:case.pdf", "\\\\server\\share",
    "a/b", "a\\b", "a\x00.jpg", "a\n.jpg", "a\t.jpg", "a\x1b[2J.jpg", "a\x85b", "photo\u202egpj.exe", "a\u2066b",
    "a\u200eb", "a\ufeffb", "a\ud800b", "a\ue000b", "a\ufffeb", "CON", "con.jpg", "NUL", "aux.tar.gz", "COM1",
    "lpt9.pdf", "com\u00b9", "CONIN$", "nul .txt", " a", "a ", "a.", ".hidden", "a*b", "what?", 'say "x"', "a<b", "a|b",
    "a\u2215b", "a\uff0fb", "a\u2028b", "\U000e0041a",
]  # fmt: skip


@pytest.mark.parametrize("label", REFUSED, ids=ascii)
def test_what_reads_like_a_path_or_hides_something_is_no_label(label: str) -> None:
    assert not is_label(label)


@pytest.mark.parametrize(
    "label",
    ["certificate.jpg", "វិញ្ញាបនបត្រ ១.pdf", "Été 2026 (2).png", "a", "console.pdf", "com10.pdf", "x" * 120, "🙂"],
)
def test_ordinary_names_in_three_languages_are_labels(label: str) -> None:
    assert is_label(label)


def test_a_centre_may_have_a_name_that_is_no_file_name() -> None:
    assert is_line("Lotus House: women & children / Siem Reap")
    assert not is_line("Lotus\u202eHouse")


@given(st.text(max_size=200) | st.sampled_from(REFUSED))
def test_a_label_is_made_of_any_words(words: str) -> None:
    label = label_of(words, "photo")
    assert is_label(label)
    for system in (PurePosixPath, PureWindowsPath):
        assert system(label).name == label
        assert not system(label).is_absolute()


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Certificate 3/4", "Certificate 3-4"),
        (" a\n b ", "a b"),
        ("CON", "photo"),
        ("...", "photo"),
        ("", "photo"),
    ],
)
def test_the_label_stays_close_to_the_words(words: str, label: str) -> None:
    assert label_of(words, "photo") == label
