"""The glossary is current, and the words of the house are the words of the window."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog

from casedesk.cases.codes.case import Step
from casedesk.cases.codes.work import Service
from tools import glossary, translations
from tools.glossary import Word

CHECKED = tuple(word for word in glossary.words() if word.checked)
FILLED = re.compile(r"\{[^}]*\}|vault\.keys")
"""What is no word of the sentence: what is filled in, and the name of a file."""
ELSEWHERE = {"Supervisor or employer", "Referral hospital"}
"""Sentences in which a word of the house means something else."""


def strays(word: Word, language: str, catalogue: Catalog) -> Iterator[str]:
    """Sentences that say the word in English and another word in that language."""
    english = re.compile(rf"\b{word.en}s?\b", re.IGNORECASE)
    for message in catalogue:
        asked = message.id[0] if isinstance(message.id, tuple | list) else message.id
        if english.search(FILLED.sub("", asked)) and asked not in ELSEWHERE:
            for said in message.string if isinstance(message.string, tuple | list) else (message.string,):
                if not any(form.casefold() in (said or "").casefold() for form in word.forms(language)):
                    yield asked


def test_the_glossary_is_what_translate_would_write() -> None:
    assert glossary.PAGE.read_text("utf-8") == glossary.page(), "run: python3 dev.py translate"


def test_every_row_of_the_glossary_is_said_in_three_languages() -> None:
    rows = [line for line in glossary.page().splitlines() if line.startswith("|")]
    assert [row for row in rows if re.search(r"\|\s*\|", row)] == []


def test_every_code_list_is_found() -> None:
    assert {Step, Service} <= set(glossary.code_lists())
    assert all(not codes.__module__.startswith("casedesk.ui") for codes in glossary.code_lists())


@pytest.mark.parametrize("language", translations.LANGUAGES)
@pytest.mark.parametrize("word", CHECKED, ids=lambda word: word.en)
def test_one_word_for_one_thing(word: Word, language: str) -> None:
    assert [*strays(word, language, translations.read(language))] == []


def test_another_word_for_the_same_thing_is_caught() -> None:
    catalogue = Catalog("fr")
    catalogue.add("Open the vault", "Ouvrir le coffre")
    catalogue.add("The vault is locked.", "L’archive est verrouillée.")
    catalogue.add(("{n} vault", "{n} vaults"), ("{n} coffre", "{n} armoires"))
    vault = next(word for word in glossary.words() if word.en == "vault")
    assert [*strays(vault, "fr", catalogue)] == ["The vault is locked.", "{n} vault"]
