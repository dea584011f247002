"""Tasks in a list: what, for whom, by when, and who does it."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

import attrs

from integration_desk.casework.model.agenda import Task
from integration_desk.casework.rules.agenda import is_overdue, remind_from
from integration_desk.clients import Client, display_name
from integration_desk.core.access import Reader
from integration_desk.core.narrowing import Narrow, conditions_of
from integration_desk.core.records import spec_of
from integration_desk.core.values import from_column
from integration_desk.core.words import T, Text, verbatim

_NAMES = ("family_name", "given_names", "native_name", "preferred_name", "file_number")
_SHOWN = ("id", "title", "client_id", "owner_id", "due_on", "due_time", "priority", "remind_days", "done_at")
_FIELDS = tuple((name, spec_of(Task).field(name)) for name in _SHOWN)
_FROM = "FROM task t LEFT JOIN client c ON c.id = t.client_id LEFT JOIN member m ON m.id = t.owner_id"
_SELECT = (
    f"SELECT {', '.join(f't.{name}' for name in _SHOWN)}, {', '.join(f'c.{name} AS c_{name}' for name in _NAMES)},"
    f" m.name AS owner {_FROM}"
)
_RANK = "CASE t.priority WHEN 'high' THEN 0 WHEN 'low' THEN 2 ELSE 1 END"
_PRESSING = f"t.done_at IS NOT NULL, t.due_on IS NULL, t.due_on, {_RANK}, t.due_time IS NULL, t.due_time"

FILTERS: dict[str, str] = {
    "open": "t.done_at IS NULL",
    "overdue": "t.done_at IS NULL AND t.due_on < :today",
    "today": "t.done_at IS NULL AND t.due_on = :today",
    "mine": "t.owner_id = :person",
    "no_day": "t.done_at IS NULL AND t.due_on IS NULL",
    "done": "t.done_at IS NOT NULL",
}
FILTER_LABELS: dict[str, Text] = {
    "open": T("Open", context="tasks"),
    "mine": T("Mine"),
    "overdue": T("Overdue"),
    "today": T("Due today"),
    "no_day": T("Without a day"),
    "done": T("Done", context="tasks"),
}
_ORDERS = {
    "due": _PRESSING,
    "title": "t.title COLLATE NOCASE",
    "client": "c.family_name COLLATE NOCASE, c.given_names COLLATE NOCASE",
    "owner": "m.name",
    "priority": _RANK,
    "done": "t.done_at",
}
_TERMS = {
    "title": "t.title {fits}",
    "client": "c.family_name {fits} OR c.given_names {fits} OR c.native_name {fits} OR c.preferred_name {fits}",
    "due": "t.due_on {fits}",
    "owner": "m.name {fits}",
    "priority": "t.priority {fits}",
    "done": "t.done_at {at}",
}


@attrs.frozen
class TaskRow:
    """One line of a list of tasks."""

    id: str
    title: str
    client_id: str
    client_name: str
    owner_id: str
    owner: str
    due_on: date | None
    due_time: time | None
    priority: str
    remind_days: int | None
    done_at: datetime | None
    overdue: bool

    @property
    def heading(self) -> Text:
        """Return how it is called where several clients are spoken of."""
        if not self.client_name:
            return verbatim(self.title)
        return T("{name} – {what}").put(name=self.client_name, what=self.title)


def tasks_page(
    reader: Reader,
    *,
    offset: int = 0,
    limit: int = 200,
    order: str = "due",
    descending: bool = False,
    words: str = "",
    narrow: Mapping[str, Narrow] | None = None,
    client: str = "",
    **filters: bool,
) -> tuple[list[TaskRow], int]:
    """Return one page of the tasks that fit all filters and what is asked of columns, and how many fit in all."""
    where = [FILTERS[name] for name, on in filters.items() if on and name in FILTERS]
    asked, values = conditions_of(narrow or {}, _TERMS)
    where += asked
    if client:
        where.append("t.client_id = :client")
        values["client"] = client
    if words.strip():
        rownos = ", ".join(str(int(one)) for one in reader.search("clients", words, limit=500)) or "NULL"
        escaped = words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        where.append(f"t.title LIKE :like ESCAPE '\\' OR c.rowno IN ({rownos})")
        values["like"] = f"%{escaped}%"
    condition = " AND ".join(f"({one})" for one in where) or "1"
    way = " DESC" if descending else ""
    by = ", ".join(f"{term}{way}" for term in _ORDERS.get(order, _PRESSING).split(", "))
    if order not in _ORDERS or order == "due":
        by = _PRESSING if not descending else by
    values |= {"today": _today(reader).isoformat(), "person": reader.person.id}
    count = f"SELECT count(*) {_FROM} WHERE {condition}"
    total = int(reader.value(count, _used(count, values)) or 0)
    sql = f"{_SELECT} WHERE {condition} ORDER BY {by}, t.id LIMIT :limit OFFSET :offset"
    rows = reader.rows(sql, _used(sql, {**values, "limit": limit, "offset": offset}))
    return [_row(reader, row) for row in rows], total


def tasks_where(
    reader: Reader, condition: str, parameters: Mapping[str, Any] | None = None, order: str = _PRESSING, most: int = 0
) -> list[TaskRow]:
    """Return the tasks (``t``) of clients (``c``) that fit an SQL condition."""
    sql = f"{_SELECT} WHERE {condition} ORDER BY {order}, t.id" + (f" LIMIT {int(most)}" if most else "")
    values = {"today": _today(reader).isoformat(), "person": reader.person.id, **(parameters or {})}
    return [_row(reader, row) for row in reader.rows(sql, _used(sql, values))]


def tasks_between(reader: Reader, first: date, last: date) -> list[TaskRow]:
    """Return the tasks that are due between two days, both included, done ones too."""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    return tasks_where(reader, "t.due_on BETWEEN :first AND :last", days)


def open_tasks(reader: Reader, client_id: str) -> list[TaskRow]:
    """Return what is still to be done for a client, the most pressing first."""
    return tasks_where(reader, "t.client_id = :client AND t.done_at IS NULL", {"client": client_id})


def tasks_to_remind(reader: Reader, most: int = 50) -> list[TaskRow]:
    """Return the tasks of the person at the desk that are overdue, due today or to be remembered from today on."""
    today = _today(reader)
    reach = (today + timedelta(days=3650)).isoformat()
    condition = (
        "t.done_at IS NULL AND t.owner_id = :person AND t.due_on <= :reach"
        " AND date(t.due_on, '-' || COALESCE(t.remind_days, 0) || ' days') <= :today"
    )
    found = tasks_where(reader, condition, {"reach": reach}, most=most)
    return [one for one in found if one.due_on is None or remind_from(one.due_on, one.remind_days) <= today]


def _used(sql: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in parameters.items() if f":{name}" in sql}


def _today(reader: Reader) -> date:
    return reader.now.astimezone().date()


def _row(reader: Reader, row: Mapping[str, Any]) -> TaskRow:
    kept = {name: from_column(field, row[name]) for name, field in _FIELDS}
    names: dict[str, Any] = {name: row[f"c_{name}"] or "" for name in _NAMES}
    client = Client(**names)
    return TaskRow(
        **kept,
        client_name=display_name(client) if kept["client_id"] else "",
        owner=row["owner"] or "",
        overdue=is_overdue(kept["due_on"], kept["done_at"] is not None, _today(reader)),
    )
