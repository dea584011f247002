"""Every role, every table, every sensitive column, by raw SQL: nothing is shown that the role may not see."""

import itertools
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import attrs
import pytest

from integration_desk.core.dates import PartialDate
from integration_desk.core.errors import DeskError
from integration_desk.core.fields import MANY, Field, Kind
from integration_desk.core.people import SEES, Role
from integration_desk.core.records import Record, spec_of
from integration_desk.store import Catalogue, Desk
from tests.store.things import put

ATTACKS = (
    "SELECT {column} AS leak FROM {table}",
    "SELECT {column} AS leak FROM main.{table}",
    'SELECT "{table}".{column} AS leak FROM {table}',
    "WITH {table} AS (SELECT * FROM main.{table}) SELECT {column} AS leak FROM {table}",
    "SELECT leak FROM (SELECT {column} AS leak FROM main.{table})",
    "SELECT max({column}) AS leak FROM {table}",
    "SELECT group_concat({column}) AS leak FROM {table}",
    "SELECT NULL AS leak UNION SELECT {column} FROM {table}",
    "SELECT {column} AS leak FROM main.{table} AS other",
    "SELECT fields AS leak FROM journal WHERE tbl = '{table}'",
    "SELECT fields AS leak FROM main.journal WHERE tbl = '{table}'",
)
ELSEWHERE = (
    "SELECT sql AS leak FROM sqlite_temp_master",
    "SELECT sql AS leak FROM sqlite_master",
    "SELECT content AS leak FROM draft",
    "SELECT content AS leak FROM main.draft",
    "SELECT detail AS leak FROM main.audit",
    "SELECT name AS leak FROM main.step",
)


def _values(spec: Field, canary: str) -> Any:
    if spec.kind in MANY:
        return tuple(code.code for code in spec.codes.offered()[:1]) if spec.codes else (canary,)
    if spec.kind is Kind.CODE and spec.codes:
        return spec.codes.offered()[0].code
    return {
        Kind.BOOLEAN: True,
        Kind.INTEGER: 1871,
        Kind.DECIMAL: 18.71,
        Kind.DATE: date(1871, 1, 18),
        Kind.TIME: time(18, 7),
        Kind.PARTIAL_DATE: PartialDate(1871, 1, 18),
        Kind.MOMENT: datetime(1871, 1, 18, tzinfo=UTC),
        Kind.DATA: {"canary": canary},
        Kind.FILE: canary.encode(),
    }.get(spec.kind, canary)


def _fill(desk: Desk, catalogue: Catalogue) -> None:
    for table, record_class in catalogue.records.items():
        if table in ("member", "setting", "centre"):
            continue
        values = {
            spec.name: _values(spec, f"canary-{table}-{spec.name}")
            for spec in spec_of(record_class).fields
            if not spec.internal
        }
        entry: Record = record_class(**values)
        desk.run(attrs.evolve(put, id="test.put"), entry=entry)


def _answers(desk: Desk, sql: str) -> set[str]:
    try:
        rows = desk.ask(lambda reader: reader.rows(sql))
    except DeskError:
        return set()
    except Exception as refused:  # noqa: BLE001 - the driver's own "not authorized"
        assert "authorized" in str(refused) or "prohibited" in str(refused), refused  # noqa: PT017
        return set()
    return {str(row["leak"]) for row in rows if row["leak"] is not None}


@pytest.mark.parametrize("role", list(Role))
def test_no_role_reads_what_it_may_not_see(
    role: Role, desk: Desk, desk_for: Callable[[str], Desk], catalogue: Catalogue
) -> None:
    _fill(desk, catalogue)
    desk.save_draft("client.new", "", {"name": "canary-draft"}).result()
    reader = desk_for(str(role))
    for table, record_class in catalogue.records.items():
        spec = spec_of(record_class)
        closed = not reader.person.may(spec.read)
        for field in spec.fields:
            if not closed and field.sensitivity in SEES[role]:
                continue
            for attack in ATTACKS:
                leaked = _answers(reader, attack.format(table=table, column=field.name))
                assert not leaked, (role, table, field.name, attack, leaked)
        counted = reader.ask(lambda source, name=table: source.value(f"SELECT count(*) FROM {name}"))
        assert counted == 0 if closed else counted > 0
    for sql in ELSEWHERE:
        assert not any("canary" in leak or "gate_" in leak for leak in _answers(reader, sql)), sql


@pytest.mark.parametrize("role", list(Role))
def test_each_role_reads_what_it_may_see(
    role: Role, desk: Desk, desk_for: Callable[[str], Desk], catalogue: Catalogue
) -> None:
    _fill(desk, catalogue)
    reader = desk_for(str(role))
    shown = hidden = 0
    for table, record_class in catalogue.records.items():
        spec = spec_of(record_class)
        for field in spec.fields:
            if field.internal or table in ("member", "setting", "centre"):
                continue
            seen = _answers(reader, f"SELECT {field.name} AS leak FROM {table}")
            if reader.person.may(spec.read) and field.sensitivity in SEES[role]:
                assert seen, (role, table, field.name)
                shown += 1
            else:
                hidden += 1
    assert shown or role is Role.ADMINISTRATOR
    assert role in (Role.CASEWORKER, Role.COORDINATOR) or hidden


@pytest.mark.parametrize("role", [Role.STATISTICS, Role.ADMINISTRATOR])
def test_a_role_that_sees_no_names_cannot_search_for_them(
    role: Role, desk: Desk, desk_for: Callable[[str], Desk], catalogue: Catalogue
) -> None:
    _fill(desk, catalogue)
    reader = desk_for(str(role))
    people = [index.name for index in catalogue.indexes.values() if index.people]
    assert people
    for index, part in itertools.product(people, ("", "_data", "_idx", "_docsize", "_config")):
        assert not _answers(reader, f"SELECT count(*) AS leak FROM search_{index}{part}")


def test_a_reading_connection_cannot_write_attach_or_look_behind_the_views(desk: Desk) -> None:
    for sql in (
        "DELETE FROM main.member",
        "UPDATE main.member SET name = 'x'",
        "INSERT INTO main.setting (id) VALUES ('x')",
        "CREATE TEMP VIEW client AS SELECT * FROM main.client",
        "DROP VIEW temp.member",
        "ATTACH ':memory:' AS other",
        "PRAGMA query_only=OFF",
        "PRAGMA key='x'",
        "SELECT load_extension('x')",
        "SELECT sqlcipher_export('main')",
    ):
        with pytest.raises(Exception, match=r"authorized|prohibited|no such|readonly|not allowed|attempt"):
            desk.ask(lambda reader, statement=sql: reader.rows(statement))
    assert desk.ask(lambda reader: reader.value("SELECT count(*) FROM member")) >= 1
