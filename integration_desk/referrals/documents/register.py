"""The register of referrals on paper: what the list shows, for a period, as a table with a head on every page."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

import attrs

from integration_desk.core.access import Reader
from integration_desk.core.centre import Centre, centre_of, letterhead_of, paper_of
from integration_desk.core.documents import Block, Document, Heading, Paragraph, Span, Style, Table, Words
from integration_desk.core.narrowing import Narrow
from integration_desk.core.values import moment_text
from integration_desk.core.words import T, Text, verbatim
from integration_desk.i18n import Speaker
from integration_desk.referrals.model import STATES, URGENCIES
from integration_desk.referrals.queries.listing import ReferralRow, condition_of, rows_where
from integration_desk.referrals.rules import WAITING

LARGEST = 2_000

PERIODS: dict[str, Text] = {
    "always": T("Any time"),
    "this_month": T("This month"),
    "last_month": T("Last month"),
    "this_year": T("This year"),
    "last_year": T("Last year"),
}
FILTER_LABELS: dict[str, Text] = {
    "draft": T("Drafts"),
    "waiting": T("Waiting for an answer"),
    "silent": T("Not answered in time"),
    "urgent": T("Urgent, or to ask about"),
    "agreed": T("Under way"),
    "this_week": T("Appointment within a week"),
    "closed": T("Closed", context="referral"),
    "mine": T("Mine"),
}
_DAY = "COALESCE(r.sent_at, r.changed_at)"


@attrs.frozen
class Register:
    """What a register holds: the rows, the period, and by what they were chosen."""

    rows: tuple[ReferralRow, ...]
    first: date | None
    last: date | None
    words: str
    filters: tuple[str, ...]
    centre: Centre
    today: date
    shortened: bool


def period_of(period: str, today: date) -> tuple[date | None, date | None]:
    """Return the first and the last day of a period.

    >>> period_of("last_month", date(2026, 1, 20))
    (datetime.date(2025, 12, 1), datetime.date(2025, 12, 31))
    >>> period_of("this_year", date(2026, 7, 1)), period_of("always", date(2026, 7, 1))
    ((datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)), (None, None))
    """
    month = today.replace(day=1)
    match period:
        case "this_month":
            return month, (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        case "last_month":
            last = month - timedelta(days=1)
            return last.replace(day=1), last
        case "this_year" | "last_year":
            year = today.year - (period == "last_year")
            return date(year, 1, 1), date(year, 12, 31)
        case _:
            return None, None


def register_of(
    reader: Reader,
    *,
    period: str = "always",
    words: str = "",
    narrow: Mapping[str, Narrow] | None = None,
    **filters: bool,
) -> Register:
    """Return the referrals that fit a list's search and filters and were sent, or written, in a period."""
    today = reader.now.astimezone().date()
    first, last = period_of(period, today)
    condition, parameters = condition_of(reader, words, filters, narrow)
    if first is not None and last is not None:
        condition = f"({condition}) AND {_DAY} >= :since AND {_DAY} < :until"
        parameters |= {"since": _start(first), "until": _start(last + timedelta(days=1))}
    parameters |= {"limit": LARGEST + 1, "offset": 0}
    found = rows_where(reader, condition, parameters, f"{_DAY}, r.number", paged=True)
    return Register(
        rows=tuple(found[:LARGEST]),
        first=first,
        last=last,
        words=words.strip(),
        filters=tuple(name for name in FILTER_LABELS if filters.get(name)),
        centre=centre_of(reader),
        today=today,
        shortened=len(found) > LARGEST,
    )


def compose_register(register: Register, speaker: Speaker) -> Document:
    """Return a register as a document, said in the language of the person who prints it."""
    say = speaker.say
    header = (T("Reference"), T("Date"), T("Client"), T("Service"), T("Urgency"), T("State"), T("Answer"))
    table = Table(
        header=tuple(say(label) for label in header),
        rows=tuple(_line(row, speaker) for row in register.rows),
        widths=(2.5, 1.8, 2.5, 2.2, 1.8, 1.6, 1.9),
    )
    title = say(T("Register of referrals"))
    page = T("Page {page} of {pages}").put(page=verbatim("{page}"), pages=verbatim("{pages}"))
    return Document(
        title=title,
        language=speaker.language_code,
        blocks=(Heading(title, level=1), *_chosen_by(register, speaker), *((table,) if register.rows else ())),
        letterhead=letterhead_of(register.centre),
        author=register.centre.name,
        paper=paper_of(register.centre),
        page_label=say(page),
    )


def _start(day: date) -> str:
    return moment_text(datetime.combine(day, time.min).astimezone())


def _chosen_by(register: Register, speaker: Speaker) -> Sequence[Block]:
    """Say what the register holds, so that it can be read years later without the list."""
    said = [T("{count} referral", "{count} referrals").of(len(register.rows))]
    if register.first is not None and register.last is not None:
        first, last = (verbatim(speaker.date(day, "long")) for day in (register.first, register.last))
        said.append(T("From {first} to {last}").put(first=first, last=last))
    if register.filters:
        names = speaker.listing([speaker.say(FILTER_LABELS[name]) for name in register.filters])
        said.append(T("Only: {filters}").put(filters=verbatim(names)))
    if register.words:
        said.append(T("Found by “{words}”").put(words=register.words))
    said.append(T("Printed on {day}").put(day=verbatim(speaker.date(register.today, "long"))))
    if register.shortened:
        said.append(T("Only the first {count} are printed. Choose a shorter period.").put(count=LARGEST))
    return [Paragraph(speaker.say(text), style=Style.SMALL) for text in said]


def _line(row: ReferralRow, speaker: Speaker) -> tuple[Words, ...]:
    day = row.sent_at or row.changed_at
    return (
        _whole(row.number),
        _whole(speaker.date(day.astimezone().date(), "short") if day else ""),
        _whole(row.number if row.confidential else row.client_name),
        _whole(row.service_name if row.service_name == row.recipient else f"{row.service_name}\n{row.recipient}"),
        speaker.say(URGENCIES.label(row.urgency)) if row.urgency != "normal" else "",
        speaker.say(STATES.label(row.state)),
        _answer(row, speaker),
    )


def _whole(words: str) -> Words:
    """Keep a name or number whole in any direction; each line of it is one."""
    spans = [
        Span(line if not number else f"\n{line}", isolate=not number) for number, line in enumerate(words.split("\n"))
    ]
    return tuple(spans) if words else ""


def _answer(row: ReferralRow, speaker: Speaker) -> str:
    if row.replied_at is not None:
        day = speaker.date(row.replied_at.astimezone().date(), "short")
        return speaker.say(T("answered {day}").put(day=verbatim(day)))
    if row.answer_due is None or row.state not in WAITING:
        return ""
    due = verbatim(speaker.date(row.answer_due.astimezone().date(), "short"))
    return speaker.say((T("was due {day}") if row.silent else T("due {day}")).put(day=due))
