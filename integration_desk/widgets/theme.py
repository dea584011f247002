"""The look of the window: palette, style sheet and fonts made from the tokens, changed while the program runs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from integration_desk.widgets.fonts import font
from integration_desk.widgets.stylesheet import style_sheet
from integration_desk.widgets.tokens import Theme
from integration_desk.widgets.upkeep import SIGNALS, on_look

STYLE = "Fusion"
_STYLED = "styled"


class _Current:
    theme: Theme | None = None


def current() -> Theme:
    """Return the theme in use."""
    if _Current.theme is None:
        _Current.theme = Theme.load("light", 100)
    return _Current.theme


def px(pixels: float) -> int:
    """Return a length given at 100 % as it is now."""
    return current().px(pixels)


def colour(role: str) -> QColor:
    """Return the colour of a role now."""
    return current().colour(role)


def system_scheme(app: QApplication) -> str:
    """Return the scheme that the system asks for."""
    return "dark" if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"


def apply(app: QApplication, scheme: str = "light", zoom: int = 100) -> Theme:
    """Give the whole window a scheme (``light``, ``dark``, ``contrast`` or ``system``) and a zoom in percent."""
    theme = Theme.load(system_scheme(app) if scheme == "system" else scheme, zoom)
    _Current.theme = theme
    app.setStyleSheet("")  # replacing one sheet by another takes three times as long as giving the first one
    if not app.property(_STYLED):
        app.setStyle(STYLE)
        style_given(app)
    app.setFont(font(theme.size("type.body")))
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))
    SIGNALS.look.emit()
    return theme


def style_given(app: QApplication) -> None:
    """Remember that the application has the style: it is given at birth, and asking for it loads a large class."""
    app.setProperty(_STYLED, STYLE)


def palette(theme: Theme) -> QPalette:
    """Return the palette of a theme, for what Fusion paints itself."""
    made = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: "page",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "raised",
        role.Text: "text",
        role.PlaceholderText: "text-muted",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "danger",
        role.Highlight: "accent",
        role.HighlightedText: "on-accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.ToolTipBase: "raised",
        role.ToolTipText: "text",
        role.Light: "surface",
        role.Midlight: "raised",
        role.Mid: "line",
        role.Dark: "edge",
        role.Shadow: "edge",
        role.Accent: "accent",
    }
    for where, name in pairs.items():
        made.setColor(where, theme.colour(name))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, theme.colour("text-muted"))
    return made


def restyle(widget: QWidget, **properties: str) -> None:
    """Set properties that the style sheet looks at, and have the widget drawn accordingly."""
    if all((widget.property(name) or "false") == value for name, value in properties.items()):
        return  # drawing a form's many fields anew takes longer than all else that opens it
    for name, value in properties.items():
        widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # the style sheet will look at it for the first time when it is shown
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def space(layout: QLayout, *, gap: float = 0, margins: tuple[float, float, float, float] = (0, 0, 0, 0)) -> None:
    """Give a layout its spacing and margins (left, top, right, bottom at 100 %), kept right at every zoom."""

    def spread() -> None:
        layout.setSpacing(px(gap))
        layout.setContentsMargins(*(px(side) for side in margins))

    on_look(layout, "space", spread)


def fixed(widget: QWidget, *, width: float = 0, height: float = 0) -> None:
    """Fix a widget's width, height or both, given at 100 %."""

    def fix() -> None:
        if width:
            widget.setFixedWidth(px(width))
        if height:
            widget.setFixedHeight(px(height))

    on_look(widget, "fixed", fix)


def at_least(widget: QWidget, *, width: float = 0, height: float = 0) -> None:
    """Give a widget a least width, height or both, given at 100 %."""

    def limit() -> None:
        if width:
            widget.setMinimumWidth(px(width))
        if height:
            widget.setMinimumHeight(px(height))

    on_look(widget, "at_least", limit)


def at_most(widget: QWidget, *, width: float) -> None:
    """Give a widget a greatest width, given at 100 %."""
    on_look(widget, "at_most", lambda: widget.setMaximumWidth(px(width)))
