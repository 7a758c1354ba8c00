"""Speed, memory and growth, each beside a floor measured in the same run; nothing is drawn on a screen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
