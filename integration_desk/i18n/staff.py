"""The language that the staff use in the running program, and who wants to know when it changes."""

from collections.abc import Callable

from integration_desk.i18n.tags import ENGLISH
from integration_desk.i18n.voice import Speaker, speaker


class _Now:
    """The one language of the window; command lines and tests keep English until they say otherwise."""

    language: str = ENGLISH
    listeners: tuple[Callable[[], object], ...] = ()


def current() -> Speaker:
    """Return the speaker of the staff's language."""
    return speaker(_Now.language)


def use(language: str) -> None:
    """Let the staff's language be this one; everyone who asked to know is told when it differs."""
    chosen = speaker(language).language_code
    if chosen == _Now.language:
        return
    _Now.language = chosen
    for listener in _Now.listeners:
        listener()


def on_change(callback: Callable[[], object]) -> Callable[[], None]:
    """Call back after each change of the staff's language; returns a function that ends this."""
    _Now.listeners = (*_Now.listeners, callback)

    def forget() -> None:
        _Now.listeners = tuple(kept for kept in _Now.listeners if kept is not callback)

    return forget
