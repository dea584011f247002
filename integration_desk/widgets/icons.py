"""The desk's own icons: outlines on a 20-pixel grid, tinted by a colour role, arrows mirrored with the direction."""

from functools import cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QPushButton

from integration_desk.core.resources import resource
from integration_desk.widgets import theme
from integration_desk.widgets.speech import mirrored
from integration_desk.widgets.upkeep import on_look

_AFTER = 3  # pixels between an icon and its word, besides those of the style
MIRRORED = frozenset(
    {"back", "forward", "undo", "redo", "refer", "referrals", "next", "previous", "export", "import", "note", "send"}
)


def icon_names() -> tuple[str, ...]:
    """Return the names of all icons."""
    return tuple(sorted(path.stem for path in resource("icons").glob("*.svg")))


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")


@cache
def _drawn(name: str, colour: str, pixels: int, *, flipped: bool) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    if flipped:
        image = image.transformed(QTransform().scale(-1, 1))
    return QPixmap.fromImage(image)


def pixmap(name: str, role: str = "text", side: float = 16, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture, its side given at 100 % zoom."""
    return _pixmap(name, theme.colour(role).name(), theme.px(side), ratio)


def padded(name: str, role: str, side: float, *, before: bool = False) -> QIcon:
    """Return an icon with some room after it in reading direction (or before it), for a button with words."""
    tints = theme.colour(role).name(), theme.colour("text-muted").name()
    return _padded(name, tints, theme.px(side), theme.px(_AFTER), mirrored=mirrored(), before=before)


@cache
def _padded(name: str, tints: tuple[str, str], pixels: int, after: int, *, mirrored: bool, before: bool) -> QIcon:
    made = QIcon()
    for ratio in (1.0, 2.0):
        for mode, tint in zip((QIcon.Mode.Normal, QIcon.Mode.Disabled), tints, strict=True):
            wide = QPixmap(round((pixels + after) * ratio), round(pixels * ratio))
            wide.setDevicePixelRatio(ratio)
            wide.fill(Qt.GlobalColor.transparent)
            painter = QPainter(wide)
            painter.drawPixmap(after if mirrored is not before else 0, 0, _pixmap(name, tint, pixels, ratio))
            painter.end()
            made.addPixmap(wide, mode)
    return made


def _pixmap(name: str, colour: str, pixels: int, ratio: float) -> QPixmap:
    made = QPixmap(_drawn(name, colour, round(pixels * ratio), flipped=name in MIRRORED and mirrored()))
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, role: str = "text", side: float = 16, *, checked_role: str = "") -> QIcon:
    """Return an icon in the colour of a role, sharp on ordinary and on doubled screens."""
    tints = tuple(theme.colour(one).name() for one in (role, checked_role or role, "text-muted"))
    return _icon(name, tints, theme.px(side), mirrored=mirrored())


@cache
def _icon(name: str, tints: tuple[str, ...], pixels: int, *, mirrored: bool) -> QIcon:  # noqa: ARG001 - kept apart
    made = QIcon()
    off, on, normal = QIcon.State.Off, QIcon.State.On, QIcon.Mode.Normal
    for ratio in (1.0, 2.0):
        for tint, mode, state in zip(tints, (normal, normal, QIcon.Mode.Disabled), (off, on, off), strict=True):
            made.addPixmap(_pixmap(name, tint, pixels, ratio), mode, state)
    return made


def put_icon(owner: QObject, name: str, role: str = "text", side: float = 16) -> None:
    """Show an icon on a button or a label, redrawn when the look changes."""

    def draw() -> None:
        if isinstance(owner, QLabel):
            owner.setPixmap(pixmap(name, role, side, owner.devicePixelRatioF()))
        elif isinstance(owner, QPushButton):
            alone, last = owner.property("shape") == "icon", owner.property("kind") == "token"
            owner.setIcon(icon(name, role, side) if alone else padded(name, role, side, before=last))
            owner.setIconSize(QSize(theme.px(side) + (0 if alone else theme.px(_AFTER)), theme.px(side)))

    on_look(owner, "icon", draw)
