"""The journal in the window: the watch over it, the page of Settings that shows it, and its weekly receipt."""
