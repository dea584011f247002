"""Forms, by real keys: saving, leaving, problems, drafts."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.records import editable_values
from integration_desk.core.words import T
from integration_desk.widgets import Button, Form
from tests.keys import press, tab, type_text
from tests.widgets.gallery import sample_form
from tests.widgets.samples import AMINA, Sample

Show = Callable[..., QWidget]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(show: Show) -> Form:
    made = sample_form()
    show(made.framed(Button(T("Save"), made.save, kind="primary")))
    made.load(AMINA)
    return made


def test_a_loaded_record_comes_back_unchanged(form: Form) -> None:
    shown = {name: value for name, value in editable_values(AMINA).items() if name in form.values()}
    assert form.values() == shown
    assert form.record() == AMINA
    assert not form.dirty


def test_an_edit_makes_it_dirty_and_saving_asks_the_page(form: Form, qtbot: QtBot) -> None:
    form.editor("given_name").setFocus()
    type_text(None, "X")
    assert form.dirty
    assert form.record().given_name != "Amina"
    with qtbot.waitSignal(form.saving):
        press(None, Qt.Key.Key_Return, CONTROL)
    form.editor("notes").setFocus()
    with qtbot.waitSignal(form.saving):
        press(None, Qt.Key.Key_Return, CONTROL)
    form.mark_saved()
    assert not form.dirty


def test_escape_closes_an_open_list_first_and_then_leaves(form: Form, qtbot: QtBot) -> None:
    left: list[bool] = []
    form.left.connect(lambda: left.append(True))
    form.editor("sex").control.target().setFocus()
    press(None, Qt.Key.Key_Down)
    press(None, Qt.Key.Key_Escape)
    assert left == []
    press(None, Qt.Key.Key_Escape)
    assert left == [True]


def test_leaving_keeps_the_draft(form: Form) -> None:
    kept: list[dict[str, Any]] = []
    form.on_draft(kept.append)
    form.editor("given_name").setFocus()
    form.leave()
    assert kept == []
    type_text(None, "Z")
    press(None, Qt.Key.Key_Escape)
    assert "Z" in kept[-1]["given_name"]


def test_a_draft_comes_by_itself_within_five_seconds_of_steady_typing(form: Form, qtbot: QtBot) -> None:
    kept: list[dict[str, Any]] = []
    form.on_draft(kept.append)
    form.editor("given_name").setFocus()

    def typed_until_kept() -> bool:
        type_text(None, "a")
        return bool(kept)

    qtbot.waitUntil(typed_until_kept, timeout=5000)
    assert kept[0]["given_name"].count("a") > 2


def test_a_draft_brings_back_what_was_half_typed(form: Form, qapp: QApplication) -> None:
    form.editor("born").control.target().setFocus()
    press(None, Qt.Key.Key_A, CONTROL)
    type_text(None, "20.5.")
    form.editor("means").control.target().setFocus()
    type_text(None, "mess")
    again = sample_form()
    again.load(Sample())
    again.restore({**form.draft(), "unknown": 1})
    assert again.dirty
    assert again.draft() == form.draft()
    assert again.draft()["born"] == "20.5."


def test_unreadable_values_are_refused_by_name(form: Form) -> None:
    form.editor("arrived").restore("soon")
    form.editor("children").restore("many")
    with pytest.raises(InvalidError) as refused:
        form.values()
    assert [problem.field for problem in refused.value.problems] == ["children", "arrived"]


def test_problems_stand_at_their_fields_and_the_first_takes_the_keyboard(form: Form) -> None:
    form.editor("notes").setFocus()
    form.show_problems((Problem("email", T("Wrong address.")), Problem("family_name", T("Family name is needed."))))
    assert form.summary.words.text() == "2 fields need your attention."
    assert form.editor("family_name").control.target().hasFocus()
    assert form.editor("email").wrong.text() == "Wrong address."
    form.clear_problems()
    assert not form.summary.isVisible()
    assert form.editor("email").wrong.text() == ""


def test_a_problem_of_no_field_is_said_at_the_top(form: Form) -> None:
    form.show_problems((Problem("", T("The client is restricted.")),))
    assert form.summary.words.text() == "The client is restricted."


def test_tab_goes_through_the_fields_as_they_are_read(form: Form) -> None:
    form.editor("given_name").setFocus()
    names = ("family_name", "native_name", "born", "sex", "language", "languages", "nationality", "country")
    for name in names:
        tab()
        assert form.editor(name).control.target().hasFocus(), name
    tab(back=True)
    assert form.editor("nationality").control.target().hasFocus()
