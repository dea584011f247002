"""The pages of clients by real keys and clicks, on a real desk."""

from collections.abc import Callable, Iterator

import attrs
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from integration_desk import i18n
from integration_desk.clients import (
    SLICE,
    Client,
    client_view,
    clients_page,
    create_household,
    find_clients,
    give_consent,
    record_disclosure,
)
from integration_desk.clients.ui import PAGES, ClientPage, ClientsPage, EditClientPage, NewClientPage
from integration_desk.core.slices import Place, Reminder
from integration_desk.core.words import T
from integration_desk.store import Desk, find_draft
from integration_desk.widgets import Button, Label, Page, TimelineView, problems_of
from tests.clients.desktop import Room, settle, show
from tests.clients.people import AMINA, CLINIC, MOHAMMED, OKSANA, amina, put
from tests.clients.test_consents import TOLD
from tests.clients.test_mrz import PASSPORT


@pytest.fixture
def room(qtbot: QtBot, desk: Desk) -> Room:
    return Room(desk)


@pytest.fixture
def opened(qtbot: QtBot, room: Room) -> Iterator[Callable[..., Page]]:
    pages: list[Page] = []

    def open_it(kind: str, record: str = "", **options: str) -> Page:
        pages.append(show(qtbot, PAGES[kind](room, Place(kind, record, tuple(options.items())))))
        return pages[-1]

    yield open_it
    for page in pages:
        page.leave()


def enter(qtbot: QtBot, line: QWidget, words: str) -> None:
    """Type words: by keys, or as an input method brings in what no key of this keyboard writes."""
    if words.isascii():
        qtbot.keyClicks(line, words)
        return
    line.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(line, event)


def type_into(qtbot: QtBot, page: NewClientPage | EditClientPage, **words: str) -> None:
    for name, typed in words.items():
        line = page.form.editor(name).control.target()
        assert isinstance(line, QLineEdit)
        line.clear()
        enter(qtbot, line, typed)


def button(page: Page, words: str) -> Button:
    return next(one for one in page.findChildren(Button) if one.text() == words and one.isVisibleTo(page))


def words_on(page: Page) -> str:
    labels = [label.text() for label in page.findChildren(Label) if label.isVisibleTo(page)]
    drawn = [one.accessibleName() for view in page.findChildren(TimelineView) for one in view.findChildren(QWidget)]
    return "\n".join([*labels, *drawn])


def test_the_list_finds_while_one_types_and_says_why(qtbot: QtBot, opened: Callable[..., Page], room: Room) -> None:
    wanted = amina(room.desk)
    put(room.desk, OKSANA)
    page = opened("clients")
    assert isinstance(page, ClientsPage)
    assert page.table.rows.total == 2
    enter(qtbot, page.search, "امنه")
    qtbot.waitUntil(lambda: page.table.rows.total == 1, timeout=5000)
    found = page.table.rows.row_at(0)
    assert (found.id, [str(one) for one in found.why]) == (wanted, ["name in own script"])
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert room.gone == [Place("client", wanted)]


def test_a_search_that_leads_away_at_once_is_recorded(qtbot: QtBot, opened: Callable[..., Page], room: Room) -> None:
    page = opened("clients")
    assert isinstance(page, ClientsPage)
    with qtbot.waitSignal(page.search.searched):
        enter(qtbot, page.search, "amina")
    page.leave()
    job = room.desk.on_writer(
        lambda writer: writer.connection.execute("SELECT kind FROM audit ORDER BY rowno DESC LIMIT 1").fetchone()[0]
    )
    qtbot.waitUntil(job.future.done, timeout=5000)
    assert job.future.result() == "search"


def test_a_new_client_starts_with_the_words_that_were_searched_for(
    qtbot: QtBot, opened: Callable[..., Page], room: Room
) -> None:
    page = opened("clients")
    assert isinstance(page, ClientsPage)
    page.search.setText("oksana melnyk")
    page.new()
    assert room.gone == [Place("client.new", options=(("words", "oksana melnyk"),))]
    form = opened("client.new", words="oksana melnyk")
    assert isinstance(form, NewClientPage)
    assert form.form.client_so_far() == Client(given_names="Oksana", family_name="Melnyk")


def test_registering_shows_likely_matches_with_their_reasons(
    qtbot: QtBot, opened: Callable[..., Page], room: Room
) -> None:
    known = amina(room.desk)
    page = opened("client.new")
    assert isinstance(page, NewClientPage)
    type_into(qtbot, page, given_names="Amena", family_name="Hasan", birth_date="1991")
    qtbot.waitUntil(lambda: bool(page.matches.hits) and len(page.matches.hits[0].why) == 2, timeout=5000)
    qtbot.waitUntil(lambda: "same birth year" in words_on(page), timeout=5000)
    qtbot.mouseClick(button(page, "Open this file"), Qt.MouseButton.LeftButton)
    assert room.gone == [Place("client", known)]


def test_registering_by_keyboard_alone_saves_everything(qtbot: QtBot, opened: Callable[..., Page], room: Room) -> None:
    page = opened("client.new")
    assert isinstance(page, NewClientPage)
    type_into(qtbot, page, given_names="Oksana", family_name="Melnyk", native_name="Оксана Мельник", birth_date="1985")
    points = page.form.contact_points.rows[0].editors
    qtbot.keyClicks(points["value"].control.target(), "0170 1112223")
    languages = page.form.languages.rows[0].editors["language"].control.target()
    qtbot.keyClicks(languages, "Ukrainian")
    qtbot.keyClick(languages, Qt.Key.Key_Return)
    page.consent.box.setChecked(True)
    qtbot.keyClick(
        page.form.editor("family_name").control.target(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    qtbot.waitUntil(lambda: bool(room.gone), timeout=5000)
    view = room.desk.ask(client_view, room.gone[-1].id)
    assert (view.name, view.client.native_name) == ("Oksana Melnyk", "Оксана Мельник")
    assert view.contact_points[0].value == "0170 1112223"
    assert [one.language for one in view.languages] == ["uk"]
    assert [line.consent.purpose for line in view.consents] == ["record_keeping"]
    assert room.desk.ask(find_draft, "client.new", "") is None


def test_names_that_do_not_fit_warn_in_the_form_and_do_not_block(
    qtbot: QtBot, opened: Callable[..., Page], room: Room
) -> None:
    page = opened("client.new")
    assert isinstance(page, NewClientPage)
    type_into(qtbot, page, given_names="Oksana", family_name="Melnyk", native_name="Оксана Петренко")
    assert page.form.mismatch.isVisibleTo(page)
    page.save()
    qtbot.waitUntil(lambda: bool(room.gone), timeout=5000)
    assert "Петренко" in str(room.desk.ask(client_view, room.gone[-1].id).warnings[0].text)


def test_a_passport_fills_what_is_empty_and_only_that(qtbot: QtBot, opened: Callable[..., Page]) -> None:
    page = opened("client.new")
    assert isinstance(page, NewClientPage)
    type_into(qtbot, page, given_names="Anna")
    zone = page.form.editor("machine_readable_zone")
    qtbot.keyClicks(zone.control.target(), PASSPORT.replace("\n", ""))
    form = page.form
    qtbot.waitUntil(lambda: bool(form.editor("number").value()), timeout=5000)
    assert form.editor("given_names").value() == "Anna"
    assert form.editor("family_name").value() == "Eriksson"
    assert str(form.editor("birth_date").value()) == "1974-08-12"
    assert (form.editor("sex").value(), form.editor("number").value()) == ("female", "L898902C3")


def test_half_a_passport_is_no_card_and_a_better_reading_replaces_a_worse(
    qtbot: QtBot, opened: Callable[..., Page]
) -> None:
    page = opened("client.new")
    assert isinstance(page, NewClientPage)
    zone, whole = page.form.editor("machine_readable_zone"), PASSPORT.replace("\n", "")
    zone.restore(whole[:72])
    page.zone.read()
    assert page.form.editor("number").value() == ""
    zone.restore(whole.replace("L898902C36", "L898902C46"))
    page.zone.read()
    assert page.form.editor("number").value() == "L898902C4"
    assert "check digit" in page.zone.told.words.text()
    zone.restore(whole)
    page.zone.read()
    assert page.form.editor("number").value() == "L898902C3"


def test_what_is_wrong_is_said_under_the_field_and_nothing_typed_is_lost(
    qtbot: QtBot, opened: Callable[..., Page], room: Room
) -> None:
    page = opened("client.new")
    assert isinstance(page, NewClientPage)
    type_into(qtbot, page, occupation="Baker")
    page.save()
    settle(qtbot, page)
    assert "A name is needed" in page.form.editor("family_name").wrong.text()
    assert page.form.editor("occupation").value() == "Baker"
    assert room.gone == []
    assert page.save_button.isEnabled()


def test_a_draft_comes_back_with_its_rows(qtbot: QtBot, opened: Callable[..., Page], room: Room) -> None:
    page = opened("client.new")
    assert isinstance(page, NewClientPage)
    type_into(qtbot, page, given_names="Amina")
    qtbot.keyClicks(page.form.contact_points.rows[0].editors["value"].control.target(), "0151 99")
    page.leave()
    room.desk.draft("client.new", "").result()
    again = opened("client.new")
    assert isinstance(again, NewClientPage)
    assert again.form.editor("given_names").value() == "Amina"
    assert again.form.contacts_so_far()[0].value == "0151 99"


def test_editing_saves_and_escape_keeps_the_draft(qtbot: QtBot, opened: Callable[..., Page], room: Room) -> None:
    client = amina(room.desk)
    page = opened("client.edit", client=client)
    assert isinstance(page, EditClientPage)
    settle(qtbot, page)
    type_into(qtbot, page, town="Northport")
    qtbot.keyClick(page.form.editor("town").control.target(), Qt.Key.Key_Escape)
    assert room.gone[-1] == Place("back")
    again = opened("client.edit", client=client)
    assert isinstance(again, EditClientPage)
    settle(qtbot, again)
    assert again.form.editor("town").value() == "Northport"
    again.form.save()
    qtbot.waitUntil(lambda: room.gone[-1].kind == "client", timeout=5000)
    view = room.desk.ask(client_view, client)
    assert view.client.town == "Northport"
    assert len(view.languages) == 2


def test_the_page_shows_flags_contact_and_one_timeline(qtbot: QtBot, opened: Callable[..., Page], room: Room) -> None:
    client = put(room.desk, attrs.evolve(AMINA, never_call=True, needs_interpreter=True, interpreter_gender="female"))
    page = opened("client", client)
    said = words_on(page)
    for words in ("Amina Hassan", "آمنة حسن", "Never call", "Interpreter needed, a woman", "Registered by Rosa Meyer"):
        assert words in said
    assert str(page.title()) == "Amina Hassan"


def test_a_file_opened_at_a_section_opens_no_window_beside_it(qtbot: QtBot, desk: Desk) -> None:
    step = Reminder(T("Consent"), "", Place("today"))
    room = Room(desk, (attrs.evolve(SLICE, next_steps=lambda _reader, _client: [step]),))
    page = ClientPage(room, Place("client", amina(desk), (("section", "documents"),)))
    show(qtbot, page)
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [page.window()]
    page.go_to("overview")
    assert "Next steps" in words_on(page)
    page.leave()


def test_a_consent_is_given_and_withdrawn_in_the_panel(qtbot: QtBot, opened: Callable[..., Page], room: Room) -> None:
    client = put(room.desk, AMINA)
    page = opened("client", client, section="consents")
    assert isinstance(page, ClientPage)
    qtbot.mouseClick(button(page, "Record a consent"), Qt.MouseButton.LeftButton)
    assert page.panel_form is not None
    page.panel_form.form.editor("purpose").set_value("record_keeping")
    page.panel_form.form.save()
    qtbot.waitUntil(lambda: page.view is not None and len(page.view.consents) == 1, timeout=5000)
    assert page.panel is not None
    assert not page.panel.is_open
    settle(qtbot, page)
    qtbot.mouseClick(button(page, "Withdraw"), Qt.MouseButton.LeftButton)
    settle(qtbot, page)
    assert "Nobody was told anything" in words_on(page)
    page.panel_form.form.save()
    qtbot.waitUntil(lambda: page.view.consents[0].state == "withdrawn", timeout=5000)


def test_a_withdrawal_shows_the_notice_for_whom_was_told(qtbot: QtBot, opened: Callable[..., Page], room: Room) -> None:
    client = put(room.desk, AMINA)
    room.desk.run(give_consent, client_id=client, consent=CLINIC)
    room.desk.run(record_disclosure, client_id=client, disclosure=TOLD)
    page = opened("client", client, section="consents")
    assert isinstance(page, ClientPage)
    qtbot.mouseClick(button(page, "Withdraw"), Qt.MouseButton.LeftButton)
    settle(qtbot, page)
    assert page.panel_form is not None
    page.panel_form.form.save()
    papers = page.sections["consents"]
    qtbot.waitUntil(lambda: papers.papers is not None and bool(papers.papers.papers), timeout=10_000)
    assert papers.papers.papers[0].name == "Women's Clinic"
    assert papers.papers.preview.page_count() == 1


def test_a_refused_consent_stays_open_with_its_reason(qtbot: QtBot, opened: Callable[..., Page], room: Room) -> None:
    page = opened("client", put(room.desk, AMINA), section="consents")
    assert isinstance(page, ClientPage)
    qtbot.mouseClick(button(page, "Record a consent"), Qt.MouseButton.LeftButton)
    assert page.panel_form is not None
    form = page.panel_form.form
    form.editor("purpose").set_value("referral")
    form.follow()
    form.save()
    settle(qtbot, page)
    assert "Name the recipient" in form.editor("recipient_name").wrong.text()


def test_a_person_joins_the_household_by_name(qtbot: QtBot, opened: Callable[..., Page], room: Room) -> None:
    client, other = put(room.desk, AMINA), put(room.desk, MOHAMMED)
    room.desk.run(create_household, client_id=client)
    page = opened("client", client, section="household")
    assert isinstance(page, ClientPage)
    qtbot.mouseClick(button(page, "Add a person"), Qt.MouseButton.LeftButton)
    section = page.sections["household"]
    qtbot.keyClicks(section.picker.field, "mohammed")
    qtbot.waitUntil(lambda: any("Mohammed" in one.text() for one in section.picker.findChildren(Button)), timeout=5000)
    chosen = next(one for one in section.picker.findChildren(Button) if "Mohammed" in one.text())
    qtbot.mouseClick(chosen, Qt.MouseButton.LeftButton)
    section.form.editor("relation").set_value("spouse")
    section.form.save()
    qtbot.waitUntil(lambda: page.view.household is not None and len(page.view.household.members) == 2, timeout=5000)
    members = {one.client_id: one.relation for one in page.view.household.members}
    assert members[other] == "spouse"


def test_what_the_panel_held_is_there_after_a_kill(qtbot: QtBot, opened: Callable[..., Page], room: Room) -> None:
    client = put(room.desk, AMINA)
    page = opened("client", client, section="consents")
    assert isinstance(page, ClientPage)
    qtbot.mouseClick(button(page, "Record a consent"), Qt.MouseButton.LeftButton)
    assert page.panel_form is not None
    page.panel_form.form.editor("interpreter_present").set_value(True)
    page.panel_form.form.editor("interpreter_present").changed.emit()
    page.leave()
    again = opened("client", client)
    assert isinstance(again, ClientPage)
    settle(qtbot, again)
    assert again.panel_form is not None
    assert again.panel_form.form.editor("interpreter_present").value() is True


def test_a_file_that_is_not_there_says_so(qtbot: QtBot, opened: Callable[..., Page]) -> None:
    assert "not in the desk" in words_on(opened("client", "nobody"))


def test_who_may_only_read_is_offered_nothing_to_change(
    qtbot: QtBot, desk: Desk, desk_for: Callable[[str], Desk]
) -> None:
    client = amina(desk)
    page = show(qtbot, PAGES["client"](Room(desk_for("trainer")), Place("client", client)))
    offered = {one.text() for one in page.findChildren(Button) if one.isVisibleTo(page)}
    assert not offered & {"Edit", "Record a consent", "Add a document", "Begin a household", "Add a person"}
    counted = show(qtbot, PAGES["clients"](Room(desk_for("statistics")), Place("clients")))
    assert isinstance(counted, ClientsPage)
    assert counted.table.rows.total == 1


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_every_control_has_a_name_and_nothing_is_cut_off(
    qtbot: QtBot, opened: Callable[..., Page], room: Room, language: str
) -> None:
    client = amina(room.desk)
    i18n.use(language)
    try:
        for kind, record in (("clients", ""), ("client", client), ("client.new", ""), ("client.edit", client)):
            assert problems_of(opened(kind, record)) == [], kind
    finally:
        i18n.use("en")


def test_extreme_names_do_not_widen_the_page(qtbot: QtBot, opened: Callable[..., Page], room: Room) -> None:
    put(room.desk, Client(given_names="N" * 300, family_name="😀 Ø", native_name="ن" * 200))
    page = opened("client", room.desk.ask(find_clients, "N" * 20)[0].id)
    assert page.width() == 1180
    assert page.minimumSizeHint().width() <= 1180
    assert room.desk.ask(clients_page)[1] == 1
