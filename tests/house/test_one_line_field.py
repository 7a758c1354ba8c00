"""A new field is one line, and a migration if it is coded: what CONTRIBUTING.md says, done to a copy of the house.

What must then have it everywhere is told in `house_with_a_field.py`, which runs inside that copy.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from casedesk.store.schema import SCHEMA
from tests.house.rule import ROOT

RECORDS, VERSIONS = "casedesk/cases/records", "casedesk/store/migrations/versions"
CHANGED = ("casedesk", "tools")
SEALED = 'children_at_home: Sealed[int | None] = sealed(label=N_("Number of children at home"), default=None)'
CODED = 'meals_a_day: Coded[int] = coded(label=N_("Meals a day"), default=3)'
MIGRATION = f'''
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "{SCHEMA + 1:04d}", "{SCHEMA:04d}", None, None


def upgrade() -> None:
    for table in ("assessments", "identities"):
        op.add_column(table, sa.Column("meals_a_day", sa.Integer(), nullable=False, server_default="3"))
'''


def copied(house: Path) -> Path:
    """The house with one more sealed and one more coded field in two of its records."""
    house.mkdir()
    for room in CHANGED:
        shutil.copytree(ROOT / room, house / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("resources", "tests", "docs", "pyproject.toml"):
        (house / name).symlink_to(ROOT / name)
    for record in ("assessment", "identity"):
        with (house / RECORDS / f"{record}.py").open("a", encoding="utf-8") as source:
            source.write(f"    {SEALED}\n    {CODED}\n")
    (house / VERSIONS / f"{SCHEMA + 1:04d}_meals.py").write_text(MIGRATION, "utf-8")
    return house


def test_a_field_declared_in_one_line_is_everywhere(tmp_path: Path) -> None:
    house = copied(tmp_path / "house")
    inside = ["tests/house/house_with_a_field.py", "tests/store/test_migrations.py"]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *inside],
        cwd=house, env={**os.environ, "PYTHONPATH": str(house), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout
