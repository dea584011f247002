"""Somebody registered from a household comes back to it."""

from typing import Any

from pytestqt.qtbot import QtBot

from integration_desk.clients import Client, register
from integration_desk.clients.ui.client_page import ClientPage
from integration_desk.clients.ui.household_section import HouseholdSection
from integration_desk.clients.ui.new_page import NewClientPage
from integration_desk.core.slices import Place
from integration_desk.store import Desk
from integration_desk.widgets import Tasks
from tests.widgets.samples import Window


def test_a_person_registered_from_the_household_comes_back_filled_in(desk: Desk, show: Any, qtbot: QtBot) -> None:
    mother = str(desk.run(register, client=Client(family_name="Hassan", given_names="Amina")).result)
    window: Any = Window(Tasks(desk))
    window.desk = desk
    window.replace = window.go
    page = ClientPage(window, Place("client", mother))
    show(page)
    page.refresh()
    qtbot.waitUntil(lambda: page.view is not None)
    household = page.sections["household"]
    assert isinstance(household, HouseholdSection)
    assert page.view is not None
    assert household.open_form("relative", page.view)
    assert household.form is not None
    assert household.picker is not None
    household.picker.field.setText("Nour Hassan")
    household.form.editor("relation").set_value("child")
    household.register_relative(page.view)
    wanted = window.gone[-1]
    assert wanted.kind == "client.new"
    new = NewClientPage(window, wanted)
    show(new)
    new.refresh()
    assert new.form.editor("given_names").value() == "Nour"
    new.save()
    qtbot.waitUntil(lambda: window.gone[-1].kind == "client")
    back = window.gone[-1]
    assert back.id == mother
    again = ClientPage(window, back)
    show(again)
    again.refresh()
    section = again.sections["household"]
    assert isinstance(section, HouseholdSection)
    qtbot.waitUntil(lambda: section.picker is not None and section.picker.chosen is not None)
    assert section.picker is not None
    assert section.picker.chosen is not None
    assert section.picker.chosen.name == "Nour Hassan"
    assert section.form is not None
    assert section.form.editor("relation").value() == "child"
