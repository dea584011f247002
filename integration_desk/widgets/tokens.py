"""The tokens of the look: sizes and colour roles, read from ``resources/themes``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

import attrs
from PySide6.QtGui import QColor

from integration_desk.core.resources import resource

SCHEMES = ("light", "dark", "contrast")
TONES = ("success", "warning", "danger", "info", "accent", "neutral")
ZOOMS = (75, 90, 100, 110, 125, 150, 175, 200, 225, 250)

_SOFT = 0.10
_SOFT_DARK = 0.20


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("themes", f"{name}.toml").read_text("utf-8"))


def mixed(over: QColor, under: QColor, share: float) -> QColor:
    """Return the colour of ``over`` laid on ``under`` with that share of opacity."""
    return QColor.fromRgbF(
        over.redF() * share + under.redF() * (1 - share),
        over.greenF() * share + under.greenF() * (1 - share),
        over.blueF() * share + under.blueF() * (1 - share),
    )


def contrast(first: QColor, second: QColor) -> float:
    """Return the contrast of two colours as WCAG 2 measures it, from 1 to 21."""

    def luminance(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


@attrs.frozen
class Theme:
    """A scheme at a zoom: every size and colour of the window."""

    scheme: str
    zoom: int
    dark: bool
    colours: Mapping[str, QColor]
    sizes: Mapping[str, int]

    @classmethod
    def load(cls, scheme: str, zoom: int) -> "Theme":
        """Read a scheme; ``zoom`` is a percentage, kept between 75 and 250."""
        tokens, base = _read(scheme), _read("base")
        colours = {role: QColor(value) for role, value in tokens["colours"].items()}
        sizes = {f"{group}.{name}": value for group in base for name, value in base[group].items()}
        return cls(scheme, max(75, min(250, zoom)), tokens["dark"], colours, sizes)

    def px(self, pixels: float) -> int:
        """Return a length given at 100 % as it is at this zoom."""
        return max(1, round(pixels * self.zoom / 100)) if pixels else 0

    def size(self, token: str) -> int:
        """Return a size by its token, such as ``space.page`` or ``type.body``, at this zoom."""
        return self.px(self.sizes[token])

    def colour(self, role: str) -> QColor:
        """Return the colour of a role; ``neutral`` is muted text."""
        return self.colours["text-muted" if role == "neutral" else role]

    def soft(self, role: str) -> QColor:
        """Return the pale ground of a role, on which the role's own colour is readable."""
        share = _SOFT_DARK if self.dark else _SOFT
        return mixed(self.colour(role), self.colours["surface"], share)
