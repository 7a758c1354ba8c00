"""The contrasts of LOOK.md section 3, worked out again from the palette file (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QPalette

from casedesk.ui.looks.appearance import Appearance, Mode
from casedesk.ui.looks.palette import DARK, LIGHT, Role, Tone
from casedesk.ui.looks.theme import colour, is_dark, qt_palette
from tests.house.rule import ROOT, sources

TEXT, MARK = 4.5, 3.0
GROUNDS = (Role.PAPER, Role.SURFACE, Role.SUNKEN, Role.RAIL, Role.HOVER, Role.CHOSEN, Role.SOFT)
PAIRS = [
    *[(ink, ground, TEXT) for ink in (Role.INK, Role.INK2, Role.INK3, Role.LINK) for ground in GROUNDS],
    *[(mark, ground, MARK) for mark in (Role.EDGE, Role.ACCENT, Role.FOCUS) for ground in GROUNDS],
    *[(ink, tone.ground, TEXT) for tone in Tone for ink in (tone.mark, Role.INK, Role.INK2, Role.LINK)],
    *[(tone.mark, ground, TEXT) for tone in Tone for ground in GROUNDS],
    *[(Role.ON_ACCENT, ground, TEXT) for ground in (Role.ACCENT, Role.ACCENT_HOVER, Role.ACCENT_PRESSED)],
    (Role.INK2, Role.DISABLED_BG, TEXT),
    (Role.DISABLED, Role.DISABLED_BG, MARK),
    (Role.BAR_HIGH_INK, Role.BAR_HIGH, TEXT),
    (Role.BAR_MEDIUM_INK, Role.BAR_MEDIUM, TEXT),
    (Role.BAR_STANDARD_INK, Role.BAR_STANDARD, TEXT),
    (Role.BAR_HIGH, Role.SUNKEN, MARK),
    (Role.BAR_STANDARD, Role.SUNKEN, MARK),
]
HEX = re.compile(r"#[0-9A-Fa-f]{6}\b")


def luminance(value: str) -> float:
    """Relative luminance of a colour (WCAG 2.2)."""
    parts = [int(value[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_can_be_read(palette: dict[Role, str]) -> None:
    weak = [
        f"{ink.value} on {ground.value}: {contrast(palette[ink], palette[ground]):.2f}"
        for ink, ground, least in PAIRS
        if contrast(palette[ink], palette[ground]) < least
    ]
    assert weak == []


def test_the_figures_printed_in_the_look_hold() -> None:
    printed = {
        (Role.INK, Role.PAPER): (13.7, 14.2),
        (Role.INK3, Role.RAIL): (4.7, 7.2),
        (Role.EDGE, Role.RAIL): (3.0, 4.9),
        (Role.ON_ACCENT, Role.ACCENT): (6.9, 8.0),
        (Role.DISABLED, Role.DISABLED_BG): (3.5, 3.2),
        (Role.BAR_MEDIUM_INK, Role.BAR_MEDIUM): (6.7, 9.0),
    }
    for (ink, ground), (light, dark) in printed.items():
        assert contrast(LIGHT[ink], LIGHT[ground]) == pytest.approx(light, abs=0.06)
        assert contrast(DARK[ink], DARK[ground]) == pytest.approx(dark, abs=0.06)


def test_the_medium_bar_has_its_border_where_its_fill_is_too_faint() -> None:
    assert contrast(LIGHT[Role.WAIT], LIGHT[Role.SUNKEN]) >= MARK
    assert contrast(DARK[Role.BAR_MEDIUM], DARK[Role.SUNKEN]) >= MARK


def test_both_palettes_know_every_role() -> None:
    assert set(LIGHT) == set(DARK) == set(Role)


def test_no_colour_stands_outside_the_palette() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for path in sources("casedesk/ui", "casedesk/app.py")
        if HEX.search(path.read_text(encoding="utf-8"))
    }
    assert found == {"casedesk/ui/looks/palette.py"}


def test_a_painter_gets_the_colour_worn_now(dressed: Appearance) -> None:
    assert colour(Role.PAPER).name().upper() == LIGHT[Role.PAPER]
    dressed.choose(mode=Mode.DARK)
    assert colour(Role.PAPER).name().upper() == DARK[Role.PAPER]
    assert is_dark()


def test_the_toolkit_wears_our_roles(dressed: Appearance) -> None:
    palette = qt_palette()
    assert palette.color(QPalette.ColorRole.Highlight) == colour(Role.CHOSEN)
    assert palette.color(QPalette.ColorRole.PlaceholderText) == colour(Role.INK3)
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == colour(Role.DISABLED)
