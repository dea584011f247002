"""The call round: which services to ask today whether what is written still holds, and what came of it so far."""

from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from integration_desk.core.access import Reader
from integration_desk.core.centre import centre_of
from integration_desk.core.slices import ServiceRecord, Slice
from integration_desk.directory.model import Service
from integration_desk.directory.queries.loading import chunks, today_of
from integration_desk.directory.queries.trusting import service_records, trust_in
from integration_desk.directory.queries.viewing import service_view
from integration_desk.directory.rules import STALE_DAYS
from integration_desk.directory.views import ServiceView, Trust

ROUND = 20
_NEVER_DAYS = 730
_DAYS_FOR_A_REFERRAL = 30


@attrs.frozen
class Call:
    """One service of the round, with what the caller needs to see."""

    view: ServiceView
    trust: Trust
    referred: int = 0


@attrs.frozen
class CallRound:
    """The services of a round, what came of those that were asked today, and the call that is on."""

    ids: tuple[str, ...]
    outcomes: dict[str, str]
    call: Call | None = None
    caller: str = ""
    centre: str = ""


def to_call(reader: Reader, slices: Iterable[Slice] = (), limit: int = ROUND) -> tuple[str, ...]:
    """Return the services to ask today: the stalest and most referred first, without those that were asked today."""
    today = today_of(reader)
    asked = reader.rows("SELECT service_id FROM verification WHERE checked_on = :today", {"today": today.isoformat()})
    done = {row["service_id"] for row in asked}
    records = service_records(reader, slices)
    rows = reader.rows("SELECT id, name, verified_on, unreachable_since FROM service WHERE status = 'active'")
    waiting = [
        (-_weight(age, records.get(row["id"])), row["name"], row["id"])
        for row in rows
        if row["id"] not in done and ((age := _age(row["verified_on"], today)) > STALE_DAYS or row["unreachable_since"])
    ]
    return tuple(service_id for _, _, service_id in sorted(waiting)[:limit])


def _age(verified_on: str | None, today: date) -> int:
    return (today - date.fromisoformat(verified_on)).days if verified_on else _NEVER_DAYS


def _weight(age: int, record: ServiceRecord | None) -> int:
    """Weigh how much a call is due: a referral within the year counts as a month without being asked."""
    return min(age, _NEVER_DAYS) + _DAYS_FOR_A_REFERRAL * (record.referred if record else 0)


def call_round(
    reader: Reader, ids: Sequence[str] | None = None, at: str = "", slices: Iterable[Slice] = ()
) -> CallRound:
    """Return the state of a round: a new one without ``ids``; ``at`` is the service that is on the line."""
    given = tuple(slices)
    chosen = to_call(reader, given) if ids is None else _still_there(reader, ids)
    outcomes = _outcomes(reader, chosen)
    now = at or ("" if ids is not None else next(iter(chosen), ""))
    call = _call(reader, now, given) if now in chosen else None
    return CallRound(chosen, outcomes, call, reader.person.name, centre_of(reader).name)


def _still_there(reader: Reader, ids: Sequence[str]) -> tuple[str, ...]:
    known = {
        row["id"]
        for listed, values in chunks(ids)
        for row in reader.rows(f"SELECT id FROM service WHERE id IN {listed}", values)
    }
    return tuple(one for one in ids if one in known)


def _outcomes(reader: Reader, ids: Sequence[str]) -> dict[str, str]:
    return {
        row["service_id"]: row["outcome"]
        for listed, values in chunks(ids)
        for row in reader.rows(
            f"SELECT service_id, outcome FROM verification WHERE checked_on = :today AND service_id IN {listed}"
            " ORDER BY rowno",
            {**values, "today": today_of(reader).isoformat()},
        )
    }


def _call(reader: Reader, service_id: str, slices: tuple[Slice, ...]) -> Call:
    records = service_records(reader, slices)
    trust = trust_in(reader, [reader.get(Service, service_id)], records)[service_id]
    return Call(service_view(reader, service_id), trust, records.get(service_id, ServiceRecord()).referred)
