"""What the law reckons with: read of one case, or of all open ones at once."""

from collections import defaultdict
from collections.abc import Iterator
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
)

KEPT = (
    "state", "status_granted_on", "filed_on", "decided_on", "next_deadline", "next_deadline_on",
    "next_deadline_opens", "ages_out_on",
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
    kinds: list[str] = []
    last: dict[str, date] = {}
    for event, happened_on, _member_id in facts.happenings:
        kinds.append(event)
        last[rules.IMPLIES.get(event, event)] = happened_on
    states = [(kin.joins, rules.member_state(one.event for one in facts.of_member(kin))) for kin in facts.kin]
    deadline = first = None
    if reckoner is not None and not closed:
        deadline, first = reckoner.nearest(facts)
    return {
        "state": rules.case_state(kinds, states, closed=closed),
        "status_granted_on": last.get(rules.STATUS_GRANTED),
        "filed_on": last.get(rules.FILED),
        "decided_on": last.get(rules.DECIDED),
        "next_deadline": deadline.rule.id if deadline else "",
        "next_deadline_on": deadline.day if deadline else None,
        "next_deadline_opens": deadline is not None and deadline.opens,
        "ages_out_on": first.earliest if first else None,
        "ages_warn_on": first.warn_on if first else None,
    }


def all_open(reader: Reader, reckoners: dict[str, Reckoner]) -> Iterator[Kept]:
    """Yield every open case as it is kept and as it would be, with one question and no record made."""
    marks: dict[str, list[Mark]] = defaultdict(list)
    of_open = "case_id IN (SELECT id FROM family_case WHERE closed_on IS NULL)"
    for one in reader.all(FamilyDeadline, of_open, order="rowno"):
        marks[one.case_id].append(Mark(one.deadline, one.member_id, one.state, one.marked_on, one.note))
    words = _Words()
    for row in reader.rows(_OPEN):
        facts = Facts(
            status=row["sponsor_status"],
            happenings=tuple(map(words.happening, row["events"].split("\n"))) if row["events"] else (),
            kin=tuple(map(words.kin, row["members"].split("\n"))) if row["members"] else (),
            marks=tuple(marks.get(row["id"], ())),
        )
        before = {name: words.day(row[name]) if name.endswith("_on") else row[name] for name in KEPT}
        yield Kept(row["id"], before, derived(facts, reckoners.get(row["pack_id"]), closed=False))


def _told(words: str, table: str, order: str) -> str:
    """Return what puts the rows of a case together as words where they are kept: far less work than reading them."""
    return f"(SELECT group_concat({words}, char(10) ORDER BY {order}) FROM {table} p WHERE p.case_id = f.id)"


_EVENTS = _told("p.event || ' ' || p.happened_on || ' ' || p.member_id", "family_event", "p.happened_on, p.rowno")
_MEMBERS = _told(
    "p.id || ' ' || p.relation || ' ' || p.joins || ' ' || coalesce(p.birth_date, '')", "family_member", "p.rowno"
)
_OPEN = (
    f"SELECT id, pack_id, sponsor_status, {', '.join(KEPT)}, {_EVENTS} AS events, {_MEMBERS} AS members"
    " FROM family_case f WHERE closed_on IS NULL ORDER BY rowno"
)


class _Words:
    """Reads the words of many cases: the same day and the same event are read once."""

    def __init__(self) -> None:
        self._days: dict[str, date] = {}
        self._born: dict[str, PartialDate] = {}
        self._happenings: dict[str, Happening] = {}

    def happening(self, told: str) -> Happening:
        """Read an event."""
        found = self._happenings.get(told)
        if found is None:
            event, day, member_id = told.split(" ", 2)
            found = self._happenings[told] = Happening(event, date.fromisoformat(day), member_id)
        return found

    def kin(self, told: str) -> Kin:
        """Read a member."""
        member_id, relation, joins, born = told.split(" ", 3)
        if not born:
            return Kin(member_id, relation, None, joins)
        found = self._born.get(born)
        if found is None:
            found = self._born[born] = PartialDate.parse(born)
        return Kin(member_id, relation, found, joins)

    def day(self, written: str | None) -> date | None:
        """Read a day."""
        if not written:
            return None
        found = self._days.get(written)
        if found is None:
            found = self._days[written] = date.fromisoformat(written)
        return found
