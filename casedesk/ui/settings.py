"""The window's own settings, each declared once: name, default, what it may be, what follows from a change.

They lie in one TOML file that holds nothing from any vault and names nobody. It is written one setting a line, the
values as TOML, JSON and Python all write them, and read line by line: a damaged line costs only itself, and the unlock
screen need not wait for a parser.
"""

from __future__ import annotations

import ast
import enum
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from casedesk.text.translation import LANGUAGES

T = TypeVar("T")
_BOOLS = {"true": True, "false": False}


class Scope(enum.Enum):
    """What follows when a setting changes: every page is drawn anew, the watch is set anew, or it is only kept."""

    LOOK = "look"
    SAFETY = "safety"
    KEPT = "kept"


class Setting(Generic[T]):
    """One setting. `one_of` lists what it may be, or `between` its least and greatest; else any value of its type."""

    __slots__ = ("between", "default", "name", "one_of", "scope")

    def __init__(
        self, name: str, default: T, scope: Scope, *, one_of: tuple[T, ...] = (), between: tuple[int, int] | None = None
    ) -> None:
        self.name, self.default, self.scope = name, default, scope
        self.one_of, self.between = one_of, between

    def accepts(self, value: object) -> bool:
        """Whether a value, read from a file that anybody may have edited, can be used."""
        if type(value) is not type(self.default):
            return False
        if self.between is not None:
            return self.between[0] <= cast(int, value) <= self.between[1]
        return not self.one_of or value in self.one_of


LANGUAGE = Setting("language", "en", Scope.LOOK, one_of=tuple(LANGUAGES))
THEME = Setting("theme", "system", Scope.LOOK, one_of=("system", "light", "dark"))
TEXT_SIZE = Setting("text_size", 100, Scope.LOOK, one_of=(100, 115, 130))
COMPACT_ROWS = Setting("compact_rows", False, Scope.KEPT)
LOCK_MINUTES = Setting("lock_after_minutes", 5, Scope.SAFETY, one_of=(1, 2, 3, 5, 10, 15))
HIDE_SECONDS = Setting("hide_seconds", 30, Scope.SAFETY, between=(0, 60))
KEEP_SHORT_NAME = Setting("keep_short_name", False, Scope.SAFETY)
VAULT = Setting("vault", "", Scope.KEPT)
GEOMETRY: Setting[list[int]] = Setting("window", [], Scope.KEPT)
CASE_COLUMNS: Setting[list[int]] = Setting("case_columns", [], Scope.KEPT)
MAXIMISED = Setting("maximised", False, Scope.KEPT)
EVERY: tuple[Setting[Any], ...] = tuple(one for one in [*vars().values()] if isinstance(one, Setting))
"""All of the above: what is not declared here is not kept."""


class Settings:
    """Settings(file): reads what it can use and takes the default for the rest; a damaged file is no trouble.

    `changed` is told of each change, after it was written. A folder that cannot be written keeps the change until
    the window closes.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept = _read(file)
        self.changed: Callable[[Setting[Any]], object] = lambda setting: None

    def get(self, setting: Setting[T]) -> T:
        """The value chosen, else the default."""
        value = self._kept.get(setting.name, setting.default)
        return cast(T, value) if setting.accepts(value) else setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Keeps a value and tells of it. Raises ValueError for one the setting does not accept."""
        if not setting.accepts(value):
            raise ValueError(setting.name)
        if self._kept.get(setting.name) == value:
            return
        self._kept[setting.name] = value
        self._write()
        self.changed(setting)

    def _write(self) -> None:
        import json

        known = [setting for setting in EVERY if setting.accepts(self._kept.get(setting.name))]
        lines = [f"{one.name} = {json.dumps(self._kept[one.name], ensure_ascii=False)}" for one in known]
        beside = self._file.with_name(f"{self._file.name}.new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text("\n".join([*lines, ""]), "utf-8")
            os.replace(beside, self._file)  # noqa: PTH105 – whole or not at all
        except OSError:
            beside.unlink(missing_ok=True) if beside.is_file() else None


def _read(file: Path) -> dict[str, Any]:
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    found = {}
    for line in lines:
        name, _is, value = line.partition("=")
        try:
            found[name.strip()] = _BOOLS[value.strip()] if value.strip() in _BOOLS else ast.literal_eval(value.strip())
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
    return found
