"""What ``make demo`` does: the sample centre, a referral letter, and the window – or a picture of it."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "demo"
DESK, LETTER, PICTURE = FOLDER / "sample.desk", FOLDER / "referral-letter.pdf", FOLDER / "desk.png"
PASSPHRASE = "demo-centre"  # noqa: S105 - it opens nothing but invented people


def desk_command(*arguments: str) -> str:
    """Run a command line of the desk on the sample centre and return what it wrote."""
    run = subprocess.run(
        [sys.executable, "-m", "integration_desk", *arguments, "--desk", str(DESK), "--passphrase-file", "-"],
        input=PASSPHRASE + "\n",
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return run.stdout


def has_display() -> bool:
    """Tell whether there is a screen to open a window on."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def build() -> None:
    """Build the sample centre, unless it is there from an earlier time."""
    FOLDER.mkdir(exist_ok=True)
    if DESK.exists():
        print(f"The sample centre is there already: {DESK}. Erase the folder demo to build it anew.")
    else:
        print(desk_command("demo", "--no-window"), end="")


def print_letter() -> None:
    """Print a letter in English and Arabic for a client of the sample centre, who agrees to it first."""
    clients: list[dict[str, Any]] = json.loads(desk_command("clients", "--json", "--limit", "200"))
    service = json.loads(desk_command("services", "asylum advice", "--json"))[0]
    client = next(one for one in clients if any("\u0600" <= letter <= "\u06ff" for letter in one["native_name"]))
    consent = {
        "purpose": "referral",
        "recipient_kind": "service",
        "recipient_id": service["id"],
        "recipient_name": service["name"],
        "how_given": "written",
        "language": "ar",
        "given_on": datetime.now(UTC).astimezone().date().isoformat(),
    }
    desk_command("do", "clients.give_consent", "--json", json.dumps({"client_id": client["id"], "consent": consent}))
    desk_command(
        *("letter", "--client", client["file_number"], "--service", service["id"]),
        *("--language", "ar", "--receiver-language", "en", "--out", str(LETTER)),
    )
    print(f"A referral letter: {LETTER}")


def main() -> int:
    """Build, print, show."""
    build()
    print_letter()
    if has_display():
        print("Opening the window; the passphrase is demo-centre.", flush=True)
        run = subprocess.run([sys.executable, "-m", "integration_desk", "run", "--desk", str(DESK)], check=False)
        if run.returncode == 0:
            return 0
        print("The window could not be opened on this display.")
    else:
        print("There is no display here, so no window is opened.")
    script = str(Path(__file__).with_name("screenshots.py"))
    drawn = subprocess.run(
        [sys.executable, script, "--desk", str(DESK), "--page", "today", "--out", str(PICTURE)],
        stdout=subprocess.DEVNULL,
        check=False,
        cwd=ROOT,
    )
    print(f"A picture of the desk instead: {PICTURE}" if drawn.returncode == 0 else "No picture could be drawn either.")
    return drawn.returncode


if __name__ == "__main__":
    sys.exit(main())
