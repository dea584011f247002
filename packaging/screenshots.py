"""Pictures of the window on the sample centre, drawn without a display.

``python packaging/screenshots.py`` writes those of the README; ``--all`` every page in every staff language, light and
dark; ``--page today --out FILE.png`` a single one.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # the offscreen plugin warns of what no picture shows

from PySide6.QtWidgets import QApplication

from integration_desk.app import SLICES, window_for
from integration_desk.core.access import Reader
from integration_desk.core.slices import Place
from integration_desk.demo import PASSPHRASE, build_sample
from integration_desk.i18n import languages
from integration_desk.shell import Appearance, MainWindow, application, grab
from integration_desk.store import Catalogue

FOLDER = Path(__file__).resolve().parent / "screenshots"
README = (
    ("today", "en", "light"),
    ("client", "en", "light"),
    ("refer", "en", "light"),
    ("client", "ar", "light"),
    ("directory", "de", "dark"),
)
QUIET, PATIENCE = 0.5, 30.0


def places(reader: Reader) -> dict[str, Place]:
    """Return the pages worth a picture, on records of the sample centre that show much."""
    client = reader.value(
        "SELECT c.id FROM client c JOIN referral r ON r.client_id = c.id WHERE c.native_language = 'ar'"
        " AND c.id IN (SELECT client_id FROM household_member) ORDER BY c.needs_interpreter DESC, c.rowno LIMIT 1"
    ) or reader.value("SELECT id FROM client ORDER BY rowno LIMIT 1")
    service = reader.value("SELECT id FROM service WHERE name = 'Women''s Clinic'")
    referral = reader.value("SELECT id FROM referral WHERE state = 'appointment' ORDER BY rowno LIMIT 1")
    return {
        "today": Place("today"),
        "clients": Place("clients"),
        "client": Place("client", client),
        "register": Place("client.new", options=(("words", "Amina"),)),
        "edit": Place("client.edit", client),
        "directory": Place("directory"),
        "service": Place("service", service),
        "service-edit": Place("service.edit", service),
        "import": Place("directory.import"),
        "referrals": Place("referrals"),
        "referral": Place("referral", referral or ""),
        "refer": Place("referral.new", options=(("client", client), ("service", service))),
        "reply": Place("reply"),
        "settings": Place("settings"),
    }


def settle(window: MainWindow) -> None:
    """Wait until nothing has been under way for a moment."""
    begun = quiet_since = time.monotonic()
    while time.monotonic() - quiet_since < QUIET and time.monotonic() - begun < PATIENCE:
        QApplication.processEvents()
        if window.tasks.busy or (window.room is not None and window.room.tasks.busy):
            quiet_since = time.monotonic()
        time.sleep(0.01)


def pictures(desk: Path, wanted: Iterable[tuple[str, str, str]], zoom: int) -> Iterator[tuple[str, str, str, bytes]]:
    """Yield each wanted page in its language and colours, as PNG."""
    application()
    by_look: dict[tuple[str, str], list[str]] = {}
    for page, language, scheme in wanted:
        by_look.setdefault((language, scheme), []).append(page)
    for (language, scheme), pages in by_look.items():
        window = window_for(desk, PASSPHRASE, Appearance(language, scheme, zoom))
        window.resize(1280, 800)
        window.show()
        room = window.room
        if room is None:
            raise SystemExit("The desk did not open.")
        known = room.desk.ask(places)
        for page in pages:
            room.go(known[page])
            settle(window)
            yield page, language, scheme, _png(window)
        window.lock()
        settle(window)
        window.close()


def _png(window: MainWindow) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice  # noqa: PLC0415 - only for saving

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    grab(window).save(buffer, "PNG")
    return bytes(data.data())


def main() -> int:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--desk", type=Path, help="a sample centre that is there already")
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder, or the file of a single --page")
    parser.add_argument("--page", help="only this page")
    parser.add_argument("--all", action="store_true", help="every page, language and scheme")
    parser.add_argument("--zoom", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        desk = options.desk or Path(scratch) / "sample.desk"
        if options.desk is None:
            day = datetime.now(UTC).astimezone().date()
            build_sample(desk, Catalogue.of(SLICES), clients=200, seed=1, day=day)
        for page, language, scheme, png in pictures(desk, _wanted(options), options.zoom):
            single = options.page and options.out.suffix == ".png"
            path = options.out if single else options.out / f"{page}-{language}-{scheme}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(png)
            print(path)
    return 0


def _wanted(options: argparse.Namespace) -> list[tuple[str, str, str]]:
    if options.all:
        pages = [options.page] if options.page else list(PAGES)
        return [(page, tag, scheme) for tag in languages() for scheme in ("light", "dark") for page in pages]
    return [(options.page, "en", "light")] if options.page else list(README)


PAGES = (
    "today", "clients", "client", "register", "edit", "directory", "service", "service-edit", "import", "referrals",
    "referral", "refer", "reply", "settings",
)  # fmt: skip

if __name__ == "__main__":
    sys.exit(main())
