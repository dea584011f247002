"""What the law reckons with: read of one case, or of all open ones at once."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

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

_WORDS = ("state", "next_deadline", "next_deadline_opens")
_DAYS = ("status_granted_on", "filed_on", "decided_on", "next_deadline_on", "ages_out_on", "ages_warn_on")


class Kept(NamedTuple):
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
    kinds = [one.event for one in facts.happenings]
    last = {rules.IMPLIES.get(one.event, one.event): one.day for one in facts.happenings}
    if rules.MOVES.keys().isdisjoint(kinds):
        states = [(kin.joins, "waiting") for kin in facts.kin]
    else:
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
    days, births, happenings = _Days(), _Births(), _Happenings()

    def kin_of(told: str) -> Kin:
        member_id, relation, joins, born = told.split(" ", 3)
        return Kin(member_id, relation, births[born], joins)

    for row in reader.rows(_OPEN):
        facts = Facts(
            row["sponsor_status"],
            tuple([happenings[told] for told in row["events"].split("\n")]) if row["events"] else (),
            tuple([kin_of(told) for told in row["members"].split("\n")]) if row["members"] else (),
            tuple(marks.get(row["id"], ())),
        )
        before = {name: row[name] for name in _WORDS} | {name: days[row[name]] for name in _DAYS}
        yield Kept(row["id"], before, derived(facts, reckoners.get(row["pack_id"]), closed=False))


def _told(words: str, table: str, order: str) -> str:
    """Return what puts the rows of a case together as words where they are kept: far less work than reading them."""
    return f"(SELECT group_concat({words}, char(10) ORDER BY {order}) FROM {table} p WHERE p.case_id = f.id)"


_EVENTS = _told("p.event || ' ' || p.happened_on || ' ' || p.member_id", "family_event", "p.happened_on, p.rowno")
_MEMBERS = _told(
    "p.id || ' ' || p.relation || ' ' || p.joins || ' ' || coalesce(p.birth_date, '')", "family_member", "p.rowno"
)
_OPEN = (
    f"SELECT id, pack_id, sponsor_status, {', '.join((*_WORDS, *_DAYS))}, {_EVENTS} AS events, {_MEMBERS} AS members"
    " FROM family_case f WHERE closed_on IS NULL ORDER BY rowno"
)


class _Days(dict[str | None, date | None]):
    """Days by how they are written: the same one is read once, for many cases name it."""

    def __missing__(self, written: str | None) -> date | None:
        read = self[written] = date.fromisoformat(written) if written else None
        return read


class _Births(dict[str, PartialDate | None]):
    """Dates of birth by how they are written."""

    def __missing__(self, written: str) -> PartialDate | None:
        read = self[written] = PartialDate.parse(written) if written else None
        return read


class _Happenings(dict[str, Happening]):
    """Events by the words that tell them."""

    def __missing__(self, told: str) -> Happening:
        event, day, member_id = told.split(" ", 2)
        read = self[told] = Happening(event, date.fromisoformat(day), member_id)
        return read
