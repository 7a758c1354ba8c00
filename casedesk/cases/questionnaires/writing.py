"""A questionnaire’s document – what TOML’s reader makes of its file – written as such a file again.

A writer of our own: the form is the documented one, which people read and change by hand, and it needs only these few
kinds of values. What is read back is what was written; a test tries it with whatever a document may hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from casedesk.text.translation import LANGUAGES

Document = Mapping[str, Any]
_WITHIN = {"": ("subscale", "answers", "section", "band"), "section": ("question",)}
"""Which lists have a header for each member: at the top, and in a section. Any other stands in brackets."""
_ORDER = (
    "id", "version", "topic", "title", "introduction", "value", "type", "text", "help", "answers", "points", "from",
    "to", "low", "high", "unscored", "reversed", "subscale", "coded", "asked_when", "advice",
)  # fmt: skip
_BAND = ("value", "from", "to", "text", "advice")
"""Keys stand as the documentation has them, however the document came about; others after them."""


def written(document: Document) -> str:
    """The text of the file."""
    return "\n".join(_table(document, "")).strip("\n") + "\n"


def _table(table: Document, name: str) -> Iterator[str]:
    """What stands by itself first: under a header everything belongs to that."""
    headed = _WITHIN.get(name, ())
    order = _BAND if name == "band" else _ORDER
    for key in sorted(table, key=lambda key: order.index(key) if key in order else len(order)):
        if key not in headed:
            yield from _entry(key, table[key])
    for key in headed:
        for one in table.get(key, ()):
            path = f"{name}.{key}" if name else key
            yield from ("", f"[[{path}]]", *_table(one, key))


def _entry(key: str, value: Any) -> Iterator[str]:
    if isinstance(value, dict) and value and value.keys() <= LANGUAGES.keys():
        yield from (f"{key}.{tongue} = {_value(words)}" for tongue, words in value.items())
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        yield from (f"{key} = [", *(f"    {_value(one)}," for one in value), "]")
    else:
        yield f"{key} = {_value(value)}"


def _value(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            return f'"{"".join(map(_letter, value))}"'
        case dict():
            inside = ", ".join(f"{key} = {_value(one)}" for key, one in value.items())
            return f"{{ {inside} }}" if inside else "{}"
        case Sequence():
            return f"[{', '.join(map(_value, value))}]"
    raise TypeError(type(value).__name__)


def _letter(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    return letter if letter >= " " and letter != "\x7f" else f"\\u{ord(letter):04x}"
