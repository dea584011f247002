"""Pages: what stands in the middle of the window, and what the window gives to each of them."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk.core.slices import Place, Slice
from integration_desk.core.words import Text
from integration_desk.widgets.layouts import NONE, LastResort
from integration_desk.widgets.speech import speak
from integration_desk.widgets.tasks import Tasks
from integration_desk.widgets.theme import space


@runtime_checkable
class Workspace(Protocol):
    """What a page is given by the window."""

    @property
    def desk(self) -> Any:
        """The open desk (``integration_desk.store.Desk``); pages use ``tasks`` for anything that reads or writes."""

    @property
    def tasks(self) -> Tasks:
        """Commands and queries whose results come back on the GUI thread."""

    @property
    def slices(self) -> Sequence[Slice]:
        """What the parts of the program contribute."""

    def go(self, place: Place) -> None:
        """Show another page."""

    def back(self) -> None:
        """Show the page before this one."""

    def say(self, text: Text | str) -> str:
        """Say a text in the language of the staff."""

    def status(self, text: Text) -> None:
        """Show a line at the foot of the window, such as "Saved 14:02"."""


class Page(QWidget):
    """One page. Subclasses lay out ``self.body`` and say which tables they show in ``touches``.

    The window calls ``refresh`` after a change of one of these tables and whenever the page is shown again.
    """

    title_changed = Signal()
    touches: frozenset[str] = frozenset()

    def __init__(self, workspace: Workspace, place: Place) -> None:
        # It is built where it will stand: Qt looks at each of its parts again when it is put there afterwards.
        super().__init__(getattr(workspace, "host", None))
        self.workspace = workspace
        self.place = place
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = QWidget()
        self.body = QVBoxLayout(sheet)
        space(self.body, margins=NONE)
        around = QVBoxLayout(self)
        space(around, margins=NONE)
        around.addWidget(LastResort(sheet))

    def title(self) -> Text:
        """Return the name of the page, for the window's title and screen readers."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read again what the page shows."""

    def retranslate(self) -> None:
        """Say again what is not kept by the widgets themselves; called when the language has changed."""

    def focus_first(self) -> None:
        """Put the keyboard where one starts."""
        first = self.nextInFocusChain()
        while first is not None and first is not self:
            if self.isAncestorOf(first) and first.focusPolicy() & Qt.FocusPolicy.TabFocus and first.isVisibleTo(self):
                first.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            first = first.nextInFocusChain()

    def can_leave(self) -> bool:
        """Tell whether the page may be left now; a form keeps its draft and says yes."""
        return True

    def leave(self) -> None:
        """Let go of what the page holds: keep drafts, drop previews; called before it is closed or the desk locks."""

    def find(self) -> None:  # type: ignore[override] # Qt's own is a static look-up that no page needs
        """Put the keyboard into the page's search field, if it has one (Ctrl+F)."""

    def new(self) -> None:
        """Start a new entry of what the page lists, if it lists anything (Ctrl+N)."""

    def print(self) -> None:
        """Print what the page shows, if it shows something printable (Ctrl+P)."""

    def name_region(self, widget: QWidget, text: Text) -> None:
        """Name a part of the page for screen readers."""
        speak(widget, widget.setAccessibleName, text)


PageFactory = Callable[[Workspace, Place], Page]
