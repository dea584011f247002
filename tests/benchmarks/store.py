"""A keystroke in the client search and the saving of a form, against the bare engine."""

import json
import random
import secrets
from functools import partial
from pathlib import Path
from typing import Any

from integration_desk.clients import Client, clients_page, edit, find_clients, matches_for
from integration_desk.core.access import Reader
from integration_desk.core.dates import PartialDate
from integration_desk.core.records import changed
from integration_desk.store import Desk
from integration_desk.store.driver import connect
from integration_desk.store.querying import match_expression
from tests.benchmarks.measuring import Row, part, seconds, told

NAMES = 150
SAVES = 150
PAGE = 50
WARM_UP = 50


def keystrokes(desk: Desk) -> list[Row]:
    """Type names letter by letter: query, rows, ranking and reasons, against the same full-text query alone.

    The first row is what the palette and every choice of a client ask, the second what the table of clients asks; all
    on the thread on which the window searches.
    """
    chance = random.Random(1)
    typed = [words for name in _names(desk, chance) for words in _beginnings(name, chance)]

    def bare(reader: Reader, words: str) -> list[dict[str, Any]]:
        return reader.rows(
            "SELECT rowid FROM search_clients WHERE search_clients MATCH :words LIMIT 200",
            {"words": match_expression(words)},
        )

    def page(reader: Reader, words: str) -> object:
        return clients_page(reader, words=words, limit=PAGE)

    for words in typed[:WARM_UP]:  # the caches are warm, as after the first minutes of a day
        for query in (bare, find_clients, page):
            desk.ask(query, words, lane="search")
    times: dict[Any, list[float]] = {bare: [], find_clients: [], page: []}
    for words in typed:  # in turn, so that all meet the same machine
        for query, taken in times.items():
            taken.append(seconds(partial(desk.ask, query, words, lane="search")))
    peer = part(times[bare], 0.99)
    count = desk.ask(lambda reader: reader.value("SELECT count(*) FROM client"))
    return [
        Row(
            f"{what}, {count:,} clients",
            told(part(times[query], 0.99)),
            told(peer),
            f"{part(times[query], 0.99) / peer:.1f} ×",
            bar,
            f"p50 {told(part(times[query], 0.5))}; peer: the bare FTS5 query",
            met=part(times[query], 0.99) <= min(0.010, 4 * peer) if bar != "–" else None,
        )
        for query, what, bar in (
            (find_clients, "search keystroke p99", "10 ms, 4 ×"),
            (page, "the same with the table's rows", "–"),
        )
    ]


def _names(desk: Desk, chance: random.Random) -> list[dict[str, str]]:
    """Draw clients of any age of file."""
    last = desk.ask(lambda reader: reader.value("SELECT max(rowno) FROM client"))
    drawn = json.dumps(chance.sample(range(1, last + 1), min(NAMES, last)))
    return desk.ask(
        lambda reader: reader.rows(
            "SELECT given_names, family_name, native_name FROM client"
            " WHERE rowno IN (SELECT value FROM json_each(:drawn))",
            {"drawn": drawn},
        )
    )


def registering(desk: Desk) -> Row:
    """Look for likely matches of someone about to be registered: another spelling of a known name, with a year."""
    chance = random.Random(2)
    drafts = [
        Client(
            given_names=name["given_names"],
            family_name=name["family_name"].replace("a", "e", 1),
            native_name=name["native_name"] if place % 3 == 0 else "",
            birth_date=PartialDate(chance.randrange(1950, 2015)),
        )
        for place, name in enumerate(_names(desk, chance))
    ]
    for draft in drafts[:WARM_UP]:
        desk.ask(matches_for, draft, lane="search")
    taken = [seconds(partial(desk.ask, matches_for, draft, lane="search")) for draft in drafts]
    return Row(
        "likely matches of a new client p99",
        told(part(taken, 0.99)),
        "–",
        "–",
        "60 ms",
        f"p50 {told(part(taken, 0.5))}",
        met=part(taken, 0.99) <= 0.060,
    )


def _beginnings(name: dict[str, str], chance: random.Random) -> list[str]:
    whole = chance.choice([f"{name['given_names']} {name['family_name']}", name["native_name"] or name["family_name"]])
    return [whole[:length] for length in range(1, len(whole) + 1) if whole[:length].strip()]


def saving(desk: Desk, folder: Path) -> list[Row]:
    """Save a changed form, with journal, audit and index, against one row committed by the bare engine.

    First a field by which nobody is found, then the dearer kind: a name, for which the search text is written anew.
    """
    client: Client = desk.ask(lambda reader: reader.all(Client, order="rowno LIMIT 1"))[0]
    bare = connect(folder / "bare.db", secrets.token_bytes(32))
    bare.execute("CREATE TABLE client (id INTEGER PRIMARY KEY, town TEXT)")

    def save(name: str, number: int) -> None:
        desk.run(edit, client=changed(client, **{name: f"Town {number}"}))

    def commit(number: int) -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO client (town) VALUES (?)", (f"Town {number}",))
        bare.execute("COMMIT")

    kinds = {"town": "save a form p50", "family_name": "save a form with another name p50"}
    ours: dict[str, list[float]] = {name: [] for name in kinds}
    peer: list[float] = []
    for number in range(SAVES):  # in turn, so that all meet the same disk
        for name, taken in ours.items():
            taken.append(seconds(partial(save, name, number)))
        peer.append(seconds(partial(commit, number)))
    bare.close()
    middle = part(peer, 0.5)
    return [
        Row(
            what,
            told(part(ours[name], 0.5)),
            told(middle),
            f"{part(ours[name], 0.5) / middle:.1f} ×",
            "2 ×",
            "peer: one row, bare SQLCipher, FULL",
            met=part(ours[name], 0.5) <= 2 * middle,
        )
        for name, what in kinds.items()
    ]
