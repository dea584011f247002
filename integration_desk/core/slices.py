"""What a slice contributes to the program; the composition root hands it to the store, the shell and the engines."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

import attrs

from integration_desk.core.access import Reader
from integration_desk.core.codes import CodeList, codelist
from integration_desk.core.commands import Command
from integration_desk.core.likeness import Likeness
from integration_desk.core.lists import Listing
from integration_desk.core.people import Right
from integration_desk.core.records import Record
from integration_desk.core.search import SearchIndex
from integration_desk.core.words import T, Text


@attrs.frozen
class Place:
    """Somewhere to go in the window: a kind of page and the id it shows, with what the page needs besides."""

    kind: str
    id: str = ""
    options: tuple[tuple[str, str], ...] = ()

    def option(self, name: str, default: str = "") -> str:
        """Return one of the options."""
        return dict(self.options).get(name, default)


@attrs.frozen
class Hit:
    """A line of the palette: what it is called, what else tells it apart, and where it leads."""

    title: str
    detail: Text | str
    place: Place
    icon: str = ""


@attrs.frozen
class TimelineEntry:
    """Something that happened to a client: when, what, and where to read on. ``state`` is a chip's words, if any.

    ``when`` is a day alone where no more is known: it stands below what is known of that day to the minute.
    """

    when: date | datetime
    title: Text
    detail: str = ""
    state: Text | None = None
    tone: str = "info"
    icon: str = ""
    place: Place | None = None

    @property
    def begins(self) -> datetime:
        """Return the moment, or the beginning of the day at the desk."""
        return self.when if isinstance(self.when, datetime) else datetime.combine(self.when, time()).astimezone()

    @property
    def day(self) -> date:
        """Return the day at the desk."""
        return self.when.astimezone().date() if isinstance(self.when, datetime) else self.when


@attrs.frozen
class Reminder:
    """Something on the Today page. ``tone`` is danger, warning or info; ``due`` a date or moment, if there is one."""

    title: Text
    detail: Text | str
    place: Place
    due: Any = None
    tone: str = "info"


@attrs.frozen
class TodaySection:
    """A heading of the Today page with the query for its lines; ``place`` opens all of them, or what ``leads`` says."""

    id: str
    label: Text
    query: Callable[[Reader], list[Reminder]]
    right: Right
    empty: Text
    place: Place | None = None
    leads: Text | None = None


@attrs.frozen
class Action:
    """Something one can start from the palette or a button: it leads to a place."""

    id: str
    label: Text
    place: Place
    right: Right
    icon: str
    shortcut: str = ""
    help_topic: str = ""


@attrs.frozen(kw_only=True)
class AgendaEntry:
    """Something in the agenda: a day or a moment (UTC) at which it begins, who it concerns, and where it leads.

    ``kind`` tells apart what a slice has there (task, appointment, deadline, step); ``movable`` entries may be given
    another day by whoever shows them, with the command of their slice.
    """

    id: str
    kind: str
    title: Text
    start: date | datetime
    place: Place
    end: datetime | None = None
    client_id: str = ""
    owner_id: str = ""
    state: Text | None = None
    tone: str = "info"
    movable: bool = False


@attrs.frozen
class Summary:
    """A line of the client's overview: what it is about and how it stands; ``level`` of four is drawn beside words."""

    label: Text
    value: Text | str
    place: Place | None = None
    tone: str = "info"
    level: int | None = None


@attrs.frozen
class ServiceRecord:
    """How a service of the directory dealt with whom it was sent: of so many, how many refused or left unanswered."""

    referred: int = 0
    refused: int = 0
    unanswered: int = 0


@attrs.frozen
class SidebarEntry:
    """A line of the sidebar."""

    label: Text
    place: Place
    right: Right
    icon: str


@attrs.frozen
class Usual:
    """The languages and countries that are usual here, the most frequent first."""

    languages: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


AWAITED: CodeList = codelist(
    "awaited",
    action=T("Action"),
    task=T("Task"),
    appointment=T("Appointment"),
    answer=T("Answer"),
    referral=T("Referral"),
    step=T("Step"),
    deadline=T("Deadline"),
)
"""What kinds of things lists tell to be still to come for a client."""


@attrs.frozen(kw_only=True)
class Upkeep:
    """What a slice brings up to date by itself: when the desk is opened, and when a table of ``watches`` has changed.

    ``due`` tells whether there is anything to do; ``command`` does it, for those who may.
    """

    due: Callable[[Reader], bool]
    command: Command
    watches: frozenset[str] = frozenset()


@attrs.frozen(kw_only=True)
class Slice:
    """A vertical part of the program and all it contributes. Pages are opened by ``app`` alone (``ui``).

    ``timeline`` and ``next_steps`` answer for one client id; ``palette`` for typed words. ``client_actions`` stand on
    the client's page: their place receives the option ``client``. ``service_records`` tells by service id how services
    dealt with those who were sent there since a day. ``likeness`` finds records that may be about the same. ``agenda``
    tells what lies between two days, both included; ``summary`` how a client's matters stand; ``open_matters`` what is
    still open for a client whose case is about to be closed. ``awaited`` is a SELECT of what is still to come for
    clients: client_id, due (a day, or NULL), kind (a code of ``AWAITED``) and what; the parts of the program read those
    of all of them together as the table ``awaited``.
    """

    name: str
    label: Text
    records: tuple[type[Record], ...] = ()
    commands: tuple[Command, ...] = ()
    rights: tuple[Right, ...] = ()
    indexes: tuple[SearchIndex, ...] = ()
    sidebar: tuple[SidebarEntry, ...] = ()
    actions: tuple[Action, ...] = ()
    today: tuple[TodaySection, ...] = ()
    timeline: Callable[[Reader, str], list[TimelineEntry]] | None = None
    palette: Callable[[Reader, str], list[Hit]] | None = None
    client_actions: tuple[Action, ...] = ()
    next_steps: Callable[[Reader, str], list[Reminder]] | None = None
    service_records: Callable[[Reader, date], Mapping[str, ServiceRecord]] | None = None
    lists: tuple[Listing, ...] = ()
    usual: Callable[[Reader], Usual] | None = None
    likeness: Likeness | None = None
    agenda: Callable[[Reader, date, date], list[AgendaEntry]] | None = None
    summary: Callable[[Reader, str], list[Summary]] | None = None
    open_matters: Callable[[Reader, str], list[Reminder]] | None = None
    awaited: str = ""
    upkeep: Upkeep | None = None
