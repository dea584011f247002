"""Keeps ``None``, ``True`` and ``False`` alive: PySide6 6.12 gives back references to them that it never took.

Every call that returns nothing costs ``None`` one, and pages that come and go cost ``True`` a few. From Python 3.12 on
these three cannot die. On 3.11 a window would end with "deallocating None" after some thousand calls, so their counts
are raised once, beyond what any session can use up.
"""

import ctypes
import sys

_ENOUGH = 1 << 40


def keep_singletons_alive() -> None:
    """Raise the reference counts of the singletons where they are counted."""
    if sys.implementation.name == "cpython" and sys.version_info < (3, 12):
        for singleton in (None, True, False):
            ctypes.c_ssize_t.from_address(id(singleton)).value += _ENOUGH
