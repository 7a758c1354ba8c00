"""Why something is not attached, each told in the field of the file; the file itself is never touched."""

from __future__ import annotations

import math

from casedesk.store.fields import InField
from casedesk.text.translation import N_

FIELD = "file"
LARGEST = 20 * 1024 * 1024
"""Bytes; what people call 20 MB."""


class NotAttached(InField):
    """Trouble with the chosen file."""

    told = N_("This file could not be read. Nothing was added. Choose it again, or another one.")

    def __init__(self, **values: object) -> None:
        super().__init__(FIELD, self.told, **values)


class NoFile(NotAttached):
    """Nothing was chosen."""

    told = N_("No file is chosen yet. What you wrote is kept. Choose a photo or a PDF.")


class TooLarge(NotAttached):
    """More bytes than are kept."""

    told = N_("This file has {size} MB; at most 20 MB are kept. Nothing was added. Make it smaller, or split it.")

    def __init__(self, size: int) -> None:
        super().__init__(size=megabytes(size))


class Empty(NotAttached):
    """No bytes."""

    told = N_("This file is empty. Nothing was added. Choose another one.")


class UnknownKind(NotAttached):
    """Neither a photo nor a PDF."""

    told = N_("Only photos (JPEG, PNG) and PDF are kept. Nothing was added. Save it as one of these first.")


class Heic(NotAttached):
    """A photo as some phones keep it; there is no free way to show it everywhere."""

    told = N_(
        "This is a HEIC photo. Nothing was added. On the phone: Settings, Camera, Formats, Most Compatible; then take "
        "or send it again as JPEG."
    )


class WebP(NotAttached):
    """A picture from the web, or from a chat."""

    told = N_("This is a WebP picture. Nothing was added. Open it, choose “Save as” JPEG or PNG, and add that one.")


class BrokenPicture(NotAttached):
    """A picture that cannot be drawn to its end."""

    told = N_("This picture is damaged and cannot be shown whole. Nothing was added. Take or copy it again.")


class TooManyPoints(NotAttached):
    """A picture that would fill the memory."""

    told = N_("This picture is too large to be shown. Nothing was added. Take it again in a smaller size.")


class BrokenPdf(NotAttached):
    """It says that it is a PDF, and is none, or is torn, or has no page."""

    told = N_("This is not a whole PDF. Nothing was added. Scan or save it again.")


class LockedPdf(NotAttached):
    """It opens with a password only."""

    told = N_("This PDF asks for a password, so it could not be shown here. Nothing was added. Save it without one.")


def megabytes(size: int) -> str:
    """A size in MB with one digit, never rounded down: “0.1”, “19.9”, “20.1”."""
    return f"{math.ceil(size / 1024 / 1024 * 10) / 10:.1f}"
