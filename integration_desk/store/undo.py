"""The undo stack of a session: the last hundred commands, by the name of what they did."""

import threading
from collections import deque

import attrs

from integration_desk.core.changes import Change
from integration_desk.core.words import Text

DEPTH = 100


@attrs.define
class UndoStack:
    """Steps that can be undone and redone; a new command forgets what could be redone."""

    done: deque[Change] = attrs.Factory(lambda: deque(maxlen=DEPTH))
    undone: deque[Change] = attrs.Factory(lambda: deque(maxlen=DEPTH))
    _guard: threading.Lock = attrs.Factory(threading.Lock)

    def note(self, kind: str, change: Change) -> None:
        """Take in a finished step: a command ("do"), an undo or a redo."""
        with self._guard:
            if kind == "undo":
                self.done.pop()
                self.undone.append(change)
            elif kind == "redo":
                self.undone.pop()
                self.done.append(change)
            else:
                self.done.append(change)
                self.undone.clear()

    def top(self, kind: str) -> Change | None:
        """Return the step that undo or redo would reverse."""
        stack = self.done if kind == "undo" else self.undone
        return stack[-1] if stack else None

    def name(self, kind: str) -> Text | None:
        """Return the name of that step."""
        step = self.top(kind)
        return step.name if step else None

    def clear(self) -> None:
        """Forget everything."""
        with self._guard:
            self.done.clear()
            self.undone.clear()
