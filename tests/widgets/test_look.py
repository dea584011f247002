"""The look: readable in every scheme, one number for all sizes, changed while the program runs."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from integration_desk import i18n
from integration_desk.core.words import T
from integration_desk.widgets import Button, Label, column, editor_for, holding, icon_names, pixmap, scrolling, theme
from integration_desk.widgets.fonts import load_fonts
from integration_desk.widgets.icons import MIRRORED
from integration_desk.widgets.tokens import SCHEMES, TONES, Theme, contrast
from tests.widgets.samples import Sample

GROUNDS = ("page", "surface", "raised")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("role", ["text", "text-muted", "accent", "success", "warning", "danger", "info"])
def test_words_stand_out_from_every_ground(scheme: str, role: str) -> None:
    look = Theme.load(scheme, 100)
    assert min(contrast(look.colour(role), look.colour(ground)) for ground in GROUNDS) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_on_coloured_grounds_stand_out(scheme: str) -> None:
    look = Theme.load(scheme, 100)
    assert contrast(look.colour("on-accent"), look.colour("accent")) >= 4.5
    for tone in TONES:
        assert contrast(look.colour(tone), look.soft(tone)) >= 4.5, tone
        assert contrast(look.colour("text"), look.soft(tone)) >= 4.5, tone
    danger_words = look.colour("page" if look.dark else "on-accent")
    assert contrast(danger_words, look.colour("danger")) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("role", ["focus", "edge"])
def test_edges_are_seen(scheme: str, role: str) -> None:
    look = Theme.load(scheme, 100)
    assert min(contrast(look.colour(role), look.colour(ground)) for ground in GROUNDS) >= 3


def test_every_scheme_has_every_role() -> None:
    roles = {scheme: set(Theme.load(scheme, 100).colours) for scheme in SCHEMES}
    assert roles["light"] == roles["dark"] == roles["contrast"]


@pytest.mark.parametrize(("asked", "given"), [(100, 100), (20, 75), (400, 250)])
def test_zoom_is_kept_in_bounds(asked: int, given: int) -> None:
    look = Theme.load("light", asked)
    assert look.zoom == given
    assert look.size("type.body") == round(13 * given / 100)


def test_a_shown_page_grows_and_changes_colour_at_once(qapp: QApplication, show: Callable[..., QWidget]) -> None:
    layout = column(Button(T("Save"), kind="primary", icon="save"), Label(T("Name")), gap=8, margins=(24, 24, 24, 24))
    page = show(holding(layout))
    button = page.findChild(Button)
    assert isinstance(button, Button)
    before, icon_before = button.sizeHint(), button.iconSize()
    ground = page.grab().toImage().pixelColor(2, 2)
    theme.apply(qapp, "dark", 200)
    assert button.sizeHint().height() >= 1.9 * before.height()
    assert button.iconSize().height() == 2 * icon_before.height()
    assert layout.contentsMargins().left() == 48
    assert page.grab().toImage().pixelColor(2, 2) != ground


def painted(image: QImage) -> int:
    return sum(image.pixelColor(x, y).alpha() > 60 for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("name", icon_names())
def test_icons_are_drawn_in_the_colour_of_their_role(qapp: QApplication, name: str) -> None:
    image = pixmap(name, "danger", 40).toImage()
    assert painted(image) > 20
    darkest = max(
        (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())), key=lambda c: c.alpha()
    )
    assert abs(darkest.red() - theme.colour("danger").red()) < 12


def test_only_what_has_a_direction_is_mirrored(qapp: QApplication) -> None:
    left = {name: pixmap(name, "text", 40).toImage() for name in ("back", "clock")}
    i18n.use("ar")
    right = {name: pixmap(name, "text", 40).toImage() for name in ("back", "clock")}
    assert left["back"] != right["back"]
    assert left["clock"] == right["clock"]


def test_icons_that_are_mirrored_exist() -> None:
    assert set(icon_names()) >= MIRRORED


def test_bundled_fonts_are_there(qapp: QApplication) -> None:
    assert {"Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic", "Noto Sans Bengali"} <= set(load_fonts())


@pytest.mark.parametrize(
    ("words", "family"), [("آمنة", "Noto Sans Arabic"), ("အေး", "Noto Sans Myanmar"), ("Amina", "")]
)
def test_tall_scripts_stand_in_the_middle_of_their_line(show: Callable[..., QWidget], words: str, family: str) -> None:
    editor = editor_for(Sample, "native_name")
    editor.set_value(words)
    page = show(holding(column(editor, None)))
    first = editor.control.target().font().families()[0]
    assert first == (family or QApplication.font().families()[0])
    editor.set_value("Amina")
    assert editor.control.target().font().families()[0] == QApplication.font().families()[0]
    assert page.isVisible()


def test_a_page_scrolls_no_further_than_its_words(show: Callable[..., QWidget]) -> None:
    words = " ".join(["Many words that are wrapped where the page is narrow."] * 40)
    area = scrolling(holding(column(Label(words, wrap=True), Button(T("Last")), None)))
    show(area, 600, 200)
    content = area.widget()
    assert content.height() > area.viewport().height()
    assert content.height() == content.heightForWidth(content.width())
