"""Every colour of the window, by role, light and dark. No hex value stands anywhere else (LOOK.md, section 3)."""

from __future__ import annotations

import enum


class Role(enum.Enum):
    """What a colour is for."""

    PAPER = "paper"
    SURFACE = "surface"
    SUNKEN = "sunken"
    RAIL = "rail"
    HOVER = "hover"
    CHOSEN = "chosen"
    SOFT = "soft"
    INK = "ink"
    INK2 = "ink2"
    INK3 = "ink3"
    LINK = "link"
    LINE = "line"
    EDGE = "edge"
    ACCENT = "accent"
    ACCENT_HOVER = "accent hover"
    ACCENT_PRESSED = "accent pressed"
    ON_ACCENT = "on accent"
    FOCUS = "focus"
    DISABLED = "disabled"
    DISABLED_BG = "disabled ground"
    NEUTRAL = "neutral"
    NEUTRAL_BG = "neutral ground"
    INFO = "info"
    INFO_BG = "info ground"
    GOOD = "good"
    GOOD_BG = "good ground"
    WAIT = "wait"
    WAIT_BG = "wait ground"
    URGENT = "urgent"
    URGENT_BG = "urgent ground"
    BAR_HIGH = "bar high"
    BAR_HIGH_INK = "on bar high"
    BAR_MEDIUM = "bar medium"
    BAR_MEDIUM_INK = "on bar medium"
    BAR_STANDARD = "bar standard"
    BAR_STANDARD_INK = "on bar standard"


class Tone(enum.Enum):
    """How a state or a notice is meant; always with a word and a shape beside it."""

    NEUTRAL = "neutral"
    INFO = "info"
    GOOD = "good"
    WAIT = "wait"
    URGENT = "urgent"

    @property
    def mark(self) -> Role:
        """The colour of its word, icon and strip."""
        return Role(self.value)

    @property
    def ground(self) -> Role:
        """The colour behind it."""
        return Role(f"{self.value} ground")


LIGHT: dict[Role, str] = {
    Role.PAPER: "#F5F3EE",
    Role.SURFACE: "#FFFFFF",
    Role.SUNKEN: "#ECE9E1",
    Role.RAIL: "#E9E6DD",
    Role.HOVER: "#EFEDE6",
    Role.CHOSEN: "#DCEBEC",
    Role.SOFT: "#E2EFEF",
    Role.INK: "#1F272A",
    Role.INK2: "#485357",
    Role.INK3: "#5B666A",
    Role.LINK: "#175966",
    Role.LINE: "#DDD9CF",
    Role.EDGE: "#7E8588",
    Role.ACCENT: "#1D6270",
    Role.ACCENT_HOVER: "#174F5B",
    Role.ACCENT_PRESSED: "#113D46",
    Role.ON_ACCENT: "#FFFFFF",
    Role.FOCUS: "#1D5FBF",
    Role.DISABLED: "#787F82",
    Role.DISABLED_BG: "#EFEDE7",
    Role.NEUTRAL: "#485357",
    Role.NEUTRAL_BG: "#ECE9E1",
    Role.INFO: "#2C4E80",
    Role.INFO_BG: "#E3EBF6",
    Role.GOOD: "#2F5E2D",
    Role.GOOD_BG: "#E3EFDF",
    Role.WAIT: "#6D4C0C",
    Role.WAIT_BG: "#F6EBD0",
    Role.URGENT: "#86382A",
    Role.URGENT_BG: "#F7E6DF",
    Role.BAR_HIGH: "#86382A",
    Role.BAR_HIGH_INK: "#FFFFFF",
    Role.BAR_MEDIUM: "#CDA755",
    Role.BAR_MEDIUM_INK: "#1F272A",
    Role.BAR_STANDARD: "#1D6270",
    Role.BAR_STANDARD_INK: "#FFFFFF",
}
"""Warm paper, one quiet teal, no red."""

DARK: dict[Role, str] = {
    Role.PAPER: "#181C1E",
    Role.SURFACE: "#202628",
    Role.SUNKEN: "#1B2022",
    Role.RAIL: "#131719",
    Role.HOVER: "#293033",
    Role.CHOSEN: "#203A3F",
    Role.SOFT: "#1F3539",
    Role.INK: "#E7EAE9",
    Role.INK2: "#B7C0C2",
    Role.INK3: "#9BA6A9",
    Role.LINK: "#8ACBD3",
    Role.LINE: "#343C3F",
    Role.EDGE: "#7C888C",
    Role.ACCENT: "#7FC4CD",
    Role.ACCENT_HOVER: "#97D1D8",
    Role.ACCENT_PRESSED: "#63AEB8",
    Role.ON_ACCENT: "#0C262B",
    Role.FOCUS: "#8FB9F7",
    Role.DISABLED: "#6C777A",
    Role.DISABLED_BG: "#23292B",
    Role.NEUTRAL: "#B7C0C2",
    Role.NEUTRAL_BG: "#2B3235",
    Role.INFO: "#A9C4F0",
    Role.INFO_BG: "#24324A",
    Role.GOOD: "#A5D39D",
    Role.GOOD_BG: "#233720",
    Role.WAIT: "#E7C882",
    Role.WAIT_BG: "#3B3017",
    Role.URGENT: "#F2B09F",
    Role.URGENT_BG: "#452B25",
    Role.BAR_HIGH: "#E79F8C",
    Role.BAR_HIGH_INK: "#2A130D",
    Role.BAR_MEDIUM: "#D8B96C",
    Role.BAR_MEDIUM_INK: "#241B06",
    Role.BAR_STANDARD: "#7FC4CD",
    Role.BAR_STANDARD_INK: "#0C262B",
}
"""The same roles at night."""
