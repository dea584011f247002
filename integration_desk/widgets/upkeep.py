"""Things that a widget does again when the language or the look changes, for as long as it lives."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot


class Signals(QObject):
    """What the whole window listens to: another language, another look."""

    language = Signal()
    look = Signal()


SIGNALS = Signals()


class _Upkeep(QObject):
    """Belongs to a widget and dies with it, so that nothing calls a widget that is gone."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._owner = owner
        self.language: dict[str, Callable[[], object]] = {}
        self.look: dict[str, Callable[[], object]] = {}
        SIGNALS.language.connect(self.say_again)
        SIGNALS.look.connect(self.draw_again)

    @Slot()
    def say_again(self) -> None:
        self._do(self.language)

    @Slot()
    def draw_again(self) -> None:
        self._do(self.look)

    def _do(self, tasks: dict[str, Callable[[], object]]) -> None:
        """Do the tasks; an owner that is just being taken apart is left alone."""
        top = self._top()
        for task in list(tasks.values()):
            if top is not None and shiboken6.isValid(self._owner):
                task()

    def _top(self) -> QObject | None:
        """Return the widget above all: while it is held, Python's garbage collector takes nothing below it apart."""
        if not shiboken6.isValid(self) or not shiboken6.isValid(self._owner):
            return None
        top = self._owner
        while (above := top.parent()) is not None:
            top = above
        return top


def _upkeep_of(owner: QObject) -> _Upkeep:
    found = owner.findChild(_Upkeep, "", Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, _Upkeep) else _Upkeep(owner)


def on_language(owner: QObject, key: str, task: Callable[[], object]) -> None:
    """Do something now and whenever the language changes; another task with the same key replaces it."""
    _upkeep_of(owner).language[key] = task
    task()


def on_look(owner: QObject, key: str, task: Callable[[], object]) -> None:
    """Do something now and whenever scheme, zoom or direction change; the same key replaces."""
    _upkeep_of(owner).look[key] = task
    task()
