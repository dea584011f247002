"""A desk file with a crowd of clients, built once and kept in the cache folder of whoever measures.

The rows are written in bulk and without a journal; tables, keys and the search index are the program's own: the file
is made by ``create_desk``, and each client's line of the index comes from her search terms through ``indexed_text``.
Names are drawn as life gives them: a few are everywhere, many are rare, in several scripts and spellings.
"""

import functools
import hashlib
import multiprocessing
import random
import shutil
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import attrs
from platformdirs import user_cache_path

from integration_desk.app import SLICES
from integration_desk.clients import Client, ClientDocument, ContactPoint
from integration_desk.clients.queries.indexing import CLIENTS_INDEX, terms_of
from integration_desk.core.centre import Centre, Member
from integration_desk.core.dates import PartialDate
from integration_desk.core.identifiers import code_for, normal_code
from integration_desk.core.records import Record, spec_of
from integration_desk.core.values import to_column
from integration_desk.demo import PASSPHRASE
from integration_desk.demo.people import Origin, origins
from integration_desk.migrations import migrations
from integration_desk.store import Catalogue, create_desk
from integration_desk.store.driver import Connection, connect
from integration_desk.store.index import indexed_text
from integration_desk.store.schema import index_sql, index_table

PART = 5000
COUNTRY, OFFICE = "DE", "7K"
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BORN = date(1940, 1, 1)
_MOMENT = datetime(2024, 1, 8, 9, tzinfo=UTC)
_SYLLABLES: dict[str, tuple[tuple[str, str], ...]] = {
    "Arab": (
        ("را", "ra"), ("ني", "ni"), ("مو", "mu"), ("سا", "sa"), ("لي", "li"), ("بر", "bar"), ("حم", "ham"),
        ("دين", "din"), ("كا", "ka"), ("شر", "shar"), ("فا", "fa"), ("زي", "zi"), ("تو", "tu"), ("قا", "qa"),
        ("جل", "jal"), ("خو", "kho"),
    ),
    "Cyrl": (
        ("ко", "ko"), ("ва", "va"), ("лен", "len"), ("пет", "pet"), ("ро", "ro"), ("шев", "shev"), ("чук", "chuk"),
        ("бон", "bon"), ("да", "da"), ("рен", "ren"), ("ма", "ma"), ("тви", "tvy"), ("гри", "hry"), ("сто", "sto"),
        ("лю", "liu"), ("жу", "zhu"),
    ),
    "Latn": (
        ("ar", "ar"), ("mé", "me"), ("do", "do"), ("şi", "si"), ("ka", "ka"), ("ło", "lo"), ("vi", "vi"),
        ("ñu", "nu"), ("tar", "tar"), ("gö", "go"), ("ben", "ben"), ("ru", "ru"), ("za", "za"), ("hin", "hin"),
        ("po", "po"), ("li", "li"),
    ),
}  # fmt: skip
_SPELLINGS = (("mm", "m"), ("ss", "s"), ("ou", "u"), ("kh", "h"), ("y", "i"), ("oh", "uh"), ("q", "k"), ("ii", "y"))


@attrs.frozen
class Part:
    """Some of the clients as rows, each kind by its table, with the lines of the index by row number."""

    rows: dict[str, list[tuple[Any, ...]]]
    index: list[tuple[int, str]]


def crowd(clients: int) -> Path:
    """Return the desk file with so many clients; builds it when it is not in the cache in today's shape."""
    folder = user_cache_path("integration-desk-benchmarks", appauthor=False)
    path = folder / f"crowd-{clients}-{_stamp()}.desk"
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    for earlier in folder.glob(f"crowd-{clients}-*"):
        if earlier.is_dir():
            shutil.rmtree(earlier)  # the backups of a window that was measured
        else:
            earlier.unlink()
    unfinished = folder / f"unfinished-{clients}.desk"
    for half in folder.glob(f"{unfinished.name}*"):
        half.unlink()
    _build(unfinished, clients)
    for made in sorted(folder.glob(f"{unfinished.name}*"), reverse=True):  # the desk file itself comes last
        made.rename(folder / made.name.replace(unfinished.name, path.name))
    return path


def _stamp() -> str:
    """Return what tells a file of today's shape from an earlier one: migrations, the index, and clients as they are.

    A file of an earlier shape would be migrated while a window is measured.
    """
    steps = [(step.number, step.checksum) for step in migrations()]
    shape = (steps, index_sql(CLIENTS_INDEX), part_of(0, 100))
    return hashlib.sha256(repr(shape).encode()).hexdigest()[:12]


def _build(path: Path, clients: int) -> None:
    print(f"Building a crowd of {clients:,} clients, once …", file=sys.stderr)
    member = Member(name="Rosa Meyer", roles=("caseworker", "coordinator"))
    centre = Centre(name="A large centre", country=COUNTRY)
    desk = create_desk(path, Catalogue.of(SLICES), centre=centre, member=member, passphrase=PASSPHRASE)
    key = desk.key
    desk.close()
    connection = connect(path, key)
    connection.execute("PRAGMA synchronous=OFF")  # a file that is not finished is built anew
    later = _put_off_indexes(connection)
    jobs = [(start, min(PART, clients - start)) for start in range(0, clients, PART)]
    with multiprocessing.get_context("spawn").Pool() as pool:
        for done, part in enumerate(pool.imap(_made, jobs), 1):
            _write(connection, part)
            print(f"\r{done * 100 // len(jobs)} %", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    for statement in later:
        connection.execute(statement)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _put_off_indexes(connection: Connection) -> list[str]:
    """Drop the indexes of the tables that are filled; returns how to make them again."""
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        " AND tbl_name IN ('client', 'contact_point', 'client_document')"
    ).fetchall()
    for name, _ in found:
        connection.execute(f"DROP INDEX {name}")
    return [sql for _, sql in found]


def _write(connection: Connection, part: Part) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for table, rows in part.rows.items():
        if rows:
            columns = _columns(table)
            places = ", ".join("?" * len(columns))
            connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)
    connection.executemany(f"INSERT INTO {index_table('clients')} (rowid, terms) VALUES (?, ?)", part.index)
    connection.execute("COMMIT")


_KINDS: dict[str, type[Record]] = {
    "client": Client,
    "contact_point": ContactPoint,
    "client_document": ClientDocument,
}


def _columns(table: str) -> tuple[str, ...]:
    return ("rowno", *(field.name for field in spec_of(_KINDS[table]).fields))


def _row(rowno: int | None, entry: Record) -> tuple[Any, ...]:
    return rowno, *(to_column(field, getattr(entry, field.name)) for field in spec_of(type(entry)).fields)


def _made(job: tuple[int, int]) -> Part:
    return part_of(*job)


def part_of(start: int, count: int) -> Part:
    """Make some of the clients: the same ones whenever they are made."""
    people = _People(start)
    part = Part({"client": [], "contact_point": [], "client_document": []}, [])
    for place in range(start + 1, start + count + 1):
        client = people.client(place)
        points, documents = people.contacts(client), people.documents(client)
        part.rows["client"].append(_row(place, client))
        part.rows["contact_point"] += [_row(None, one) for one in points]
        part.rows["client_document"] += [_row(None, one) for one in documents]
        part.index.append((place, indexed_text(terms_of(client, (), points, documents, COUNTRY))))
    return part


class _People:
    """Invents clients from a seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(f"crowd {seed}")
        self._origins = origins()
        self._weights = [origin.weight for origin in self._origins]

    def client(self, place: int) -> Client:
        """Invent the client in this row."""
        chance = self._chance
        origin = chance.choices(self._origins, self._weights)[0]
        sex = chance.choice(("female", "male"))
        given = self._common(origin.female if sex == "female" else origin.male)
        if chance.random() < 0.15:
            second = self._common(origin.female if sex == "female" else origin.male)
            given = (f"{given[0]} {second[0]}", f"{given[1]} {second[1]}")
        family = self._family(origin)
        born = _BORN + timedelta(days=int(chance.triangular(0, 30_000, 20_000)))
        return Client(
            id=self._id(),
            created_at=_MOMENT + timedelta(minutes=place),
            changed_at=_MOMENT + timedelta(minutes=place),
            file_number=_file_number(place),
            family_name=self._spelling(family[1]),
            given_names=self._spelling(given[1]),
            native_name=f"{given[0]} {family[0]}" if origin.script != "Hans" else f"{family[0]}{given[0]}",
            preferred_name=given[1].split()[0] if chance.random() < 0.1 else "",
            maiden_name=self._family(origin)[1] if sex == "female" and chance.random() < 0.1 else "",
            sex=sex,
            birth_date=PartialDate(born.year, born.month, born.day)
            if chance.random() < 0.8
            else PartialDate(born.year),
            birth_year=born.year,
            birth_place=chance.choice(origin.places),
            birth_country=origin.countries[0],
            nationalities=(chance.choice(origin.countries),),
            native_language=origin.language,
            literacy="reads_and_writes",
            occupation=chance.choice(origin.occupations),
            residence_status="refugee",
            permit_number=f"RP{chance.randrange(10**6, 10**7)}" if chance.random() < 0.6 else "",
            street=f"{chance.randrange(1, 180)} Bridge Street",
            postal_code=f"{chance.randrange(10_000, 99_999)}",
            town="Northport",
            country=COUNTRY,
            may_call=True,
        )

    def contacts(self, client: Client) -> list[ContactPoint]:
        """Give her a phone, as most have one, and a few an address for e-mail."""
        chance, found = self._chance, []
        if chance.random() < 0.7:
            number = f"+49 15{chance.randrange(10)} {chance.randrange(10**7, 10**8)}"
            found.append(ContactPoint(id=self._id(), client_id=client.id, kind="mobile", value=number, may_call=True))
        if chance.random() < 0.15:
            value = f"{client.family_name.split()[0].lower()}{chance.randrange(1000)}@post.example"
            found.append(ContactPoint(id=self._id(), client_id=client.id, kind="email", value=value))
        return found

    def documents(self, client: Client) -> list[ClientDocument]:
        """Give her a passport, as half of them have one."""
        chance = self._chance
        if chance.random() < 0.5:
            return []
        number = f"{chance.choice('ABCEHKLNPRT')}{chance.randrange(10**7, 10**8)}"
        return [ClientDocument(id=self._id(), client_id=client.id, kind="passport", number=number)]

    def _family(self, origin: Origin) -> tuple[str, str]:
        """Draw a family name: the common ones of the place, or one of the many that are rare."""
        if self._chance.random() < 0.55 or origin.script not in _SYLLABLES:
            return self._common(origin.family or origin.male)
        drawn = self._chance.choices(_SYLLABLES[origin.script], k=self._chance.choice((2, 3, 3, 4)))
        return "".join(one[0] for one in drawn).capitalize(), "".join(one[1] for one in drawn).capitalize()

    def _common(self, names: Sequence[tuple[str, str]]) -> tuple[str, str]:
        """Draw from a list as names are spread: the second half as often as the first, the third a third as often."""
        return self._chance.choices(names, _falling(len(names)))[0]

    def _spelling(self, name: str) -> str:
        if self._chance.random() < 0.8:
            return name
        usual, other = self._chance.choice(_SPELLINGS)
        return name.replace(usual, other, 1)

    def _id(self) -> str:
        body = self._chance.getrandbits(128) & ~(0xF << 76) & ~(0x3 << 62)
        return str(UUID(int=body | (0x7 << 76) | (0x2 << 62)))


@functools.cache
def _falling(length: int) -> tuple[float, ...]:
    return tuple(1 / place for place in range(1, length + 1))


def _file_number(place: int) -> str:
    """Return a number that no other row has, of those whose check is a plain letter or digit."""
    return next(number for number in _numbers(place) if normal_code(number))


def _numbers(place: int) -> Iterator[str]:
    for step in range(16):
        mixed = ((place * 16 + step) * 7_368_787) % 32**5
        body = "".join(_ALPHABET[mixed >> shift & 31] for shift in (20, 15, 10, 5, 0))
        yield code_for(OFFICE + body, "F")
