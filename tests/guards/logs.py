"""An unexpected log line fails the test: it is a problem nobody has looked at, and it may hold a name."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator

import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "logs: this test expects log lines and looks at them through caplog")


def unexpected(records: Iterable[logging.LogRecord]) -> list[str]:
    """What was logged that somebody should look at."""
    return [f"{one.name}: {one.getMessage()}" for one in records if one.levelno >= logging.WARNING]


@pytest.fixture(autouse=True)
def silent_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    if request.node.get_closest_marker("logs"):
        return
    if lines := unexpected([*caplog.get_records("setup"), *caplog.get_records("call")]):
        pytest.fail("logged without being expected:\n" + "\n".join(lines), pytrace=False)
