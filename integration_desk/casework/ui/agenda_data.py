"""What the page of the agenda asks for: what every part of the program has there, and which days are free."""

from collections.abc import Sequence
from datetime import date

import attrs

from integration_desk.casework.contributions.agenda import overdue
from integration_desk.core.access import Reader
from integration_desk.core.centre import centre_of, members_of
from integration_desk.core.slices import AgendaEntry, Slice
from integration_desk.i18n import first_weekday, weekend
from integration_desk.packs import holidays_between

EVERYBODY, MINE = "*", ""


@attrs.frozen
class AgendaData:
    """The entries between two days, what is overdue before them, holidays by day, and the members by id and name."""

    first: date
    last: date
    entries: tuple[AgendaEntry, ...]
    late: tuple[AgendaEntry, ...]
    holidays: dict[date, str]
    members: tuple[tuple[str, str], ...]
    first_weekday: int = 0
    weekend: frozenset[int] = frozenset({5, 6})


def read_agenda(
    reader: Reader, slices: Sequence[Slice], first: date, last: date, whose: str, language: str
) -> AgendaData:
    """Ask every part of the program what lies between two days, both included, and keep what is ``whose``."""
    wanted = reader.person.id if whose == MINE else whose
    found = [one for part in slices if part.agenda is not None for one in part.agenda(reader, first, last)]
    entries = [one for one in found if wanted in (EVERYBODY, one.owner_id)]
    late = [one for one in overdue(reader, first) if wanted in (EVERYBODY, one.owner_id)]
    country = centre_of(reader).country
    return AgendaData(
        first,
        last,
        tuple(entries),
        tuple(late),
        holidays_between(country, first, last, language),
        tuple((member.id, member.name) for member in members_of(reader)),
        first_weekday(country, language),
        weekend(country, language),
    )
