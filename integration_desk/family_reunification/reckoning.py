"""What follows from the events of a case by its pack: the deadlines, and who reaches an age before it is decided.

Nothing here depends on the day on which it is asked, so what is worked out can be kept: only words such as “in three
days” do.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from integration_desk.core.dates import PartialDate
from integration_desk.family_reunification.rules import IMPLIES, SPONSOR, is_of_member
from integration_desk.packs import AgeThreshold, DeadlineRule, Pack, Period, due, reaches, shifted

EARLY = Period(months=12)
"""How long before a child reaches an age the desk warns where its pack does not say."""

OPEN = "open"


class Happening(NamedTuple):
    """An event of a case: what, on which day, of which member ("" of the case)."""

    event: str
    day: date
    member_id: str = ""


class Kin(NamedTuple):
    """What counts of a member: relation, date of birth, and whether she joins."""

    id: str
    relation: str
    born: PartialDate | None = None
    joins: str = "now"


class Mark(NamedTuple):
    """What was ticked by hand about a deadline."""

    deadline: str
    member_id: str
    state: str
    day: date | None = None
    note: str = ""


class Facts(NamedTuple):
    """What a case consists of, as far as the law reckons with it. Happenings stand in the order of their days."""

    status: str = ""
    happenings: tuple[Happening, ...] = ()
    kin: tuple[Kin, ...] = ()
    marks: tuple[Mark, ...] = ()

    def of_member(self, kin: Kin) -> list[Happening]:
        """Return what happened to a member: events of her own, and those of the case when she joins now."""
        whose = (kin.id, SPONSOR) if kin.joins == "now" else (kin.id,)
        return [one for one in self.happenings if one.member_id in whose]


class CaseDeadline(NamedTuple):
    """A deadline of a case or of one member: its last day, counted since which day, and how it stands.

    ``state`` is open, met, late (met after its day), missed or not_needed; ``closed_on`` the day that says so.
    """

    rule: DeadlineRule
    member_id: str
    day: date
    since: date
    counted: date
    state: str = OPEN
    closed_on: date | None = None
    note: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether it still runs or waits."""
        return self.state == OPEN

    @property
    def opens(self) -> bool:
        """Tell whether a right opens on its day, rather than that somebody has to act by then."""
        return self.rule.effect == "right_from"

    def is_overdue(self, today: date) -> bool:
        """Tell whether somebody should have acted by now."""
        return self.is_open and self.day < today and not self.opens


class AgeLine(NamedTuple):
    """When a member reaches an age that matters; the two days differ when the date of birth is not known to the day.

    ``warn_on`` is the day from which it is shown in red; ``counted_on`` the day on which the age counted, if that has
    come. ``state``: running, safe (it counted before), too_late (it counted after) or waiting (has to be reached yet).
    """

    age: AgeThreshold
    member_id: str
    earliest: date
    latest: date
    warn_on: date
    counted_on: date | None = None
    state: str = "running"


class Reckoner:
    """Reckons with the numbers of one pack; days that were worked out once are kept, so many cases take little time."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._rules: dict[str, dict[str, list[DeadlineRule]]] = {}
        self._of_members = {rule.event for rule in pack.deadlines if is_of_member(pack, rule.event)}
        known = {one.id: one for one in pack.ages}
        self._ages = {
            one.id: tuple(known[name] for name in (one.age, one.minimum_age) if name in known) for one in pack.relations
        }
        self._under = {name: tuple(age for age in ages if age.must_be == "under") for name, ages in self._ages.items()}
        self._until = {
            age.id: [one for one in pack.deadlines if one.met_by == age.measured_on and one.direction == "after"]
            if age.measured_on
            else []
            for age in pack.ages
        }
        self._days: dict[tuple[str, date], tuple[date, date, date]] = {}
        self._reached: dict[tuple[str, PartialDate], tuple[date, date, date]] = {}
        self._before: dict[tuple[str, date], date] = {}

    def deadlines(self, facts: Facts) -> tuple[CaseDeadline, ...]:
        """Return the deadlines that run or ran, the next open one first, then those that are done with."""
        return tuple(sorted(self._lines(facts, _by_event(facts)), key=lambda one: (one.state != OPEN, one.day)))

    def nearest(self, facts: Facts) -> tuple[CaseDeadline | None, AgeLine | None]:
        """Return the open deadline that comes first, and who reaches an age first while it still counts."""
        seen = _by_event(facts)
        return next_open(self._lines(facts, seen)), self._first_to_age_out(facts, seen)

    def _lines(self, facts: Facts, seen: dict[str, list[Happening]]) -> list[CaseDeadline]:
        found = []
        rules = self._rules_for(facts.status)
        for event, begun in seen.items():
            for rule in rules.get(event, ()):
                if event not in self._of_members:
                    if not rule.relations or any(_joins_as(one, rule) for one in facts.kin):
                        found.append(self._line(rule, "", begun, facts, seen))
                    continue
                for kin in facts.kin:
                    own = [one for one in begun if one.member_id in ("", kin.id)] if _joins_as(kin, rule) else None
                    if own:
                        found.append(self._line(rule, kin.id, own, facts, seen))
        return found

    def _rules_for(self, status: str) -> dict[str, list[DeadlineRule]]:
        """Return the deadlines that run for a status, by the event from which they run."""
        found = self._rules.get(status)
        if found is None:
            found = self._rules[status] = {}
            for rule in self.pack.deadlines:
                if not rule.statuses or status in rule.statuses:
                    found.setdefault(rule.event, []).append(rule)
        return found

    def _line(
        self, rule: DeadlineRule, member_id: str, begun: list[Happening], facts: Facts, seen: dict[str, list[Happening]]
    ) -> CaseDeadline:
        day, since, counted = self._day(rule, begun[-1].day)
        for mark in facts.marks:
            if mark.deadline == rule.id and mark.member_id == member_id:
                return CaseDeadline(rule, member_id, day, since, counted, mark.state, mark.day, mark.note)
        if rule.met_by in seen:
            done = _first_meeting(rule, member_id, since, seen[rule.met_by])
            if done is not None:
                return CaseDeadline(rule, member_id, day, since, counted, "met" if done <= day else "late", done)
        return CaseDeadline(rule, member_id, day, since, counted)

    def _day(self, rule: DeadlineRule, since: date) -> tuple[date, date, date]:
        found = self._days.get((rule.id, since))
        if found is None:
            reckoned = due(rule, since, self.pack)
            found = self._days[rule.id, since] = (reckoned.day, reckoned.since, reckoned.counted)
        return found

    def ages(self, facts: Facts) -> tuple[AgeLine, ...]:
        """Return for each member who joins when she reaches an age that matters."""
        seen = _by_event(facts)
        return tuple(
            self._age(age, kin, kin.born, facts, seen)
            for kin in facts.kin
            if kin.born is not None and kin.joins != "no"
            for age in self._ages.get(kin.relation, ())
        )

    def _first_to_age_out(self, facts: Facts, seen: dict[str, list[Happening]]) -> AgeLine | None:
        """Return who reaches an age first while it still counts; of whoever comes later nothing more is worked out."""
        nearest, found = date.max, None
        for kin in facts.kin:
            if kin.born is None or kin.joins == "no":
                continue
            for age in self._under.get(kin.relation, ()):
                earliest = self._reach(age, kin.born)[0]
                if earliest >= nearest:
                    continue
                counted = _counted_on(age, kin, seen)
                if counted is None or counted >= earliest:  # not safe yet, or too late
                    nearest, found = earliest, (age, kin, kin.born)
        return self._age(*found, facts, seen) if found else None

    def _age(
        self, age: AgeThreshold, kin: Kin, born: PartialDate, facts: Facts, seen: dict[str, list[Happening]]
    ) -> AgeLine:
        earliest, latest, early = self._reach(age, born)
        counted = _counted_on(age, kin, seen)
        if age.must_be == "reached":
            state = "safe" if counted is not None and latest <= counted else "waiting"
            return AgeLine(age, kin.id, earliest, latest, latest, counted, state)
        if counted is not None:
            state = "safe" if counted < earliest else "too_late"
            return AgeLine(age, kin.id, earliest, latest, early, counted, state)
        return AgeLine(age, kin.id, earliest, latest, min(early, self._warn_on(age, earliest, facts, seen)))

    def _reach(self, age: AgeThreshold, born: PartialDate) -> tuple[date, date, date]:
        """Return the first and the last day on which an age may be reached, and the day some time before the first."""
        found = self._reached.get((age.id, born))
        if found is None:
            earliest, latest = reaches(age, born)
            early = shifted(earliest, age.warn_before or EARLY, back=True)
            found = self._reached[age.id, born] = (earliest, latest, early)
        return found

    def _warn_on(
        self, age: AgeThreshold, earliest: date, facts: Facts, seen: dict[str, list[Happening]]
    ) -> date:  # fmt: skip
        """Return the day from which what an age depends on may come after the birthday only."""
        first = earliest
        for rule in self._until[age.id]:
            if rule.statuses and facts.status not in rule.statuses:
                continue
            begun = seen.get(rule.event)
            if not begun:
                first = min(first, self._long_before(rule, earliest))
            elif self._day(rule, begun[-1].day)[0] >= earliest:
                first = min(first, begun[-1].day)
        return first

    def _long_before(self, rule: DeadlineRule, day: date) -> date:
        found = self._before.get((rule.id, day))
        if found is None:
            found = self._before[rule.id, day] = shifted(day, rule.period, back=True)
        return found


def _counted_on(age: AgeThreshold, kin: Kin, seen: dict[str, list[Happening]]) -> date | None:
    """Return the day on which the age of a member counted, if that has come."""
    for one in seen.get(age.measured_on, ()):
        if one.member_id in ("", kin.id):
            return one.day
    return None


def _by_event(facts: Facts) -> dict[str, list[Happening]]:
    """Return what happened by its kind, with what it says besides: a refusal is a decision."""
    seen: dict[str, list[Happening]] = defaultdict(list)
    for one in facts.happenings:
        seen[one.event].append(one)
        if implied := IMPLIES.get(one.event):
            seen[implied].append(Happening(implied, one.day, one.member_id))
    return seen


def _joins_as(kin: Kin, rule: DeadlineRule) -> bool:
    return kin.joins != "no" and (not rule.relations or kin.relation in rule.relations)


def _first_meeting(rule: DeadlineRule, member_id: str, since: date, meetings: list[Happening]) -> date | None:
    """Return the first day on which what meets a deadline happened, not before it began."""
    for one in meetings:
        if one.member_id in ("", member_id) and (one.day >= since or rule.direction == "before"):
            return one.day
    return None


def next_open(deadlines: Iterable[CaseDeadline]) -> CaseDeadline | None:
    """Return the open deadline that comes first; a right that opens comes after what somebody has to do."""
    return min((one for one in deadlines if one.is_open), key=lambda one: (one.opens, one.day), default=None)
