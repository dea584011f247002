"""The families of fonts: the bundled ones, known at once, and the system's, looked through when first needed."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import attrs
import uharfbuzz as hb

from integration_desk.printing.fonts.face import BOLD, REGULAR, Face

_SUFFIXES = {".ttf", ".otf", ".ttc", ".otc"}
_UNWANTED = ("italic", "oblique", "condensed", "narrow", "mono", "display", "lastresort", "slanted", "unjoined")
_BUNDLES = ("manimgx_fonts", "manimgx_fonts_cjk")


@attrs.frozen
class _Source:
    """Where a face lies, and the weight it was drawn in."""

    path: Path
    index: int
    bold: bool
    variable: bool


@attrs.define(eq=False)
class Family:
    """A family of fonts with what it covers, and its faces by weight."""

    name: str
    coverage: Any
    sources: list[_Source]
    _faces: dict[bool, Face] = attrs.field(factory=dict)

    def covers(self, text: str) -> bool:
        """Whether the family has a glyph for every character."""
        return all(ord(character) in self.coverage for character in text)

    def face(self, *, bold: bool) -> Face:
        """Return the face of a weight; where the family has no bold one it is drawn bolder."""
        found = self._faces.get(bold)
        if found is None:
            source = min(self.sources, key=lambda source: (not source.variable, source.bold is not bold))
            heavier = bold and not source.bold and not source.variable
            weight = BOLD if bold and not heavier else REGULAR
            found = self._faces[bold] = Face(source.path, source.index, weight, heavier=heavier)
        return found


def bundled_files() -> list[Path]:
    """Return the font files that come with the program, for the window as well as for print."""
    found: list[Path] = []
    for package in _BUNDLES:
        spec = find_spec(package)
        for folder in (spec.submodule_search_locations or []) if spec else []:
            found += [path for path in sorted(Path(folder).iterdir()) if path.suffix.lower() in _SUFFIXES]
    return found


@cache
def bundled_families() -> dict[str, Family]:
    """Return the families that come with the program, by name."""
    return _gathered(iter(bundled_files()))


@cache
def system_families() -> dict[str, Family]:
    """Return the families that the system has, by name, Noto first: its scripts go well together."""
    families = _gathered(path for folder in _system_folders() for path in _font_files(folder))
    ordered = sorted(families.values(), key=lambda family: (_rank(family.name), family.name))
    return {family.name: family for family in ordered}


def _rank(name: str) -> int:
    for rank, beginning in enumerate(("Noto Sans", "Noto Naskh", "Noto Serif", "Noto", "DejaVu Sans")):
        if name.startswith(beginning):
            return rank
    return 9


def _system_folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local"))
        return [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", local / "Microsoft/Windows/Fonts"]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]


def _font_files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(place, name)
            if path.suffix.lower() in _SUFFIXES and not any(word in name.lower() for word in _UNWANTED):
                yield path


def _gathered(paths: Iterator[Path]) -> dict[str, Family]:
    families: dict[str, Family] = {}
    for path in paths:
        if "Italic" in path.stem:
            continue
        for name, coverage, source in _faces_in(path):
            family = families.get(name)
            if family is None:
                families[name] = Family(name, coverage, [source])
            else:
                family.sources.append(source)
    return families


def _faces_in(path: Path) -> Iterator[tuple[str, Any, _Source]]:
    """Read the names and coverage of a file's faces; a file that is no font gives none."""
    try:
        blob = hb.Blob.from_file_path(str(path))
        faces = [hb.Face(blob, index) for index in range(hb.Face(blob).count)]
    except (hb.HarfBuzzError, OSError):
        return
    names = hb.OTNameIdPredefined
    for index, face in enumerate(faces):
        family = face.get_name(names.TYPOGRAPHIC_FAMILY) or face.get_name(names.FONT_FAMILY) or path.stem
        style = face.get_name(names.TYPOGRAPHIC_SUBFAMILY) or face.get_name(names.FONT_SUBFAMILY) or ""
        variable = any(axis.tag == "wght" for axis in face.axis_infos)
        if variable or style in {"Regular", "Book", "Roman", "Normal", "Bold", ""}:
            yield family, face.unicodes, _Source(path, index, style == "Bold", variable)
