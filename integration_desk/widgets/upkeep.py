"""Things that a widget does again when the language or the look changes, for as long as it lives.

What is to be done stands with the widget itself; the list of those that have anything to do holds none of them. An
object of Qt's and two connections for each label would take a tenth of the time in which a page opens.
"""

import weakref
from collections.abc import Callable, Iterator

import shiboken6
from PySide6.QtCore import QObject, Signal


class Signals(QObject):
    """What the whole window listens to: another language, another look."""

    language = Signal()
    look = Signal()


SIGNALS = Signals()


class _Listeners:
    """The widgets that do something again at a signal, the oldest first."""

    def __init__(self, kept_as: str) -> None:
        self._kept_as = kept_as
        self._owners: dict[int, weakref.ref[QObject]] = {}

    def add(self, owner: QObject, key: str, task: Callable[[], object]) -> None:
        """Keep a task with its owner, in the place of an earlier one of the same key."""
        tasks = owner.__dict__.get(self._kept_as)
        if tasks is None:
            tasks = owner.__dict__[self._kept_as] = {}
            place = id(owner)
            self._owners[place] = weakref.ref(owner, lambda _gone: self._owners.pop(place, None))
        tasks[key] = task

    def tell(self) -> None:
        """Let everything be done again."""
        for owner in self._living():
            for task in list(owner.__dict__[self._kept_as].values()):
                if shiboken6.isValid(owner):
                    task()

    def _living(self) -> Iterator[QObject]:
        for place in list(self._owners):  # pairs would be made one by one, and the garbage collector at work between
            known = self._owners.get(place)
            owner = known() if known is not None else None
            if owner is None:
                continue
            if shiboken6.isValid(owner):
                top = _top(owner)  # while it is held, Python's garbage collector takes nothing below it apart
                yield owner
                del top
            else:  # Qt has taken it apart; what is left in Python waits for its garbage collector
                self._owners.pop(place, None)


def _top(owner: QObject) -> QObject:
    while (above := owner.parent()) is not None:
        owner = above
    return owner


_ON_LANGUAGE, _ON_LOOK = _Listeners("_on_language"), _Listeners("_on_look")
SIGNALS.language.connect(_ON_LANGUAGE.tell)
SIGNALS.look.connect(_ON_LOOK.tell)


def on_language(owner: QObject, key: str, task: Callable[[], object]) -> None:
    """Do something now and whenever the language changes; another task with the same key replaces it."""
    _ON_LANGUAGE.add(owner, key, task)
    task()


def on_look(owner: QObject, key: str, task: Callable[[], object]) -> None:
    """Do something now and whenever scheme, zoom or direction change; the same key replaces."""
    _ON_LOOK.add(owner, key, task)
    task()
