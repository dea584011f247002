"""What cases give to the rest of the program: their page and list, their steps, and how they stand."""

from datetime import datetime

from integration_desk.casework import rules
from integration_desk.casework.lists import CASE_LIST
from integration_desk.casework.model import (
    CASE_STATUSES,
    CASE_STEPS,
    CASES_READ,
    CASES_WRITE,
    CLOSING_REASONS,
    CaseEvent,
    CaseFile,
    Handover,
)
from integration_desk.casework.queries import CaseRow, case_of, find_cases
from integration_desk.clients import Client, display_name, local_day, member_names
from integration_desk.core.access import Reader
from integration_desk.core.centre import Member
from integration_desk.core.identifiers import normal_code
from integration_desk.core.slices import (
    Action,
    Hit,
    Place,
    Reminder,
    SidebarEntry,
    Summary,
    TimelineEntry,
    TodaySection,
)
from integration_desk.core.words import T, Text, verbatim

SHOWN = 50
_STEP_TONES = {"on_hold": "warning", "closed": "neutral", "transferred": "neutral"}


def case_timeline(reader: Reader, client_id: str) -> list[TimelineEntry]:
    """Return the steps of a client's cases."""
    mine = {"client": client_id}
    of_client = "case_id IN (SELECT id FROM case_file WHERE client_id = :client)"
    members = member_names(reader)
    taken_over = {(one.case_id, one.at): members.get(one.to_id, "") for one in reader.all(Handover, of_client, mine)}
    entries = []
    for event in reader.all(CaseEvent, of_client, mine, order="at, id"):
        if event.at is not None:
            to = taken_over.get((event.case_id, event.at), "")
            entries.append(_entry(event, event.at, to, members.get(event.person_id, ""), client_id))
    return entries


def _entry(event: CaseEvent, at: datetime, to: str, member: str, client_id: str) -> TimelineEntry:
    title = CASE_STEPS.label(event.step)
    if event.step == "handed_over" and to:
        title = T("Case handed over to {name}").put(name=to)
    return TimelineEntry(
        when=at,
        title=title,
        detail=event.note or member,
        state=CLOSING_REASONS.label(event.reason) if event.reason else None,
        tone=_STEP_TONES.get(event.step, "info"),
        icon="cases",
        place=Place("case", client_id),
    )


def case_summary(reader: Reader, client_id: str) -> list[Summary]:
    """Return how the case of a client stands, or that it is not opened."""
    case = case_of(reader, client_id)
    place = Place("case", client_id)
    if case is None:
        return [Summary(T("Case"), T("Not opened"), place, "neutral")]
    status = CASE_STATUSES.label(case.status)
    caseworker = reader.find(Member, case.caseworker_id)
    if case.status in rules.OPEN and caseworker is not None:
        words = T("{status}, with {name}").put(status=status, name=caseworker.name)
        return [Summary(T("Case"), words, place, rules.TONES[case.status])]
    return [Summary(T("Case"), status, place, rules.TONES[case.status])]


def case_steps_ahead(reader: Reader, client_id: str) -> list[Reminder]:
    """Return that a case waits to be resumed."""
    case = case_of(reader, client_id)
    if case is None or case.status != "on_hold" or case.hold_until is None:
        return []
    late = case.hold_until <= local_day(reader.now)
    title = T("Resume the case")
    return [
        Reminder(
            title,
            T("on hold until {day}").put(day=case.hold_until),
            Place("case", client_id),
            case.hold_until,
            "warning" if late else "info",
        )
    ]


def resting_over(reader: Reader) -> list[Reminder]:
    """Return your cases whose rest is over."""
    where = "status = 'on_hold' AND hold_until <= :today AND caseworker_id = :person"
    asked = {"today": local_day(reader.now).isoformat(), "person": reader.person.id}
    found = reader.all(CaseFile, where, asked, order=f"hold_until LIMIT {SHOWN}")
    return [
        Reminder(
            _name(reader, one.client_id), T("Resume the case"), Place("case", one.client_id), one.hold_until, "warning"
        )
        for one in found
    ]


def without_next_step(reader: Reader) -> list[Reminder]:
    """Return your open cases in which nothing is planned."""
    found, _ = find_cases(reader, limit=SHOWN, order="opened", mine=True, no_next_step=True)
    return [_reminder(one, T("no next step")) for one in found]


def without_contact(reader: Reader) -> list[Reminder]:
    """Return your open cases in which nobody was in contact for long."""
    found, _ = find_cases(reader, limit=SHOWN, order="last_contact", mine=True, no_contact=True)
    return [_reminder(one, _since(one)) for one in found]


def _since(found: CaseRow) -> Text:
    if found.last_contact is None:
        return T("no contact since the case was opened")
    return T("last contact {day}").put(day=found.last_contact)


def _reminder(found: CaseRow, words: Text) -> Reminder:
    return Reminder(verbatim(found.client_name), words, Place("case", found.client_id), tone="warning")


def _name(reader: Reader, client_id: str) -> Text:
    client = reader.find(Client, client_id)
    return verbatim(display_name(client) if client else "")


def case_hits(reader: Reader, words: str) -> list[Hit]:
    """Return the case whose number was typed."""
    number = normal_code(words)
    if not number.startswith("C-"):
        return []
    found = reader.all(CaseFile, "number = :number", {"number": number})
    return [Hit(one.number, _name(reader, one.client_id), Place("case", one.client_id), "cases") for one in found]


CASE_LISTS = (CASE_LIST,)
CASE_SIDEBAR = (SidebarEntry(T("Cases"), Place("caseload"), CASES_READ, "cases"),)
CASE_ACTIONS = (
    Action("casework.caseload", T("Caseload"), Place("caseload"), CASES_READ, "cases", help_topic="caseload"),
)
CASE_CLIENT_ACTIONS = (Action("casework.case", T("Case"), Place("case"), CASES_READ, "cases", help_topic="case"),)
CASE_TODAY = (
    TodaySection(
        "casework.resting",
        T("Cases to resume"),
        resting_over,
        CASES_WRITE,
        T("No case of yours waits to be resumed."),
        Place("caseload", options=(("filter", "on_hold"), ("mine", "1"))),
    ),
    TodaySection(
        "casework.no_next_step",
        T("Your cases without a next step"),
        without_next_step,
        CASES_WRITE,
        T("Each of your cases has a next step."),
        Place("caseload", options=(("filter", "no_next_step"), ("mine", "1"))),
    ),
    TodaySection(
        "casework.no_contact",
        T("Your cases without contact for 60 days"),
        without_contact,
        CASES_WRITE,
        T("You were in contact with all of your clients lately."),
        Place("caseload", options=(("filter", "no_contact"), ("mine", "1"))),
    ),
)
