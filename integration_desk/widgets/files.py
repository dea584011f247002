"""A field that holds a file: chosen from the disk, shown small when it is a picture, kept in the desk file only."""

import base64
import binascii
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from integration_desk.core.fields import Field
from integration_desk.core.words import T, Text
from integration_desk.widgets.basics import Button, Label
from integration_desk.widgets.controls import Control
from integration_desk.widgets.layouts import Flow
from integration_desk.widgets.speech import say
from integration_desk.widgets.theme import px

_LARGEST = 10 * 1024 * 1024


class FileControl(Control):
    """A file of at most ten megabytes."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._bytes = b""
        self._trouble: Text | None = None
        self.picture, self.words = QLabel(), Label(T("No file"), voice="muted")
        self.choose = Button(T("Choose file…"), self._choose, icon="import")
        self.remove = Button(T("Remove"), self._remove, kind="quiet", icon="delete")
        self.box.addLayout(Flow(self.picture, self.words, self.choose, self.remove))
        self.setFocusProxy(self.choose)
        self._show()

    def target(self) -> QWidget:
        """Return the button that chooses a file."""
        return self.choose

    def value(self) -> Any:
        """Return the bytes."""
        return self._bytes

    def set_value(self, value: Any) -> None:
        """Show a file."""
        self._bytes = bytes(value or b"")
        self._show()

    def trouble(self) -> Text | None:
        """Say why the chosen file cannot be used."""
        return self._trouble

    def draft(self) -> Any:
        """Return the bytes as text."""
        return base64.b64encode(self._bytes).decode()

    def restore(self, draft: Any) -> None:
        """Put the bytes back."""
        try:
            self.set_value(base64.b64decode(draft, validate=True) if isinstance(draft, str) else b"")
        except binascii.Error:
            self.set_value(b"")

    def take(self, path: Path) -> None:
        """Read a file from the disk."""
        if path.stat().st_size > _LARGEST:
            self._trouble = T("“{file}” is larger than ten megabytes.").put(file=path.name)
        else:
            self._trouble = None
            self.set_value(path.read_bytes())
        self.edited.emit()
        self.settled.emit()

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, say(self.field.label))
        if name:
            self.take(Path(name))

    def _remove(self) -> None:
        self._trouble = None
        self.set_value(b"")
        self.edited.emit()

    def _show(self) -> None:
        image = QImage.fromData(QByteArray(self._bytes)) if self._bytes else QImage()
        self.picture.setVisible(not image.isNull())
        if not image.isNull():
            smooth = Qt.TransformationMode.SmoothTransformation
            shown = image.scaled(px(120), px(48), Qt.AspectRatioMode.KeepAspectRatio, smooth)
            self.picture.setPixmap(QPixmap.fromImage(shown))
        self.words.setVisible(image.isNull())
        size = T("{count} kilobyte", "{count} kilobytes").of(max(1, len(self._bytes) // 1024))
        self.words.say(size if self._bytes else T("No file"))
        self.remove.setVisible(bool(self._bytes))
