"""The terminal: says texts in the language of its user, writes tables or JSON, and asks for what must stay secret."""

import getpass
import json
import os
import sys
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from integration_desk.core.errors import DeskError, InvalidError, Problem
from integration_desk.core.words import T, Text

if TYPE_CHECKING:
    from integration_desk.i18n import Speaker

_ISOLATES = dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069))
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")
"""A name from elsewhere must not command the terminal, nor begin a row of a table."""
_SPOKEN = {code: shown for code, shown in (_CONTROLS | _ISOLATES).items() if code not in (0x09, 0x0A)}


def language_of_user() -> str:
    """Return the language that the environment asks for; English when it asks for none."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = os.environ.get(name, "").split(".")[0].split("@")[0]
        if wanted:
            return "en" if wanted in ("C", "POSIX") else wanted
    return "en"


class Terminal:
    """Where a command line writes and reads. Results go to standard output, sentences to standard error."""

    def __init__(self, *, as_json: bool = False, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self.as_json = as_json
        self._out = out or sys.stdout
        self._err = err or sys.stderr
        self._english = language_of_user().split("_")[0] == "en"

    @cached_property
    def speaker(self) -> "Speaker":
        """Return the speaker of the user's language."""
        from integration_desk.i18n import speaker  # noqa: PLC0415 - English help need not wait for it

        return speaker(language_of_user())

    def say(self, text: Text | str) -> str:
        """Say a text for the terminal, which directs scripts by itself."""
        if isinstance(text, str) or (self._english and not text.arguments):
            return str(text).translate(_SPOKEN)
        return self.speaker.say(text).translate(_SPOKEN)

    def tell(self, text: Text | str) -> None:
        """Write a sentence on standard error."""
        print(self.say(text), file=self._err)

    def line(self, text: Text | str) -> None:
        """Write a line of the result."""
        print(self.say(text), file=self._out)

    def show(self, value: Any, text: Text | str) -> None:
        """Write a result: as JSON when that was asked for, else as a sentence."""
        if self.as_json:
            self.json(value)
        else:
            self.line(text)

    def json(self, value: Any) -> None:
        """Write a value as JSON."""
        print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain), file=self._out)

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """Write rows in columns; wide characters take two places."""
        widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]))] if rows else []
        for row in rows:
            cells = [cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)]
            print("  ".join(cells).rstrip().translate(_CONTROLS | _ISOLATES), file=self._out)

    def complain(self, error: DeskError) -> None:
        """Write why something was refused, each problem on a line."""
        for text in complaints(error):
            self.tell(text)


def complaints(error: DeskError) -> tuple[Text, ...]:
    """Return the sentences of an error."""
    if isinstance(error, InvalidError) and error.problems:
        return tuple(problem.text for problem in error.problems)
    return (error.text,)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, frozenset | set):
        return sorted(value)
    return str(value)


def _width(words: str) -> int:
    shown = words.translate(_ISOLATES)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in shown)
    return len(shown) + wide - sum(unicodedata.combining(letter) > 0 for letter in shown)


def read_words(source: str) -> str:
    """Return the text of a file, or of standard input for ``-``; raises a plain error when it cannot be read."""
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise unreadable(source, error.strerror or "") from error
    except UnicodeDecodeError as error:
        raise unreadable(source, "UTF-8") from error


def unreadable(source: str, reason: str) -> InvalidError:
    """Return the error for a file that cannot be read."""
    return InvalidError((Problem("", T("{file} could not be read ({reason}).").put(file=source, reason=reason)),))


def passphrase(source: str | None, *, twice: bool = False) -> str:
    """Return the passphrase: the first line of a file, of standard input for ``-``, or typed unseen."""
    if source == "-":
        return sys.stdin.readline().rstrip("\r\n")
    if source is not None:
        return (read_words(source).splitlines() or [""])[0]
    if not sys.stdin.isatty():
        text = T("There is no terminal to ask for the passphrase. Give it with --passphrase-file.")
        raise InvalidError((Problem("passphrase", text),))
    speaker = Terminal()
    typed = getpass.getpass(speaker.say(T("Passphrase: ")))
    if twice and getpass.getpass(speaker.say(T("The same passphrase again: "))) != typed:
        raise InvalidError((Problem("passphrase", T("The two passphrases differ. Nothing was made.")),))
    return typed
