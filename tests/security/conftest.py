"""One vault's key file, made once: each derivation takes a fifth of a second."""

from __future__ import annotations

from pathlib import Path

import pytest

from casedesk.security import keyfile
from casedesk.security.header import Header
from tests.security.making import DATABASE_KEY, a_header, a_person, a_slot


@pytest.fixture(scope="session")
def header() -> Header:
    """A header with the slots of two colleagues."""
    empty = a_header()
    first = a_slot(empty.vault, a_person())
    return empty.with_slot(first).with_slot(a_slot(empty.vault, a_person(), "Dara", "another passphrase, long"))


@pytest.fixture
def folder(tmp_path: Path, header: Header) -> Path:
    """A folder with two generations: the older one is `vault.bak`."""
    written = keyfile.write(tmp_path, header, DATABASE_KEY)
    keyfile.write(tmp_path, written, DATABASE_KEY)
    return tmp_path
