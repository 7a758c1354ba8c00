"""Lays resources/ and the compiled translations into the wheel; everything else is in pyproject.toml."""

from __future__ import annotations

import shutil
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py


class WithResources(build_py):
    """Puts resources/ where `casedesk.paths.resources` looks for it: inside the installed package."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        inside = Path(self.build_lib) / "casedesk" / "resources"
        shutil.copytree("resources", inside, dirs_exist_ok=True)
        for catalogue in inside.glob("translations/*/LC_MESSAGES/*.po"):
            with catalogue.open("rb") as written, catalogue.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(written))
            catalogue.unlink()


setup(cmdclass={"build_py": WithResources})
