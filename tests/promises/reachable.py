"""What of some secret words and keys is still reachable in this process, by anything the interpreter knows of."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator

PLAIN = (str, bytes, bytearray)


class Sought:
    """Sought(words, keys): what `left()` looks for. It holds them backwards, or it would always find itself."""

    def __init__(self, words: Collection[str], keys: Collection[bytes]) -> None:
        self._words = [word[::-1] for word in words]
        self._raw = [word.encode()[::-1] for word in words] + [word.encode("utf-16-le")[::-1] for word in words]
        self._keys = {key[::-1] for key in keys}

    def left(self) -> list[str]:
        """The kind of thing that holds a word or a key, and which kind of holder has it."""
        gc.collect()
        return sorted({f"{type(value).__name__} in {type(holder).__name__}" for holder, value in self._found()})

    def _found(self) -> Iterator[tuple[object, object]]:
        for holder in gc.get_objects():
            if holder is not self.__dict__:
                for value in gc.get_referents(holder):
                    if isinstance(value, PLAIN) and self._matches(value):
                        yield holder, value

    def _matches(self, value: str | bytes | bytearray) -> bool:
        back = value[::-1]
        if isinstance(back, str):
            return any(word in back for word in self._words)
        return bytes(back) in self._keys or any(word in back for word in self._raw)
