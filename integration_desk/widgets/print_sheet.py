"""What slides in before printing: what will print, what will not and why, and the very pages."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from integration_desk.core.words import T, Text
from integration_desk.widgets.basics import Button, Label
from integration_desk.widgets.layouts import column, holding, scrolling
from integration_desk.widgets.notices import Banner
from integration_desk.widgets.preview import PdfPreview
from integration_desk.widgets.speech import say
from integration_desk.widgets.theme import at_least


class PrintSheet(QWidget):
    """A preview with its buttons; ``choices`` stand above it."""

    def __init__(
        self, printing: Callable[[], object], saving: Callable[[], object], choices: QWidget | None = None
    ) -> None:
        super().__init__()
        self.told = Label(T("The pages are being made."), voice="muted", wrap=True)
        self.left_out = Banner(tone="warning")
        self.trouble = Banner(tone="danger")
        self.print_button = Button(T("Print"), printing, kind="primary", icon="print")
        self.save_button = Button(T("Save as PDF"), saving, icon="save")
        self.preview = PdfPreview(self.print_button, self.save_button)
        at_least(self.preview, height=320)
        parts = (self.told, *((choices,) if choices else ()), self.trouble, self.left_out, self.preview)
        layout = column(*parts, gap=12, margins=(24, 16, 24, 24))
        layout.setStretch(len(parts) - 1, 1)
        self.setLayout(column(scrolling(holding(layout)), gap=0))
        self._able(False)
        self.setFocusProxy(self.preview.pages)

    def show_pages(self, pdf: bytes, told: Text, left_out: Sequence[Text] = ()) -> None:
        """Show what will print, and say what will not."""
        self.told.say(told)
        self.trouble.show_text("")
        self.left_out.show_text("\n".join(say(text) for text in left_out))
        self.preview.setVisible(bool(pdf))
        if pdf:
            self.preview.show_pdf(pdf)
        else:
            self.preview.clear()
        self._able(bool(pdf))
        if pdf and self.preview.pages.hasFocus():
            self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)  # Enter prints

    def refuse(self, text: Text) -> None:
        """Say why nothing was printed."""
        self.trouble.show_text(text)

    def clear(self) -> None:
        """Forget the pages."""
        self.preview.clear()
        self._able(False)

    def _able(self, able: bool) -> None:
        self.print_button.setEnabled(able)
        self.save_button.setEnabled(able)
