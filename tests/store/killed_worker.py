"""A process that works on a desk file until it is killed; says on standard output what was acknowledged to it.

Each line is an action and the mark by which its rows are found again: ``saved``, ``changed``, ``imported``. A line is
written only after the command returned, so whatever was said must be in the file afterwards.
"""

import sys
from itertools import count
from pathlib import Path

from integration_desk.app import SLICES
from integration_desk.clients import Client, edit, import_rows, register
from integration_desk.core.records import changed
from integration_desk.store import Catalogue, back_up, open_with_recovery

ROWS = 25


def work(path: Path, recovery: str, session: str) -> None:
    """Save, change, import and back up, for ever."""
    desk = open_with_recovery(path, Catalogue.of(SLICES), recovery)
    say("open", session)
    for number in count():
        mark = f"{session}n{number}"
        client = Client(family_name=f"Saved{mark}", given_names="Amina")
        made = desk.run(register, client=client).result
        say("saved", mark)
        desk.run(edit, client=changed(client, id=made, town=f"Town{mark}"))
        say("changed", mark)
        rows = tuple({"client": {"family_name": f"Imported{mark}", "given_names": str(row)}} for row in range(ROWS))
        desk.run(import_rows, rows=rows)
        say("imported", mark)
        if number % 7 == 6:
            back_up(desk)


def say(action: str, mark: str) -> None:
    """Acknowledge."""
    sys.stdout.write(f"{action} {mark}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    work(Path(sys.argv[1]), sys.stdin.readline().strip(), sys.argv[2])
