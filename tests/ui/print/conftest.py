"""The desk and the look of these screens."""

from __future__ import annotations

from tests.ui.desks import desk, worn

__all__ = ["desk", "worn"]
