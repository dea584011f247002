"""Builds a centre, measures, prints the table."""

import argparse
import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from integration_desk.app import SLICES
from integration_desk.demo import PASSPHRASE, build_sample
from integration_desk.store import Catalogue, open_desk
from tests.benchmarks.crowd import crowd
from tests.benchmarks.letters import letters
from tests.benchmarks.measuring import Row, table
from tests.benchmarks.starting import start
from tests.benchmarks.store import keystrokes, registering, saving


def main() -> int:
    """Measure everything once."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--clients", type=int, default=5000, help="how many clients the centre has")
    parser.add_argument("--crowd", type=int, default=1_000_000, help="among how many clients the search looks")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        path, catalogue = Path(scratch) / "bench.desk", Catalogue.of(SLICES)
        print(f"Building a centre of {options.clients:,} clients …", file=sys.stderr)
        build_sample(path, catalogue, clients=options.clients, seed=1, day=datetime.now(UTC).date())
        desk = open_desk(path, catalogue, PASSPHRASE)
        rows = [saving(desk, Path(scratch)), letters(desk)]
        desk.close()
        rows = [*_searching(options.crowd, catalogue), start(path), *rows]
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores")
    print(table(rows))
    return 0


def _searching(clients: int, catalogue: Catalogue) -> list[Row]:
    """Measure the search in a file of its own, which is built once and kept."""
    desk = open_desk(crowd(clients), catalogue, PASSPHRASE)
    try:
        return [*keystrokes(desk), registering(desk)]
    finally:
        desk.close()


if __name__ == "__main__":
    sys.exit(main())
