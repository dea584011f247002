"""What can go wrong, each with a plain sentence for the person at the desk."""

import attrs

from integration_desk.core.words import T, Text


class DeskError(Exception):
    """Anything the desk says no to; ``text`` is the sentence to show, ``status`` the exit status of a command line."""

    status = 1

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        """Say the sentence in English, for logs and test failures only."""
        return str(self.text)


@attrs.frozen
class Problem:
    """One thing wrong with one field: ``field`` is its name ("" for the record as a whole)."""

    field: str
    text: Text


class InvalidError(DeskError):
    """A record or an argument that cannot be saved as it is; names every field at fault."""

    status = 2

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems[0].text if problems else T("What was entered cannot be saved."))
        self.problems = problems


class DeniedError(DeskError):
    """The person at the desk lacks the right; the denial is recorded."""

    def __init__(self, text: Text | None = None) -> None:
        super().__init__(text or T("You do not have the right to do this. Ask the coordinator of your centre."))


class MissingError(DeskError):
    """The record asked for does not exist, or is not for this person to see: both read alike on purpose."""

    def __init__(self, text: Text | None = None) -> None:
        super().__init__(text or T("This record is not in the desk file."))


class NeedsReasonError(DeskError):
    """A rule stands in the way that may be overridden with a reason, by someone entitled to it."""


class LockedError(DeskError):
    """The desk file cannot be opened: wrong passphrase, damaged header, back-off or too new."""


class DamagedError(DeskError):
    """The desk file or its keys are damaged; nothing was overwritten."""


class StorageError(DeskError):
    """The disk refused: full, read-only or gone. What was typed is kept in the form."""


class CancelledError(DeskError):
    """The person cancelled; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(T("Cancelled. Nothing was changed."))


class ImportRefusedError(DeskError):
    """A file that is not what it says, or holds nothing that could be imported."""

    status = 2
