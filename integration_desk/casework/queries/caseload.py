"""The caseload: whose cases are open, what is next in each, and which of them need someone.

Over many thousand cases only what is asked for is worked out: a list that is sorted by names looks at no notes.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from integration_desk.casework.model import CaseFile
from integration_desk.casework.queries.cases import IS_OPEN
from integration_desk.casework.rules import CONSENT_SOON, last_day_of_contact, without_contact
from integration_desk.clients import Client, display_name, local_day
from integration_desk.core.access import Reader
from integration_desk.core.narrowing import Narrow, conditions_of
from integration_desk.core.records import spec_of
from integration_desk.core.slices import AWAITED
from integration_desk.core.values import from_column
from integration_desk.core.words import T, Text

_NAMES = ("family_name", "given_names", "native_name", "preferred_name", "file_number")
_SHOWN = ("id", "number", "client_id", "status", "opened_on", "hold_until", "closed_on", "closing_reason")
_NEVER = "'9999-12-31'"

_NEXT = f"""next AS MATERIALIZED
 (SELECT client_id, min(coalesce(due, {_NEVER})) AS due FROM awaited GROUP BY client_id)"""
_LAST = "(SELECT max(held_on) FROM case_note WHERE client_id = c.client_id AND contact <> 'none')"
_CONSENT = f"""(SELECT max(coalesce(expires_on, {_NEVER})) FROM consent
 WHERE client_id = c.client_id AND purpose = 'record_keeping' AND withdrawn_on IS NULL)"""

_JOINS = {
    "next.": "LEFT JOIN next ON next.client_id = c.client_id",
    "k.": "JOIN client k ON k.id = c.client_id",
    "m.": "LEFT JOIN member m ON m.id = c.caseworker_id",
}
FILTERS: dict[str, str] = {
    "mine": "c.caseworker_id = :person",
    "no_next_step": "next.client_id IS NULL AND c.status <> 'on_hold'",
    "no_contact": f"coalesce({_LAST}, c.opened_on) < :contact AND c.status <> 'on_hold'",
    "no_consent": f"coalesce({_CONSENT}, '') < :consent",
    "overdue": "next.due < :today",
    "on_hold": "c.status = 'on_hold'",
}
_CHEAP = frozenset({"mine", "on_hold"})
_ORDERS: dict[str, tuple[str, ...]] = {
    "next": (f"coalesce(next.due, {_NEVER})",),
    "client": ("k.family_name COLLATE NOCASE", "k.given_names COLLATE NOCASE"),
    "status": ("c.status",),
    "caseworker": ("m.name COLLATE NOCASE",),
    "last_contact": (f"coalesce({_LAST}, '')",),
    "consent": (f"coalesce({_CONSENT}, '')",),
    "opened": ("c.opened_on",),
    "number": ("c.number",),
}
_TERMS = {
    "client": "k.family_name {fits} OR k.given_names {fits} OR k.native_name {fits} OR k.preferred_name {fits}",
    "status": "c.status {fits}",
    "caseworker": "m.name {fits}",
    "next": "next.due {fits}",
    "last_contact": f"{_LAST} {{fits}}",
    "opened": "c.opened_on {fits}",
    "number": "c.number {fits}",
    "closed": "c.closed_on {fits}",
    "reason": "c.closing_reason {fits}",
}


@attrs.frozen
class CaseRow:
    """One line of the caseload. ``consent_until`` is None without consent, and far away when it has no end."""

    id: str
    number: str
    client_id: str
    client_name: str
    native_name: str
    file_number: str
    status: str
    caseworker: str
    opened_on: date | None
    hold_until: date | None
    closed_on: date | None
    closing_reason: str
    next_step: Text | None
    next_due: date | None
    last_contact: date | None
    consent_until: date | None
    today: date

    @property
    def overdue(self) -> bool:
        """Tell whether something should have been done by now."""
        return self.next_due is not None and self.next_due < self.today

    @property
    def without_contact(self) -> bool:
        """Tell whether nobody was in contact for too long."""
        return self.status != "on_hold" and without_contact(self.last_contact, self.opened_on, self.today)


def find_cases(
    reader: Reader,
    *,
    offset: int = 0,
    limit: int = 200,
    order: str = "next",
    descending: bool = False,
    words: str = "",
    narrow: Mapping[str, Narrow] | None = None,
    closed: bool = False,
    **filters: bool,
) -> tuple[list[CaseRow], int]:
    """Return one page of the open cases, or of the closed ones, that fit all filters; and how many fit in all."""
    today = local_day(reader.now)
    where, parameters = _condition(reader, words, narrow, filters, closed=closed)
    way = " DESC" if descending else ""
    by = ", ".join(f"{term}{way}" for term in (*_ORDERS.get(order, _ORDERS["next"]), "c.id"))
    part = {**parameters, "limit": limit, "offset": offset}
    tail = f"ORDER BY {by} LIMIT :limit OFFSET :offset"
    dear = narrow or words.strip() or any(on and name not in _CHEAP for name, on in filters.items())
    count = "count(*) OVER ()" if dear else "NULL"  # what is dear to find out is found out once
    found = _ask(reader, f"SELECT c.rowno AS rowno, {count} AS total", where, tail, part, today)
    total = found[0]["total"] if found else None
    if total is None and (found or offset or not dear):
        total = _ask(reader, "SELECT count(*) AS total", where, "", parameters, today)[0]["total"]
    return _rows(reader, [row["rowno"] for row in found], today), int(total or 0)


def caseload_figures(reader: Reader, *, mine: bool = False) -> dict[str, int]:
    """Return how many open cases each filter of the list holds, and how many there are (``all``)."""
    sums = ", ".join(f"total({condition}) AS {name}" for name, condition in FILTERS.items())
    where = f"c.{IS_OPEN}" + (f" AND {FILTERS['mine']}" if mine else "")
    row = _ask(reader, f"SELECT count(*) AS everything, {sums}", where, "", {}, local_day(reader.now))[0]
    return {"all": int(row["everything"]), **{name: int(row[name]) for name in FILTERS}}


def _condition(
    reader: Reader, words: str, narrow: Mapping[str, Narrow] | None, filters: Mapping[str, bool], *, closed: bool
) -> tuple[str, dict[str, Any]]:
    where = [f"NOT c.{IS_OPEN}" if closed else f"c.{IS_OPEN}"]
    where += [FILTERS[name] for name, on in filters.items() if on and name in FILTERS]
    asked, parameters = conditions_of(narrow or {}, _TERMS)
    where += asked
    if words.strip():
        found = reader.search("clients", words, limit=500)
        where.append("k.rowno IN (SELECT value FROM json_each(:found)) OR c.number = :number")
        parameters |= {"found": json.dumps(found), "number": words.strip().upper()}
    return " AND ".join(f"({one})" for one in where), parameters


def _ask(
    reader: Reader, select: str, where: str, tail: str, parameters: Mapping[str, Any], today: date
) -> list[dict[str, Any]]:
    """Read from cases, with what else the statement names."""
    said = f"{select} {where} {tail}"
    joins = " ".join(join for name, join in _JOINS.items() if name in said)
    head = f"WITH {_NEXT} " if "next." in said else ""
    sql = f"{head}{select} FROM case_file c {joins} WHERE {where} {tail}"
    known = {
        **parameters,
        "person": reader.person.id,
        "today": today.isoformat(),
        "contact": last_day_of_contact(today).isoformat(),
        "consent": (today + CONSENT_SOON).isoformat(),
    }
    return reader.rows(sql, {name: value for name, value in known.items() if f":{name}" in sql})


def _rows(reader: Reader, numbers: Sequence[int], today: date) -> list[CaseRow]:
    names = ", ".join(f"k.{name} AS k_{name}" for name in _NAMES)
    shown = ", ".join(f"c.{name}" for name in _SHOWN)
    found = reader.rows(
        f"SELECT c.rowno, {shown}, {names}, m.name AS caseworker, {_LAST} AS last_contact, {_CONSENT} AS consent_until"
        f" FROM case_file c {_JOINS['k.']} {_JOINS['m.']}"
        " WHERE c.rowno IN (SELECT value FROM json_each(:numbers))",
        {"numbers": json.dumps(list(numbers))},
    )
    places = {number: place for place, number in enumerate(numbers)}
    steps = _next_steps(reader, [row["client_id"] for row in found])
    rows = sorted(found, key=lambda row: places[row["rowno"]])
    return [_row(row, steps.get(row["client_id"], (None, None)), today) for row in rows]


def _next_steps(reader: Reader, clients: Sequence[str]) -> dict[str, tuple[Text | None, date | None]]:
    """Return what comes next with clients, and when."""
    found: dict[str, tuple[Text | None, date | None]] = {}
    for row in reader.rows(
        "SELECT client_id, due, kind, what FROM awaited WHERE client_id IN (SELECT value FROM json_each(:clients))"
        f" ORDER BY coalesce(due, {_NEVER}), kind, what",
        {"clients": json.dumps(list(clients))},
    ):
        kind = AWAITED.label(row["kind"])
        step = T("{kind}: {what}").put(kind=kind, what=row["what"]) if row["what"] else kind
        found.setdefault(row["client_id"], (step, date.fromisoformat(row["due"]) if row["due"] else None))
    return found


def _row(row: Mapping[str, Any], step: tuple[Text | None, date | None], today: date) -> CaseRow:
    kept = {name: from_column(spec_of(CaseFile).field(name), row[name]) for name in _SHOWN}
    names: dict[str, Any] = {name: row[f"k_{name}"] or "" for name in _NAMES}
    client = Client(**names)
    name = display_name(client)
    return CaseRow(
        **kept,
        client_name=name,
        native_name="" if client.native_name == name else client.native_name,
        file_number=client.file_number,
        caseworker=row["caseworker"] or "",
        next_step=step[0],
        next_due=step[1],
        last_contact=_day(row["last_contact"]),
        consent_until=_day(row["consent_until"]),
        today=today,
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
