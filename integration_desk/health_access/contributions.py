"""What health access gives to the rest of the program; whoever lacks the permission is given nothing by her reader."""

from collections.abc import Iterator
from datetime import date, datetime

from integration_desk.clients import known_when, local_day
from integration_desk.core.access import Reader
from integration_desk.core.identifiers import normal_code
from integration_desk.core.slices import (
    Action,
    AgendaEntry,
    Hit,
    Place,
    Reminder,
    SidebarEntry,
    Slice,
    Summary,
    TimelineEntry,
    TodaySection,
)
from integration_desk.core.words import T, Text, verbatim
from integration_desk.health_access import rules
from integration_desk.health_access.commands import COMMANDS
from integration_desk.health_access.lists import HEALTH_LIST, PROVIDER_LIST, REFUSAL_LIST
from integration_desk.health_access.model import (
    APPOINTMENT_STATES,
    BARRIERS,
    HEALTH_READ,
    HEALTH_WRITE,
    INTERPRETING,
    STATES,
    STEP_STATES,
    HealthAppointment,
    HealthBarrier,
    HealthCase,
    HealthEntitlement,
    HealthEvent,
    HealthLetter,
    HealthRefusal,
    HealthStep,
)
from integration_desk.health_access.queries import HealthCaseRow, case_view, cases_of, rows_where, step_words
from integration_desk.health_access.queries.coming import coming_appointments, coming_steps
from integration_desk.health_access.queries.whose import ENDED, NO_LETTER

SHOWN = 50
RECORDS = (
    HealthCase,
    HealthEvent,
    HealthEntitlement,
    HealthBarrier,
    HealthRefusal,
    HealthLetter,
    HealthStep,
    HealthAppointment,
)
_EVENTS: dict[str, Text] = {
    "open": T("Health access case opened"),
    "in_progress": T("Health access: work has begun"),
    "gained": T("Access to health care gained"),
    "partly": T("Access to health care gained in part"),
    "not_gained": T("Access to health care not gained"),
    "closed": T("Health access case closed"),
    "reopened": T("Health access case reopened"),
}


def timeline(reader: Reader, client_id: str) -> list[TimelineEntry]:
    """Return what happened in a client's cases: changes of state, refusals and letters."""
    return [entry for case in cases_of(reader, client_id) for entry in _happened(reader, case)]


def _happened(reader: Reader, case: HealthCase) -> Iterator[TimelineEntry]:
    place, mine = Place("health_case", case.id), {"case": case.id}
    for event in reader.all(HealthEvent, "case_id = :case", mine, order="at"):
        if event.at is not None:
            yield TimelineEntry(
                when=event.at,
                title=_EVENTS[event.state],
                detail=event.note,
                state=STATES.label(event.state),
                tone=rules.TONES[event.state],
                icon="health",
                place=place,
            )
    for refusal in reader.all(HealthRefusal, "case_id = :case", mine, order="refused_on"):
        when = known_when(refusal.refused_on, refusal.created_at)
        if when is None:
            continue
        yield TimelineEntry(
            when=when,
            title=T("Refused at {place}").put(place=refusal.place),
            detail=refusal.reason_words,
            state=BARRIERS.label(refusal.reason),
            tone="danger",
            icon="stop",
            place=place,
        )
    letters = "SELECT l.printed_at AS at, r.place AS place FROM health_letter l JOIN health_refusal r"
    for row in reader.rows(f"{letters} ON r.id = l.refusal_id WHERE r.case_id = :case", mine):
        if row["at"]:
            yield TimelineEntry(
                when=datetime.fromisoformat(row["at"]),
                title=T("Rights letter to {place}").put(place=row["place"]),
                icon="letter",
                place=place,
            )


def next_steps(reader: Reader, client_id: str) -> list[Reminder]:
    """Return what is to be done next in a client's cases that go on."""
    found, _total = rows_where(reader, "h.client_id = :client", {"client": client_id})
    return [_reminder(row, with_client=False) for row in found if row.state not in rules.ENDED]


def _reminder(row: HealthCaseRow, *, with_client: bool = True) -> Reminder:
    named = T("{name} – {step}").put(name=row.client_name, step=row.next_step)
    own = T("Health access: {step}").put(step=row.next_step)
    return Reminder(
        title=named if with_client else own,
        detail=STATES.label(row.state),
        place=Place("health_case", row.id),
        due=row.due,
        tone="danger" if row.overdue else "info",
    )


def due_today(reader: Reader) -> list[Reminder]:
    """Return the steps and appointments of health access that are late or fall due within a week."""
    today = local_day(reader.now)
    last = today + rules.SOON
    found = [
        Reminder(
            title=T("{name} – {step}").put(name=one.client_name, step=step_words(one.step.kind, one.step.what)),
            detail=T("Health access: {owner}").put(owner=one.owner) if one.owner else T("Health access"),
            place=Place("health_case", one.case_id),
            due=one.step.due_on,
            tone=rules.tone_of(one.step.due_on, today),
        )
        for one in coming_steps(reader, None, last)
    ]
    found += [
        Reminder(
            title=T("{name} – {place}").put(name=one.client_name, place=one.appointment.place),
            detail=_accompanied(one.appointment),
            place=Place("health_case", one.case_id),
            due=one.appointment.day,
            tone=rules.tone_of(one.appointment.day, today),
        )
        for one in coming_appointments(reader, None, last)
    ]
    return sorted(found, key=lambda one: one.due)[:SHOWN]


def _accompanied(appointment: HealthAppointment) -> Text:
    if appointment.company and appointment.interpreting != "not_needed":
        return T("{company} comes along. Interpreter: {state}").put(
            company=appointment.company, state=INTERPRETING.label(appointment.interpreting)
        )
    if appointment.company:
        return T("{company} comes along").put(company=appointment.company)
    return T("Interpreter: {state}").put(state=INTERPRETING.label(appointment.interpreting))


def letters_today(reader: Reader) -> list[Reminder]:
    """Return the cases in which somebody was refused and no letter was written yet."""
    found, _total = rows_where(reader, f"h.state NOT IN ({ENDED}) AND {NO_LETTER}", {}, limit=SHOWN)
    return [
        Reminder(
            title=T("{name} – write the rights letter").put(name=row.client_name),
            detail=T("Refused, no letter yet"),
            place=Place("health_case", row.id),
            tone="warning",
        )
        for row in found
    ]


def agenda(reader: Reader, first: date, last: date) -> list[AgendaEntry]:
    """Return the steps that fall due and the appointments between two days, both included."""
    today = local_day(reader.now)
    entries = [
        AgendaEntry(
            id=one.step.id,
            kind="step",
            title=T("{name} – {step}").put(name=one.client_name, step=step_words(one.step.kind, one.step.what)),
            start=one.step.due_on,
            place=Place("health_case", one.case_id),
            client_id=one.client_id,
            owner_id=one.step.owner_id,
            state=STEP_STATES.label(one.step.state),
            tone=rules.tone_of(one.step.due_on, today),
        )
        for one in coming_steps(reader, first, last)
        if one.step.due_on is not None
    ]
    entries += [
        AgendaEntry(
            id=one.appointment.id,
            kind="appointment",
            title=T("{name} – {place}").put(name=one.client_name, place=one.appointment.place),
            start=_start(one.appointment),
            place=Place("health_case", one.case_id),
            client_id=one.client_id,
            owner_id=one.responsible_id,
            state=APPOINTMENT_STATES.label(one.appointment.state),
            tone="info" if one.appointment.state == "planned" else "neutral",
        )
        for one in coming_appointments(reader, first, last, every_state=True)
    ]
    return entries


def _start(appointment: HealthAppointment) -> date | datetime:
    day = appointment.day or date.min
    return day if appointment.at is None else datetime.combine(day, appointment.at).astimezone()


def summary(reader: Reader, client_id: str) -> list[Summary]:
    """Return how a client's health access stands, a line for each case."""
    return [
        Summary(
            label=T("Health access"),
            value=STATES.label(case.state),
            place=Place("health_case", case.id),
            tone=rules.TONES[case.state],
        )
        for case in cases_of(reader, client_id)
    ]


def open_matters(reader: Reader, client_id: str) -> list[Reminder]:
    """Return the cases of a client that go on, with what is open in each."""
    return [_open_matter(reader, case) for case in cases_of(reader, client_id) if case.state not in rules.ENDED]


def _open_matter(reader: Reader, case: HealthCase) -> Reminder:
    view = case_view(reader, case.id)
    waiting = T("{count} open step", "{count} open steps").of(len(view.open_steps) + len(view.planned))
    return Reminder(
        T("Health access case {number} goes on").put(number=case.number),
        waiting,
        Place("health_case", case.id),
        due=view.open_steps[0].due_on if view.open_steps else None,
        tone="warning",
    )


def palette(reader: Reader, words: str) -> list[Hit]:
    """Return the cases whose number was typed, whole or as far as it was typed."""
    plain = "".join(letter for letter in words.upper() if letter.isascii() and letter.isalnum())
    if not plain.startswith("H") or len(plain) < 3:
        return []
    where = "h.number = :number OR h.number LIKE :like"
    found, _total = rows_where(reader, where, {"number": normal_code(words), "like": f"H-{plain[1:]}%"}, limit=8)
    return [Hit(row.number, verbatim(row.client_name), Place("health_case", row.id), "health") for row in found]


AWAITED = """
SELECT h.client_id AS client_id, s.due_on AS due, 'step' AS kind, s.what AS what
 FROM health_step s JOIN health_case h ON h.id = s.case_id WHERE s.state = 'open'
UNION ALL
SELECT h.client_id, a.day, 'appointment', a.place
 FROM health_appointment a JOIN health_case h ON h.id = a.case_id WHERE a.state = 'planned'
"""

NEW_CASE = Action(
    "health_access.new",
    T("New health access case"),
    Place("health_case.new"),
    HEALTH_WRITE,
    "add",
    help_topic="health-case-new",
)
REFUSED = Action(
    "health_access.refused",
    T("Refused at the desk"),
    Place("health_refusal.new"),
    HEALTH_WRITE,
    "stop",
    shortcut="Ctrl+Shift+H",
    help_topic="health-refusal-new",
)
PROVIDERS = Action(
    "health_access.providers",
    T("Refusals by provider"),
    Place("health_refusals"),
    HEALTH_READ,
    "flag",
    help_topic="health-refusals",
)

SLICE = Slice(
    name="health_access",
    label=T("Health access"),
    records=RECORDS,
    commands=COMMANDS,
    rights=(HEALTH_READ, HEALTH_WRITE),
    lists=(HEALTH_LIST, REFUSAL_LIST, PROVIDER_LIST),
    sidebar=(SidebarEntry(T("Health access"), Place("health_cases"), HEALTH_READ, "health"),),
    actions=(NEW_CASE, REFUSED, PROVIDERS),
    today=(
        TodaySection(
            "health_access.due",
            T("Health access: due this week"),
            due_today,
            HEALTH_READ,
            T("Nothing of health access is due this week."),
            Place("health_cases", options=(("filter", "overdue"),)),
            T("Show what is overdue"),
        ),
        TodaySection(
            "health_access.letters",
            T("Refused, no letter yet"),
            letters_today,
            HEALTH_READ,
            T("Every refusal was answered with a letter."),
            Place("health_cases", options=(("filter", "letter_missing"),)),
        ),
    ),
    timeline=timeline,
    palette=palette,
    client_actions=(
        Action(
            "health_access.client", T("Health access"), Place("health_case.new"), HEALTH_WRITE, "health",
            help_topic="health-case-new",
        ),
        Action(
            "health_access.refused_client", T("Refused at the desk"), Place("health_refusal.new"), HEALTH_WRITE, "stop",
            help_topic="health-refusal-new",
        ),
    ),
    next_steps=next_steps,
    agenda=agenda,
    summary=summary,
    open_matters=open_matters,
    awaited=AWAITED,
)  # fmt: skip
