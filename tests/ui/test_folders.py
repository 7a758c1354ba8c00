"""Where settings and vaults lie."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from casedesk.ui.folders import settings_file, vaults


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no variables for it")
def test_settings_and_vaults_lie_where_the_system_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert settings_file() == tmp_path / "config" / "CaseDesk" / "settings.toml"
    assert vaults() == tmp_path / "data" / "CaseDesk"
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert settings_file() == tmp_path / ".config" / "CaseDesk" / "settings.toml"
