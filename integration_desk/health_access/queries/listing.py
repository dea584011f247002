"""The list of cases: where each stands, what is next and until when."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from integration_desk.clients import display_name, local_day
from integration_desk.core.access import Reader
from integration_desk.core.identifiers import normal_code
from integration_desk.core.narrowing import Narrow, conditions_of
from integration_desk.core.records import spec_of
from integration_desk.core.values import from_column
from integration_desk.core.words import T, Text, verbatim
from integration_desk.health_access import rules
from integration_desk.health_access.model import STEPS, HealthCase
from integration_desk.health_access.queries.whose import CLIENT_NAMES, ENDED, NO_LETTER, client_in

_SHOWN = ("id", "number", "client_id", "state", "opened_on", "closed_on", "doors", "entitlements_checked_on")
_STEP = """
(SELECT s.id FROM health_step s WHERE s.case_id = h.id AND s.state = 'open'
 ORDER BY s.due_on IS NULL, s.due_on, s.rowno LIMIT 1)
"""
_MEETING = """
(SELECT a.id FROM health_appointment a WHERE a.case_id = h.id AND a.state = 'planned'
 ORDER BY a.day, a.at LIMIT 1)
"""
_DUE = "CASE WHEN s.due_on IS NULL OR a.day < s.due_on THEN coalesce(a.day, s.due_on) ELSE s.due_on END"
_FROM = f"""
FROM health_case h JOIN client c ON c.id = h.client_id LEFT JOIN member m ON m.id = h.responsible_id
 LEFT JOIN health_step s ON s.id = {_STEP} LEFT JOIN health_appointment a ON a.id = {_MEETING}
"""
_SELECT = f"""
SELECT {", ".join(f"h.{name}" for name in _SHOWN)}, {CLIENT_NAMES},
 m.name AS responsible, s.kind AS step_kind, s.what AS step_what, s.due_on AS step_due, a.day AS meeting_day,
 a.place AS meeting_place, {_DUE} AS due, {NO_LETTER} AS letter_missing,
 (SELECT count(*) FROM health_barrier b WHERE b.case_id = h.id AND b.resolved_on IS NULL) AS barriers,
 (SELECT count(*) FROM health_refusal r WHERE r.case_id = h.id) AS refusals {_FROM}
"""

FILTERS: dict[str, str] = {
    "going_on": f"h.state NOT IN ({ENDED})",
    "mine": "h.responsible_id = :person",
    "overdue": f"h.state NOT IN ({ENDED}) AND {_DUE} < :today",
    "no_step": f"h.state NOT IN ({ENDED}) AND s.id IS NULL AND a.id IS NULL",
    "letter_missing": f"h.state NOT IN ({ENDED}) AND {NO_LETTER}",
    "ended": f"h.state IN ({ENDED})",
}
FILTER_LABELS: dict[str, Text] = {
    "going_on": T("Going on"),
    "mine": T("Mine"),
    "overdue": T("Overdue"),
    "no_step": T("No next step"),
    "letter_missing": T("Refused, no letter yet"),
    "ended": T("Ended"),
}
_ORDERS: dict[str, tuple[str, ...]] = {
    "next": (f"h.state IN ({ENDED})", f"{_DUE} IS NULL", _DUE),
    "client": ("c.family_name COLLATE NOCASE", "c.given_names COLLATE NOCASE"),
    "state": ("h.state",),
    "barriers": ("barriers",),
    "refusals": ("refusals",),
    "responsible": ("m.name COLLATE NOCASE",),
    "number": ("h.number",),
    "opened": ("h.opened_on",),
}
_TERMS = {
    "client": "c.family_name {fits} OR c.given_names {fits} OR c.native_name {fits} OR c.preferred_name {fits}",
    "state": "h.state {fits}",
    "next": f"{_DUE} {{fits}}",
    "responsible": "m.name {fits}",
    "number": "h.number {fits}",
    "opened": "h.opened_on {fits}",
}


@attrs.frozen
class HealthCaseRow:
    """One line of the list of cases."""

    id: str
    number: str
    client_id: str
    client_name: str
    native_name: str
    state: str
    doors: tuple[str, ...]
    opened_on: date | None
    responsible: str
    barriers: int
    refusals: int
    next_step: Text
    due: date | None
    overdue: bool


def find_cases(
    reader: Reader,
    *,
    offset: int = 0,
    limit: int = 200,
    order: str = "next",
    descending: bool = False,
    words: str = "",
    narrow: Mapping[str, Narrow] | None = None,
    client: str = "",
    **filters: bool,
) -> tuple[list[HealthCaseRow], int]:
    """Return one page of the cases that fit the words, the filters and what is asked of columns, and how many fit."""
    where = [FILTERS[name] for name, on in filters.items() if on and name in FILTERS]
    asked, parameters = conditions_of(narrow or {}, _TERMS)
    where += asked
    if client:
        where.append("h.client_id = :client")
    if words.strip():
        condition, values = _words(reader, words)
        where.append(condition)
        parameters |= values
    condition = " AND ".join(f"({one})" for one in where) or "1"
    return rows_where(reader, condition, {**parameters, "client": client}, order, descending, offset, limit)


def rows_where(
    reader: Reader,
    condition: str,
    parameters: Mapping[str, Any],
    order: str = "next",
    descending: bool = False,
    offset: int = 0,
    limit: int = 200,
) -> tuple[list[HealthCaseRow], int]:
    """Return one page of the cases (``h``) of clients (``c``) that fit an SQL condition, and how many fit."""
    known = {**parameters, "today": local_day(reader.now).isoformat(), "person": reader.person.id}
    way = " DESC" if descending else ""
    by = ", ".join(f"{term}{way}" for term in _ORDERS.get(order, _ORDERS["next"]))
    count = f"SELECT count(*) {_FROM} WHERE {condition}"
    page = f"{_SELECT} WHERE {condition} ORDER BY {by}, h.rowno DESC LIMIT :limit OFFSET :offset"
    total = int(reader.value(count, _used(count, known)))
    rows = reader.rows(page, _used(page, {**known, "limit": limit, "offset": offset}))
    return [_row(reader, row) for row in rows], total


def health_counts(reader: Reader) -> dict[str, int]:
    """Return how many cases each filter of the list holds."""
    parts = ", ".join(f"sum({condition}) AS {name}" for name, condition in FILTERS.items())
    sql = f"SELECT count(*) AS everything, {parts} {_FROM}"
    known = {"today": local_day(reader.now).isoformat(), "person": reader.person.id}
    return {name: int(value or 0) for name, value in reader.rows(sql, _used(sql, known))[0].items()}


def _words(reader: Reader, words: str) -> tuple[str, dict[str, Any]]:
    code = normal_code(words)
    if code.startswith("H-"):
        return "h.number = :number", {"number": code}
    rownos = reader.search("clients", words, limit=500)
    clients = ", ".join(str(int(rowno)) for rowno in rownos) or "NULL"
    like = "%" + words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    places = "EXISTS (SELECT 1 FROM health_refusal r WHERE r.case_id = h.id AND r.place LIKE :like ESCAPE '\\')"
    return f"c.rowno IN ({clients}) OR h.doctor_name LIKE :like ESCAPE '\\' OR {places}", {"like": like}


def _used(sql: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in parameters.items() if f":{name}" in sql}


def _row(reader: Reader, row: Mapping[str, Any]) -> HealthCaseRow:
    spec = spec_of(HealthCase)
    kept = {name: from_column(spec.field(name), row[name]) for name in _SHOWN}
    client = client_in(row)
    due = date.fromisoformat(row["due"]) if row["due"] else None
    case = HealthCase(state=kept["state"])
    today = local_day(reader.now)
    return HealthCaseRow(
        id=kept["id"],
        number=kept["number"],
        client_id=kept["client_id"],
        client_name=display_name(client),
        native_name=client.native_name,
        state=kept["state"],
        doors=kept["doors"],
        opened_on=kept["opened_on"],
        responsible=row["responsible"] or "",
        barriers=row["barriers"],
        refusals=row["refusals"],
        next_step=_next(row, case, checked=kept["entitlements_checked_on"] is not None),
        due=due,
        overdue=due is not None and due < today and case.state not in rules.ENDED,
    )


def _next(row: Mapping[str, Any], case: HealthCase, *, checked: bool) -> Text:
    if case.state not in rules.ENDED:
        if row["meeting_day"] and row["due"] == row["meeting_day"]:
            return T("Appointment: {place}").put(place=row["meeting_place"])
        if row["step_kind"]:
            return step_words(row["step_kind"], row["step_what"])
    return rules.what_next(case, None, checked=checked, letter_missing=bool(row["letter_missing"]))


def step_words(kind: str, what: str) -> Text:
    """Return what a step is: its kind, and in the words of whoever planned it what exactly."""
    if kind == "other" and what:
        return verbatim(what)
    return T("{step}: {what}").put(step=STEPS.label(kind), what=what) if what else STEPS.label(kind)
