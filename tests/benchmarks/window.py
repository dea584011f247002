"""What the person at the desk waits for in a large centre: Today after unlocking, a client's page, lists, forms.

Each moment ends when its page holds its content and is painted. The window runs in a process of its own, so that
what it keeps in memory is the program's alone.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.measuring import Row, part, told

ENTRIES = 200
OPENINGS = 5
PATIENCE = 60


def window_rows(clients: int = 100_000) -> list[Row]:
    """Measure a window over a desk file with so many clients."""
    from tests.benchmarks.crowd import crowd  # noqa: PLC0415 - the measured process does without it

    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "centre.desk"
        for suffix in ("", ".keys"):
            shutil.copy(f"{crowd(clients)}{suffix}", f"{path}{suffix}")
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        run = [sys.executable, "-m", "tests.benchmarks.window", str(path)]
        found = json.loads(subprocess.run(run, check=True, env=environment, capture_output=True).stdout)
    return _rows(found, f"{clients:,} clients")


def _rows(found: dict[str, Any], crowded: str) -> list[Row]:
    beyond, opened = max(0.0, found["today"] - found["key"]), part(found["client"], 0.5)
    slowest, order = max(found["sorts"])

    def row(what: str, taken: float, bar: float | None, note: str = "") -> Row:
        met = None if bar is None else taken <= bar
        return Row(what, told(taken), "–", "–", told(bar) if bar else "–", note, met)

    return [
        row(f"from Enter to Today painted, {crowded}", beyond, 1.0, f"beyond the key ({told(found['key'])})"),
        row(f"open a client with {found['entries']} entries", opened, 0.1, f"the first {told(found['client'][0])}"),
        row(f"the first rows of the list, {crowded}", found["list"], 0.15),
        row("the list in the slowest order", slowest, 0.15, order),
        row("the end of the list", found["end"], 0.1),
        row("the form of a new client", found["new"], None),
        Row(
            f"memory, {crowded}, a client open",
            f"{found['memory']} MB",
            "–",
            "–",
            "300 MB",
            "what is resident of the process (VmRSS)",
            found["memory"] <= 300,
        ),
    ]


class _Window:
    """A window of the program, worked from outside."""

    def __init__(self, path: Path) -> None:
        from integration_desk.app import composition  # noqa: PLC0415 - only in the measured process
        from integration_desk.shell import Preferences, application, make_window  # noqa: PLC0415
        from integration_desk.shell.begin import _prepare  # noqa: PLC0415

        self.app, self.path = application(), path
        self.composition = composition()
        self.window = make_window(self.composition, Preferences(None))
        self.window.show_unlock(path)
        self.window.show()
        _prepare(self.composition, self.window)
        self.wait(lambda: not any(one.name == "imports" for one in threading.enumerate()))  # a passphrase is typed

    @property
    def room(self) -> Any:
        """Return the open desk's room, whose pages are looked into."""
        return self.window.room

    def wait(self, ready: Callable[[], object]) -> float:
        """Let the window work until something holds and is painted; returns how long it took."""
        begun = time.perf_counter()
        while not ready():
            self.app.processEvents()
            time.sleep(0.0005)  # a window that waits sleeps, and leaves the processor to the threads that read
            if time.perf_counter() - begun > PATIENCE:
                raise TimeoutError(ready)
        self.window.grab()
        return time.perf_counter() - begun

    def go(self, kind: str, subject: str, ready: Callable[[Any], object]) -> float:
        """Go to a place and wait for its page."""
        from integration_desk.core.slices import Place  # noqa: PLC0415

        begun = time.perf_counter()
        self.room.go(Place(kind, subject))
        page = self.room.host.page
        self.wait(lambda: ready(page))
        return time.perf_counter() - begun


def _measure(path: Path) -> dict[str, Any]:
    from integration_desk.demo import PASSPHRASE  # noqa: PLC0415 - only in the measured process

    found: dict[str, Any] = {"key": _key_time(path, PASSPHRASE)}
    client, entries = _busy_client(path, PASSPHRASE)
    window = _Window(path)
    gate = window.window.unlock_page
    window.wait(gate.people.count)
    gate.secret.line.setText(PASSPHRASE)
    begun = time.perf_counter()
    gate.secret.line.returnPressed.emit()
    window.wait(lambda: window.room and window.room.host.page._shown is not None)
    found |= {"today": time.perf_counter() - begun, "entries": entries, "client": []}
    for _ in range(OPENINGS):
        window.go("today", "", lambda page: page._shown is not None)
        window.room.host._drop(_place("client", client))
        taken = window.go("client", client, lambda page: page.view is not None and page.timeline._entries)
        found["client"].append(taken)
    found["memory"] = _memory()
    _measure_list(window, found)
    found["new"] = window.go("client.new", "", lambda page: page.form)
    return found


def _measure_list(window: _Window, found: dict[str, Any]) -> None:
    found["list"] = window.go("clients", "", lambda page: page.table.rows.row_at(0) is not None)
    table = window.room.host.page.table
    sorts = []
    for column, one in enumerate(table.rows.columns):
        if one.sort:
            begun = time.perf_counter()
            table.rows.sort(column)
            window.wait(lambda: table.rows.row_at(0) is not None and not table.rows._asked)
            sorts.append((time.perf_counter() - begun, one.name))
    found["sorts"] = sorts
    begun = time.perf_counter()
    table.scrollToBottom()
    last = table.rows.rowCount() - 1
    window.wait(lambda: table.rows.row_at(last) is not None)
    found["end"] = time.perf_counter() - begun


def _place(kind: str, subject: str) -> Any:
    from integration_desk.core.slices import Place  # noqa: PLC0415

    return Place(kind, subject)


def _key_time(path: Path, passphrase: str) -> float:
    from integration_desk.store.keys import load_keys, unwrap  # noqa: PLC0415

    keys = load_keys(path)
    begun = time.perf_counter()
    unwrap(keys, keys.slots[0], passphrase)
    return time.perf_counter() - begun


def _busy_client(path: Path, passphrase: str) -> tuple[str, int]:
    """Give one client a long history; returns her id and its length."""
    from integration_desk.app import SLICES  # noqa: PLC0415
    from integration_desk.clients import Client, Disclosure, record_disclosure  # noqa: PLC0415
    from integration_desk.store import Catalogue, open_desk  # noqa: PLC0415

    desk = open_desk(path, Catalogue.of(SLICES), passphrase)
    client = desk.ask(lambda reader: reader.all(Client, order="rowno LIMIT 1"))[0]
    for number in range(ENTRIES):
        desk.run(
            record_disclosure,
            client_id=client.id,
            disclosure=Disclosure(recipient_name=f"Office {number}", reference=f"R-{number}"),
        )
    desk.close()
    return client.id, ENTRIES


def _memory() -> int:
    """Return what the process keeps in memory, in MB."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return round(int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024)


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]))), flush=True)
    os._exit(0)
