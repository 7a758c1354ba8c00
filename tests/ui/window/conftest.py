"""The whole window for these tests."""

from __future__ import annotations

from tests.ui.windows import inside, open_window, settings, unlocking, window

__all__ = ["inside", "open_window", "settings", "unlocking", "window"]
