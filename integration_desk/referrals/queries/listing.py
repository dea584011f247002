"""Lists of referrals: who, to whom, in what state, what is next and when."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

import attrs

from integration_desk.clients import Client, display_name
from integration_desk.core.access import Reader
from integration_desk.core.identifiers import normal_code
from integration_desk.core.narrowing import Narrow, conditions_of
from integration_desk.core.records import spec_of
from integration_desk.core.values import from_column, moment_text
from integration_desk.core.words import Text
from integration_desk.referrals import rules
from integration_desk.referrals.model import Referral

_NAMES = ("family_name", "given_names", "native_name", "preferred_name", "file_number")
_CLIENT = ", ".join(f"c.{name} AS c_{name}" for name in _NAMES)
_SHOWN = (
    *("id", "number", "client_id", "service_id", "recipient", "service_name", "state", "urgency", "sent_at"),
    *("answer_due", "replied_at", "appointment_date", "appointment_time", "waiting_until", "changed_at"),
    *("caseworker_id", "confidential"),
)
_FROM = "FROM referral r JOIN client c ON c.id = r.client_id LEFT JOIN member m ON m.id = r.caseworker_id"
_SELECT = f"SELECT {', '.join(f'r.{name}' for name in _SHOWN)}, {_CLIENT}, m.name AS caseworker {_FROM}"
_SILENT = "r.state IN ('sent', 'no_answer') AND r.replied_at IS NULL AND r.answer_due < :now"
_WHEN = "COALESCE(CASE WHEN r.state = 'appointment' THEN r.appointment_date END, r.answer_due, r.changed_at)"
_RANK = f"CASE WHEN {_SILENT} THEN 0 WHEN r.closed_at IS NULL THEN 1 ELSE 2 END"

_URGENT = (
    "(r.state IN ('sent', 'no_answer') AND r.urgency <> 'normal')"
    " OR (r.state = 'appointment' AND r.appointment_date < :this_day)"
)

FILTERS: dict[str, str] = {
    "draft": "r.state = 'draft'",
    "waiting": "r.state IN ('sent', 'no_answer')",
    "silent": _SILENT,
    "urgent": f"({_URGENT}) AND NOT ({_SILENT})",
    "agreed": "r.state IN ('accepted', 'appointment', 'missed', 'attended')",
    "this_week": "r.state = 'appointment' AND r.appointment_date BETWEEN :this_day AND :week_end",
    "closed": "r.closed_at IS NOT NULL",
    "mine": "r.caseworker_id = :person",
}
ORDERS: dict[str, str] = {
    "next": f"{_RANK}, {_WHEN}",
    "client": "c.family_name, c.given_names",
    "recipient": "r.recipient",
    "state": "r.state",
    "sent_at": "r.sent_at",
    "number": "r.number",
    "urgency": "r.urgency",
    "caseworker": "m.name",
}
_TERMS = {
    "client": "c.family_name {fits} OR c.given_names {fits} OR c.native_name {fits} OR c.preferred_name {fits}",
    "recipient": "r.recipient {fits} OR r.service_name {fits}",
    "state": "r.state {fits}",
    "next": f"date({_WHEN}) {{fits}}",
    "urgency": "r.urgency {fits}",
    "number": "r.number {fits}",
    "caseworker": "m.name {fits}",
    "sent": "r.sent_at {at}",
}


@attrs.frozen
class ReferralRow:
    """One line of a list of referrals."""

    id: str
    number: str
    client_id: str
    client_name: str
    native_name: str
    service_id: str
    service_name: str
    recipient: str
    state: str
    urgency: str
    sent_at: datetime | None
    answer_due: datetime | None
    replied_at: datetime | None
    appointment_date: date | None
    appointment_time: time | None
    waiting_until: date | None
    changed_at: datetime | None
    caseworker_id: str
    caseworker: str
    confidential: bool
    silent: bool
    next_step: Text
    when: date | datetime | None


def find_referrals(
    reader: Reader,
    *,
    offset: int = 0,
    limit: int = 200,
    order: str = "next",
    descending: bool = False,
    words: str = "",
    narrow: Mapping[str, Narrow] | None = None,
    **filters: bool,
) -> tuple[list[ReferralRow], int]:
    """Return one page of the referrals that fit all filters and what is asked of columns, and how many fit in all."""
    condition, parameters = condition_of(reader, words, filters, narrow)
    count = f"SELECT count(*) {_FROM} WHERE {condition}"
    total = int(reader.value(count, _used(count, parameters)))
    way = " DESC" if descending else ""
    by = ", ".join(f"{term}{way}" for term in _terms(ORDERS.get(order, ORDERS["next"])))
    found = rows_where(reader, condition, {**parameters, "limit": limit, "offset": offset}, f"{by}, r.id", paged=True)
    return found, total


def condition_of(
    reader: Reader, words: str, filters: Mapping[str, bool], narrow: Mapping[str, Narrow] | None = None
) -> tuple[str, dict[str, Any]]:
    """Return the SQL condition, with its parameters, of the words, the filters and the narrowed columns of a list."""
    where = [FILTERS[name] for name, on in filters.items() if on and name in FILTERS]
    asked, parameters = conditions_of(narrow or {}, _TERMS)
    where += asked
    if words.strip():
        condition, values = _words(reader, words)
        where.append(condition)
        parameters |= values
    return " AND ".join(f"({one})" for one in where) or "1", {**parameters, **_now(reader)}


def rows_where(
    reader: Reader, condition: str, parameters: Mapping[str, Any], order: str = ORDERS["next"], *, paged: bool = False
) -> list[ReferralRow]:
    """Return the referrals (``r``) of clients (``c``) that fit an SQL condition."""
    sql = f"{_SELECT} WHERE {condition} ORDER BY {order}" + (" LIMIT :limit OFFSET :offset" if paged else "")
    return [_row(reader, row) for row in reader.rows(sql, _used(sql, {**_now(reader), **parameters}))]


def attention(reader: Reader) -> list[ReferralRow]:
    """Return the referrals that need someone now: silent ones, urgent ones, appointments nobody has reported on."""
    return rows_where(reader, f"({FILTERS['silent']}) OR ({FILTERS['urgent']})", {})


def appointments_this_week(reader: Reader) -> list[ReferralRow]:
    """Return the referrals with an appointment today or soon, in the order in which they take place."""
    order = "r.appointment_date, r.appointment_time IS NULL, r.appointment_time, c.family_name"
    return rows_where(reader, FILTERS["this_week"], {}, order)


def next_for_client(reader: Reader, client_id: str) -> list[ReferralRow]:
    """Return the referrals of a client that are not closed, the most pressing first."""
    return rows_where(reader, "r.client_id = :client AND r.closed_at IS NULL", {"client": client_id})


def referral_counts(reader: Reader) -> dict[str, int]:
    """Return how many referrals each filter of the list holds."""
    parts = [f"sum({condition}) AS {name}" for name, condition in FILTERS.items()]
    sql = f"SELECT count(*) AS everything, {', '.join(parts)} FROM referral r"
    return {name: int(value or 0) for name, value in reader.rows(sql, _used(sql, _now(reader)))[0].items()}


def _words(reader: Reader, words: str) -> tuple[str, dict[str, Any]]:
    code = normal_code(words)
    if code.startswith("R-"):
        return "r.number = :number", {"number": code}
    rownos = reader.search("clients", words, limit=500)
    clients = ", ".join(str(int(rowno)) for rowno in rownos) or "NULL"
    like = "%" + words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    fields = ("r.recipient", "r.service_name", "r.number")
    texts = " OR ".join(f"{name} LIKE :like ESCAPE '\\'" for name in fields)
    return f"c.rowno IN ({clients}) OR {texts}", {"like": like}


def _now(reader: Reader) -> dict[str, Any]:
    today = reader.now.astimezone().date()
    days = {"this_day": today.isoformat(), "week_end": rules.week_end(today).isoformat()}
    return {"now": moment_text(reader.now), "person": reader.person.id, **days}


def _used(sql: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in parameters.items() if f":{name}" in sql}


def _terms(order: str) -> list[str]:
    """Part an ORDER BY at its outer commas.

    >>> _terms("CASE WHEN a IN (1, 2) THEN 0 END, b")
    ['CASE WHEN a IN (1, 2) THEN 0 END', 'b']
    """
    terms, depth = [""], 0
    for character in order:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and not depth:
            terms.append("")
        else:
            terms[-1] += character
    return [term.strip() for term in terms]


def _row(reader: Reader, row: Mapping[str, Any]) -> ReferralRow:
    spec = spec_of(Referral)
    kept = {name: from_column(spec.field(name), row[name]) for name in _SHOWN}
    names: dict[str, Any] = {name: row[f"c_{name}"] or "" for name in _NAMES}
    client = Client(**names)
    silent = rules.is_silent(kept["state"], kept["answer_due"], kept["replied_at"], reader.now)
    today = reader.now.astimezone().date()
    return ReferralRow(
        **kept,
        client_name=display_name(client),
        native_name=client.native_name,
        caseworker=row["caseworker"] or "",
        silent=silent,
        next_step=rules.next_step(
            kept["state"],
            silent=silent,
            passed=rules.is_overdue_appointment(kept["state"], kept["appointment_date"], today),
            waiting=kept["waiting_until"] is not None,
        ),
        when=rules.next_when(kept["state"], kept["answer_due"], kept["appointment_date"], kept["waiting_until"]),
    )
