"""What the sections of the settings have in common."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integration_desk.core.words import Text
from integration_desk.shell.workspace import ShellWorkspace
from integration_desk.widgets import Banner, Label, Page, at_most, row, space


class Section(QWidget):
    """A heading, a line on what it is for, and its content in ``body``."""

    def __init__(self, workspace: ShellWorkspace, title: Text, lead: Text | None = None) -> None:
        super().__init__()
        self.workspace = workspace
        self.body = QVBoxLayout(self)
        space(self.body, gap=14)
        self.body.addWidget(Label(title, voice="page", wrap=True))
        if lead is not None:
            self.body.addWidget(Label(lead, voice="muted", wrap=True))
        self.notice = Banner()
        self.body.addWidget(self.notice)
        at_most(self, width=820)

    def refresh(self) -> None:
        """Read again what is shown."""

    def leave(self) -> None:
        """Forget secrets, keep drafts."""


def leading(widget: QWidget) -> QHBoxLayout:
    """Return a widget at the leading side, as wide as it may be where there is room."""
    across = row(widget, gap=0)
    across.addStretch(0)
    across.setStretch(0, 1)
    return across


def page_above(section: QWidget) -> QWidget:
    """Return the page that a section stands on, over which its panels slide."""
    above: QWidget | None = section
    while above is not None and not isinstance(above, Page):
        above = above.parentWidget()
    return above or section
