"""Carry ``resources`` and the compiled ``translations`` in the wheel, inside the package.

All else about the package stands in pyproject.toml. In the source both folders lie beside the
package, where translators and designers find them.
"""

import shutil
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent


def compile_catalogues(folder: Path) -> None:
    """Write the compiled form of every catalogue below a folder."""
    for source in sorted((ROOT / "translations").glob("*/LC_MESSAGES/*.po")):
        compiled = folder / source.relative_to(ROOT).with_suffix(".mo")
        compiled.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as readable, compiled.open("wb") as writable:
            write_mo(writable, read_po(readable, locale=source.parts[-3]))


class BuildWithData(build_py):
    """Build the package with its data files and compiled catalogues; an editable install uses those of the source."""

    def run(self) -> None:
        """Build the modules, then put the data beside them."""
        super().run()
        if self.editable_mode:
            compile_catalogues(ROOT)
            return
        package = Path(self.build_lib) / "integration_desk"
        shutil.copytree(ROOT / "resources", package / "resources", dirs_exist_ok=True)
        compile_catalogues(package)


setup(cmdclass={"build_py": BuildWithData})
