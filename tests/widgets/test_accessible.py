"""Every widget of the gallery in every direction and size: named, large enough, whole, and in reading order."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton, QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.core.words import T
from integration_desk.widgets import Button, Label, column, holding, problems_of, row, theme
from tests.widgets.gallery import BOARDS, wait

LOOKS = [("en", 100), ("de", 100), ("ar", 100), ("de", 200), ("ar", 75)]


@pytest.mark.parametrize(("language", "zoom"), LOOKS)
@pytest.mark.parametrize("board", BOARDS)
def test_boards_have_no_problems(
    qapp: QApplication, show: Callable[..., QWidget], board: str, language: str, zoom: int
) -> None:
    if zoom != 100:
        theme.apply(qapp, "light", zoom)
    i18n.use(language)
    widget = show(BOARDS[board](), 1100 * max(100, zoom) // 100, 900 * max(100, zoom) // 100)
    wait(250)
    assert problems_of(widget) == []


def test_a_nameless_control_is_found(show: Callable[..., QWidget]) -> None:
    nameless = Button(T("Save"))
    nameless.setAccessibleName("")
    nameless.setText("")
    assert any("no name" in problem for problem in problems_of(show(holding(row(nameless)))))


def test_cut_words_are_found(show: Callable[..., QWidget]) -> None:
    label, button = Label("Aufenthaltsgestattung"), Button(T("Save and print two copies"))
    label.setFixedWidth(40)
    button.setFixedWidth(40)
    found = problems_of(show(holding(column(label, button))))
    assert sum("cut off" in problem for problem in found) == 2


def test_small_targets_are_found(show: Callable[..., QWidget]) -> None:
    button = QToolButton()
    button.setText("More")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setFixedHeight(12)
    assert any("less than" in problem for problem in problems_of(show(holding(row(button)))))


def test_tab_order_against_reading_order_is_found(show: Callable[..., QWidget]) -> None:
    page = QWidget()
    layout = QVBoxLayout(page)
    lower, upper = Button(T("Lower")), Button(T("Upper"))
    layout.addWidget(lower)
    layout.insertWidget(0, upper)
    assert any("Tab goes from" in problem for problem in problems_of(show(page)))
