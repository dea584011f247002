"""How deadlines, ages and papers of a family case are told on screen."""

from collections.abc import Iterable
from datetime import date

import attrs

from integration_desk.core.centre import Member
from integration_desk.core.codes import Code, CodeList
from integration_desk.core.fields import Kind
from integration_desk.core.records import Record, field_of
from integration_desk.core.words import T, Text, verbatim
from integration_desk.family_reunification import rules
from integration_desk.family_reunification.model import DEADLINE_STATES, STATES
from integration_desk.family_reunification.queries import FamilyView, StepLine
from integration_desk.family_reunification.reckoning import AgeLine, CaseDeadline
from integration_desk.i18n import current
from integration_desk.widgets import FieldEditor, editor_of, when_words

ALL = ""
"""Every member who joins now, where one member could be named."""


def state_chip(state: str) -> tuple[Text, str]:
    """Return the words and the tone of where a case stands."""
    return STATES.label(state), rules.TONES[state]


def choice(
    record: type[Record], name: str, codes: CodeList, *, label: Text | None = None, required: bool | None = None,
    help_text: Text | None = None,
) -> FieldEditor:  # fmt: skip
    """Return the editor of a field in which one of a list is chosen that only the page knows."""
    spec = field_of(record, name)
    return editor_of(
        attrs.evolve(
            spec,
            kind=Kind.CODE,
            codes=codes,
            label=label or spec.label,
            required=spec.required if required is None else required,
            help=help_text or spec.help,
        )
    )


def members_list(staff: Iterable[Member]) -> CodeList:
    """Return the members of the centre as a list to choose from."""
    return CodeList("family_staff", tuple(Code(one.id, verbatim(one.name)) for one in staff))


def people_list(view: FamilyView) -> CodeList:
    """Return those who join as a list to choose from."""
    return CodeList("family_people", tuple(Code(one.id, verbatim(one.name)) for one in view.members))


def step_when(line: StepLine, today: date, *, overdue: bool = False) -> Text | str:
    """Return until when a step is to be done; a day that the pack proposes is told as one."""
    when = when_words(line.step.due_on, today, overdue=overdue)
    return T("{when} (proposed)").put(when=when) if when and line.proposed else when


def deadline_chip(line: CaseDeadline, today: date) -> tuple[Text, str]:
    """Return the words and the tone of how a deadline stands."""
    if line.is_open:
        if line.opens:
            return (T("Right from then on"), "info") if line.day > today else (T("Open now"), "success")
        if line.day < today:
            return T("Overdue"), "danger"
        return T("Open", context="deadline"), "warning"
    if line.state == "late":
        return T("Met too late"), "warning"
    return DEADLINE_STATES.label(line.state), {"met": "success", "missed": "danger"}.get(line.state, "neutral")


def deadline_when(line: CaseDeadline, today: date) -> Text | str:
    """Return how far the last day is, or when the deadline was done with."""
    if line.is_open:
        return when_words(line.day, today, overdue=line.is_overdue(today))
    if line.closed_on is None:
        return current().weekday_date(line.day)
    return T("{state} on {day}; the last day was {last}").put(
        state=deadline_chip(line, today)[0], day=line.closed_on, last=line.day
    )


def age_words(line: AgeLine, today: date) -> tuple[Text, str]:
    """Return when somebody reaches an age, what that means, and the tone of it."""
    years = line.age.years
    when = line.earliest
    if line.age.must_be == "reached":
        if line.state == "safe" or line.latest <= today:
            return T("Has reached {years} years").put(years=years), "success"
        return T("Reaches the minimum age of {years} on {day} at the latest").put(
            years=years, day=line.latest
        ), "warning"
    if line.state == "safe":
        return T("Was under {years} on {day}, the day that counts").put(years=years, day=line.counted_on), "success"
    if line.state == "too_late" or when <= today:
        return T("May have reached {years} on {day}").put(years=years, day=when), "danger"
    days = (when - today).days
    text = T(
        "Reaches {years} in {count} day, on {day} at the earliest",
        "Reaches {years} in {count} days, on {day} at the earliest",
    ).of(days, years=years, day=when)
    if line.earliest == line.latest:
        text = T("Reaches {years} in {count} day, on {day}", "Reaches {years} in {count} days, on {day}").of(
            days, years=years, day=when
        )
    return text, "danger" if line.warn_on <= today else "info"
