"""A process that saves and imports is killed again and again; nothing that it acknowledged may be lost or halved.

``make kill-loop`` does it 200 times; the ordinary run fewer.
"""

import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

from integration_desk.app import SLICES
from integration_desk.core.access import Reader
from integration_desk.store import Catalogue, backups_of, check_desk, open_with_recovery
from tests.desks import DeskFile
from tests.store.killed_worker import ROWS

KILLS = int(os.environ.get("INTEGRATION_DESK_KILLS", "12"))
CHECKED_EVERY = 1 if KILLS <= 20 else 10
ROOT = Path(__file__).parents[2]


def run_until_killed(path: Path, recovery: str, session: str, delay: float) -> list[tuple[str, str]]:
    """Let a worker work for a while after its first save, kill it, and return what it acknowledged."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.store.killed_worker", str(path), session],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.write(recovery + "\n")
    worker.stdin.flush()
    said = [worker.stdout.readline(), worker.stdout.readline()]
    timer = threading.Timer(delay, worker.kill)
    timer.start()
    said += worker.stdout.readlines()
    worker.wait()
    timer.cancel()
    worker.stdin.close()
    worker.stdout.close()
    assert worker.returncode == -9, "the worker ended by itself"
    # the last line may have been cut off by the kill; what was not told whole was not told
    return [(action, mark) for action, mark in (line.split() for line in said if line.endswith("\n"))]


def lost(reader: Reader, told: list[tuple[str, str]]) -> list[str]:
    """Return what was acknowledged and is not there, and imports that are there in part."""
    questions = {
        "saved": ("SELECT count(*) FROM client WHERE family_name = 'Saved' || :mark", 1),
        "changed": ("SELECT count(*) FROM client WHERE town = 'Town' || :mark", 1),
        "imported": ("SELECT count(*) FROM client WHERE family_name = 'Imported' || :mark", ROWS),
    }
    missing = [
        f"{action} {mark}"
        for action, mark in told
        if action in questions and reader.value(questions[action][0], {"mark": mark}) != questions[action][1]
    ]
    halves = reader.rows(
        "SELECT family_name, count(*) AS number FROM client WHERE family_name LIKE 'Imported%'"
        " GROUP BY family_name HAVING number <> :rows",
        {"rows": ROWS},
    )
    return missing + [f"half of {row['family_name']}" for row in halves]


def test_kills_lose_nothing_that_was_acknowledged(desk_path: Path, desk_file: DeskFile) -> None:
    chance = random.Random(KILLS)
    catalogue = Catalogue.of(SLICES)
    told: list[tuple[str, str]] = []
    begun = time.monotonic()
    for session in range(KILLS):
        told += run_until_killed(desk_path, desk_file.recovery, f"k{session}", chance.uniform(0, 0.6))
        desk = open_with_recovery(desk_path, catalogue, desk_file.recovery)
        looked = session % CHECKED_EVERY == 0 or session == KILLS - 1  # reading every page each time takes long
        unsound = [str(finding.text) for finding in check_desk(desk) if not finding.sound] if looked else []
        missing = desk.ask(lost, told)
        desk.close()
        assert (missing, unsound) == ([], []), f"after kill {session + 1}"
    acknowledged = sum(action != "open" for action, _ in told)
    print(  # noqa: T201 - the kill loop is run to read this
        f"{KILLS} kills, {acknowledged} acknowledged changes, none lost, none halved,"
        f" {len(backups_of(desk_path))} backups, {time.monotonic() - begun:.0f} s"
    )
    assert acknowledged >= KILLS
