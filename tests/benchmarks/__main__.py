"""Builds what is measured, measures row by row, prints the table."""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from integration_desk.app import SLICES
from integration_desk.demo import PASSPHRASE, build_sample
from integration_desk.store import Catalogue, Desk, open_desk
from tests.benchmarks.agenda import agenda_week
from tests.benchmarks.caseload import caseload
from tests.benchmarks.crowd import crowd
from tests.benchmarks.families import families
from tests.benchmarks.importing import importing
from tests.benchmarks.letters import letters
from tests.benchmarks.measuring import Row, table
from tests.benchmarks.starting import start
from tests.benchmarks.store import keystrokes, registering, saving
from tests.benchmarks.window import window_rows


class Bench:
    """What the rows are measured on; the sample centre is built when the first row asks for it."""

    def __init__(self, scratch: Path, options: argparse.Namespace) -> None:
        self.scratch, self.options = scratch, options
        self.catalogue = Catalogue.of(SLICES)

    def sample(self) -> Path:
        """Return the desk file of the sample centre."""
        path = self.scratch / "bench.desk"
        if not path.exists():
            print(f"Building a centre of {self.options.clients:,} clients …", file=sys.stderr)
            day = datetime.now(UTC).date()
            build_sample(path, self.catalogue, clients=self.options.clients, seed=1, day=day)
        return path

    @contextmanager
    def open(self, path: Path) -> Iterator[Desk]:
        """Open a desk file while a row is measured."""
        desk = open_desk(path, self.catalogue, PASSPHRASE)
        try:
            yield desk
        finally:
            desk.close()

    def search(self) -> list[Row]:
        """Measure the search in a file of its own, which is built once and kept."""
        with self.open(crowd(self.options.crowd)) as desk:
            return [*keystrokes(desk), registering(desk)]

    def saved(self) -> list[Row]:
        """Measure the saving of a form."""
        with self.open(self.sample()) as desk:
            return saving(desk, self.scratch)

    def printed(self) -> list[Row]:
        """Measure the letter."""
        with self.open(self.sample()) as desk:
            return [letters(desk)]

    def agenda(self) -> list[Row]:
        """Measure the agenda."""
        with self.open(self.sample()) as desk:
            return [agenda_week(desk)]


ROWS: dict[str, Callable[[Bench], list[Row]]] = {
    "search": Bench.search,
    "start": lambda bench: [start(bench.sample())],
    "window": lambda bench: window_rows(bench.options.window),
    "save": Bench.saved,
    "letter": Bench.printed,
    "agenda": Bench.agenda,
    "caseload": lambda bench: caseload(bench.scratch),
    "families": lambda bench: families(bench.scratch),
    "import": lambda bench: importing(bench.scratch, bench.options.rows),
}


def main() -> int:
    """Measure everything once, or the rows of one name."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", choices=ROWS, help="measure these rows alone")
    parser.add_argument("--clients", type=int, default=5000, help="how many clients the sample centre has")
    parser.add_argument("--crowd", type=int, default=1_000_000, help="among how many clients the search looks")
    parser.add_argument("--window", type=int, default=100_000, help="over how many clients the window is opened")
    parser.add_argument("--rows", type=int, default=100_000, help="how many clients are imported")
    options = parser.parse_args()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(Path(scratch), options)
        for name in options.only or ROWS:
            print(f"Measuring {name} …", file=sys.stderr)
            rows += ROWS[name](bench)
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores")
    print(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
