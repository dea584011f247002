"""A keystroke in the client search and the saving of a form, against the bare engine."""

import random
import secrets
from pathlib import Path
from typing import Any

from integration_desk.clients import Client, edit, find_clients
from integration_desk.core.access import Reader
from integration_desk.core.records import changed
from integration_desk.store import Desk
from integration_desk.store.driver import connect
from integration_desk.store.index import match_expression
from tests.benchmarks.measuring import Row, part, seconds, told

NAMES = 150
SAVES = 150


def keystrokes(desk: Desk) -> Row:
    """Type names letter by letter: query, rows, ranking and reasons, against the same full-text query alone."""
    chance = random.Random(1)
    names = desk.ask(lambda reader: reader.rows("SELECT given_names, family_name, native_name FROM client"))
    typed = [
        beginning for name in chance.sample(names, min(NAMES, len(names))) for beginning in _beginnings(name, chance)
    ]

    def bare(reader: Reader, words: str) -> list[dict[str, Any]]:
        return reader.rows(
            "SELECT rowid FROM search_clients WHERE search_clients MATCH :words LIMIT 200",
            {"words": match_expression(words)},
        )

    for words in typed[:50]:  # both caches warm, as after the first minutes of a day
        desk.ask(bare, words)
        desk.ask(find_clients, words)
    peer = [seconds(lambda words=words: desk.ask(bare, words)) for words in typed]
    ours = [seconds(lambda words=words: desk.ask(find_clients, words)) for words in typed]
    count = desk.ask(lambda reader: reader.value("SELECT count(*) FROM client"))
    return Row(
        f"search keystroke p99, {count:,} clients",
        told(part(ours, 0.99)),
        told(part(peer, 0.99)),
        f"{part(ours, 0.99) / part(peer, 0.99):.1f} ×",
        "10 ms, 4 ×",
        f"p50 {told(part(ours, 0.5))}; peer: the bare FTS5 query",
    )


def _beginnings(name: dict[str, str], chance: random.Random) -> list[str]:
    whole = chance.choice([f"{name['given_names']} {name['family_name']}", name["native_name"] or name["family_name"]])
    return [whole[:length] for length in range(1, len(whole) + 1) if whole[:length].strip()]


def saving(desk: Desk, folder: Path) -> Row:
    """Save a changed form, with journal, audit and index, against one row committed by the bare engine."""
    client: Client = desk.ask(lambda reader: reader.all(Client, order="rowno LIMIT 1"))[0]

    def save(number: int) -> None:
        desk.run(edit, client=changed(client, town=f"Town {number}"))

    bare = connect(folder / "bare.db", secrets.token_bytes(32))
    bare.execute("CREATE TABLE client (id INTEGER PRIMARY KEY, town TEXT)")

    def commit(number: int) -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO client (town) VALUES (?)", (f"Town {number}",))
        bare.execute("COMMIT")

    ours, peer = [], []
    for number in range(SAVES):  # in turn, so that both meet the same disk
        ours.append(seconds(lambda number=number: save(number)))
        peer.append(seconds(lambda number=number: commit(number)))
    bare.close()
    return Row(
        "save a form p50",
        told(part(ours, 0.5)),
        told(part(peer, 0.5)),
        f"{part(ours, 0.5) / part(peer, 0.5):.1f} ×",
        "2 ×",
        "peer: one row, bare SQLCipher, FULL",
    )
