"""Settings › Keeping and erasing, and what a case page says and does about it."""
