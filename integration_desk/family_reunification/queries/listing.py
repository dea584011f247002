"""Lists of family cases: who, where it stands, what is next, and by when."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import attrs

from integration_desk.clients import Client, display_name, local_day
from integration_desk.core.access import Reader
from integration_desk.core.identifiers import normal_code
from integration_desk.core.narrowing import Narrow, conditions_of
from integration_desk.core.records import spec_of
from integration_desk.core.values import from_column
from integration_desk.family_reunification import rules
from integration_desk.family_reunification.model import FamilyCase
from integration_desk.family_reunification.pathways import packs_by_id, title_of, words_of
from integration_desk.packs import Pack

SOON = timedelta(days=30)
"""Deadlines within this time are named on the Today page."""

_NAMES = ("family_name", "given_names", "native_name", "preferred_name", "file_number")
_CLIENT = ", ".join(f"c.{name} AS c_{name}" for name in _NAMES)
_SHOWN = (
    *("id", "number", "client_id", "pack_id", "state", "opened_on", "filed_on", "closed_on"),
    *("next_deadline", "next_deadline_on", "next_deadline_opens", "ages_out_on", "ages_warn_on"),
)
_FROM = "FROM family_case f JOIN client c ON c.id = f.client_id LEFT JOIN member m ON m.id = f.responsible_id"
_SELECT = f"SELECT {', '.join(f'f.{name}' for name in _SHOWN)}, {_CLIENT}, m.name AS responsible {_FROM}"

FILTERS: dict[str, str] = {
    "open": "f.closed_on IS NULL",
    "mine": "f.closed_on IS NULL AND f.responsible_id = :person",
    "overdue": "f.next_deadline_on < :today AND NOT f.next_deadline_opens",
    "soon": "f.next_deadline_on BETWEEN :today AND :soon",
    "ages": "f.ages_warn_on <= :today",
    "preparing": "f.state = 'preparing'",
    "waiting": "f.state IN ('filed', 'appeal')",
    "searching": "EXISTS (SELECT 1 FROM family_tracing t WHERE t.case_id = f.id"
    " AND t.state IN ('open', 'in_progress', 'verified')) AND f.closed_on IS NULL",
    "closed": "f.closed_on IS NOT NULL",
}
_LAST = "f.closed_on IS NOT NULL"
ORDERS: dict[str, tuple[str, ...]] = {
    "next": (_LAST, "f.next_deadline_on IS NULL", "f.next_deadline_on", "f.opened_on"),
    "client": ("c.family_name", "c.given_names"),
    "state": ("f.state",),
    "ages": ("f.ages_out_on IS NULL", "f.ages_out_on"),
    "number": ("f.number",),
    "responsible": ("m.name",),
    "opened": ("f.opened_on",),
    "pack": ("f.pack_id",),
}
_TERMS = {
    "client": "c.family_name {fits} OR c.given_names {fits} OR c.native_name {fits} OR c.preferred_name {fits}",
    "state": "f.state {fits}",
    "deadline": "f.next_deadline_on {fits}",
    "ages": "f.ages_out_on {fits}",
    "number": "f.number {fits}",
    "responsible": "m.name {fits}",
    "opened": "f.opened_on {fits}",
}


@attrs.frozen(kw_only=True)
class FamilyRow:
    """One line of a list of family cases."""

    id: str
    number: str
    client_id: str
    client_name: str
    native_name: str
    pathway: str
    state: str
    opened_on: date | None
    filed_on: date | None
    closed_on: date | None
    deadline: str
    article: str
    deadline_on: date | None
    opens: bool
    ages_out_on: date | None
    ages_out: bool
    responsible: str
    members: tuple[str, ...] = ()
    step: str = ""
    step_due: date | None = None
    step_owner: str = ""

    def is_overdue(self, today: date) -> bool:
        """Tell whether somebody should have acted by now; a right that has opened is no reproach."""
        return self.deadline_on is not None and self.deadline_on < today and not self.opens


def find_families(
    reader: Reader,
    *,
    offset: int = 0,
    limit: int = 200,
    order: str = "next",
    descending: bool = False,
    words: str = "",
    narrow: Mapping[str, Narrow] | None = None,
    **filters: bool,
) -> tuple[list[FamilyRow], int]:
    """Return one page of the family cases that fit all filters and what is asked of columns, and how many fit."""
    where = [FILTERS[name] for name, on in filters.items() if on and name in FILTERS]
    asked, parameters = conditions_of(narrow or {}, _TERMS)
    where += asked
    if words.strip():
        where.append(_words(reader, words))
    condition = " AND ".join(f"({one})" for one in where) or "1"
    count = f"SELECT count(*) {_FROM} WHERE {condition}"
    total = int(reader.value(count, _used(reader, count, parameters)))
    way = " DESC" if descending else ""
    terms = ORDERS.get(order, ORDERS["next"])
    by = ", ".join(term if term.endswith(" NULL") else f"{term}{way}" for term in terms)
    return rows_where(reader, condition, {**parameters, "limit": limit, "offset": offset}, f"{by}, f.id"), total


def rows_where(
    reader: Reader, condition: str, parameters: Mapping[str, Any] | None = None, order: str = ""
) -> list[FamilyRow]:
    """Return the cases (``f``) of clients (``c``) that fit an SQL condition, the most pressing first."""
    given = dict(parameters or {})
    paged = " LIMIT :limit OFFSET :offset" if "limit" in given else ""
    sql = f"{_SELECT} WHERE {condition} ORDER BY {order or ', '.join(ORDERS['next'])}{paged}"
    found = reader.rows(sql, _used(reader, sql, given))
    if not found:
        return []
    packs, today = packs_by_id(reader), local_day(reader.now)
    ids = {"ids": json.dumps([row["id"] for row in found])}
    steps, members = _steps(reader, ids), _members(reader, ids)
    return [_row(row, packs, today, steps.get(row["id"], []), members.get(row["id"], ())) for row in found]


def family_counts(reader: Reader) -> dict[str, int]:
    """Return how many cases each filter of the list holds."""
    parts = [f"sum({condition}) AS {name}" for name, condition in FILTERS.items()]
    sql = f"SELECT count(*) AS everything, {', '.join(parts)} FROM family_case f"
    return {name: int(value or 0) for name, value in reader.rows(sql, _used(reader, sql, {}))[0].items()}


def attention(reader: Reader) -> list[FamilyRow]:
    """Return the open cases with a deadline that is past or near, or a child about to reach an age."""
    return rows_where(
        reader, "f.closed_on IS NULL AND ((f.next_deadline_on <= :soon AND (f.next_deadline_on >= :today"
        " OR NOT f.next_deadline_opens)) OR f.ages_warn_on <= :today)"
    )  # fmt: skip


def open_cases_of(reader: Reader, client_id: str) -> list[FamilyRow]:
    """Return the open cases of a sponsor."""
    return rows_where(reader, "f.client_id = :client AND f.closed_on IS NULL", {"client": client_id})


def _row(
    row: Mapping[str, Any],
    packs: Mapping[str, Pack],
    today: date,
    steps: list[dict[str, Any]],
    members: tuple[str, ...],
) -> FamilyRow:
    spec = spec_of(FamilyCase)
    kept = {name: from_column(spec.field(name), row[name]) for name in _SHOWN}
    names: dict[str, Any] = {name: row[f"c_{name}"] or "" for name in _NAMES}
    client = Client(**names)
    pack = packs.get(kept.pop("pack_id"))
    step = _next_step(pack, kept["state"], steps)
    rule = pack.deadline(kept["next_deadline"]) if pack else None
    names_of = ("next_deadline", "next_deadline_on", "next_deadline_opens", "ages_warn_on")
    deadline, deadline_on, opens, warn_on = (kept.pop(name) for name in names_of)
    return FamilyRow(
        **kept,
        deadline_on=deadline_on,
        opens=opens,
        client_name=display_name(client),
        native_name=client.native_name,
        pathway=title_of(pack) if pack else words_of(None, row["pack_id"]),
        deadline=words_of(rule, deadline) if deadline else "",
        article=rule.article if rule else "",
        ages_out=warn_on is not None and warn_on <= today,
        responsible=row["responsible"] or "",
        members=members,
        step=_step_words(pack, step),
        step_due=date.fromisoformat(step["due_on"]) if step.get("due_on") else None,
        step_owner=step.get("owner") or "",
    )


def _step_words(pack: Pack | None, step: Mapping[str, Any]) -> str:
    if not step:
        return ""
    known = pack.step(step["step"]) if pack and step["step"] else None
    return words_of(known, "") if known else str(step["title"])


def _next_step(pack: Pack | None, state: str, steps: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the step of a case that is next; nothing when all are done or the case is closed."""
    if state == "closed":
        return {}
    known = [(one, pack.step(one["step"]) if pack and one["step"] else None) for one in steps]
    called = [
        one
        for one, item in known
        if item is None or one["done_on"] is not None or rules.is_called_for(item.event, state)
    ]
    place = rules.next_of([(bool(one["step"]), one["done_on"] is not None) for one in called])
    return {} if place is None else called[place]


def _steps(reader: Reader, ids: dict[str, str]) -> dict[str, list[dict[str, Any]]]:
    """Return the steps of each case in their order."""
    sql = (
        "SELECT s.case_id, s.step, s.title, s.due_on, s.done_on, o.name AS owner FROM family_step s"
        " LEFT JOIN member o ON o.id = s.owner_id"
        " WHERE s.case_id IN (SELECT value FROM json_each(:ids)) ORDER BY s.position, s.rowno"
    )
    found: dict[str, list[dict[str, Any]]] = {}
    for row in reader.rows(sql, ids):
        found.setdefault(row["case_id"], []).append(row)
    return found


def _members(reader: Reader, ids: dict[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    sql = (
        "SELECT case_id, given_names, family_name, native_name FROM family_member"
        " WHERE case_id IN (SELECT value FROM json_each(:ids)) AND joins <> 'no' ORDER BY rowno"
    )
    for row in reader.rows(sql, ids):
        name = row["given_names"] or row["family_name"] or row["native_name"] or ""
        found[row["case_id"]] = (*found.get(row["case_id"], ()), name)
    return found


def _words(reader: Reader, words: str) -> str:
    code = normal_code(words)
    if code.startswith("K-"):
        return f"f.number = '{code}'"
    clients = ", ".join(str(int(one)) for one in reader.search("clients", words, limit=500)) or "NULL"
    cases = ", ".join(str(int(one)) for one in reader.search("family_cases", words, limit=500)) or "NULL"
    return f"c.rowno IN ({clients}) OR f.rowno IN ({cases})"


def _used(reader: Reader, sql: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    today = local_day(reader.now)
    known = {"person": reader.person.id, "today": today.isoformat(), "soon": (today + SOON).isoformat(), **parameters}
    return {name: value for name, value in known.items() if f":{name}" in sql}


def find_by_number(reader: Reader, number: str) -> FamilyCase | None:
    """Return the case of a number in its normal form."""
    return next(iter(reader.all(FamilyCase, "number = :number", {"number": number})), None)
