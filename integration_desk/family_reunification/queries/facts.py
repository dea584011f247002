"""What the law reckons with: read of one case, or of all open ones at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import attrs

from integration_desk.core.access import Reader
from integration_desk.core.dates import PartialDate
from integration_desk.family_reunification import rules
from integration_desk.family_reunification.model import FamilyCase, FamilyDeadline, FamilyEvent, FamilyMember
from integration_desk.family_reunification.reckoning import (
    Facts,
    Happening,
    Kin,
    Mark,
    Reckoner,
    first_to_age_out,
    next_open,
)

_OF_OPEN = "case_id IN (SELECT id FROM family_case WHERE closed_on IS NULL)"
KEPT = (
    "state", "status_granted_on", "filed_on", "decided_on", "next_deadline", "next_deadline_on", "ages_out_on",
    "ages_warn_on",
)  # fmt: skip


@attrs.frozen
class Kept:
    """A case as it is kept, with what would be kept of it now."""

    case_id: str
    before: dict[str, Any]
    now: dict[str, Any]


def facts_of(reader: Reader, case: FamilyCase) -> Facts:
    """Return what the law reckons with in a case."""
    own = {"case": case.id}
    events = reader.all(FamilyEvent, "case_id = :case", own, order="happened_on, rowno")
    members = reader.all(FamilyMember, "case_id = :case", own, order="rowno")
    marks = reader.all(FamilyDeadline, "case_id = :case", own, order="rowno")
    return Facts(
        status=case.sponsor_status,
        happenings=tuple(Happening(one.event, one.happened_on, one.member_id) for one in events if one.happened_on),
        kin=tuple(Kin(one.id, one.relation, one.birth_date, one.joins) for one in members),
        marks=tuple(Mark(one.deadline, one.member_id, one.state, one.marked_on, one.note) for one in marks),
    )


def derived(facts: Facts, reckoner: Reckoner | None, *, closed: bool) -> dict[str, Any]:
    """Return what is kept on a case because it follows from the rest."""
    arrivals: dict[str, list[str]] = defaultdict(list)
    for one in facts.happenings:
        arrivals[one.member_id].append(one.event)
    kinds = [one.event for one in facts.happenings]
    states = ((kin.joins, rules.member_state(arrivals.get(kin.id, ()))) for kin in facts.kin)
    deadline = first = None
    if reckoner is not None and not closed:
        deadline = next_open(reckoner.deadlines(facts))
        first = first_to_age_out(reckoner.ages(facts))
    return {
        "state": rules.case_state(kinds, states, closed=closed),
        "status_granted_on": _day_of(facts, (rules.STATUS_GRANTED,)),
        "filed_on": _day_of(facts, (rules.FILED,)),
        "decided_on": _day_of(facts, (rules.DECIDED, rules.REFUSED)),
        "next_deadline": deadline.rule.id if deadline else "",
        "next_deadline_on": deadline.day if deadline else None,
        "ages_out_on": first.earliest if first else None,
        "ages_warn_on": first.warn_on if first else None,
    }


def _day_of(facts: Facts, events: tuple[str, ...]) -> date | None:
    return next((one.day for one in reversed(facts.happenings) if one.event in events), None)


def all_open(reader: Reader, reckoners: dict[str, Reckoner]) -> Iterator[Kept]:
    """Yield every open case as it is kept and as it would be, with few questions and no record made."""
    events = _by_case(reader, "event, happened_on, member_id", FamilyEvent, "happened_on, rowno")
    members = _by_case(reader, "id, relation, birth_date, joins", FamilyMember, "rowno")
    marks = _by_case(reader, "deadline, member_id, state, marked_on, note", FamilyDeadline, "rowno")
    columns = ", ".join(("id", "pack_id", "sponsor_status", *KEPT))
    for row in reader.rows(f"SELECT {columns} FROM family_case WHERE closed_on IS NULL ORDER BY rowno"):
        case_id = row["id"]
        facts = Facts(
            status=row["sponsor_status"],
            happenings=tuple(
                Happening(one["event"], date.fromisoformat(one["happened_on"]), one["member_id"])
                for one in events.get(case_id, ())
            ),
            kin=tuple(
                Kin(
                    one["id"],
                    one["relation"],
                    PartialDate.parse(one["birth_date"]) if one["birth_date"] else None,
                    one["joins"],
                )
                for one in members.get(case_id, ())
            ),
            marks=tuple(
                Mark(one["deadline"], one["member_id"], one["state"], _read_day(one["marked_on"]), one["note"])
                for one in marks.get(case_id, ())
            ),
        )
        before = {name: _read_day(row[name]) if name.endswith("_on") else row[name] for name in KEPT}
        yield Kept(case_id, before, derived(facts, reckoners.get(row["pack_id"]), closed=False))


def _by_case(reader: Reader, columns: str, kind: Any, order: str) -> dict[str, list[dict[str, Any]]]:
    table = {FamilyEvent: "family_event", FamilyMember: "family_member", FamilyDeadline: "family_deadline"}[kind]
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    rows: Iterable[dict[str, Any]] = reader.rows(
        f"SELECT case_id, {columns} FROM {table} WHERE {_OF_OPEN} ORDER BY {order}"
    )
    for row in rows:
        found[row["case_id"]].append(row)
    return found


def _read_day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
