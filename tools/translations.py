"""Keeps the translators' catalogues in step with the sentences in the source. Needs Babel."""

from __future__ import annotations

import datetime
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "resources" / "translations"
KEYWORDS = {"_": None, "N_": None, "n_": (1, 2), "p_": ((1, "c"), 2)}
LANGUAGES = ("km", "fr")
"""What is translated; English is the language of the source."""


def collected(source: Path = ROOT / "casedesk") -> Catalog:
    """Every marked sentence of the source, with nothing in it that changes from day to day."""
    catalogue = Catalog(fuzzy=False)
    found = extract_from_dir(source, keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True)
    for _file, _line, message, comments, context in found:
        catalogue.add(message, auto_comments=comments, context=context)
    return catalogue


def file(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return CATALOGUES / language / "LC_MESSAGES" / "casedesk.po"


def read(language: str) -> Catalog:
    """The catalogue of a language; an empty one if nobody has begun it."""
    if not file(language).exists():
        return _begun(language)
    with file(language).open("rb") as lines:
        return read_po(lines, language)


def _begun(language: str) -> Catalog:
    told = (
        f"# CaseDesk in {Locale.parse(language).english_name}. Keep every {{name}}; write between the quotes of msgstr."
    )
    day = datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC)
    return Catalog(language, project="CaseDesk", version="1", header_comment=told, creation_date=day, fuzzy=False)


def updated(language: str) -> bytes:
    """The catalogue of a language with today's sentences in it; what is no longer said is left out."""
    catalogue = read(language)
    made = catalogue.creation_date
    catalogue.update(collected(), no_fuzzy_matching=True)
    catalogue.creation_date = made
    written = io.BytesIO()
    write_po(written, catalogue, width=120, no_location=True, ignore_obsolete=True, sort_output=True)
    return written.getvalue()


def untranslated(catalogue: Catalog) -> Iterator[Message]:
    """The sentences that this language does not say yet, plurals said in part included."""
    for message in catalogue:
        said = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id and (message.fuzzy or not all(said)):
            yield message


def main() -> int:
    """Rewrites every catalogue and lists what is missing; 1 if anything is."""
    missing = 0
    for language in LANGUAGES:
        file(language).parent.mkdir(parents=True, exist_ok=True)
        file(language).write_bytes(updated(language))
        for message in untranslated(read(language)):
            missing += 1
            print(f"{language}: {message.id}")
    print(f"{missing} sentences are still to be translated." if missing else "Every sentence is translated.")
    return bool(missing)


if __name__ == "__main__":
    sys.exit(main())
