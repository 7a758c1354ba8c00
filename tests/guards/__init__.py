"""Guards that make a test fail on noise: log lines, files outside its folder, things left behind.

Qt's own warnings, Python's warnings and sockets are guarded by pytest-qt, pytest and pytest-socket (pyproject.toml).
"""
