"""What is wrong with a pack, each with its line and key, in plain sentences."""

import attrs

from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.words import T, Text


@attrs.frozen
class Fault:
    """One thing wrong: the line (from 1), the key as ``deadline[2].period``, and the sentence."""

    line: int
    key: str
    text: Text

    def told(self) -> Text:
        """Return the sentence without the line."""
        return T("Key {key}: {fault}").put(key=self.key, fault=self.text) if self.key else self.text

    def sentence(self) -> Text:
        """Return the whole sentence."""
        if not self.key:
            return T("Line {line}: {fault}").put(line=self.line, fault=self.text)
        return T("Line {line}, key {key}: {fault}").put(line=self.line, key=self.key, fault=self.text)


class PackError(InvalidError):
    """A text that is no pack; names every fault with its line and key."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(tuple(Problem(fault.key, fault.sentence()) for fault in faults))
        self.faults = faults
