"""The pictures of all screens can be painted: one of them is, as `dev.py screens` does it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from casedesk import training
from casedesk.security.slots import LIGHT
from casedesk.store import vault
from casedesk.store.founding import Founder
from tests import factories as make
from tests.looks.screens import SIZE
from tests.vaults import opened

ROOT = Path(__file__).resolve().parents[2]


def a_small_centre(folder: Path) -> None:
    """A vault with one case that is followed up, opened as the practice vault is."""
    founder, words = Founder("Chan Bopha", training.MAIN_USER), training.PASSPHRASE
    vault.create(folder, centre="Lotus", place="12", prefix="PP", founder=founder, passphrase=words, kdf=LIGHT)
    with opened(folder, training.MAIN_USER, passphrase=words) as access:
        case = make.registered(access).id
        make.kept(access, make.consent(case), make.safety(case), make.identity(case), make.incident(case))
        make.kept(access, make.assessment(case), make.plan_line(case), make.follow_up(case))
        make.consented(access, case)


def test_a_picture_is_painted(tmp_path: Path) -> None:
    a_small_centre(tmp_path / "vault")
    painted = tmp_path / "painted"
    subprocess.run(
        [sys.executable, "-m", "tests.looks.screens", str(painted), "en", "light", "case"],
        cwd=ROOT, env={**os.environ, "CASEDESK_TRAINING": str(tmp_path / "vault")}, check=True, capture_output=True,
    )  # fmt: skip
    (picture,) = painted.iterdir()
    image = QImage(str(picture))
    assert picture.name == "case-en-light.png"
    assert (image.width(), image.height()) == SIZE
    colours = {image.pixel(x, y) for x in range(0, SIZE[0], 5) for y in range(0, SIZE[1], 5)}
    assert len(colours) > 100, "there is something on it"
