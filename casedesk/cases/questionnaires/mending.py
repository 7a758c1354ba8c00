"""A file with mistakes as the editor can hold it: what fits no form of it is left out, and told by its line.

Everything else stays as it is, right or wrong: the editor tells the mistakes in their fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sized
from typing import Any, NamedTuple

from casedesk.cases.questionnaires.draft import BEGINS, KEYS, Draft, fresh
from casedesk.cases.questionnaires.lines import Lines, Path
from casedesk.cases.questionnaires.mistakes import FileMistake
from casedesk.cases.questionnaires.questions import MOST_ANSWERS
from casedesk.cases.questionnaires.reading import document_of, text_of
from casedesk.cases.questionnaires.table import is_id
from casedesk.text.translation import LANGUAGES

MOST_PARTS = 300
"""More than these nobody mends by hand."""
Left = list[Path]
Shape = Callable[[Any, Path, Left], Any]
"""A value as the editor can hold it; what cannot be held is noted on the way. Raises _Other."""


class Mended(NamedTuple):
    """What can be edited, and the lines of what was left out."""

    draft: Draft
    left_out: tuple[int, ...]


class _Other(Exception):
    """It has another shape."""


def mended(held: bytes) -> Mended | None:
    """The draft a file makes; None for what is no TOML at all, or far too much of it."""
    try:
        text, found = text_of(held, ""), document_of(held, "")
    except FileMistake:
        return None
    left: Left = []
    draft = Draft(_whole(found, (), left))
    paths = [*draft.paths()]
    if len(paths) > MOST_PARTS or any(len(one) > MOST_ANSWERS for one in _choices(draft)):
        return None
    for path in paths:
        _hold_together(draft, path, left)
    lines = Lines(text)
    return Mended(draft, tuple(sorted({lines.line_of(path) for path in left})))


def _choices(draft: Draft) -> Iterator[Sized]:
    yield from (one["answers"] for one in draft.questions() if isinstance(one.get("answers"), list))
    yield from (one.get("choices", ()) for one in draft.document.get("answers", ()))


def _hold_together(draft: Draft, path: Path, left: Left) -> None:
    """Every thing has a name of its own, what its type needs, and points only to what is there."""
    table = draft.at(path)
    if not path:
        table["version"] = table["version"] if 1 <= table.get("version", 0) <= 999 else 1
        return
    kind = str(path[-2])
    named = "value" if kind == "band" else "id"
    like = [*draft.questions()] if kind == "question" else draft.document[kind]
    used = [one.get(named) for one in like if one is not table]
    if kind != "section" and (not is_id(table.get(named, "")) or table[named] in used[: like.index(table)]):
        table[named] = fresh(kind[0], set(used))
    if kind == "answers":
        table["choices"] = _named_apart(table.get("choices", []))
    if kind == "question":
        _hold_question(draft, path, table, left)


def _hold_question(draft: Draft, path: Path, table: dict[str, Any], left: Left) -> None:
    kind = table.get("type")
    if kind not in KEYS:
        _leave_out(table, "type", path, left)
    for key in [key for key in table if kind in KEYS and key not in KEYS[kind]]:
        _leave_out(table, key, path, left)
    for shared, listed in (("answers", "answers"), ("subscale", "subscale")):
        names = {one.get("id") for one in draft.document.get(listed, [])}
        if isinstance(table.get(shared), str) and table[shared] not in names:
            _leave_out(table, shared, path, left)
    for key, value in BEGINS.get(kind or "", {}).items():
        table.setdefault(key, value if isinstance(value, int) else [dict(one) for one in value])
    if isinstance(table.get("answers"), list):
        table["answers"] = _named_apart(table["answers"])
    if table.get("asked_when", {}).get("question") not in {None, *(one.id for one in draft.before(path))}:
        _leave_out(table, "asked_when", path, left)


def _named_apart(choices: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Answers, each with a name of its own."""
    used: set[Any] = set()
    for one in choices:
        if not is_id(one.get("value", "")) or one["value"] in used:
            one["value"] = fresh("a", used | {other.get("value") for other in choices})
        used.add(one["value"])
    return choices


def _leave_out(table: dict[str, Any], key: str, path: Path, left: Left) -> None:
    if table.pop(key, None) is not None:
        left.append((*path, key))


def _just(kind: type) -> Shape:
    def shape(found: Any, path: Path, left: Left) -> Any:
        if type(found) is not kind:  # a truth is no number here
            raise _Other
        return found

    return shape


def _table(shapes: Mapping[str, Shape]) -> Shape:
    def shape(found: Any, path: Path, left: Left) -> dict[str, Any]:
        if not isinstance(found, dict):
            raise _Other
        held = {}
        for key, value in found.items():
            try:
                held[key] = shapes[key](value, (*path, key), left)
            except (KeyError, _Other):
                left.append((*path, key))
        return held

    return shape


def _list(one: Shape) -> Shape:
    def shape(found: Any, path: Path, left: Left) -> list[Any]:
        if not isinstance(found, list):
            raise _Other
        held = []
        for place, value in enumerate(found):
            try:
                held.append(one(value, (*path, place), left))
            except _Other:
                left.append((*path, place))
        return held

    return shape


def _either(first: Shape, second: Shape) -> Shape:
    def shape(found: Any, path: Path, left: Left) -> Any:
        return (first if isinstance(found, str) else second)(found, path, left)

    return shape


_TEXT, _WHOLE, _TRUTH = _just(str), _just(int), _just(bool)
_IN_TONGUES = dict.fromkeys(LANGUAGES, _TEXT)
_WORDS = _table(_IN_TONGUES)
_CHOICES = _list(_table({"value": _TEXT, "points": _WHOLE, **_IN_TONGUES}))
_QUESTION = _table(
    {
        "id": _TEXT, "type": _TEXT, "text": _WORDS, "help": _WORDS, "coded": _TRUTH, "reversed": _TRUTH,
        "unscored": _TRUTH, "subscale": _TEXT, "points": _table(dict.fromkeys(("yes", "no", "unknown"), _WHOLE)),
        "answers": _either(_TEXT, _CHOICES), "from": _WHOLE, "to": _WHOLE, "low": _WORDS, "high": _WORDS,
        "asked_when": _table({"question": _TEXT, "answers": _list(_TEXT)}),
    }
)  # fmt: skip
_BAND = _table({"value": _TEXT, "text": _WORDS, "from": _WHOLE, "to": _WHOLE, "advice": _WORDS})
_whole = _table(
    {
        "id": _TEXT, "version": _WHOLE, "topic": _TEXT, "title": _WORDS, "introduction": _WORDS,
        "section": _list(_table({"text": _WORDS, "question": _list(_QUESTION)})), "band": _list(_BAND),
        "answers": _list(_table({"id": _TEXT, "choices": _CHOICES})),
        "subscale": _list(_table({"id": _TEXT, "text": _WORDS})),
    }
)  # fmt: skip
