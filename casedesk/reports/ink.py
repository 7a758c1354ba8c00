"""The colours of paper: the light roles of the window, so that print and preview look the same."""

from __future__ import annotations

from reportlab.lib.colors import Color, HexColor

INK: Color = HexColor(0x1F272A)
INK2: Color = HexColor(0x485357)
LINE: Color = HexColor(0xDDD9CF)
EDGE: Color = HexColor(0x7E8588)
SUNKEN: Color = HexColor(0xECE9E1)
ACCENT: Color = HexColor(0x1D6270)
WAIT: Color = HexColor(0x6D4C0C)
WAIT_GROUND: Color = HexColor(0xF6EBD0)
SURFACE: Color = HexColor(0xFFFFFF)
