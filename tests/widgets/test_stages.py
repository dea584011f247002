"""A long form whose later parts follow its first painting."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from integration_desk.core.errors import Problem
from integration_desk.core.words import T
from integration_desk.widgets import Button, Form, add_foot, framed
from integration_desk.widgets.accessibility import tab_stops
from tests.widgets.samples import Sample

FIELDS = ("given_name", "family_name", "native_name")


def staged() -> tuple[Form, QWidget]:
    form = Form(Sample)
    frame = framed(form)
    form.add("given_name")
    form.stages.add(lambda: form.add("family_name"), lambda: form.add("native_name"))
    add_foot(frame, Button(T("Save"), form.save))
    return form, frame


def test_later_parts_follow_and_tab_reaches_them_before_the_buttons(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    form, frame = staged()
    show(frame)
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in form.findChildren(QTimer, "later")))
    names = [stop.accessibleName().split(",")[0] for stop in tab_stops(frame)]
    wanted = [form.editor(name).control.target().accessibleName().split(",")[0] for name in FIELDS]
    assert names == [*wanted, "Save"]


def test_what_needs_a_later_part_has_it_at_once() -> None:
    form, _frame = staged()
    form.load(Sample(given_name="Amina", family_name="Hassan", native_name="أمينة"))
    form.show_problems([Problem("family_name", T("Save"))])
    assert form.editor("family_name").wrong.text() == "Save"
    assert form.values()["native_name"] == "أمينة"
    assert set(form.draft()) == set(FIELDS)
