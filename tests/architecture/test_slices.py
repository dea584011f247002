"""What every slice owes the others, checked for each of them, those of tomorrow included."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from integration_desk.app import SLICES
from integration_desk.core.commands import Command
from integration_desk.core.fields import Field, Kind
from integration_desk.core.people import EVERY_ROLE, Role, Sensitivity
from integration_desk.core.records import Record, RecordSpec, spec_of
from integration_desk.core.resources import resource
from integration_desk.core.slices import Action, SidebarEntry, Slice
from integration_desk.core.words import Domain
from integration_desk.store import Catalogue, Desk

COMMANDS = [command for part in SLICES for command in part.commands]
RECORDS = [record for part in SLICES for record in part.records]
TABLES = {spec_of(record).table: spec_of(record) for record in RECORDS}
RIGHTS = {right.id for part in SLICES for right in part.rights}
ACTIONS = [action for part in SLICES for action in (*part.actions, *part.client_actions)]
ENTRIES = [entry for part in SLICES for entry in part.sidebar]
OF_THE_STORE = {"id", "created_at", "changed_at"}


def own_fields(spec: RecordSpec) -> Iterator[Field]:
    return (field for field in spec.fields if field.name not in OF_THE_STORE)


def test_slices_have_names_of_their_own() -> None:
    assert [name for name, count in Counter(part.name for part in SLICES).items() if count > 1] == []


def test_commands_have_ids_of_their_own() -> None:
    assert [name for name, count in Counter(command.id for command in COMMANDS).items() if count > 1] == []


@pytest.mark.parametrize("part", SLICES, ids=lambda part: part.name)
def test_commands_are_called_after_their_slice(part: Slice) -> None:
    assert [command.id for command in part.commands if not command.id.startswith(f"{part.name}.")] == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_each_command_has_a_name_to_translate_a_right_and_readable_arguments(command: Command) -> None:
    assert command.label.domain is Domain.DESK
    assert command.right.id in RIGHTS
    assert command.right.roles
    assert all(parameter.type_name() for parameter in command.parameters())


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: spec_of(record).table)
def test_each_record_is_bound_up_with_others_as_declared(record: type[Record]) -> None:
    spec = spec_of(record)
    assert spec.read.id in RIGHTS
    assert not spec.owner or spec.field(spec.owner).kind is Kind.LINK
    links = [field for field in own_fields(spec) if field.kind is Kind.LINK]
    assert [field.name for field in links if field.target not in TABLES] == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: spec_of(record).table)
def test_no_value_about_a_person_is_public(record: type[Record]) -> None:
    spec = spec_of(record)
    if spec.read.roles != EVERY_ROLE:
        assert [field.name for field in own_fields(spec) if field.sensitivity is Sensitivity.PUBLIC] == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: spec_of(record).table)
def test_fields_of_codes_have_their_list(record: type[Record]) -> None:
    coded = [field for field in own_fields(spec_of(record)) if field.kind is Kind.CODE]
    assert [field.name for field in coded if field.codes is None] == []


def test_search_indexes_watch_columns_that_exist() -> None:
    for index in (index for part in SLICES for index in part.indexes):
        assert index.table in TABLES
        for table, column in index.sources.items():
            assert column in {field.name for field in TABLES[table].fields}


@pytest.mark.parametrize("shown", [*ACTIONS, *ENTRIES], ids=lambda shown: f"{shown.place.kind} {shown.label}")
def test_what_can_be_started_has_a_right_and_an_icon(shown: Action | SidebarEntry) -> None:
    assert shown.right.id in RIGHTS
    assert resource("icons", f"{shown.icon}.svg").is_file()


def test_no_two_actions_share_an_id_or_a_shortcut() -> None:
    from integration_desk.shell.keys import KEYS  # noqa: PLC0415 - the map of keys lives in the window

    shortcuts = Counter(action.shortcut.casefold() for action in ACTIONS if action.shortcut)
    shortcuts.update(shortcut.casefold() for key in KEYS for shortcut in key.keys)
    assert [keys for keys, count in shortcuts.items() if count > 1] == []
    assert [name for name, count in Counter(action.id for action in ACTIONS).items() if count > 1] == []


def test_every_place_that_is_named_has_a_page() -> None:
    from integration_desk.app import pages  # noqa: PLC0415 - pages need a window

    named = {shown.place.kind for shown in (*ACTIONS, *ENTRIES)}
    named |= {section.place.kind for part in SLICES for section in part.today if section.place}
    assert named - set(pages()) == set()


def test_tables_agree_with_the_records(desk: Desk) -> None:
    def columns(table: str) -> list[str]:
        return desk.on_writer(
            lambda writer: [row[1] for row in writer.connection.execute(f"PRAGMA table_info({table})")]
        ).result()

    for table, record in Catalogue.of(SLICES).records.items():
        names = [field.name for field in spec_of(record).fields]
        assert sorted(columns(table)) == sorted(["rowno", *names]), table


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_contributions_answer_every_role_on_an_empty_desk(role: str, desk_for: Callable[[str], Desk]) -> None:
    desk = desk_for(role)
    for part in SLICES:
        for section in part.today:
            if desk.person.may(section.right):
                assert desk.ask(section.query) == []
        if part.palette is not None:
            assert isinstance(desk.ask(part.palette, "amina"), list)
