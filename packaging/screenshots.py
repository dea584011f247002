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
    ("agenda", "en", "light"),
    ("family", "en", "light"),
    ("needs", "ar", "light"),
)
QUIET, PATIENCE = 0.5, 30.0


def places(reader: Reader) -> dict[str, Place]:
    """Return the pages worth a picture, on records of the sample centre that show much."""
    client = reader.value(
        "SELECT c.id FROM client c WHERE c.native_language = 'ar' ORDER BY"
        " c.id IN (SELECT client_id FROM case_file WHERE closed_on IS NULL) DESC,"
        " c.id IN (SELECT client_id FROM referral) DESC, c.id IN (SELECT client_id FROM household_member) DESC,"
        " c.needs_interpreter DESC, c.rowno LIMIT 1"
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
        **case_places(reader),
        **special_places(reader, client),
    }


def case_places(reader: Reader) -> dict[str, Place]:
    """Return the pages of casework and the agenda, of the client who shows most on them."""
    client = reader.value(
        "SELECT f.client_id FROM case_file f JOIN plan_goal g ON g.client_id = f.client_id"
        " JOIN need_assessment n ON n.client_id = f.client_id WHERE f.closed_on IS NULL"
        " GROUP BY f.client_id ORDER BY COUNT(*) DESC, MIN(f.rowno) LIMIT 1"
    ) or reader.value("SELECT id FROM client ORDER BY rowno LIMIT 1")
    about = (("client", client),)
    appointment = reader.value("SELECT id FROM appointment ORDER BY rrule = '', rowno DESC LIMIT 1")
    files = reader.value("SELECT client_id FROM attachment GROUP BY client_id ORDER BY COUNT(*) DESC LIMIT 1")
    return {
        "caseload": Place("caseload"),
        "case": Place("case", client),
        "needs": Place("needs", client),
        "plan": Place("plan", client),
        "note": Place("note", options=about),
        "agenda": Place("agenda"),
        "agenda-day": Place("agenda", options=(("view", "day"),)),
        "agenda-list": Place("agenda", options=(("view", "list"),)),
        "reception": Place("agenda", options=(("print", "reception"),)),
        "appointment": Place("appointment", appointment or ""),
        "appointment-new": Place("appointment", options=about),
        "task": Place("task", options=about),
        "tasks": Place("tasks"),
        "attachments": Place("attachments", options=(("client", files or client),)),
    }


def special_places(reader: Reader, client: str) -> dict[str, Place]:
    """Return the pages of health access, of family reunification and of their rules."""
    health = reader.value("SELECT case_id FROM health_refusal ORDER BY rowno LIMIT 1")
    family = reader.value("SELECT case_id FROM family_member GROUP BY case_id ORDER BY COUNT(*) DESC, case_id LIMIT 1")
    about = (("client", client),)
    return {
        "health-cases": Place("health_cases"),
        "health": Place("health_case", health or ""),
        "health-new": Place("health_case.new", options=about),
        "refused": Place("health_refusal.new", options=about),
        "refusals": Place("health_refusals"),
        "families": Place("families"),
        "family": Place("family", family or ""),
        "family-new": Place("family.new", options=about),
        "packs": Place("packs"),
        "pack": Place("pack", "de-family_reunification"),
        "pack-edit": Place("pack.edit", "de-family_reunification"),
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
    "caseload", "case", "needs", "plan", "note", "agenda", "agenda-day", "agenda-list", "reception", "appointment",
    "appointment-new", "task", "tasks", "attachments", "health-cases", "health", "health-new", "refused", "refusals",
    "families", "family", "family-new", "packs", "pack", "pack-edit",
)  # fmt: skip

if __name__ == "__main__":
    sys.exit(main())
