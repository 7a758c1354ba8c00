"""The keys of the files one person can read, held while the vault is open."""

from __future__ import annotations

import struct
import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

from casedesk.security.errors import Damaged, NotGranted
from casedesk.security.never_copied import NeverCopied

Fetch = Callable[[UUID], Iterable[tuple[int, bytes]]]
"""Opens the grants of one file to this person: (key version, key) of each."""

VERSION = struct.Struct(">I")
PACKED = struct.Struct(">20s32s")  # file and version, key
FILE_LENGTH = 16


def place(file: UUID, version: int) -> bytes:
    """A file and a key version in 20 bytes."""
    return file.bytes + VERSION.pack(version)


class Keyring(NeverCopied):
    """Opens grants when first needed and remembers the raw keys.

    Raw and in one flat table, because 100,000 cipher objects would take 279 MB and keys take 20.
    """

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._here = threading.local()
        self._keys: dict[bytes, bytes] = {}
        self._files: set[bytes] = set()

    def key(self, file: UUID, version: int) -> bytes:
        """The file's key of that version, 32 bytes. Raises NotGranted when this person was never given it."""
        wanted = place(file, version)
        known = self._keys.get(wanted)
        if known is None:
            fetch: Fetch = getattr(self._here, "fetch", self._fetch)
            for given, key in fetch(file):
                self.learn(file, given, key)
            known = self._keys.get(wanted)
        if known is None:
            raise NotGranted
        return known

    def learn(self, file: UUID, version: int, key: bytes) -> None:
        """Remembers a key just made or just opened."""
        self._keys[place(file, version)] = key
        self._files.add(file.bytes)

    def holds(self, file: UUID) -> bool:
        """Whether any key of the file is remembered; nothing is fetched."""
        return file.bytes in self._files

    def demand(self, file: UUID) -> None:
        """Raises NotGranted unless a key of the file is remembered or can be fetched."""
        if not self.holds(file):
            self.key(file, 1)

    def places(self) -> frozenset[bytes]:
        """Every key remembered, as file and version packed by `place`."""
        return frozenset(self._keys)

    def keep_only(self, places: Collection[bytes]) -> None:
        """Lets go of every key whose file and version is not among these."""
        self._keys = {where: key for where, key in self._keys.items() if where in places}
        self._files = {where[:FILE_LENGTH] for where in self._keys}

    def let_go(self, files: Iterable[UUID]) -> None:
        """Lets go of every key of these files."""
        gone = {file.bytes for file in files}
        self.keep_only({where for where in self._keys if where[:FILE_LENGTH] not in gone})

    def held(self, files: Iterable[bytes]) -> list[bytes]:
        """Of a long list of files (16 raw bytes each) those of which a key is remembered, in their order."""
        asked = list(files)
        if self._files.issuperset(asked):  # as a rule; asked at once it takes half as long as one by one
            return asked
        return list(filter(self._files.__contains__, asked))

    def files(self) -> frozenset[UUID]:
        """Every file of which a key is remembered."""
        return frozenset(UUID(bytes=file) for file in self._files)

    @contextmanager
    def fetching(self, fetch: Fetch) -> Iterator[None]:
        """Fetches on another road inside the block, on this thread: on the connection of one unit of work."""
        before: Fetch = getattr(self._here, "fetch", self._fetch)
        self._here.fetch = fetch
        try:
            yield
        finally:
            self._here.fetch = before

    def forget(self) -> None:
        """Lets go of every key. Python cannot promise that the memory is overwritten."""
        self._keys.clear()
        self._files.clear()

    def bundle(self) -> bytes:
        """Every key in the open, 52 bytes each: only ever to be locked at once under the person's own key."""
        return b"".join(PACKED.pack(where, key) for where, key in sorted(self._keys.items()))

    def load_bundle(self, raw: bytes) -> None:
        """Remembers what `bundle` wrote. Raises Damaged on a torn one, and then remembers nothing of it."""
        if len(raw) % PACKED.size:
            raise Damaged("key bundle")
        self._keys.update(PACKED.iter_unpack(raw))
        self._files.update(where[:FILE_LENGTH] for where in self._keys)
