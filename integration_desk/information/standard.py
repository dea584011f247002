"""The sheets that come with the program: data under resources/sheets, said through the letters catalogues."""

import tomllib
from functools import cache
from typing import Any

import attrs

from integration_desk.core.resources import resource
from integration_desk.core.words import Domain, Text
from integration_desk.i18n import Speaker, letter_languages, speaker
from integration_desk.information.rules import SheetPart, written


@attrs.frozen
class StandardSheet:
    """A sheet of the program: its key, the needs it speaks of, and its parts in English, sentence by sentence."""

    key: str
    title: str
    needs: tuple[str, ...]
    parts: tuple[SheetPart, ...]

    def body(self, voice: Speaker) -> str:
        """Return the text as a speaker says it; the sentences of a paragraph stand in one line."""
        said = []
        for part in self.parts:
            lines = tuple(voice.say(_text(line)) for line in part.lines)
            said.append(SheetPart(part.kind, (" ".join(lines),) if part.kind == "paragraph" else lines))
        return written(said)

    def title_in(self, voice: Speaker) -> str:
        """Return the title as a speaker says it."""
        return voice.say(_text(self.title))

    def languages(self) -> tuple[str, ...]:
        """Return the languages in which the sheet is there."""
        return tuple(tag for tag in letter_languages() if tag == "en" or self._is_said_in(tag))

    def _is_said_in(self, tag: str) -> bool:
        voice = speaker(tag)
        lines = [line for part in self.parts for line in part.lines]
        missing = sum(voice.say(_text(line)) == line for line in lines)
        return missing * 10 < len(lines)


def _text(message: str) -> Text:
    return Text(message, domain=Domain.LETTERS)


@cache
def standard_sheets() -> dict[str, StandardSheet]:
    """Return the sheets of the program by key, in the order of their files."""
    found = {}
    for path in sorted(resource("sheets").glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        key = path.stem.partition("_")[2]
        found[key] = StandardSheet(key, data["title"], tuple(data["needs"]), tuple(_parts(data["part"])))
    return found


def _parts(written_parts: list[dict[str, Any]]) -> list[SheetPart]:
    found = []
    for part in written_parts:
        if "heading" in part:
            found.append(SheetPart("heading", (part["heading"],)))
        if "text" in part:
            found.append(SheetPart("paragraph", tuple(part["text"])))
        if "list" in part:
            found.append(SheetPart("list", tuple(part["list"])))
    return found
