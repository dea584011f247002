"""Saying texts on screen in the staff's language, and saying them again when that language changes."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from integration_desk import i18n
from integration_desk.core.words import Text
from integration_desk.widgets.upkeep import SIGNALS, on_language


def say(text: Text | str) -> str:
    """Say a text in the language of the staff; plain words stand as they are."""
    return text if isinstance(text, str) else i18n.current().say(text)


def keys_in_words(keys: str) -> str:
    """Write keys as the language and the system write them: “Strg+K” in German.

    >>> keys_in_words("")
    ''
    """
    from PySide6.QtGui import QKeySequence  # noqa: PLC0415 - the unlock page tells of no keys

    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys


def speak(owner: QObject, setter: Callable[[str], object], text: Text | str, key: str = "") -> None:
    """Call ``setter`` with the words of a text, now and whenever the language changes."""
    on_language(owner, key or getattr(setter, "__name__", "say"), lambda: setter(say(text)))


def name_for_readers(widget: QWidget, name: Text | str, description: Text | str = "") -> None:
    """Give a control the name and description that a screen reader says."""
    speak(widget, widget.setAccessibleName, name)
    if description:
        speak(widget, widget.setAccessibleDescription, description)


def grounded(words: str) -> str:
    """Return words that run as the window does although only parts that stand for themselves are in them.

    A date and a number, each kept whole, would else run from the left in a window that runs from the right.
    """
    depth = 0
    for character in words:
        if character in "\u2066\u2067\u2068":
            depth += 1
        elif character == "\u2069":
            depth -= 1
        elif not depth and unicodedata.bidirectional(character) in ("L", "R", "AL"):
            return words
    return f"\u200f{words}" if mirrored() and "\u2068" in words else words


def mirrored() -> bool:
    """Tell whether the window runs from right to left."""
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


class _QtWords:
    """Qt's own few words (Copy, Paste, print dialogue) in the staff's language."""

    translator: QTranslator | None = None


def _load_qt_words(app: QApplication, language: str) -> None:
    if _QtWords.translator is not None:
        app.removeTranslator(_QtWords.translator)
    translator = QTranslator(app)
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    base = language.replace("-", "_")
    for name in (base, base.split("_")[0]):
        if translator.load(str(folder / f"qtbase_{name}.qm")):
            app.installTranslator(translator)
            break
    _QtWords.translator = translator


def follow_language() -> None:
    """Bring the whole window into the language that ``i18n`` now uses: words, direction, Qt's own texts."""
    app = QApplication.instance()
    speaker = i18n.current()
    if isinstance(app, QApplication):
        QLocale.setDefault(QLocale(speaker.language_code.replace("-", "_")))
        _load_qt_words(app, speaker.language_code)
        right = speaker.direction == "rtl"
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
    SIGNALS.language.emit()
    SIGNALS.look.emit()


class _Following:
    started = False


def start_following() -> None:
    """Follow ``i18n`` from now on; called once when the window is made, harmless when called again."""
    if not _Following.started:
        i18n.on_change(follow_language)
        _Following.started = True
    follow_language()
