"""The desk of these screens."""

from __future__ import annotations

from tests.ui.desks import desk

__all__ = ["desk"]
