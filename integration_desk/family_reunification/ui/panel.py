"""The panel of the case page: one form at a time, whose draft is kept with the case until it is saved or put away."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from integration_desk.core.changes import Change
from integration_desk.core.commands import Command
from integration_desk.core.errors import DeskError
from integration_desk.core.words import T, Text
from integration_desk.store import find_draft
from integration_desk.widgets import Form, Page, PanelForm, SlidePanel


class CasePanel:
    """Opens forms beside a page. ``reopen(name)`` is asked to open the form again whose draft was kept."""

    def __init__(self, page: Page, title: Callable[[], str], reopen: Callable[[str], bool]) -> None:
        self._page, self._title, self._reopen = page, title, reopen
        self._panel: SlidePanel | None = None
        self._asking: PanelForm | None = None
        self.content: QWidget | None = None
        self._name = ""
        self._asked = False

    @property
    def form(self) -> Form | None:
        """Return the form that is open."""
        return self._asking.form if self._asking is not None else None

    @property
    def is_open(self) -> bool:
        """Tell whether the panel is open."""
        return self._panel is not None and self._panel.is_open

    def ask(
        self,
        name: str,
        title: Text,
        form: Form,
        save_label: Text,
        save: Callable[[], None],
    ) -> None:
        """Open a form; ``save`` runs the command and may raise InvalidError. Its draft is kept under ``name``."""
        self._asking, self._name = PanelForm(form, save_label, save, self.put_away), name
        form.on_draft(self._keep_draft)
        self._open(title, self._asking.widget, 480)
        form.setFocus()
        form.focusNextChild()

    def show(
        self, title: Text, content: QWidget, *, width: int = 680, closed: Callable[[], object] | None = None
    ) -> None:
        """Open anything else; ``closed`` is called when it is put away."""
        self._asking = None
        panel = self._open(title, content, width)
        if closed is not None:
            panel.closed.connect(closed)

    def run(self, command: Command, then: Callable[[Change], object] | None = None, **arguments: Any) -> None:
        """Run a command; the form that asked closes when it is done, and says why when it is refused."""
        asked, workspace = self._asking, self._page.workspace

        def done(change: Change) -> None:
            if asked is not None and asked is self._asking:
                self.put_away()
            workspace.status(change.name)
            if then is not None:
                then(change)

        def refused(error: DeskError) -> None:
            if asked is None:
                workspace.status(error.text)
            else:
                asked.refuse(error)

        workspace.tasks.run(command, then=done, failed=refused, **arguments)

    def put_away(self) -> None:
        """Close the panel and keep nothing of its form."""
        if self.form is not None:
            self.form.mark_saved()
            self._asking = None
            place = self._page.place
            self._page.workspace.desk.discard_draft(place.kind, place.id)
        if self._panel is not None:
            self._panel.close_panel()

    def keep(self) -> None:
        """Keep the draft of the open form now."""
        if self.form is not None:
            self.form.flush_draft()

    def bring_back(self) -> None:
        """Open, once, the form whose draft was kept."""
        if not self._asked:
            self._asked = True
            place = self._page.place
            self._page.workspace.tasks.ask(find_draft, place.kind, place.id, then=self._restore)

    def _open(self, title: Text, content: QWidget, width: int) -> SlidePanel:
        if self._panel is not None:
            self._panel.closed.disconnect(self.keep)
            self._panel.close_panel()
            self._panel.deleteLater()
        self._panel = SlidePanel(self._page, title, width=width)
        self._panel.closed.connect(self.keep)
        self.content = content
        self._panel.show_widget(content, framed=True)
        return self._panel

    def _keep_draft(self, content: dict[str, Any]) -> None:
        place = self._page.place
        kept = {**content, "_form": self._name, "_title": self._title(), "_options": dict(place.options)}
        self._page.workspace.desk.save_draft(place.kind, place.id, kept)

    def _restore(self, draft: Any) -> None:
        if draft is None or self.form is not None:
            return
        if self._reopen(str(draft.content.get("_form", ""))) and self.form is not None:
            self.form.restore(draft.content)
            self._page.workspace.status(T("Your draft is back."))
