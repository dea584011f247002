"""What follows from the events of a case by its pack: the deadlines, and who reaches an age before it is decided.

Nothing here depends on the day on which it is asked, so what is worked out can be kept: only words such as “in three
days” do.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from integration_desk.core.dates import PartialDate
from integration_desk.family_reunification.rules import IMPLIES, MEMBER_EVENTS
from integration_desk.packs import AgeThreshold, DeadlineRule, Pack, Period, due, reaches, shifted

EARLY = Period(months=12)
"""How long before a child reaches an age the desk warns where its pack does not say."""

OPEN = "open"


@attrs.frozen
class Happening:
    """An event of a case: what, on which day, of which member ("" of the case)."""

    event: str
    day: date
    member_id: str = ""


@attrs.frozen
class Kin:
    """What counts of a member: relation, date of birth, and whether she joins."""

    id: str
    relation: str
    born: PartialDate | None = None
    joins: str = "now"


@attrs.frozen
class Mark:
    """What was ticked by hand about a deadline."""

    deadline: str
    member_id: str
    state: str
    day: date | None = None
    note: str = ""


@attrs.frozen(kw_only=True)
class Facts:
    """What a case consists of, as far as the law reckons with it. Happenings stand in the order of their days."""

    status: str = ""
    happenings: tuple[Happening, ...] = ()
    kin: tuple[Kin, ...] = ()
    marks: tuple[Mark, ...] = ()


@attrs.frozen
class CaseDeadline:
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


@attrs.frozen
class AgeLine:
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
        self._days: dict[tuple[str, date], tuple[date, date, date]] = {}

    def deadlines(self, facts: Facts) -> tuple[CaseDeadline, ...]:
        """Return the deadlines that run or ran, the next open one first, then those that are done with."""
        if not facts.happenings:
            return ()
        seen = _by_event(facts)
        found = [line for rule in self.pack.deadlines if rule.event in seen for line in self._of(rule, facts, seen)]
        return tuple(sorted(found, key=lambda one: (not one.is_open, one.day)))

    def _of(self, rule: DeadlineRule, facts: Facts, seen: dict[str, list[Happening]]) -> Iterator[CaseDeadline]:
        if rule.statuses and facts.status not in rule.statuses:
            return
        begun = seen[rule.event]
        if not is_of_member(rule.event):
            if not rule.relations or any(one.relation in rule.relations and one.joins != "no" for one in facts.kin):
                yield self._line(rule, "", begun, facts, seen)
            return
        for kin in facts.kin:
            if kin.joins == "no" or (rule.relations and kin.relation not in rule.relations):
                continue
            own = [one for one in begun if one.member_id == kin.id]
            if own:
                yield self._line(rule, kin.id, own, facts, seen)

    def _line(
        self, rule: DeadlineRule, member_id: str, begun: list[Happening], facts: Facts, seen: dict[str, list[Happening]]
    ) -> CaseDeadline:
        day, since, counted = self._day(rule, begun[-1].day)
        mark = next((one for one in facts.marks if (one.deadline, one.member_id) == (rule.id, member_id)), None)
        if mark is not None:
            return CaseDeadline(rule, member_id, day, since, counted, mark.state, mark.day, mark.note)
        done = _first_meeting(rule, member_id, since, seen)
        if done is None:
            return CaseDeadline(rule, member_id, day, since, counted)
        return CaseDeadline(rule, member_id, day, since, counted, "met" if done <= day else "late", done)

    def _day(self, rule: DeadlineRule, since: date) -> tuple[date, date, date]:
        found = self._days.get((rule.id, since))
        if found is None:
            reckoned = due(rule, since, self.pack)
            found = self._days[rule.id, since] = (reckoned.day, reckoned.since, reckoned.counted)
        return found

    def ages(self, facts: Facts) -> tuple[AgeLine, ...]:
        """Return for each member who joins when she reaches an age that matters."""
        found, seen = [], _by_event(facts)
        for kin in facts.kin:
            relation = self.pack.relation(kin.relation) if kin.joins != "no" and kin.born is not None else None
            for age_id in (relation.age, relation.minimum_age) if relation is not None else ():
                age = self.pack.age(age_id) if age_id else None
                if age is not None and kin.born is not None:
                    found.append(self._age(age, kin, kin.born, facts, seen))
        return tuple(found)

    def _age(
        self, age: AgeThreshold, kin: Kin, born: PartialDate, facts: Facts, seen: dict[str, list[Happening]]
    ) -> AgeLine:
        earliest, latest = reaches(age, born)
        member_id = kin.id
        measured = (one.day for one in seen.get(age.measured_on, ()) if one.member_id in ("", member_id))
        counted = next(measured, None)
        if age.must_be == "reached":
            state = "safe" if counted is not None and latest <= counted else "waiting"
            return AgeLine(age, member_id, earliest, latest, latest, counted, state)
        warn_on = self._warn_on(age, earliest, facts, seen)
        if counted is None:
            return AgeLine(age, member_id, earliest, latest, warn_on)
        return AgeLine(age, member_id, earliest, latest, warn_on, counted, "safe" if counted < earliest else "too_late")

    def _warn_on(self, age: AgeThreshold, earliest: date, facts: Facts, seen: dict[str, list[Happening]]) -> date:
        """Return the day from which somebody who soon reaches an age is in danger of losing the claim.

        That is some time before, or the day from which what the age depends on may come after the birthday only.
        """
        found = [shifted(earliest, age.warn_before or EARLY, back=True)]
        for rule in self.pack.deadlines:
            if rule.met_by != age.measured_on or not age.measured_on or rule.direction != "after":
                continue
            if rule.statuses and facts.status not in rule.statuses:
                continue
            begun = seen.get(rule.event)
            if not begun:
                found.append(shifted(earliest, rule.period, back=True))
            elif self._day(rule, begun[-1].day)[0] >= earliest:
                found.append(begun[-1].day)
        return min(found)


def _by_event(facts: Facts) -> dict[str, list[Happening]]:
    """Return what happened by its kind, with what it says besides: a refusal is a decision."""
    seen: dict[str, list[Happening]] = defaultdict(list)
    for one in facts.happenings:
        seen[one.event].append(one)
        if implied := IMPLIES.get(one.event):
            seen[implied].append(Happening(implied, one.day, one.member_id))
    return seen


def is_of_member(event: str) -> bool:
    """Tell whether an event is of one member rather than of the case."""
    return event in MEMBER_EVENTS


def _first_meeting(rule: DeadlineRule, member_id: str, since: date, seen: dict[str, list[Happening]]) -> date | None:
    """Return the first day on which what meets a deadline happened, not before it began."""
    for one in seen.get(rule.met_by, ()):
        if one.member_id in ("", member_id) and (rule.direction == "before" or one.day >= since):
            return one.day
    return None


def next_open(deadlines: Iterable[CaseDeadline]) -> CaseDeadline | None:
    """Return the open deadline that comes first."""
    return min((one for one in deadlines if one.is_open), key=lambda one: one.day, default=None)


def first_to_age_out(ages: Iterable[AgeLine]) -> AgeLine | None:
    """Return who reaches an age first while it still counts."""
    running = (one for one in ages if one.age.must_be == "under" and one.state in ("running", "too_late"))
    return min(running, key=lambda one: one.earliest, default=None)
