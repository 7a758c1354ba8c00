"""Icons: only Lucide files that are there, tinted when painted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter

from casedesk.paths import resources
from casedesk.ui.looks.appearance import Appearance, Mode
from casedesk.ui.looks.icons import Icon, draw, tinted
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.theme import colour

FORBIDDEN = ("fist", "heart", "hand-metal", "handcuffs", "frown", "annoyed", "ribbon", "skull", "siren")


def painted(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    return icon.pixmap(QSize(32, 32), 1.0, mode).toImage()


def strongest(image: QImage) -> QColor:
    """The colour of the most opaque pixel."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda pixel: pixel.alpha())


@pytest.mark.parametrize("icon", Icon)
def test_every_icon_is_there_and_draws_something(icon: Icon) -> None:
    assert strongest(painted(tinted(icon))).alpha() > 200


def test_no_file_lies_there_unused() -> None:
    there = {path.stem for path in resources("icons").glob("*.svg")}
    assert there == {icon.value for icon in Icon}
    assert (resources("icons") / "LICENSE").read_text("utf-8").startswith("ISC License")


def test_no_icon_shows_what_must_not_be_shown() -> None:
    assert not [icon for icon in Icon if any(word in icon.value for word in FORBIDDEN)]


def near(one: QColor, other: QColor) -> bool:
    return all(abs(a - b) <= 12 for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))  # type: ignore[index]


def test_one_icon_follows_the_palette(dressed: Appearance) -> None:
    icon = tinted(Icon.LOCK, Role.LINK)
    assert near(strongest(painted(icon)), colour(Role.LINK))
    dressed.choose(mode=Mode.DARK)
    assert near(strongest(painted(icon)), colour(Role.LINK))


def test_an_icon_that_is_off_looks_off() -> None:
    assert near(strongest(painted(tinted(Icon.LOCK), QIcon.Mode.Disabled)), colour(Role.DISABLED))


def test_drawing_fills_its_square_and_nothing_else() -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        draw(painter, QRect(10, 10, 20, 20), Icon.CASES, Role.INK)
    assert all(image.pixelColor(x, 5).alpha() == 0 for x in range(40))
    assert any(image.pixelColor(x, y).alpha() for x in range(10, 30) for y in range(10, 30))
