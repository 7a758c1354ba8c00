"""How much a package may hold. Each limit is looked at before room is made for what it bounds."""

from __future__ import annotations

from datetime import timedelta

KIB, MIB = 1024, 1024 * 1024

PIECE = 64 * KIB
"""Bytes of content in one piece; nothing longer is encrypted at once, and the content is padded to whole pieces."""
COVER = 8 * KIB
"""Bytes of JSON on the outside of a package."""
CENTRE_KEY = 16 * KIB
"""Bytes of the file in which a centre publishes its key."""

ATTACHMENT = 20 * MIB
"""Bytes of one attachment: what a vault keeps."""
ATTACHMENTS = 500
"""Attachments in a package."""
ATTACHED = 200 * MIB
"""Bytes of all attachments together."""
HEAD = 2 * KIB
"""Bytes of JSON before an attachment."""

ENTRY = 512 * KIB
"""Bytes of JSON of one entry."""
ENTRIES = 5_000
"""Entries in a package."""
WRITTEN = 16 * MIB
"""Bytes of JSON of all entries together."""
FIELDS = 200
"""Fields of one entry."""
DEPTH = 6
"""Lists and objects inside one another in the value of a field; a plain value has depth 0."""
VALUES = 250_000
"""Values in all fields of all entries, whatever stands inside lists and objects counted too."""
TEXT = 20_000
"""Characters of one text: what a field of a vault keeps."""
NUMBER = 2**53
"""The greatest number: what every reader of JSON keeps exactly."""
LABEL = 120
"""Characters of the label of an attachment, and of a centre's name."""

PIECES = (ATTACHED + WRITTEN + MIB) * 9 // 8 // PIECE + 1
"""Pieces in a package: all of that, the lengths between, and an eighth of padding."""

HOLDS = timedelta(days=30)
"""How long a package can be taken in."""
AHEAD = timedelta(days=1)
"""How far the clock of the centre that made it may be ahead of this one."""


def padded(length: int) -> int:
    """Bytes the content is filled up to: a multiple of a step of an eighth to a sixteenth of it, a piece at least."""
    step = max(PIECE, 1 << max(length.bit_length() - 4, 0))
    return max(-(-length // step), 1) * step
