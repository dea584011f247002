"""A spreadsheet of many clients, from the file to the commit, against sqlite-utils putting the same file into a table.

Ours reads, checks and converts every cell, gives file numbers, and writes journal, audit trail and search index; the
peer writes the cells as they are, into a file with the same encryption and the same flushing.
"""

import csv
import random
import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from sqlite_utils import cli

from integration_desk.app import SLICES
from integration_desk.clients import Intake, import_rows, local_day, suggested, take_in
from integration_desk.core.centre import Centre, Member
from integration_desk.demo.people import Origin, origins
from integration_desk.spreadsheets import read_sheets
from integration_desk.store import Catalogue, create_desk
from integration_desk.store.driver import connect
from tests.benchmarks.measuring import Row, seconds, told

CLIENTS = 100_000
HEADER = (
    *("Family name", "Given names", "Name in own script", "Sex", "Date of birth", "Native language", "Languages"),
    *("Phone", "E-mail", "Street", "Postal code", "Town", "Occupation", "Permit number"),
)


def table_of_clients(path: Path, clients: int) -> None:
    """Write a table such as offices keep; the same for every run."""
    chance, places = random.Random(3), origins()
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADER)
        writer.writerows(_row(number, chance, places) for number in range(clients))


def _row(number: int, chance: random.Random, places: Sequence[Origin]) -> list[str]:
    place = chance.choice(places)
    given = chance.choice(place.female + place.male)
    first, second = (chance.choice(place.family or place.family_female or place.male) for _ in range(2))
    language = chance.choice(("ar", "uk", "ti", "so", "tr", "ru"))
    born = date(1940, 1, 1).toordinal() + chance.randrange(27_000)
    return [
        f"{first[1]}-{second[1]}" if number % 4 == 0 else first[1],
        given[1],
        f"{given[0]} {first[0]}" if place.script != "Latn" else "",
        chance.choice(("female", "male")),
        date.fromordinal(born).isoformat(),
        language,
        f"{language}; en",
        f"+49151{chance.randrange(10**7, 10**8)}",
        f"person{number}@example.org" if number % 3 == 0 else "",
        f"Harbour Street {chance.randrange(1, 200)}",
        f"{chance.randrange(20000, 23000)}",
        chance.choice(("Northport", "Hamburg", "Altona")),
        chance.choice(("", "cook", "nurse", "teacher", "driver")),
        f"P{chance.randrange(10**8):08d}" if number % 2 else "",
    ]


def importing(folder: Path, clients: int = CLIENTS) -> list[Row]:
    """Import once each, and take ours back again."""
    table = folder / "clients.csv"
    table_of_clients(table, clients)
    peer = _peer_seconds(table, folder)
    member = Member(name="Rosa Meyer", roles=("caseworker", "coordinator"))
    passphrase = secrets.token_hex(8)
    desk = create_desk(
        folder / "import.desk", Catalogue.of(SLICES), centre=Centre(name="Centre", country="DE"), member=member,
        passphrase=passphrase,
    )  # fmt: skip
    intakes: list[Intake] = []

    def read() -> None:
        sheet = read_sheets(table).sheet("")
        intakes.append(take_in(sheet, suggested(sheet), local_day(datetime.now(UTC))))

    reading = seconds(read)
    if len(intakes[0].newcomers) != clients:
        message = f"{len(intakes[0].refused)} rows were refused, the first for {intakes[0].refused[0].problems}"
        raise RuntimeError(message)
    taken = reading + seconds(lambda: desk.run(import_rows, rows=intakes[0].newcomers))
    kept = desk.ask(lambda reader: reader.value("SELECT count(*) FROM client"))
    if kept != clients:
        message = f"{kept} of {clients} clients are there"
        raise RuntimeError(message)
    back = seconds(desk.undo)
    again = seconds(desk.redo)
    desk.close()
    what = f"{clients:,} clients"
    return [
        Row(
            f"import {what} with search index",
            told(taken),
            told(peer),
            f"{taken / peer:.1f} ×",
            "4 ×",
            f"reading and checking {told(reading)}; peer: sqlite-utils insert --csv, encrypted",
            met=taken <= 4 * peer,
        ),
        Row(f"undo the import of {what}", told(back), "–", "–", "–", f"redo {told(again)}"),
    ]


def _peer_seconds(table: Path, folder: Path) -> float:
    """Return how long the implementation of ``sqlite-utils insert peer.db clients clients.csv --csv`` takes.

    It finds out the types of the columns, as the command does unless told otherwise. Neither side starts a process.
    """
    connection = connect(folder / "peer.db", secrets.token_bytes(32))
    insert_table: Callable[..., None] = cli.insert_upsert_implementation

    def insert() -> None:
        with table.open("rb") as stream:
            insert_table(
                connection, "clients", stream, pk=None, flatten=False, nl=False, csv=True, tsv=False,
                empty_null=False, lines=False, text=False, convert=None, imports=(), delimiter=None, quotechar=None,
                sniff=False, no_headers=False, encoding=None, batch_size=100, stop_after=None, alter=False,
                upsert=False, silent=True,
            )  # fmt: skip

    taken = seconds(insert)
    connection.close()
    return taken
