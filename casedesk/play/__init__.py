"""The main job without a window, on a real vault: what `casedesk play` and a machine without a display run."""

from casedesk.play.stage import play

__all__ = ["play"]
