"""Takes PySide's own import statement out: it reads the source of every module that is imported after it.

It looks there for the word PySide6, in case snake_case names are switched on. Nobody does so here, and on a slow disk
each window would wait for some megabytes of text.
"""

import builtins


def import_plainly() -> None:
    """Let modules be imported as without PySide from here on."""
    usual = vars(builtins).get("__orig_import__")  # PySide keeps it there
    if usual is not None:
        builtins.__import__ = usual
