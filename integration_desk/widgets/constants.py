"""Keeps ``None``, ``True`` and ``False`` alive: PySide6 6.12 gives back one reference too many of those it returns.

From Python 3.12 on they cannot die. On 3.11 a window would end after some thousand calls with "deallocating None",
so their counts are raised once, beyond what any session can use up.
"""

import ctypes
import sys

_ENOUGH = 1 << 40


def keep_constants_alive() -> None:
    """Raise the reference counts of the constants where they are counted."""
    if sys.implementation.name == "cpython" and sys.version_info < (3, 12):
        for constant in (None, True, False):
            ctypes.c_ssize_t.from_address(id(constant)).value += _ENOUGH
