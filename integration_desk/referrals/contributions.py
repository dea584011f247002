"""What referrals give to the rest of the program."""

from datetime import UTC, date, datetime, time

from integration_desk.clients import Client, display_name
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
    TimelineEntry,
    TodaySection,
)
from integration_desk.core.words import T, Text
from integration_desk.referrals import rules
from integration_desk.referrals.commands import COMMANDS
from integration_desk.referrals.lists import REFERRAL_LIST
from integration_desk.referrals.model import (
    REFERRALS_OVERRIDE,
    REFERRALS_READ,
    REFERRALS_TEMPLATES,
    REFERRALS_WRITE,
    STATES,
    LetterTemplate,
    Referral,
    ReferralEvent,
    ReferralLetter,
)
from integration_desk.referrals.queries import (
    ReferralRow,
    appointments_this_week,
    attention,
    next_for_client,
    rows_where,
    service_records,
)
from integration_desk.referrals.queries.detail import find_by_number

SHOWN = 50
_TITLES: dict[str, Text] = {
    "draft": T("Referral to {organisation} drafted"),
    "sent": T("Referred to {organisation}"),
    "accepted": T("{organisation} accepted the referral"),
    "declined": T("{organisation} declined the referral"),
    "no_answer": T("No answer from {organisation}"),
    "appointment": T("Appointment at {organisation}"),
    "attended": T("Was at {organisation}"),
    "missed": T("Was not at {organisation}"),
    "completed": T("Referral to {organisation} completed"),
    "withdrawn": T("Referral to {organisation} withdrawn"),
    "failed": T("Referral to {organisation} closed without success"),
}


def timeline(reader: Reader, client_id: str) -> list[TimelineEntry]:
    """Return what happened to a client's referrals, step by step."""
    referrals = {one.id: one for one in reader.all(Referral, "client_id = :client", {"client": client_id})}
    where = "referral_id IN (SELECT id FROM referral WHERE client_id = :client)"
    entries = []
    for event in reader.all(ReferralEvent, where, {"client": client_id}, order="at"):
        referral = referrals.get(event.referral_id)
        if referral is None or event.at is None:
            continue
        entries.append(
            TimelineEntry(
                when=event.at,
                title=_TITLES[event.state].put(organisation=referral.recipient),
                detail=event.note or _detail(event.state, referral),
                state=STATES.label(event.state),
                tone=rules.TONES[event.state],
                icon="refer",
                place=Place("referral", referral.id),
            )
        )
    return entries


def _detail(state: str, referral: Referral) -> str:
    return referral.request if state in ("draft", "sent") else ""


def next_steps(reader: Reader, client_id: str) -> list[Reminder]:
    """Return what is to be done next with a client's open referrals."""
    return [_reminder(row, with_client=False) for row in next_for_client(reader, client_id)]


def silent_today(reader: Reader) -> list[Reminder]:
    """Return the referrals that nobody answered in time."""
    return [_reminder(row) for row in attention(reader) if row.silent][:SHOWN]


def urgent_today(reader: Reader) -> list[Reminder]:
    """Return urgent referrals still waiting, and appointments of which nobody has said how they went."""
    return [_reminder(row) for row in attention(reader) if not row.silent][:SHOWN]


def appointments_today(reader: Reader) -> list[Reminder]:
    """Return the appointments of today and of the six days after it, with their hour."""
    today = reader.now.astimezone().date()
    return [_appointment(row, today) for row in appointments_this_week(reader)][:SHOWN]


def _appointment(row: ReferralRow, today: date) -> Reminder:
    name = T("{name} – {organisation}").put(name=row.client_name, organisation=row.recipient)
    title = T("{time}: {what}").put(time=row.appointment_time, what=name) if row.appointment_time else name
    return Reminder(
        title=title,
        detail=row.service_name or row.next_step,
        place=Place("referral", row.id),
        due=row.appointment_date,
        tone="warning" if row.appointment_date == today else "info",
    )


def agenda(reader: Reader, first: date, last: date) -> list[AgendaEntry]:
    """Return the appointments of clients with services between two days, both included."""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    when = "r.state IN ('appointment', 'attended', 'missed') AND r.appointment_date BETWEEN :first AND :last"
    met = rows_where(reader, when, days, "r.appointment_date, r.appointment_time")
    return [_met(row, row.appointment_date) for row in met if row.appointment_date is not None]


def _met(row: ReferralRow, day: date) -> AgendaEntry:
    clock = row.appointment_time
    start: date | datetime = day if clock is None else datetime.combine(day, _plain(clock)).astimezone(UTC)
    return AgendaEntry(
        id=row.id,
        kind="referral",
        title=T("{name} – {organisation}").put(name=row.client_name, organisation=row.recipient),
        start=start,
        place=Place("referral", row.id),
        client_id=row.client_id,
        owner_id=row.caseworker_id,
        state=STATES.label(row.state),
        tone=rules.TONES[row.state],
    )


def _plain(clock: time) -> time:
    return clock.replace(tzinfo=None)


def drafts_today(reader: Reader) -> list[Reminder]:
    """Return the drafts of the person at the desk."""
    where = "r.state = 'draft' AND r.caseworker_id = :person"
    return [_reminder(row) for row in rows_where(reader, where, {}, "r.changed_at DESC")][:SHOWN]


def _reminder(row: ReferralRow, *, with_client: bool = True) -> Reminder:
    title = T("{name} – {organisation}").put(name=row.client_name, organisation=row.recipient)
    late = isinstance(row.when, datetime) and row.silent
    tone = "danger" if late or (row.urgency == "emergency" and row.state in rules.WAITING) else "info"
    if tone == "info" and (row.urgency == "urgent" or row.state == "no_answer"):
        tone = "warning"
    return Reminder(
        title=title if with_client else T("{step}: {organisation}").put(step=row.next_step, organisation=row.recipient),
        detail=row.next_step if with_client else STATES.label(row.state),
        place=Place("referral", row.id) if row.state != "draft" else Place("referral.new", row.id),
        due=row.when,
        tone=tone,
    )


def palette(reader: Reader, words: str) -> list[Hit]:
    """Return the referral whose number was typed or scanned, whole or as far as it was typed."""
    plain = "".join(letter for letter in words.upper() if letter.isascii() and letter.isalnum())
    if not plain.startswith("R") or len(plain) < 3:
        return []
    exact = find_by_number(reader, normal_code(words))
    like = f"R-{plain[1:]}%"
    found = [exact] if exact else reader.all(Referral, "number LIKE :like", {"like": like}, order="number LIMIT 8")
    return [_hit(reader, referral) for referral in found]


def _hit(reader: Reader, referral: Referral) -> Hit:
    client = reader.find(Client, referral.client_id)
    detail = T("{name} – {organisation}").put(
        name=display_name(client) if client else "", organisation=referral.recipient
    )
    return Hit(referral.number, detail, Place("referral", referral.id), "refer")


NEW_REFERRAL = Action(
    id="referrals.new",
    label=T("New referral"),
    place=Place("referral.new"),
    right=REFERRALS_WRITE,
    icon="refer",
    shortcut="Ctrl+Shift+R",
    help_topic="referrals",
)
ENTER_REPLY = Action(
    id="referrals.reply",
    label=T("Enter a reply"),
    place=Place("reply"),
    right=REFERRALS_WRITE,
    icon="mail",
    shortcut="Ctrl+Shift+E",
    help_topic="replies",
)
EDIT_TEMPLATE = Action(
    id="referrals.templates",
    label=T("Change the letter's template"),
    place=Place("referrals.templates"),
    right=REFERRALS_TEMPLATES,
    icon="edit",
    help_topic="referrals-templates",
)
REFER = Action(
    id="referrals.refer_client",
    label=T("Refer"),
    place=Place("referral.new"),
    right=REFERRALS_WRITE,
    icon="refer",
    shortcut="Ctrl+R",
    help_topic="referrals",
)

AWAITED = """
SELECT client_id, coalesce(CASE WHEN state = 'appointment' THEN appointment_date END, waiting_until,
 CASE WHEN state IN ('sent', 'no_answer') THEN substr(answer_due, 1, 10) END) AS due,
 CASE WHEN state = 'appointment' THEN 'appointment' WHEN state IN ('sent', 'no_answer') THEN 'answer'
 ELSE 'referral' END AS kind, recipient AS what
FROM referral WHERE closed_at IS NULL
"""


SLICE = Slice(
    name="referrals",
    label=T("Referrals"),
    records=(Referral, ReferralEvent, ReferralLetter, LetterTemplate),
    commands=COMMANDS,
    rights=(REFERRALS_READ, REFERRALS_WRITE, REFERRALS_OVERRIDE, REFERRALS_TEMPLATES),
    lists=(REFERRAL_LIST,),
    sidebar=(SidebarEntry(T("Referrals"), Place("referrals"), REFERRALS_READ, "referrals"),),
    actions=(NEW_REFERRAL, ENTER_REPLY, EDIT_TEMPLATE),
    today=(
        TodaySection(
            "referrals.appointments",
            T("Appointments today and this week"),
            appointments_today,
            REFERRALS_READ,
            T("No appointment is made for the next seven days."),
            Place("referrals", options=(("filter", "this_week"),)),
        ),
        TodaySection(
            "referrals.silent",
            T("Referrals without an answer"),
            silent_today,
            REFERRALS_READ,
            T("Every referral was answered in time."),
            Place("referrals", options=(("filter", "silent"),)),
        ),
        TodaySection(
            "referrals.urgent",
            T("Urgent referrals and appointments to ask about"),
            urgent_today,
            REFERRALS_READ,
            T("Nothing is urgent."),
            Place("referrals", options=(("filter", "urgent"),)),
        ),
        TodaySection(
            "referrals.drafts",
            T("Your draft referrals"),
            drafts_today,
            REFERRALS_READ,
            T("You have no drafts."),
            Place("referrals", options=(("filter", "draft"),)),
        ),
    ),
    timeline=timeline,
    palette=palette,
    client_actions=(REFER,),
    next_steps=next_steps,
    open_matters=next_steps,
    awaited=AWAITED,
    service_records=service_records,
    agenda=agenda,
)
