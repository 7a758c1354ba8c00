"""Whatever can be called from another file says what it is for, itself or where it was first declared."""

from __future__ import annotations

import functools
import importlib
import inspect
import pkgutil
import types
from collections.abc import Iterator
from typing import Any

import casedesk


def modules() -> Iterator[types.ModuleType]:
    """Every module of the program but its start and its migrations, which run when they are imported."""
    for found in pkgutil.walk_packages(casedesk.__path__, "casedesk."):
        if not found.name.endswith("__main__") and ".migrations" not in found.name:
            yield importlib.import_module(found.name)


def wordless(module: types.ModuleType) -> Iterator[str]:
    """The module, its public classes and functions, and their methods, as far as nobody says what they are for."""
    if not module.__doc__:
        yield module.__name__
    for name, one in vars(module).items():
        own = getattr(one, "__module__", "") == module.__name__ and not name.startswith("_")
        if own and (inspect.isclass(one) or inspect.isfunction(one)):
            if not inspect.getdoc(one):
                yield f"{module.__name__}.{name}"
            if inspect.isclass(one):
                yield from (f"{module.__name__}.{name}.{method}" for method in wordless_methods(one))


def wordless_methods(of: type) -> Iterator[str]:
    """Methods and properties without words; one that fills in another's, or a protocol's, needs none."""
    above = {name for base in of.__mro__[1:] for name in vars(base)}
    for name, one in vars(of).items():
        if not name.startswith("_") and name not in above | agreed() and is_ours(one) and not inspect.getdoc(one):
            yield name


def is_ours(one: Any) -> bool:
    return inspect.isfunction(one) or isinstance(one, property | staticmethod | classmethod)


@functools.cache
def agreed() -> frozenset[str]:
    """What the protocols of the program name: its meaning stands in their own words."""
    classes = (one for module in modules() for one in vars(module).values() if inspect.isclass(one))
    ours = (one for one in classes if one.__module__.startswith("casedesk.") and getattr(one, "_is_protocol", False))
    return frozenset(name for one in ours for name in vars(one))


def test_everything_public_says_what_it_is_for() -> None:
    assert [words for module in modules() for words in wordless(module)] == []


def test_what_says_nothing_is_found() -> None:
    class Drawer:
        def pull(self) -> None: ...

        def push(self) -> None:
            """In again."""

    class Larger(Drawer):
        def push(self) -> None: ...

    assert [*wordless_methods(Drawer)] == ["pull"]
    assert [*wordless_methods(Larger)] == []
