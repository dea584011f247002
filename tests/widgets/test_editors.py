"""Editors of single fields, by real keys."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from integration_desk import i18n
from integration_desk.core.centre import Centre
from integration_desk.core.dates import PartialDate
from integration_desk.widgets import FieldEditor, Line, column, editor_for, holding, set_favourites, with_region
from integration_desk.widgets.choices import ChoiceControl, ManyControl
from tests.keys import press, type_text
from tests.widgets.samples import Sample

Show = Callable[..., QWidget]

VALUES: dict[str, Any] = {
    "given_name": "Amina",
    "native_name": "آمنة",
    "born": PartialDate(1991, 3),
    "sex": "female",
    "language": "ti",
    "languages": ("ar", "en"),
    "nationality": ("SY", "XX"),
    "country": "ER",
    "scripts": ("Ethi", "Latn"),
    "phone": "+49 40 901820",
    "email": "a@example.org",
    "website": "https://example.org",
    "means": ("phone",),
    "never_call": True,
    "children": 2,
    "distance": 1.25,
    "arrived": date(2024, 11, 3),
    "hour": time(9, 30),
    "seen": datetime(2024, 11, 3, 8, 30, tzinfo=UTC),
    "notes": "Two\nlines",
    "picture": b"\x89PNG",
}


def shown(show: Show, name: str, record_class: Any = Sample) -> FieldEditor:
    editor = editor_for(record_class, name)
    other = QLineEdit()
    show(holding(column(editor, other, None, margins=(24, 24, 24, 24))))
    editor.control.target().setFocus()
    return editor


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_every_kind_gives_back_its_value(qapp: QApplication, name: str, language: str) -> None:
    i18n.use(language)
    editor = editor_for(Sample, name)
    editor.set_value(VALUES[name])
    assert editor.value() == VALUES[name]
    assert editor.trouble() is None
    again = editor_for(Sample, name)
    again.restore(editor.draft())
    assert again.value() == VALUES[name]


@pytest.mark.parametrize("name", VALUES)
def test_every_kind_starts_and_clears_empty(qapp: QApplication, name: str) -> None:
    editor = editor_for(Sample, name)
    assert editor.value() == editor.field.empty()
    editor.set_value(VALUES[name])
    editor.set_value(editor.field.empty())
    assert editor.value() == editor.field.empty()
    editor.restore(3)
    assert editor.value() in (editor.field.empty(), True)


def test_the_accessible_name_is_the_label_and_says_needed(qapp: QApplication) -> None:
    needed = editor_for(Sample, "given_name")
    interface = QAccessible.queryAccessibleInterface(needed.control.target())
    assert interface.text(QAccessible.Text.Name) == "Given name, needed"
    optional = editor_for(Sample, "native_name")
    assert optional.control.target().accessibleName() == "Name in native script"
    assert optional.control.target().accessibleDescription() == "As the person writes it."


def test_a_name_takes_the_direction_of_its_letters(show: Show) -> None:
    editor = shown(show, "native_name")
    line = editor.control.target()
    type_text(line, "آمنة")
    assert line.layoutDirection() is Qt.LayoutDirection.RightToLeft
    for _ in "آمنة":
        press(line, Qt.Key.Key_Backspace)
    type_text(line, "Amina")
    assert line.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_figures_stay_left_to_right_in_a_mirrored_window(show: Show) -> None:
    i18n.use("ar")
    line = shown(show, "phone").control.target()
    assert isinstance(line, QLineEdit)
    assert line.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert line.alignment() & Qt.AlignmentFlag.AlignRight


def test_a_partial_date_shows_how_it_was_read_and_is_tidied(show: Show) -> None:
    editor = shown(show, "born")
    type_text(None, "about 5.1987")
    assert editor.note.text() == "Read as about May 1987"
    press(None, Qt.Key.Key_Tab)
    assert editor.value() == PartialDate(1987, 5, about=True)
    assert editor.control.target().property("text") == "~05/1987"


def test_unreadable_words_are_kept_and_said_after_leaving(show: Show) -> None:
    editor = shown(show, "arrived")
    type_text(None, "soon")
    assert not editor.wrong.isVisible()
    press(None, Qt.Key.Key_Tab)
    assert editor.wrong.isVisible()
    assert "soon" in editor.wrong.text()
    assert editor.control.target().property("text") == "soon"
    assert editor.control.target().accessibleDescription() == editor.wrong.text()
    press(editor.control.target(), Qt.Key.Key_Backspace)
    assert not editor.wrong.isVisible()


def test_a_choice_is_found_by_typing_and_taken_with_enter(show: Show) -> None:
    editor = shown(show, "sex")
    told: list[str] = []
    editor.changed.connect(lambda: told.append(editor.value()))
    type_text(None, "ma")
    control = editor.control
    assert isinstance(control, ChoiceControl)
    assert [one.value for one in control.finder.options()] == ["male"]
    press(None, Qt.Key.Key_Return)
    assert editor.value() == "male"
    assert told[-1] == "male"
    assert not control.finder.is_open


def test_down_opens_the_whole_list_and_escape_closes_it(show: Show) -> None:
    editor = shown(show, "sex")
    control = editor.control
    assert isinstance(control, ChoiceControl)
    press(None, Qt.Key.Key_Down)
    assert control.finder.is_open
    assert len(control.finder.options()) == 4
    press(None, Qt.Key.Key_Down)
    press(None, Qt.Key.Key_Return)
    assert editor.value() == "male"
    press(None, Qt.Key.Key_Down)
    press(None, Qt.Key.Key_Escape)
    assert not control.finder.is_open
    assert editor.value() == "male"


def test_words_that_are_no_choice_are_said(show: Show) -> None:
    editor = shown(show, "sex")
    type_text(None, "zzz")
    press(None, Qt.Key.Key_Tab)
    assert editor.value() == ""
    assert "zzz" in editor.wrong.text()


def test_leaving_takes_the_only_choice_that_fits(show: Show) -> None:
    editor = shown(show, "sex")
    type_text(None, "fem")
    press(None, Qt.Key.Key_Tab)
    assert editor.value() == "female"


@pytest.mark.parametrize("typed", ["tigri", "ትግር"])
def test_languages_are_found_in_both_names(show: Show, typed: str) -> None:
    editor = shown(show, "language")
    type_text(None, typed)
    control = editor.control
    assert isinstance(control, ChoiceControl)
    assert "ti" in [one.value for one in control.finder.options()]


def test_the_most_used_come_first(show: Show) -> None:
    set_favourites(languages=("uk", "ti"), countries=("ER",))
    try:
        editor = shown(show, "language")
        press(None, Qt.Key.Key_Down)
        control = editor.control
        assert isinstance(control, ChoiceControl)
        assert [one.value for one in control.finder.options()][:2] == ["uk", "ti"]
    finally:
        set_favourites()


def test_several_are_chosen_one_after_another_and_taken_back(show: Show) -> None:
    editor = shown(show, "means")
    control = editor.control
    assert isinstance(control, ManyControl)
    type_text(None, "let")
    press(None, Qt.Key.Key_Return)
    type_text(None, "xyz")
    for _ in range(3):
        press(None, Qt.Key.Key_Backspace)
    type_text(None, "in p")
    press(None, Qt.Key.Key_Return)
    assert editor.value() == ("letter", "visit")
    press(None, Qt.Key.Key_Backspace)
    assert editor.value() == ("letter",)
    press(None, Qt.Key.Key_Tab)
    assert editor.trouble() is None


def test_a_choice_is_said_again_in_another_language(show: Show) -> None:
    editor = shown(show, "country")
    editor.set_value("DE")
    line = editor.control.target()
    assert line.property("text") == "Germany"
    i18n.use("de")
    assert line.property("text") == "Deutschland"


def test_a_retired_or_foreign_code_stays_readable(qapp: QApplication) -> None:
    editor = editor_for(Centre, "paper")
    editor.set_value("Legal")
    assert editor.control.target().property("text") == "Legal"
    assert editor.value() == "Legal"


def test_phone_numbers_are_read_but_never_refused(show: Show) -> None:
    editor = shown(show, "phone")
    type_text(None, "040 901820")
    assert "country code" in editor.note.text()
    with_region("DE")
    try:
        type_text(None, "1")
        assert "+49 40 9018201" in editor.note.text().replace("\u2068", "").replace("\u2069", "")
    finally:
        with_region("")
    editor.set_value("12")
    assert editor.trouble() is None
    assert editor.value() == "12"


def test_tab_leaves_long_text_and_ctrl_enter_is_not_a_line(show: Show) -> None:
    editor = shown(show, "notes")
    type_text(None, "One\ntwo")
    press(None, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert editor.value() == "One\ntwo"
    press(None, Qt.Key.Key_Tab)
    assert not editor.control.target().hasFocus()


def test_space_checks_a_box(show: Show) -> None:
    editor = shown(show, "never_call")
    press(None, Qt.Key.Key_Space, text=" ")
    assert editor.value() is True


def test_an_empty_line_begins_where_the_window_begins(show: Show) -> None:
    line = shown(show, "native_name").control.target()
    assert isinstance(line, QLineEdit)
    assert line.cursorRect().center().x() < line.width() // 4
    i18n.use("ar")
    line.grab()
    assert line.cursorRect().center().x() > line.width() * 3 // 4


def test_words_longer_than_their_line_begin_with_its_beginning_and_end_in_dots(show: Show) -> None:
    line, other = Line(), Line()
    show(holding(column(line, other, None, margins=(24, 24, 24, 24))), 220)
    line.setFocus()
    type_text(line, "Association of the friends of the old harbour")
    assert not line.shortened(), "while one types, the line goes along"
    plain = line.grab().toImage()
    other.setFocus()
    assert line.shortened()
    assert line.cursorPosition() == 0
    assert line.grab().toImage() != plain
    line.setText("Harbour")
    assert not line.shortened()
