"""Sentences one after the other: the full stop of the language, once."""

from __future__ import annotations

from casedesk.text.sentences import sentences
from casedesk.text.translation import speaking


def test_each_language_ends_a_sentence_its_own_way() -> None:
    assert sentences("Due today", "", "Ask her each item.") == "Due today. Ask her each item."
    with speaking("km"):
        assert sentences("ត្រឹម ថ្ងៃនេះ", "សួរចំណុចនីមួយៗ។") == "ត្រឹម ថ្ងៃនេះ។ សួរចំណុចនីមួយៗ។"


def test_a_stop_that_is_there_is_not_doubled() -> None:
    assert sentences("By 19 November.", "late") == "By 19 November. late"
    assert sentences("", "") == ""
