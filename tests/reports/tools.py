"""Debian's own tools as judges of our PDFs: poppler reads and draws them, qpdf checks them, HarfBuzz draws a line."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys

import pytest
from PIL import Image

from casedesk.paths import resources

DPI = 144


def tool(name: str, *arguments: str, given: bytes = b"") -> bytes:
    """What the tool writes. It is always there on Linux (`dev.py test` installs it); Windows may be without it."""
    path = shutil.which(name)
    if path is None and sys.platform == "win32":
        pytest.skip(f"{name} is not on this machine")
    assert path is not None, f"{name} is missing: apt install poppler-utils qpdf libharfbuzz-bin"
    return subprocess.run([path, *arguments], input=given, check=True, capture_output=True).stdout


def text_of(pdf: bytes, *options: str) -> str:
    """The text that a reader copies out of the PDF; a form feed ends each page.

    `-layout` keeps what stands beside each other in one line, `-raw` keeps the order of drawing.
    """
    return tool("pdftotext", *options, "-enc", "UTF-8", "-", "-", given=pdf).decode()


def letters(text: str) -> str:
    """The text without blanks: where a line ends is the reader's guess."""
    return "".join(text.split())


def picture_of(pdf: bytes) -> Image.Image:
    """The first page in grey, 144 points to the inch."""
    drawn = tool("pdftoppm", "-r", str(DPI), "-gray", "-singlefile", "-", given=pdf)
    return Image.open(io.BytesIO(drawn)).convert("L")


def harfbuzz_picture(text: str, font: str, pixels: float, margin: int) -> Image.Image:
    """The text drawn by HarfBuzz alone: the pen starts at `margin`, the base line lies 1.5 ems below `margin`."""
    drawn = tool(
        "hb-view",
        f"--font-file={resources('fonts', font + '.ttf')}",
        f"--font-size={pixels}",
        f"--font-extents={1.5 * pixels} {pixels} 0",
        f"--margin={margin}",
        f"--text={text}",
        "--output-format=png",
        "--output-file=-",
    )
    return Image.open(io.BytesIO(drawn)).convert("L")
