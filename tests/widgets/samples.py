"""A record with a field of every kind, rows for tables, and work done on a thread: what the widget tests show."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import attrs

from integration_desk.core import fields
from integration_desk.core.changes import Change
from integration_desk.core.codes import codelist
from integration_desk.core.commands import Command
from integration_desk.core.dates import PartialDate
from integration_desk.core.people import EVERY_ROLE, Right
from integration_desk.core.records import Record, record
from integration_desk.core.slices import Place, TimelineEntry
from integration_desk.core.words import T
from integration_desk.widgets import Cell, Column

READ = Right("samples.read", T("See samples"), EVERY_ROLE)

SEXES = codelist("sexes", female=T("Female"), male=T("Male"), other=T("Other"), unknown=T("Not stated"))
MEANS = codelist(
    "means", phone=T("Phone"), message=T("Message"), letter=T("Letter"), visit=T("In person"), email=T("E-mail")
)


@record("sample", T("Person"), read=READ)
class Sample(Record):
    """One field of every kind."""

    given_name: str = fields.name(T("Given name"), required=True)
    family_name: str = fields.name(T("Family name"), required=True)
    native_name: str = fields.name(T("Name in native script"), help=T("As the person writes it."))
    born: PartialDate | None = fields.field(
        T("Date of birth"), fields.Kind.PARTIAL_DATE, help=T("As far as it is known.")
    )
    sex: str = fields.code(T("Sex"), SEXES)
    language: str = fields.field(T("Native language"), fields.Kind.LANGUAGE)
    languages: tuple[str, ...] = fields.field(T("Other languages"), fields.Kind.LANGUAGES)
    nationality: tuple[str, ...] = fields.field(T("Nationalities"), fields.Kind.COUNTRIES)
    country: str = fields.field(T("Country of birth"), fields.Kind.COUNTRY)
    scripts: tuple[str, ...] = fields.field(T("Scripts read"), fields.Kind.SCRIPTS)
    phone: str = fields.field(T("Phone"), fields.Kind.PHONE)
    email: str = fields.field(T("E-mail"), fields.Kind.EMAIL)
    website: str = fields.field(T("Website"), fields.Kind.URL)
    means: tuple[str, ...] = fields.codes(T("May be contacted by"), MEANS)
    never_call: bool = fields.yes_no(T("Never call at home"))
    children: int | None = fields.field(T("Number of children"), fields.Kind.INTEGER)
    distance: float | None = fields.field(T("Distance in kilometres"), fields.Kind.DECIMAL)
    arrived: date | None = fields.field(T("Date of arrival"), fields.Kind.DATE)
    hour: time | None = fields.field(T("Best time"), fields.Kind.TIME)
    seen: datetime | None = fields.field(T("Last seen"), fields.Kind.MOMENT)
    notes: str = fields.long_text(T("Notes"), help=T("What helps the next colleague."))
    picture: bytes = fields.field(T("Picture"), fields.Kind.FILE)


AMINA = Sample(
    given_name="Amina",
    family_name="Hassan",
    native_name="آمنة حسن",
    born=PartialDate(1991, 3, 14),
    sex="female",
    language="ar",
    languages=("en", "fa-AF"),
    nationality=("SY",),
    phone="+4940901820",
    means=("phone", "letter"),
    never_call=True,
    children=2,
    distance=1.2,
    arrived=date(2024, 11, 3),
    notes="Needs a gynaecologist who speaks Arabic.",
)


@attrs.frozen
class Line:
    """A row of a list."""

    id: str
    name: str
    native: str
    state: str
    next_step: str


NAMES = (
    ("Amina Hassan", "آمنة حسن"),
    ("Oksana Kovalenko", "Оксана Коваленко"),
    ("Ferhat Yıldız", ""),
    ("Tigist Alemu", "ትግስት ዓለሙ"),
    ("Mohammad Rahimi", "محمد رحیمی"),
    ("Priya Nair", "പ്രിയ നായർ"),
)
STATES = ("accepted", "overdue", "sent", "draft")


def line(number: int) -> Line:
    """Return the row with a number."""
    name, native = NAMES[number % len(NAMES)]
    return Line(f"r{number}", f"{name} {number}", native, STATES[number % 4], "Answer from the clinic")


def find_lines(
    _reader: Any,
    *,
    offset: int,
    limit: int,
    order: str,
    descending: bool,
    words: str = "",
    total: int = 1000,
    mine: bool = False,
) -> tuple[list[Line], int]:
    """Return some of many rows, as a query of a slice does."""
    numbers = [number for number in range(total) if words.casefold() in line(number).name.casefold()]
    if mine:
        numbers = numbers[::2]
    if descending:
        numbers.reverse()
    return [line(number) for number in numbers[offset : offset + limit]], len(numbers)


CHIPS = {
    "accepted": (T("Accepted"), "success"),
    "overdue": (T("Overdue"), "danger"),
    "sent": (T("Sent"), "info"),
    "draft": (T("Draft"), "neutral"),
}

COLUMNS = (
    Column("name", T("Name"), lambda row: Cell(row.name, detail=row.native, strong=True), 220, "name", stretch=True),
    Column("state", T("State"), lambda row: Cell(chip=CHIPS[row.state]), 130, "state"),
    Column(
        "next",
        T("Next step"),
        lambda row: Cell(row.next_step, detail=T("in {count} day", "in {count} days").of(3), tooltip="Fri 27 Nov"),
        200,
    ),
    Column("number", T("Number"), lambda row: row.id, 100, "id", shown=False),
)


def entries() -> list[TimelineEntry]:
    """Return a client's timeline."""
    now = datetime.now(UTC)
    return [
        TimelineEntry(
            now,
            T("Referral {code} to {service}").put(code="R-7K2", service="Women's Clinic"),
            "Answer due on Friday",
            T("Sent"),
            "info",
            "refer",
            Place("referral", "1"),
        ),
        TimelineEntry(
            now - timedelta(days=1), T("Visit"), "25 minutes, interpreter present. " * 4, None, "info", "note"
        ),
        TimelineEntry(now - timedelta(days=9), T("Consent given"), "", T("Runs out soon"), "warning", "consent"),
        TimelineEntry(
            now - timedelta(days=9), T("Registered by {name}").put(name="R. Meyer"), "", None, "info", "person"
        ),
    ]


class ThreadJob:
    """Work on a thread."""

    def __init__(self, future: "Future[Any]") -> None:
        self.future = future

    def cancel(self) -> None:
        """Cancel it, if it has not begun."""
        self.future.cancel()


class ThreadDesk:
    """Does what an open desk does for tasks, on one thread and without a file."""

    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor(1)

    def start(
        self, command: Command, progress: Callable[[int, int], None] | None = None, **arguments: Any
    ) -> ThreadJob:
        """Start a command."""

        def work() -> Change:
            if progress is not None:
                progress(1, 2)
            return Change(command.label, frozenset({("sample", "1")}), command.function(None, **arguments))

        return ThreadJob(self.pool.submit(work))

    def inquire(self, query: Callable[..., Any], *args: Any, **options: Any) -> ThreadJob:
        """Start a query; there is one lane only."""
        options.pop("lane", None)
        return ThreadJob(self.pool.submit(query, None, *args, **options))


class Window:
    """What a page gets from the window, remembering where it was sent."""

    def __init__(self, tasks: Any) -> None:
        self.tasks, self.desk, self.slices = tasks, None, ()
        self.gone: list[Place] = []

    def go(self, place: Place) -> None:
        """Remember a place."""
        self.gone.append(place)

    def back(self) -> None:
        """Remember going back."""
        self.gone.append(Place("back"))

    def say(self, text: Any) -> str:
        """Say a text in English."""
        return str(text)

    def status(self, text: Any) -> None:
        """Take a line for the foot of the window."""
