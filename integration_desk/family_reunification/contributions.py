"""What family reunification gives to the rest of the program: nothing of it to those without the permission.

Whoever lacks it reads no row of these tables, so each of these answers stays empty without asking who asks.
"""

from datetime import date

from integration_desk.clients import local_day
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
    Upkeep,
)
from integration_desk.core.words import T, Text, verbatim
from integration_desk.family_reunification import rules
from integration_desk.family_reunification.commands import COMMANDS, RECKONED, recompute
from integration_desk.family_reunification.finding import FAMILY_INDEX
from integration_desk.family_reunification.lists import FAMILY_LIST
from integration_desk.family_reunification.model import (
    CLOSING_REASONS,
    FAMILY_READ,
    FAMILY_WRITE,
    STATES,
    FamilyCase,
    FamilyCondition,
    FamilyDeadline,
    FamilyEvent,
    FamilyEvidence,
    FamilyMember,
    FamilyPaper,
    FamilyStep,
    FamilyTracing,
)
from integration_desk.family_reunification.pathways import event_words, fingerprint, pack_or_none, packs_by_id, words_of
from integration_desk.family_reunification.queries import (
    FamilyRow,
    attention,
    find_by_number,
    find_families,
    member_name,
    members_of,
    open_cases_of,
    rows_where,
)

SHOWN = 50
NAME = T("Family reunification")

AWAITED = (
    "SELECT f.client_id, s.due_on AS due, 'step' AS kind, s.title AS what FROM family_step s"
    " JOIN family_case f ON f.id = s.case_id"
    " WHERE s.done_on IS NULL AND s.due_on IS NOT NULL AND f.closed_on IS NULL"
    " UNION ALL SELECT client_id, next_deadline_on AS due, 'deadline' AS kind, number AS what FROM family_case"
    " WHERE closed_on IS NULL AND next_deadline_on IS NOT NULL"
)


def deadlines_stale(reader: Reader) -> bool:
    """Tell whether there are open cases whose deadlines were worked out by packs that have changed since."""
    opened = reader.value("SELECT EXISTS (SELECT 1 FROM family_case WHERE closed_on IS NULL)")
    return bool(opened) and reader.setting(RECKONED, "") != fingerprint(reader)


def timeline(reader: Reader, client_id: str) -> list[TimelineEntry]:
    """Return what happened in the cases of a sponsor."""
    entries = []
    for case in reader.all(FamilyCase, "client_id = :client", {"client": client_id}):
        pack, place = pack_or_none(reader, case.pack_id), Place("family", case.id)
        names = {one.id: member_name(one) for one in members_of(reader, case.id)}
        if case.opened_on is not None:
            opened = T("Family reunification opened: {number}").put(number=case.number)
            entries.append(TimelineEntry(case.opened_on, opened, icon="household", place=place))
        for event in reader.all(FamilyEvent, "case_id = :case", {"case": case.id}):
            if event.happened_on is None or event.happened_on > local_day(reader.now):
                continue
            words = event_words(pack, event.event)
            who = names.get(event.member_id, "")
            title = T("{event}: {name}").put(event=words, name=who) if who else verbatim(words)
            note = event.note or event.proof
            entries.append(TimelineEntry(event.happened_on, title, note, icon="household", place=place))
        if case.closed_on is not None:
            entries.append(
                TimelineEntry(
                    case.closed_on,
                    T("Family reunification closed"),
                    case.closing_note,
                    state=CLOSING_REASONS.label(case.closing_reason),
                    tone="neutral",
                    icon="household",
                    place=place,
                )
            )
    return entries


def next_steps(reader: Reader, client_id: str) -> list[Reminder]:
    """Return the next deadline and the next step of a sponsor's open cases."""
    today = local_day(reader.now)
    found = []
    for row in open_cases_of(reader, client_id):
        if row.deadline_on is not None:
            found.append(_deadline_reminder(row, today, verbatim(row.deadline)))
        if row.step:
            detail = T("{what} · {who}").put(what=NAME, who=row.step_owner) if row.step_owner else NAME
            tone = "warning" if row.step_due is not None and row.step_due < today else "info"
            found.append(Reminder(verbatim(row.step), detail, Place("family", row.id), row.step_due, tone))
    return found


def summary(reader: Reader, client_id: str) -> list[Summary]:
    """Return how a sponsor's open cases stand."""
    return [
        Summary(NAME, STATES.label(row.state), Place("family", row.id), rules.TONES[row.state])
        for row in open_cases_of(reader, client_id)
    ]


def open_matters(reader: Reader, client_id: str) -> list[Reminder]:
    """Return the cases that are still open when the file of a sponsor is to be closed."""
    return [
        Reminder(
            T("{what}: {state}").put(what=NAME, state=STATES.label(row.state)),
            verbatim(row.step or row.number),
            Place("family", row.id),
            row.deadline_on,
            "warning",
        )
        for row in open_cases_of(reader, client_id)
    ]


def _deadline_reminder(row: FamilyRow, today: date, title: Text) -> Reminder:
    late = row.is_overdue(today)
    detail = verbatim(row.article) if row.article else NAME
    return Reminder(
        title,
        detail,
        Place("family", row.id),
        row.deadline_on,
        "danger" if late else "info" if row.opens else "warning",
    )


def deadlines_today(reader: Reader) -> list[Reminder]:
    """Return the deadlines that are past or near, and the children who are about to reach an age."""
    today = local_day(reader.now)
    found = []
    for row in attention(reader)[:SHOWN]:
        if row.ages_out and row.ages_out_on is not None:
            title = T("{name} – a child reaches the age").put(name=row.client_name)
            found.append(Reminder(title, NAME, Place("family", row.id), row.ages_out_on, "danger"))
        if row.deadline_on is not None:
            title = T("{name} – {what}").put(name=row.client_name, what=row.deadline)
            found.append(_deadline_reminder(row, today, title))
    return found


def steps_today(reader: Reader) -> list[Reminder]:
    """Return the steps of the person at the desk that are due by the end of the coming week."""
    sql = (
        "SELECT s.id, s.step, s.title, s.due_on, s.case_id FROM family_step s JOIN family_case f ON f.id = s.case_id"
        " WHERE s.done_on IS NULL AND f.closed_on IS NULL AND s.owner_id = :person"
        " AND s.due_on <= date(:today, '+7 days') ORDER BY s.due_on LIMIT 50"
    )
    today = local_day(reader.now)
    found = reader.rows(sql, {"person": reader.person.id, "today": today.isoformat()})
    cases = {row.id: row for row in rows_where(reader, _among([one["case_id"] for one in found]))} if found else {}
    reminders = []
    for one in found:
        due = date.fromisoformat(one["due_on"])
        row = cases[one["case_id"]]
        title = T("{name} – {what}").put(name=row.client_name, what=one["title"])
        tone = "danger" if due < today else "info"
        reminders.append(Reminder(title, NAME, Place("family", row.id), due, tone))
    return reminders


def _among(ids: list[str]) -> str:
    return "f.id IN ({})".format(", ".join("'" + one.replace("'", "") + "'" for one in ids))


def agenda(reader: Reader, first: date, last: date) -> list[AgendaEntry]:
    """Return the next deadlines, the birthdays that matter and the steps between two days."""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    entries = []
    between = "BETWEEN :first AND :last"
    due = f"f.closed_on IS NULL AND (f.next_deadline_on {between} OR f.ages_out_on {between})"
    for row in rows_where(reader, due, days):
        place = Place("family", row.id)
        if row.deadline_on is not None and first <= row.deadline_on <= last:
            title = T("{name} – {what}").put(name=row.client_name, what=row.deadline)
            entries.append(
                AgendaEntry(
                    id=f"{row.id}/deadline", kind="deadline", title=title, start=row.deadline_on, place=place,
                    client_id=row.client_id, state=verbatim(row.article) if row.article else None,
                    tone="info" if row.opens else "danger",
                )
            )  # fmt: skip
        if row.ages_out_on is not None and first <= row.ages_out_on <= last:
            title = T("{name} – a child reaches the age").put(name=row.client_name)
            entries.append(
                AgendaEntry(
                    id=f"{row.id}/age", kind="deadline", title=title, start=row.ages_out_on, place=place,
                    client_id=row.client_id, tone="danger",
                )
            )  # fmt: skip
    return [*entries, *_steps_between(reader, days)]


def _steps_between(reader: Reader, days: dict[str, str]) -> list[AgendaEntry]:
    sql = (
        "SELECT s.id, s.step, s.title, s.due_on, s.owner_id, s.case_id, f.client_id, f.pack_id FROM family_step s"
        " JOIN family_case f ON f.id = s.case_id WHERE s.done_on IS NULL AND f.closed_on IS NULL"
        " AND s.due_on BETWEEN :first AND :last ORDER BY s.due_on"
    )
    found = reader.rows(sql, days)
    if not found:
        return []
    packs, today = packs_by_id(reader), local_day(reader.now)
    cases = {row.id: row for row in rows_where(reader, _among(list({one["case_id"] for one in found})))}
    entries = []
    for one in found:
        pack, due = packs.get(one["pack_id"]), date.fromisoformat(one["due_on"])
        step = pack.step(one["step"]) if pack and one["step"] else None
        title = T("{name} – {what}").put(
            name=cases[one["case_id"]].client_name, what=words_of(step, "") if step else one["title"]
        )
        entries.append(
            AgendaEntry(
                id=one["id"], kind="step", title=title, start=due, place=Place("family", one["case_id"]),
                client_id=one["client_id"], owner_id=one["owner_id"], tone="warning" if due < today else "info",
            )
        )  # fmt: skip
    return entries


def palette(reader: Reader, words: str) -> list[Hit]:
    """Return the cases whose number, sponsor or family member was typed."""
    typed = words.strip()
    if len(typed) < 3 or not reader.person.may(FAMILY_READ):
        return []
    case = find_by_number(reader, normal_code(typed)) if typed[:1].upper() == "K" else None
    if case is not None:
        rows = rows_where(reader, "f.id = :case", {"case": case.id})
    else:
        rows, _total = find_families(reader, limit=5, words=typed)
    return [
        Hit(
            row.client_name,
            T("{what}: {state}").put(what=NAME, state=STATES.label(row.state)),
            Place("family", row.id),
            "household",
        )
        for row in rows
    ]


NEW_CASE = Action(
    id="family_reunification.new",
    label=T("New family reunification"),
    place=Place("family.new"),
    right=FAMILY_WRITE,
    icon="household",
    help_topic="family",
)
FOR_CLIENT = Action(
    id="family_reunification.for_client",
    label=NAME,
    place=Place("family.new"),
    right=FAMILY_WRITE,
    icon="household",
    help_topic="family",
)

SLICE = Slice(
    name="family_reunification",
    label=NAME,
    records=(
        FamilyCase,
        FamilyMember,
        FamilyCondition,
        FamilyEvidence,
        FamilyEvent,
        FamilyDeadline,
        FamilyStep,
        FamilyTracing,
        FamilyPaper,
    ),
    commands=COMMANDS,
    rights=(FAMILY_READ, FAMILY_WRITE),
    indexes=(FAMILY_INDEX,),
    lists=(FAMILY_LIST,),
    sidebar=(SidebarEntry(NAME, Place("families"), FAMILY_READ, "household"),),
    actions=(NEW_CASE,),
    today=(
        TodaySection(
            "family_reunification.deadlines",
            T("Deadlines of family reunifications"),
            deadlines_today,
            FAMILY_READ,
            T("No deadline of a family reunification is near."),
            Place("families", options=(("filter", "open"),)),
        ),
        TodaySection(
            "family_reunification.steps",
            T("Your steps for families"),
            steps_today,
            FAMILY_READ,
            T("No step for a family is due this week."),
            Place("families", options=(("filter", "mine"),)),
        ),
    ),
    timeline=timeline,
    palette=palette,
    client_actions=(FOR_CLIENT,),
    next_steps=next_steps,
    agenda=agenda,
    summary=summary,
    open_matters=open_matters,
    awaited=AWAITED,
    upkeep=Upkeep(due=deadlines_stale, command=recompute, watches=frozenset({"own_pack"})),
)
