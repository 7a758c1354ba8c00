"""Every sentence is said in every language, with the same {names}, and every plural is filled."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message

from tools import translations


def names(sentence: str) -> set[str]:
    """The {names} that are filled in when the sentence is shown."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def said(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, tuple | list) else (message.string or "",)


def asked(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, tuple | list) else (message.id,)


def unfillable(catalogue: Catalog) -> Iterator[str]:
    """Sentences whose translation asks for other {names} than the source gives."""
    for message in catalogue:
        if message.id and all(said(message)):
            wanted = set[str]().union(*map(names, asked(message)))
            if any(names(one) - wanted or wanted - names(one) - {"n"} for one in said(message)):
                yield str(message.id)


def unlike_ends(catalogue: Catalog) -> Iterator[str]:
    """Sentences whose translation gains or loses blanks or line ends at its edges: words would run together."""
    edges = re.compile(r"^(\s*).*?(\s*)$", re.DOTALL)
    for message in catalogue:
        for one in filter(None, said(message)):
            if message.id and edges.match(one).groups() != edges.match(asked(message)[0]).groups():  # type: ignore[union-attr]
                yield str(message.id)


UNSEEMLY = {
    "km": (
        ("a break hint: those are put in when the text is shown", re.compile("[\u200b-\u200d]")),
        ("a Khmer digit: digits are Latin in every language", re.compile("[\u17e0-\u17e9]")),
        ("quotes of another script: Khmer has « and »", re.compile("[“”]")),
        ("a full stop of another script after Khmer: that is ។", re.compile(r"[\u1780-\u17d3]\.(\s|$)")),
    ),
    "fr": (
        ("a straight apostrophe", re.compile("'")),
        ("an ordinary blank before : ; ? ! » or after «, where a line could break", re.compile("( [:;?!»])|(« )")),
    ),
}
"""How a translation may not be written, and why."""


def unseemly(language: str, catalogue: Catalog) -> Iterator[str]:
    """Translations that break a rule of writing of their language."""
    for message in catalogue:
        for one in said(message) if message.id else ():
            yield from (f"{one}: {why}" for why, pattern in UNSEEMLY[language] if pattern.search(one))


def offending() -> Catalog:
    catalogue = Catalog("fr")
    catalogue.add("Saved at {time}", "Enregistré à {heure}")
    catalogue.add(("{n} case", "{n} cases"), ("{n} dossier", ""))
    catalogue.add("Name: ", "Nom :")
    catalogue.add("Later", "")
    return catalogue


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_the_catalogue_is_what_translate_would_write(language: str) -> None:
    assert translations.file(language).read_bytes() == translations.updated(language), "run: python3 dev.py translate"


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_every_sentence_is_translated(language: str) -> None:
    assert [message.id for message in translations.untranslated(translations.read(language))] == []


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_every_translation_can_be_filled_in(language: str) -> None:
    assert [*unfillable(translations.read(language))] == []


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_the_edges_of_sentences_are_kept(language: str) -> None:
    assert [*unlike_ends(translations.read(language))] == []


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_the_manners_of_each_script_are_kept(language: str) -> None:
    assert [*unseemly(language, translations.read(language))] == []


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("km", "ករណី\u200bថ្មី"),
        ("km", "៣ ថ្ងៃ"),
        ("km", "“ករណី”"),
        ("km", "រក្សាទុក."),
        ("fr", "Aujourd'hui"),
        ("fr", "Qui ?"),
        ("fr", "« oui\xa0»"),
    ],
)
def test_unseemly_writing_is_caught(language: str, written: str) -> None:
    catalogue = Catalog(language)
    catalogue.add("Something", written)
    assert len([*unseemly(language, catalogue)]) == 1


def test_offenders_are_caught() -> None:
    assert [*unfillable(offending())] == ["Saved at {time}"]
    assert [*unlike_ends(offending())] == ["Name: "]
    assert [message.id for message in translations.untranslated(offending())] == [("{n} case", "{n} cases"), "Later"]


def test_a_changed_sentence_is_noticed() -> None:
    ids = {message.id for message in translations.collected()}
    assert "yesterday" in ids
    assert "a sentence nobody says" not in ids
