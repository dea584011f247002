"""Things that a widget does again when the language or the look changes, for as long as it lives."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal


class Signals(QObject):
    """What the whole window listens to: another language, another look."""

    language = Signal()
    look = Signal()


SIGNALS = Signals()


class _Upkeep(QObject):
    """Belongs to a widget and dies with it, so that nothing calls a widget that is gone."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self.language: dict[str, Callable[[], object]] = {}
        self.look: dict[str, Callable[[], object]] = {}
        SIGNALS.language.connect(self.say_again)
        SIGNALS.look.connect(self.draw_again)

    def say_again(self) -> None:
        for task in list(self.language.values()):
            task()

    def draw_again(self) -> None:
        for task in list(self.look.values()):
            task()


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
