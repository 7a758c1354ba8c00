"""Photos and papers made for tests: invented, and as large or as broken as asked."""

from __future__ import annotations

import os
import struct
import zlib
from io import BytesIO

from PIL import Image

ORIENTATION, MAKER, GPS_TAGS, PLACE = 0x0112, 0x010F, 0x8825, 0x001C


def picture(width: int = 64, height: int = 48) -> Image.Image:
    """Colours that differ from point to point."""
    made = Image.new("RGB", (width, height))
    made.putdata([(x * 7 % 256, y * 5 % 256, (x + y) % 256) for y in range(height) for x in range(width)])
    return made


def jpeg(
    *, side_up: int = 1, width: int = 64, height: int = 48, progressive: bool = False, marked: str = "Canary"
) -> bytes:
    """A photo that tells its place, its camera, a comment, and a second picture behind its end."""
    exif = Image.Exif()
    exif[MAKER] = f"{marked}Camera"
    exif[ORIENTATION] = side_up
    exif.get_ifd(GPS_TAGS)[PLACE] = f"{marked}Place"
    into = BytesIO()
    picture(width, height).save(
        into, "JPEG", exif=exif, comment=f"{marked}Comment".encode(), quality=90, progressive=progressive, dpi=(72, 72)
    )
    return into.getvalue() + f"{marked}Trailer".encode()


def endless_jpeg() -> bytes:
    """A photo whose last refinement is told again and again: few bytes, much work."""
    whole = jpeg(progressive=True, marked="")
    last = whole[whole.rindex(b"\xff\xda") : whole.rindex(b"\xff\xd9")]
    return whole.replace(last, last * 100)


def png() -> bytes:
    """A picture with words and a place beside its points."""
    into = BytesIO()
    picture().save(into, "PNG")
    whole = into.getvalue()
    head = 8 + 12 + 13
    return whole[:head] + chunk(b"tEXt", b"Comment\0CanaryWords") + chunk(b"eXIf", b"CanaryPlace") + whole[head:]


def chunk(kind: bytes, body: bytes) -> bytes:
    """One piece of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def pdf(words: str = "A certificate", pages: int = 1) -> bytes:
    """A paper with these words on every page."""
    from reportlab.pdfgen.canvas import Canvas

    into = BytesIO()
    canvas = Canvas(into, pageCompression=0)
    for page in range(pages):
        canvas.drawString(72, 720, f"{words} {page + 1}")
        canvas.showPage()
    canvas.save()
    return into.getvalue()


def locked_pdf() -> bytes:
    """A paper that asks for a password."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    into = BytesIO()
    canvas = Canvas(into, encrypt=StandardEncryption("secret", ownerPassword="other"))
    canvas.drawString(72, 720, "A certificate")
    canvas.save()
    return into.getvalue()


def bomb() -> bytes:
    """A few bytes that would be a picture of 400 million points."""
    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes(20_001))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def large_jpeg(size: int) -> bytes:
    """A whole photo of exactly so many bytes: noise, and what a camera writes beside it."""
    small = jpeg()[: -len(b"CanaryTrailer")]
    missing, segments = size - len(small), b""
    while missing:
        length = min(missing, 65_535 + 2)
        if 0 < missing - length < 4:
            length -= 4
        segments += b"\xff\xeb" + struct.pack(">H", length - 2) + os.urandom(length - 4)
        missing -= length
    return small[:2] + segments + small[2:]
