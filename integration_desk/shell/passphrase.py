"""Choosing a passphrase: typed twice, with words on how strong it is."""

from __future__ import annotations

import math
import string

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from integration_desk.core.words import T, Text
from integration_desk.widgets import Label, SecretField, column

_KINDS = ((string.ascii_lowercase, 26), (string.ascii_uppercase, 26), (string.digits, 10))


def strength(passphrase: str) -> tuple[Text, str]:
    """Return words for how well a passphrase resists guessing, and their tone. Length counts most.

    >>> str(strength("abcabcab")[0]), str(strength("four calm herons wait")[0])
    ('Easy to guess. Add a word or two.', 'Strong')
    """
    alphabet = sum(size for letters, size in _KINDS if any(one in letters for one in passphrase))
    if any(one not in string.ascii_letters + string.digits for one in passphrase):
        alphabet += 20
    different = len(set(passphrase))
    bits = min(len(passphrase), 2 * different) * math.log2(max(2, min(alphabet, 3 * max(1, different))))
    if bits < 45:
        return T("Easy to guess. Add a word or two."), "warning"
    if bits < 70:
        return T("Fair"), "info"
    return T("Strong"), "success"


class NewPassphrase(QWidget):
    """Two fields that must agree; what is wrong stands below them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = SecretField(T("Passphrase")), SecretField(T("The same passphrase again"))
        self._words = Label(voice="muted", wrap=True)
        self.setLayout(
            column(
                self.first,
                self._words,
                self.second,
                gap=10,
            )
        )
        self._name = ""
        for one in (self.first, self.second):
            one.line.textChanged.connect(self._typed)
        self._typed()

    def for_name(self, name: str) -> None:
        """Refuse this name as a passphrase."""
        self._name = name

    def secret(self) -> str:
        """Return the passphrase."""
        return self.first.secret()

    def problem(self) -> Text | None:
        """Return what is wrong with it, or None."""
        from integration_desk.store import passphrase_problems  # noqa: PLC0415 - the set-up is painted without the store

        wrong = passphrase_problems(self.secret(), self._name)
        if wrong is None and self.second.secret() != self.secret():
            return T("The two passphrases differ. Type the same one twice.")
        return wrong

    def clear(self) -> None:
        """Empty both fields."""
        self.first.clear()
        self.second.clear()

    def _typed(self) -> None:
        typed = self.first.secret()
        if not typed:
            self._words.say(T("At least 8 characters. Four words that mean something to you alone are good."))
            self._words.set_tone("")
        elif len(typed) < 8:
            missing = T("{count} more character is needed.", "{count} more characters are needed.")
            self._words.say(missing.of(8 - len(typed)))
            self._words.set_tone("warning")
        else:
            words, tone = strength(typed)
            self._words.say(words)
            self._words.set_tone(tone)
        self.changed.emit()
