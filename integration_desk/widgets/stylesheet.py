"""The style sheet, written from the tokens: one place for borders, paddings and the focus ring."""

from string import Template

from integration_desk.widgets.fonts import tall_families
from integration_desk.widgets.tokens import TONES, Theme

_SHEET = Template(
    """
* { outline: 0; }
QToolTip { color: $text; background: $raised; border: ${hair}px solid $edge; padding: ${p4}px ${p8}px; }
QLabel { background: transparent; }
QLabel[voice="caption"] { font-size: ${caption}px; color: $text_muted; }
QLabel[voice="muted"] { color: $text_muted; }
QLabel[voice="strong"] { font-weight: 600; }
QLabel[voice="section"] { font-size: ${section}px; font-weight: 600; }
QLabel[voice="page"] { font-size: ${page_size}px; font-weight: 600; }
QLabel[voice="figure"] { font-size: ${figure}px; font-weight: 600; }
QFrame[paper="card"] { background: $surface; border: ${hair}px solid $line; border-radius: ${radius}px; }
QFrame[paper="well"] { background: $raised; border: ${hair}px solid $line; border-radius: ${radius}px; }
QFrame[paper="plain"] { background: $surface; border: none; }
QFrame[paper="panel"] { background: $surface; border: none; border-left: ${hair}px solid $edge; }
QFrame[paper="panel"][mirrored="true"] { border-left: none; border-right: ${hair}px solid $edge; }
QFrame[paper="entry"] { background: transparent; border: ${ring}px solid transparent; border-radius: ${radius}px; }
QFrame[paper="entry"]:hover { background: $raised; }
QFrame[paper="entry"]:focus { border-color: $focus; }
QLabel[voice="toast"] { background: $text; color: $page; border-radius: ${radius}px; padding: ${p8}px ${p16}px; }
QFrame[paper="rule"] { background: $line; border: none; }
QScrollArea, QScrollArea > QWidget > QWidget[clear="true"] { background: transparent; border: none; }

QLineEdit, QPlainTextEdit {
  background: $surface; color: $text; border: ${hair}px solid $edge; border-radius: ${radius}px;
  padding: ${p5}px ${p8}px; selection-background-color: $accent; selection-color: $on_accent;
  placeholder-text-color: $text_muted;
}
QLineEdit { min-height: ${line_height}px; max-height: ${line_height}px; }
QLineEdit[bare="true"] { border: none; background: transparent; padding: 0 ${p4}px;
  min-height: ${target}px; max-height: ${target}px; }
QLineEdit:focus, QPlainTextEdit:focus { border: ${ring}px solid $focus; padding: ${f5}px ${f8}px; }
QLineEdit[bare="true"]:focus { border: none; padding: 0 ${p4}px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border-color: $danger; }
QLineEdit:disabled, QPlainTextEdit:disabled { background: $raised; color: $text_muted; border-color: $line; }
QFrame[paper="field"] { background: $surface; border: ${hair}px solid $edge; border-radius: ${radius}px; }
QFrame[paper="field"][within="true"] { border: ${ring}px solid $focus; }
QFrame[paper="field"][wrong="true"] { border-color: $danger; }

QPushButton {
  background: $surface; color: $text; border: ${hair}px solid $edge; border-radius: ${radius}px;
  padding: ${p5}px ${p12}px; min-height: ${line_height}px;
}
QPushButton:hover { background: $raised; border-color: $text_muted; }
QPushButton:pressed { background: $line; }
QPushButton:checked { background: $accent_soft; border-color: $accent; color: $text; }
QPushButton:disabled { color: $text_muted; border-color: $line; background: $raised; }
QPushButton:focus { border: ${ring}px solid $focus; padding: ${f5}px ${f12}px; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus, QPushButton[kind="danger"]:focus {
  border: ${apart}px double $focus; background-clip: padding; padding: ${a5}px ${a12}px;
}
QPushButton[kind="primary"]:disabled { background: $raised; color: $text_muted; border-color: $line; font-weight: 400; }
QPushButton[kind="danger"] { background: $danger; color: $on_danger; border-color: $danger; font-weight: 600; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; padding: ${p5}px ${p8}px; }
QPushButton[kind="quiet"]:hover { background: $accent_soft; }
QPushButton[kind="quiet"]:focus { border: ${ring}px solid $focus; padding: ${f5}px ${f8}px; }
QPushButton[kind="quiet"]:checked { background: $accent_soft; }
QPushButton[kind="link"] { background: transparent; border-color: transparent; color: $accent; text-align: left;
  padding: ${p1}px; min-height: ${target_height}px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: ${ring}px solid $focus; padding: ${f1}px; }
QPushButton[kind="filter"] { padding: ${p1}px ${p11}px; border-radius: ${pill}px; border-color: $edge;
  min-height: ${filter_height}px; }
QPushButton[kind="filter"]:focus { border: ${ring}px solid $focus; padding: ${f1}px ${f11}px; }
QPushButton[kind="step"] { background: transparent; border-color: transparent; padding: ${p1}px ${p8}px;
  min-height: ${target_height}px; color: $text_muted; }
QPushButton[kind="step"][state="now"] { background: $accent_soft; color: $text; font-weight: 600; }
QPushButton[kind="step"][state="done"] { color: $accent; }
QPushButton[kind="step"]:focus { border: ${ring}px solid $focus; padding: ${f1}px ${f8}px; }
QPushButton[kind="token"] { background: $accent_soft; border: ${hair}px solid $accent_soft; border-radius: ${p4}px;
  padding: 0 ${p6}px; min-height: ${token_height}px; }
QPushButton[kind="token"]:hover { border-color: $accent; }
QPushButton[shape="icon"] { padding: ${p1}px; min-width: ${icon_side}px; min-height: ${icon_side}px; }
QPushButton[shape="icon"]:focus { padding: ${f1}px; }
QPushButton[kind="sign"] { background: transparent; border: none; padding: 0; min-width: 0; min-height: 0; }

QTableView {
  background: $surface; border: ${hair}px solid $line; border-radius: ${radius}px; gridline-color: $line;
  selection-background-color: $accent_soft; selection-color: $text;
}
QTableView:focus { border-color: $focus; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
  background: transparent; color: $text_muted; border: none; border-bottom: ${hair}px solid $line;
  padding: ${p4}px ${p12}px; font-size: ${caption}px; font-weight: 600;
}
QListView { background: $surface; border: ${hair}px solid $edge; border-radius: ${radius}px; padding: ${p4}px; }
QMenu { background: $surface; border: ${hair}px solid $edge; padding: ${p4}px; }
QMenu::item { padding: ${p6}px ${p24}px ${p6}px ${p12}px; border-radius: ${p4}px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::separator { height: 1px; background: $line; margin: ${p4}px; }

QScrollBar:vertical { background: transparent; width: ${p12}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${p12}px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: ${p3}px; margin: ${p3}px; }
QScrollBar::handle:vertical { min-height: ${p32}px; }
QScrollBar::handle:horizontal { min-width: ${p32}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $line; border: none; border-radius: ${p2}px; max-height: ${p4}px; min-height: ${p4}px; }
QProgressBar::chunk { background: $accent; border-radius: ${p2}px; }
"""
)

_TONE = Template(
    """
QLabel[tone="$tone"] { color: $colour; }
QFrame[chip="$tone"] { background: $soft; border: ${hair}px solid $edge; border-radius: ${chip_radius}px; }
QFrame[banner="$tone"] { background: $soft; border: ${hair}px solid $colour; border-radius: ${radius}px; }
"""
)


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of a theme."""
    names = {role.replace("-", "_"): value.name() for role, value in theme.colours.items()}
    steps = {f"p{n}": theme.px(n) for n in (*range(1, 13), 16, 24, 32)}
    radius = theme.size("shape.radius")
    body = theme.size("type.body")
    inner = theme.size("shape.control") - 2 * theme.px(5) - 2
    ring = 1 + theme.px(1)
    # The ring takes of the padding what it is wider than the hair line, so that nothing moves or grows with the focus.
    steps |= {f"f{n}": theme.px(n) - (ring - 1) for n in range(1, 13)}
    # Beside a strong colour one ring is lost: two thin ones with the page between them are seen on any.
    apart = 2 * ring
    steps |= {f"a{n}": theme.px(n) - (apart - 1) for n in (5, 12)}
    sizes = {
        "hair": 1,
        "ring": ring,
        "apart": apart,
        "radius": radius,
        "pill": theme.px(13),
        "caption": theme.size("type.caption"),
        "section": theme.size("type.section"),
        "page_size": theme.size("type.page"),
        "figure": theme.size("type.page"),
        "line_height": max(inner, round(body * 1.3)),
        "target": theme.size("shape.target"),
        "target_height": theme.size("shape.target") - 2 * theme.px(1),
        "filter_height": theme.px(26) - 2 * theme.px(1) - 2,
        "token_height": theme.size("shape.target") - 2,
        "icon_side": theme.size("shape.control") - 2 * theme.px(1) - 2,
    }
    extra = {
        "accent_soft": theme.soft("accent").name(),
        "accent_hover": (
            theme.colour("accent").lighter(112) if theme.dark else theme.colour("accent").darker(118)
        ).name(),
        "on_danger": theme.colour("page" if theme.dark else "on-accent").name(),
    }
    sheet = _SHEET.substitute(names, **steps, **sizes, **extra)
    for tone in TONES:
        shown = theme.colour(tone).name()
        edge = shown if theme.scheme == "contrast" else theme.soft(tone).name()
        sheet += _TONE.substitute(
            tone=tone, colour=shown, soft=theme.soft(tone).name(), edge=edge, hair=1, radius=radius,
            chip_radius=theme.px(4),
        )  # fmt: skip
    for tall, families in tall_families().items():
        listed = ", ".join(f'"{name}"' for name in families)
        sheet += f'QLineEdit[script="{tall}"] {{ font-family: {listed}; }}\n'
    return sheet
