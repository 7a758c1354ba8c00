"""Reads the command line: `casedesk [window] [FOLDER]`, or one of the commands of a terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Does what the words say and returns the exit status; without words it opens the window."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    harden()
    if not words or (words[0] == "window" and not any(word.startswith("-") for word in words)):
        return _window(words[1:])
    from casedesk.commands import run  # argparse and the store: only for a terminal

    return run(words, _window)


def window() -> int:
    """The entry point of the desktop's menu."""
    return main()


def _window(folders: Sequence[str]) -> int:
    import gc

    gc.disable()  # nothing made before the first picture is garbage; the window then collects it itself
    from casedesk.app import run

    return run(folders[0] if folders else None)


def harden() -> None:
    """No core dumps, and no other program of this person may look into our memory."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        set_dumpable = 4
        ctypes.CDLL(None).prctl(set_dumpable, 0, 0, 0, 0)


if __name__ == "__main__":
    sys.exit(main())
