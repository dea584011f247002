"""Tasks and appointments: series over clock changes and month ends, changes as far as they reach, clashes, papers."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from integration_desk.casework import (
    SLICE,
    Appointment,
    Meeting,
    Occurrence,
    StateRefusedError,
    Task,
    appointment_slip,
    calendar_of,
    clashes_of,
    complete_task,
    days_between,
    end_series,
    move_appointment,
    move_task,
    occurrence,
    occurrences,
    parse_rule,
    reception_list,
    rule_for,
    save_appointment,
    save_task,
    set_appointment_state,
    slip_of,
    tasks_page,
)
from integration_desk.casework.contributions.agenda import tasks_today
from integration_desk.casework.rules.agenda import moment_of, repeated_on, wall_clock
from integration_desk.casework.rules.recurrence import Recurrence, settled
from integration_desk.clients import register
from integration_desk.core.errors import DeniedError, InvalidError, MissingError
from integration_desk.core.slices import AgendaEntry
from integration_desk.core.words import Text
from integration_desk.i18n import speaker
from integration_desk.printing import missing_characters, render
from integration_desk.store import Desk
from tests.clients.people import AMINA, OKSANA

TODAY = datetime.now(UTC).astimezone().date()
MONDAY = TODAY + timedelta(days=7 - TODAY.weekday())
DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))
FREQUENCIES = {"DAILY": DAILY, "WEEKLY": WEEKLY, "MONTHLY": MONTHLY, "YEARLY": YEARLY}


def say(text: Text | str) -> str:
    return speaker("en").say(text)


def amina(desk: Desk) -> str:
    return str(desk.run(register, client=AMINA).result)


def book(desk: Desk, *clients: str, day: date = MONDAY, begins: time = time(10), rrule: str = "", **values: str) -> str:
    ends = time(begins.hour, 45)
    appointment = Appointment(**{"purpose": "counselling", **values})  # type: ignore[arg-type]
    made = desk.run(
        save_appointment, appointment=appointment, clients=clients, day=day, begins=begins, ends=ends, rrule=rrule
    )
    return str(made.result)


def met(desk: Desk, first: date, last: date) -> list[tuple[date, str]]:
    found: list[Occurrence] = desk.ask(occurrences, first, last)
    return [(one.starts.astimezone().date(), one.state) for one in found]


# Series


@st.composite
def rules(draw: st.DrawFn) -> Recurrence:
    freq = draw(st.sampled_from(sorted(FREQUENCIES)))
    interval = draw(st.integers(1, 5))
    days: tuple[tuple[int, str], ...] = ()
    month_days: tuple[int, ...] = ()
    if freq == "WEEKLY":
        days = tuple((0, code) for code in draw(st.sets(st.sampled_from(("MO", "TU", "WE", "FR", "SU")), max_size=3)))
    if freq == "MONTHLY" and draw(st.booleans()):
        days = ((draw(st.sampled_from((1, 2, 4, 5, -1))), draw(st.sampled_from(("MO", "TH", "SU")))),)
    elif freq == "MONTHLY":
        month_days = draw(st.sampled_from(((), (31,), (-1,), (1, 15), (29, 30))))
    until = draw(st.none() | DAYS)
    return Recurrence(freq, interval, days, month_days, (), (), until)


@given(rules(), DAYS, DAYS, st.integers(0, 60))
def test_a_rule_taken_up_anywhere_gives_the_days_that_walking_through_it_gives(
    rule: Recurrence, start: date, first: date, length: int
) -> None:
    last = first + timedelta(days=length)
    written = parse_rule(rule.written())
    assert written == rule
    end = min(last, rule.until or last)
    walked = rrulestr(rule.written().split(";UNTIL")[0], dtstart=datetime.combine(start, time())).between(
        datetime.combine(min(start, first), time()), datetime.combine(end, time()), inc=True
    )
    assert days_between(rule, start, first, last) == [one.date() for one in walked if first <= one.date() <= end]


@given(DAYS, st.sampled_from(("monthly_day", "monthly_weekday", "yearly", "weekly", "fortnightly", "daily")))
def test_a_series_begins_with_its_first_day_and_skips_no_month(start: date, choice: str) -> None:
    rule = rule_for(choice, start)
    assert rule is not None
    days = days_between(rule, start, start, start + timedelta(days=800))
    assert days[0] == start
    if choice == "monthly_day":
        assert [day.month for day in days[:13]] == [(start.month + ahead - 1) % 12 + 1 for ahead in range(13)]
        assert all(day.day == start.day or (day + timedelta(days=1)).day == 1 or day.day >= 28 for day in days)
    if choice == "monthly_weekday":
        assert {day.weekday() for day in days} == {start.weekday()}
        assert len({(day.year, day.month) for day in days}) == len(days)


@given(DAYS, st.integers(1, 30), rules())
def test_so_many_times_becomes_a_last_day(start: date, count: int, rule: Recurrence) -> None:
    counted = parse_rule(Recurrence(rule.freq, rule.interval, rule.days, rule.month_days, count=count).written())
    ended = settled(counted, start)
    assert ended.count is None
    assert ended.until is not None
    found = days_between(ended, start, start, ended.until)
    walked = list(rrulestr(counted.written(), dtstart=datetime.combine(start, time())))
    reach = start + timedelta(days=366 * 20)
    assert found == [one.date() for one in walked if one.date() <= reach] or not found


@given(
    DAYS,
    st.times(time(0), time(23, 59)),
    st.sampled_from(("Europe/Berlin", "America/Toronto", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Casablanca")),
    st.integers(0, 400),
)
def test_a_series_keeps_the_time_of_the_clock_and_its_length(start: date, clock: time, zone: str, ahead: int) -> None:
    begins = moment_of(start, clock, zone)
    shown = wall_clock(begins, zone).time()
    day = start + timedelta(days=ahead)
    at, until = repeated_on(begins, begins + timedelta(minutes=50), zone, day)
    assert until - at == timedelta(minutes=50)
    kept = wall_clock(at, zone)
    skipped = moment_of(day, shown, zone) != at or kept.time() != shown
    assert kept.date() == day or skipped
    assert kept.time() == shown or kept.time() > shown  # only a time that the clock skips is later that day


def test_no_rule_but_those_of_an_agenda_is_taken(desk: Desk) -> None:
    for wrong in ("FREQ=SECONDLY", "FREQ=WEEKLY;BYDAY=XX", "hello", "FREQ=DAILY;INTERVAL=0", "FREQ=WEEKLY;COUNT=99999"):
        with pytest.raises(InvalidError, match="not a repetition"):
            book(desk, amina(desk), rrule=wrong)
    with pytest.raises(InvalidError, match="first day is not one"):
        book(desk, amina(desk), rrule="FREQ=WEEKLY;BYDAY=TU")
    with pytest.raises(InvalidError, match="before it begins"):
        desk.run(
            save_appointment, appointment=Appointment(title="x"), clients=(), day=MONDAY, begins=time(9), ends=time(8)
        )


@given(st.text(max_size=60))
def test_any_words_are_a_rule_or_a_sentence(words: str) -> None:
    try:
        rule = parse_rule(words)
    except InvalidError:
        return
    assert parse_rule(rule.written()) == rule
    assert len(days_between(rule, date(2026, 1, 31), date(2030, 1, 1), date(2030, 12, 31))) <= 366


# Changes


def test_one_day_of_a_series_is_moved_and_brought_back_by_undo(desk: Desk) -> None:
    series = book(desk, amina(desk), rrule="FREQ=WEEKLY;COUNT=4")
    third = MONDAY + timedelta(days=14)
    moved = datetime.combine(third + timedelta(days=1), time(15)).astimezone()
    own = desk.run(move_appointment, appointment_id=series, on=third, starts_at=moved).result
    days = [day for day, _ in met(desk, MONDAY, MONDAY + timedelta(days=40))]
    assert days == [MONDAY, MONDAY + timedelta(days=7), third + timedelta(days=1), MONDAY + timedelta(days=21)]
    assert desk.ask(occurrence, own).people[0].name == "Amina Hassan"
    with pytest.raises(MissingError):
        desk.run(move_appointment, appointment_id=series, on=third, starts_at=moved)
    desk.undo()
    assert [day for day, _ in met(desk, third, third)] == [third]


def test_all_following_days_become_a_series_of_their_own(desk: Desk) -> None:
    series = book(desk, amina(desk), rrule="FREQ=WEEKLY")
    third = MONDAY + timedelta(days=14)
    begins = datetime.combine(third + timedelta(days=2), time(8, 30)).astimezone()
    later = desk.run(move_appointment, appointment_id=series, on=third, starts_at=begins, scope="following").result
    assert later != series
    found: list[Occurrence] = desk.ask(occurrences, MONDAY, MONDAY + timedelta(days=34))
    assert [one.starts.astimezone().weekday() for one in found] == [0, 0, 2, 2, 2]
    assert {one.starts.astimezone().time() for one in found[2:]} == {time(8, 30)}
    desk.undo()
    assert len(met(desk, MONDAY, MONDAY + timedelta(days=34))) == 5


def test_the_whole_series_is_changed_but_for_days_of_their_own(desk: Desk) -> None:
    client = amina(desk)
    series = book(desk, client, rrule="FREQ=WEEKLY;COUNT=3", room="Room 1")
    second = MONDAY + timedelta(days=7)
    desk.run(set_appointment_state, appointment_id=series, on=second, state="cancelled", reason="client")
    desk.run(
        save_appointment, appointment=Appointment(id=series, purpose="papers", room="Room 2"), clients=(client,),
        day=MONDAY + timedelta(days=1), begins=time(11), ends=time(12), rrule="FREQ=WEEKLY;COUNT=3", scope="all",
        on=MONDAY,
    )  # fmt: skip
    found: list[Occurrence] = desk.ask(occurrences, MONDAY, MONDAY + timedelta(days=30))
    assert [(one.starts.astimezone().date() - MONDAY).days for one in found] == [1, 7, 15]
    assert [(one.state, one.room) for one in found] == [
        ("planned", "Room 2"), ("cancelled", "Room 1"), ("planned", "Room 2"),
    ]  # fmt: skip
    desk.run(end_series, appointment_id=series, on=MONDAY + timedelta(days=10))
    assert len(met(desk, MONDAY, MONDAY + timedelta(days=30))) == 2


def test_nobody_was_there_before_it_began(desk: Desk) -> None:
    appointment = book(desk, amina(desk))
    with pytest.raises(StateRefusedError, match="not begun"):
        desk.run(set_appointment_state, appointment_id=appointment, state="attended")
    with pytest.raises(InvalidError, match="why it is cancelled"):
        desk.run(set_appointment_state, appointment_id=appointment, state="cancelled")
    past = book(desk, amina(desk), day=TODAY - timedelta(days=3))
    desk.run(set_appointment_state, appointment_id=past, state="missed", note="Ill child")
    assert desk.ask(occurrence, past).state == "missed"


def test_an_appointment_needs_somebody_or_words_and_a_language_to_interpret(desk: Desk) -> None:
    with pytest.raises(InvalidError, match="Choose a client"):
        book(desk)
    with pytest.raises(InvalidError, match="which language"):
        desk.run(
            save_appointment, appointment=Appointment(needs_interpreter=True), clients=(amina(desk),), day=MONDAY,
            begins=time(9), ends=time(10),
        )  # fmt: skip


def test_clashes_are_told_and_never_stand_in_the_way(desk: Desk) -> None:
    client, other = amina(desk), str(desk.run(register, client=OKSANA).result)
    first = book(desk, client, room="Room 1", rrule="FREQ=WEEKLY")
    begins = datetime.combine(MONDAY + timedelta(days=7), time(10, 30)).astimezone(UTC)
    ends = begins + timedelta(hours=1)

    def told(meeting: Meeting, *without: str) -> str:
        return " ".join(say(text) for text in desk.ask(clashes_of, [meeting], without))

    assert "client has another" in told(Meeting(begins, ends, "x", frozenset({client})))
    assert "same member" in told(Meeting(begins, ends, desk.person.id, frozenset({other})))
    assert "room is taken" in told(Meeting(begins, ends, "x", frozenset({other}), "room 1 "))
    assert told(Meeting(begins, ends, "x", frozenset({other}), "Room 2")) == ""
    assert told(Meeting(begins, ends, "x", frozenset({client})), first) == ""
    assert told(Meeting(begins + timedelta(minutes=15), ends, "x", frozenset({client}))) == ""
    book(desk, client, day=MONDAY + timedelta(days=7), begins=time(10), room="Room 1")
    assert len(met(desk, MONDAY + timedelta(days=7), MONDAY + timedelta(days=7))) == 2


# Tasks


def test_a_task_is_noted_moved_done_and_told(desk: Desk) -> None:
    client = amina(desk)
    task = desk.run(save_task, task=Task(title=" Call the school ", client_id=client, due_on=TODAY)).result
    (row,), total = desk.ask(tasks_page, words="school")
    assert (row.title, row.owner_id, total) == ("Call the school", desk.person.id, 1)
    assert desk.ask(tasks_page, words="hassan")[1] == 1
    assert SLICE.next_steps is not None
    assert [say(one.title) for one in desk.ask(SLICE.next_steps, client)][:1] == ["Call the school"]
    desk.run(move_task, task_id=task, due_on=TODAY - timedelta(days=1))
    assert desk.ask(tasks_page, overdue=True)[1] == 1
    desk.run(complete_task, task_id=task, outcome="Place found")
    assert desk.ask(tasks_page, open=True)[1] == 0
    assert SLICE.timeline is not None
    assert "Task done: Call the school" in [say(one.title) for one in desk.ask(SLICE.timeline, client)]
    desk.undo()
    assert desk.ask(tasks_page, open=True)[1] == 1


def test_a_task_is_remembered_from_the_day_that_was_asked_for(desk: Desk) -> None:
    desk.run(save_task, task=Task(title="Soon", due_on=TODAY + timedelta(days=3), remind_days=3))
    desk.run(save_task, task=Task(title="Later", due_on=TODAY + timedelta(days=3), remind_days=2))
    assert [say(one.title) for one in desk.ask(tasks_today)] == ["Soon"]


@pytest.mark.parametrize(
    ("task", "field"),
    [
        (Task(title="  "), "title"),
        (Task(title="x", due_on=date(9999, 1, 1)), "due_on"),
        (Task(title="x", due_time=time(9)), "due_on"),
        (Task(title="x", remind_days=-1), "remind_days"),
        (Task(title="x", priority="huge"), "priority"),
    ],
)
def test_a_task_that_cannot_be_is_refused_at_its_field(desk: Desk, task: Task, field: str) -> None:
    with pytest.raises(InvalidError) as refusal:
        desk.run(save_task, task=task)
    assert [problem.field for problem in refusal.value.problems] == [field]


# What others see of it


def test_the_agenda_tells_of_both_and_of_nothing_to_those_who_may_not(
    desk: Desk, desk_for: Callable[[str], Desk]
) -> None:
    client = amina(desk)
    book(desk, client)
    desk.run(save_task, task=Task(title="Print the plan", due_on=MONDAY))
    assert SLICE.agenda is not None
    found: list[AgendaEntry] = desk.ask(SLICE.agenda, MONDAY, MONDAY)
    assert sorted((one.kind, say(one.title)) for one in found) == [
        ("appointment", "Amina Hassan – Counselling"), ("task", "Print the plan"),
    ]  # fmt: skip
    trainer = desk_for("trainer")
    assert trainer.ask(SLICE.agenda, MONDAY, MONDAY) == []
    assert trainer.ask(occurrences, MONDAY, MONDAY) == []
    with pytest.raises(DeniedError):
        trainer.run(save_task, task=Task(title="x"))


def test_a_client_with_an_appointment_is_awaited(desk: Desk) -> None:
    client = amina(desk)
    book(desk, client, title="About school")
    book(desk, client, rrule="FREQ=WEEKLY", title="German")
    rows = desk.ask(lambda reader: reader.rows("SELECT client_id, due, kind, what FROM awaited ORDER BY what"))
    assert [(row["client_id"], row["kind"], row["what"]) for row in rows] == [
        (client, "appointment", "About school"), (client, "appointment", "German"),
    ]  # fmt: skip


def test_a_calendar_file_has_numbers_for_names_unless_names_are_chosen(desk: Desk) -> None:
    client = amina(desk)
    book(desk, client, title="Divorce")
    number = desk.ask(lambda reader: reader.value("SELECT file_number FROM client"))
    meetings = desk.ask(occurrences, MONDAY, MONDAY)
    plain = calendar_of(meetings, say, desk.now()).decode()
    assert number in plain
    assert "Hassan" not in plain
    assert "Divorce" not in plain
    (event,) = Calendar.from_ical(calendar_of(meetings, say, desk.now(), names=True)).walk("VEVENT")
    assert str(event["summary"]) == "Amina Hassan – Divorce"
    assert event.start == meetings[0].starts


def test_a_series_is_one_event_with_its_rule_in_a_calendar_file(desk: Desk) -> None:
    series = book(desk, amina(desk), rrule="FREQ=WEEKLY;COUNT=3")
    first = desk.ask(occurrence, series)
    rule = settled(parse_rule("FREQ=WEEKLY;COUNT=3"), MONDAY)
    written = calendar_of([first], say, desk.now(), rule=rule, without=[MONDAY + timedelta(days=7)])
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    found = rrule(
        WEEKLY, dtstart=event.start.replace(tzinfo=None), until=event["rrule"]["UNTIL"][0].replace(tzinfo=None)
    )
    assert len(list(found)) == 3
    assert "EXDATE" in event


@pytest.mark.parametrize("language", ["en", "de", "ar", "fa", "am"])
def test_the_slip_says_when_and_where_in_the_clients_language_and_never_why(desk: Desk, language: str) -> None:
    appointment = book(desk, amina(desk), title="Divorce", room="Room 7")
    slip = appointment_slip(desk.ask(slip_of, appointment, "", "", language))
    words = str(slip.blocks)
    assert "Divorce" not in words
    assert "Counselling" not in words
    assert "Rosa Meyer" in words
    assert "Room 7" in words
    assert missing_characters(slip) == ()
    assert render(slip).startswith(b"%PDF")


def test_the_reception_list_has_names_or_numbers_and_nobody_who_is_met_elsewhere(desk: Desk) -> None:
    client = amina(desk)
    book(desk, client, needs_interpreter="1", interpreter_language="ar")
    book(desk, client, begins=time(14), place="At her home")
    number = desk.ask(lambda reader: reader.value("SELECT file_number FROM client"))
    named = str(desk.ask(reception_list, MONDAY, speaker("en")).blocks)
    assert named.count("Amina Hassan") == 1
    assert "Arabic" in named
    assert "not named yet" in named
    numbered = str(desk.ask(reception_list, MONDAY, speaker("de"), names=False).blocks)
    assert "Hassan" not in numbered
    assert number in numbered


def test_words_of_an_appointment_are_in_no_file_but_the_desk(desk: Desk, tmp_path: Path) -> None:
    book(desk, amina(desk), title="Canary-7Q")
    desk.close()
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"Canary-7Q" in path.read_bytes()]
