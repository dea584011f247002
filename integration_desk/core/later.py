"""Modules that are imported when they are first used, for what the first painting does without."""

from importlib import import_module
from typing import Any


class Later:
    """Stands for a module until something of it is asked for.

    >>> Later("string").digits
    '0123456789'
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        """Return what the module has under a name; imports it the first time."""
        found = getattr(import_module(self._name), name)
        self.__dict__[name] = found
        return found
