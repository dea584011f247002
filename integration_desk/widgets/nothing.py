"""Keeps ``None`` alive: PySide6 6.12 gives back one reference to it too many in every call that returns nothing.

From Python 3.12 on ``None`` cannot die. On 3.11 a window would end after some thousand calls with "deallocating None",
so its count is raised once, beyond what any session can use up.
"""

import ctypes
import sys

_ENOUGH = 1 << 40


def keep_none_alive() -> None:
    """Raise the reference count of ``None`` where it is counted."""
    if sys.implementation.name == "cpython" and sys.version_info < (3, 12):
        ctypes.c_ssize_t.from_address(id(None)).value += _ENOUGH
