"""Builds the sample centre: the days are gone through in order, each thing happens on its day."""

import glob
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any
from uuid import UUID

import attrs

from integration_desk.clients import CLIENTS_WRITE
from integration_desk.core.access import Reader, Transaction
from integration_desk.core.commands import command
from integration_desk.core.records import as_values, changed
from integration_desk.core.words import T
from integration_desk.demo.cases import CaseStory
from integration_desk.demo.families import FamilyStory
from integration_desk.demo.health import HealthStory
from integration_desk.demo.people import Cast, Family
from integration_desk.demo.records import Registrar
from integration_desk.demo.story import Scene, Story, offers
from integration_desk.demo.town import Town
from integration_desk.demo.week import WeekStory
from integration_desk.directory import DIRECTORY_IMPORT, Entry, Package, Verification, import_package
from integration_desk.store import Catalogue, Desk, Sources, create_desk

PASSPHRASE = "demo-centre"  # noqa: S105 - told to everybody, it opens nothing but invented people
DAYS = 180
MOST_REFERRALS = 42


@attrs.frozen
class Sample:
    """What was made."""

    path: Path
    centre: str
    person: str
    clients: int
    households: int
    languages: int
    organizations: int
    services: int
    referrals: int
    states: Mapping[str, int]


class _Calendar:
    """The clock of the story: it stands still but for a millisecond at each look, and is set forward."""

    def __init__(self, seed: int, day: date) -> None:
        self._moment = datetime.combine(day, time(8), UTC)
        self._chance = random.Random(f"ids {seed}")  # noqa: S311 - a sample must be repeatable, and guards nothing

    def sources(self) -> Sources:
        """Return the store's sources of time and chance."""
        return Sources(self._now, self._new_id, self._chance.choice)

    def turn_to(self, day: date) -> None:
        """Go to the morning of a day, or on by some minutes when it has begun."""
        self._moment = max(self._moment + timedelta(minutes=2), datetime.combine(day, time(9), UTC))

    def _now(self) -> datetime:
        self._moment += timedelta(milliseconds=1)
        return self._moment

    def _new_id(self) -> str:
        """Return a UUIDv7 of the story's moment."""
        stamp = int(self._now().timestamp() * 1000) << 80
        body = self._chance.getrandbits(80) & ~(0xF << 76) & ~(0x3 << 62)
        return str(UUID(int=stamp | body | (0x7 << 76) | (0x2 << 62)))


def build_sample(
    path: Path,
    catalogue: Catalogue,
    *,
    clients: int,
    seed: int,
    day: date,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Sample:
    """Build the sample centre that ends on a day; the same seed and day give the same centre, ids included."""
    first_day = day - timedelta(days=DAYS)
    calendar, town = _Calendar(seed, first_day), Town(day)
    desk = create_desk(
        path,
        catalogue,
        centre=town.centre(),
        member=town.member(),
        passphrase=PASSPHRASE,
        sources=calendar.sources(),
    )
    try:
        desk.run(fill_directory, town=town, new_id=desk.sources.new_id)
        registrar = Registrar(seed, day, desk.person.id)
        story = Story(seed, day, registrar.adults, desk.ask(offers))
        families = Cast(seed, day, DAYS).families(clients)
        scenes = [*_arrivals(families, registrar, day, progress, clients), *story.scenes(min(clients, MOST_REFERRALS))]
        scenes += CaseStory(seed, day, registrar.adults).scenes(clients)
        scenes += HealthStory(seed, day, registrar.adults).scenes(clients)
        scenes += FamilyStory(seed, day, registrar.adults).scenes(clients)
        scenes += WeekStory(seed, day).scenes(clients)
        for scene in sorted(scenes, key=lambda scene: (-scene.days_ago, scene.order)):
            calendar.turn_to(day - timedelta(days=scene.days_ago))
            scene.run(desk)
        made = desk.ask(_count, path)
    except BaseException:
        desk.close()
        for half in path.parent.glob(f"{glob.escape(path.name)}*"):  # made here, and of no use to anybody
            half.unlink()
        raise
    desk.close()
    return made


def _arrivals(
    families: Iterable[Family], registrar: Registrar, day: date, progress: Callable[[int, int], None], total: int
) -> Iterator[Scene]:
    """Yield the registration of each day's families."""
    done = 0
    for registered_on, group in groupby(families, key=lambda family: family.registered_on):
        arrived = list(group)
        done += sum(len(family.members) for family in arrived)

        def run(desk: Desk, arrived: Sequence[Family] = arrived, done: int = done) -> None:
            desk.run(open_files, registrar=registrar, families=arrived, new_id=desk.sources.new_id)
            progress(done, total)

        yield Scene((day - registered_on).days, -1, run)


@command("sample.fill_directory", T("Fill the directory of the sample centre"), DIRECTORY_IMPORT, undoable=False)
def fill_directory(tx: Transaction, *, town: Town, new_id: Callable[[], str]) -> None:
    """Enter the services of the sample town as an import would, with who verified them when."""
    records = [changed(entry, id=entry.id or new_id()) for entry in town.records(new_id, tx.person.id)]
    published = [entry for entry in records if not isinstance(entry, Verification)]
    entries = tuple(Entry(entry, frozenset(as_values(entry))) for entry in published)
    import_package(tx, package=Package("Ashcombe", entries))
    tx.insert_many(entry for entry in records if isinstance(entry, Verification))


@command("sample.open_files", T("Open the files of the sample centre"), CLIENTS_WRITE, undoable=False)
def open_files(tx: Transaction, *, registrar: Registrar, families: Iterable[Family], new_id: Callable[[], str]) -> int:
    """Open the files of the families that came on one day."""
    return tx.insert_many(record for family in families for record in registrar.register(family, new_id, tx.new_code))


def _count(reader: Reader, path: Path) -> Sample:
    def number(table: str, what: str = "*") -> int:
        return int(reader.value(f"SELECT count({what}) FROM {table}"))

    states: dict[str, Any] = {
        row["state"]: row["number"]
        for row in reader.rows("SELECT state, count(*) AS number FROM referral GROUP BY state ORDER BY state")
    }
    return Sample(
        path=path,
        centre=str(reader.value("SELECT name FROM centre")),
        person=reader.person.name,
        clients=number("client"),
        households=number("household"),
        languages=number("client", "DISTINCT native_language"),
        organizations=number("organization"),
        services=number("service"),
        referrals=number("referral"),
        states=states,
    )
