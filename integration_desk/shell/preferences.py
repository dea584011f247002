"""How each person likes the window on this computer. Holds no personal data: people are opaque ids here."""

import contextlib
import json
from pathlib import Path
from typing import Any

import attrs
from platformdirs import user_config_path

RECENT = 5
SCHEMES = ("system", "light", "dark", "contrast")


@attrs.frozen
class Appearance:
    """Language, colours, size of everything, and whether the sidebar shows its words."""

    language: str = ""
    scheme: str = "system"
    zoom: int = 100
    sidebar: bool = True


def usual_path() -> Path:
    """Return where the preferences of this computer's user are kept."""
    return user_config_path("integration-desk", appauthor=False) / "window.json"


class Preferences:
    """The small file of preferences; one that is missing, unreadable or on a read-only disk is no trouble.

    Without a path nothing is kept beyond the process.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._values: dict[str, Any] = {} if path is None else _read(path)

    def appearance(self, person: str = "") -> Appearance:
        """Return a person's appearance; someone new, and the unlock page, get what was used last here."""
        people = self._values.get("people")
        kept = people.get(person) if isinstance(people, dict) else None
        return _appearance(kept or self._values.get("last"))

    def keep_appearance(self, appearance: Appearance, person: str = "") -> None:
        """Keep an appearance for a person, and as the one used last."""
        kept = attrs.asdict(appearance)
        self._values["last"] = kept
        if person:
            people = self._values.get("people")
            self._values["people"] = {**(people if isinstance(people, dict) else {}), person: kept}
        self.save()

    def recent(self) -> list[Path]:
        """Return the desk files used last that are still there, newest first."""
        kept = self._values.get("recent")
        paths = [Path(one) for one in kept if isinstance(one, str)] if isinstance(kept, list) else []
        return [path for path in paths if path.exists()]

    def keep_recent(self, path: Path) -> None:
        """Remember a desk file as the newest."""
        others = [str(one) for one in self.recent() if one != path.absolute()]
        self._values["recent"] = [str(path.absolute()), *others][:RECENT]
        self.save()

    def last_person(self, file: Path) -> str:
        """Return the id of whoever unlocked a desk file last."""
        kept = self._values.get("last_person")
        return str(kept.get(str(file.absolute()), "")) if isinstance(kept, dict) else ""

    def keep_last_person(self, file: Path, person: str) -> None:
        """Remember who unlocked a desk file last."""
        kept = self._values.get("last_person")
        self._values["last_person"] = {**(kept if isinstance(kept, dict) else {}), str(file.absolute()): person}
        self.save()

    def state(self, name: str) -> str:
        """Return a kept state of the window, such as its place on the screen."""
        kept = self._values.get("state")
        return str(kept.get(name, "")) if isinstance(kept, dict) else ""

    def keep_state(self, name: str, value: str) -> None:
        """Keep a state of the window."""
        kept = self._values.get("state")
        self._values["state"] = {**(kept if isinstance(kept, dict) else {}), name: value}
        self.save()

    def layout(self, person: str, name: str) -> Any:
        """Return how a person arranged the columns of a list; who nobody knows has arranged nothing."""
        kept = self._values.get("lists")
        own = kept.get(person) if isinstance(kept, dict) else None
        return own.get(name) if isinstance(own, dict) else None

    def keep_layout(self, person: str, name: str, layout: Any) -> None:
        """Keep how a person arranged the columns of a list."""
        kept = self._values.get("lists")
        people = kept if isinstance(kept, dict) else {}
        own = people.get(person)
        self._values["lists"] = {**people, person: {**(own if isinstance(own, dict) else {}), name: layout}}
        self.save()

    def save(self) -> None:
        """Write the file; a disk that refuses costs the preference, not the work."""
        if self._path is None:
            return
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside = self._path.with_suffix(".new")
            beside.write_text(json.dumps(self._values, indent=1, sort_keys=True), "utf-8")
            beside.replace(self._path)


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _appearance(kept: Any) -> Appearance:
    usual = Appearance()
    if not isinstance(kept, dict):
        return usual
    language, scheme, zoom = kept.get("language"), kept.get("scheme"), kept.get("zoom")
    return Appearance(
        language if isinstance(language, str) else usual.language,
        scheme if scheme in SCHEMES else usual.scheme,
        zoom if isinstance(zoom, int) and 50 <= zoom <= 300 else usual.zoom,
        kept.get("sidebar") is not False,
    )
