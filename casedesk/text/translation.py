"""Every sentence in English, Khmer and French.

The window speaks one language (`speak`); a letter or a PDF may be written in another
(`with speaking("km"):`). Sentences are marked where they stand: `_("…")` translates now,
`N_("…")` only marks what is declared once and translated when shown.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from casedesk.paths import resources

LANGUAGES = {"en": "English", "km": "ខ្មែរ", "fr": "Français"}
"""Code and own name of every language of the window."""

SOURCE = "en"
"""The language the sentences are written in."""

_window = [SOURCE]
_catalogues: dict[str, gettext.NullTranslations] = {}
_here: ContextVar[str | None] = ContextVar("language", default=None)


def language() -> str:
    """The code of the language spoken here and now."""
    return _here.get() or _window[0]


def speak(code: str) -> None:
    """Sets the language of the window, on every thread."""
    _window[0] = code


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speaks another language inside the block, on this thread only."""
    token = _here.set(code)
    try:
        yield
    finally:
        _here.reset(token)


def learn(code: str, catalogue: gettext.NullTranslations) -> None:
    """Gives a language another catalogue than the one in resources/translations."""
    _catalogues[code] = catalogue


def _catalogue(code: str) -> gettext.NullTranslations:
    if code not in _catalogues:
        if code == SOURCE:
            learn(code, gettext.NullTranslations())  # said as it is written: no file to look for
            return _catalogues[code]
        learn(code, gettext.translation("casedesk", resources("translations"), [code], fallback=True))
    return _catalogues[code]


def N_(message: str) -> str:
    """Marks a sentence for the translators; it is translated when it is shown."""
    return message


def _(message: str, **values: object) -> str:
    """The sentence in the language spoken here, its {names} filled in."""
    said = _catalogue(language()).gettext(message) if message else ""
    return _filled(said, values) if values else said


def n_(one: str, many: str, n: int, **values: object) -> str:
    """The sentence for a count; {n} is the count."""
    return _filled(_catalogue(language()).ngettext(one, many, n), {"n": n, **values})


def p_(context: str, message: str, **values: object) -> str:
    """A short word whose meaning needs a context, such as “open” said of a case."""
    said = _catalogue(language()).pgettext(context, message)
    return _filled(said, values) if values else said


def _filled(said: str, values: Mapping[str, object]) -> str:
    """A value that ends with a full stop, as “5 déc.” does, brings along the one of the sentence."""
    filled = said.format(**values)
    twice = said.endswith("}.") and filled.endswith("..") and not filled.endswith("...")
    return filled[:-1] if twice else filled
