"""A page that asks something about a client: first who she is, unless that is known; what was typed is kept."""

from typing import Any

from PySide6.QtWidgets import QLayout, QWidget

from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.records import Record
from integration_desk.core.slices import Place
from integration_desk.core.words import T
from integration_desk.health_access.preparing import Newcomer, newcomer
from integration_desk.health_access.ui.parts import ClientPicker
from integration_desk.store import find_draft
from integration_desk.widgets import Banner, Button, Form, Label, Page, Workspace, column, framed, holding


class ClientFormPage(Page):
    """Asks for a record about the client that the option ``client`` names; subclasses say what follows from her.

    They lay out ``form``, call ``stand``, name the field to start at as ``first_field``, and have ``save``.
    """

    first_field = ""

    def __init__(self, workspace: Workspace, place: Place, record: type[Record]) -> None:
        super().__init__(workspace, place)
        self.client_id = place.option("client")
        self.found: Newcomer | None = None
        self._started = self._over = False
        self.head = Label(self.title(), voice="page", wrap=True)
        self.picker = ClientPicker(workspace)
        self.trouble = Banner(tone="danger")
        self.form = Form(record)

    def stand(self, *above: QWidget | QLayout, buttons: tuple[Button, ...]) -> None:
        """Put the parts in their places: those ``above`` the form under the head, the ``buttons`` at the foot."""
        sheet = column(self.head, *above, self.trouble, self.form, None, gap=16)
        self.body.addWidget(framed(holding(sheet), *buttons, Button(T("Back"), self.form.leave)))
        self.picker.picked.connect(self.take)
        self.form.saving.connect(self.save)
        self.form.left.connect(self.workspace.back)
        self.form.on_draft(self._keep_draft)
        self.show_parts()

    def refresh(self) -> None:
        """Read the client; the first time also the draft."""
        if self.client_id:
            self.workspace.tasks.ask(newcomer, self.client_id, then=self._show, failed=self.refused)
        if not self._started:
            self._started = True
            self.workspace.tasks.ask(find_draft, self.place.kind, self.place.id, then=self._bring_back)

    def focus_first(self) -> None:
        """Put the keyboard where one starts: at the client, else at the first thing that is asked."""
        (self.form.editor(self.first_field) if self.client_id else self.picker).setFocus()

    def leave(self) -> None:
        """Keep the draft."""
        if not self._over:
            self.form.flush_draft()

    def take(self, client_id: str) -> None:
        """Ask about this client."""
        self.client_id = client_id
        self.refresh()

    def save(self) -> None:
        """Save what was asked."""
        raise NotImplementedError

    def record(self, kind: type[Any], **values: Any) -> Any:
        """Return what was typed; None when the client or something else is still missing, which is told."""
        if not self.client_id:
            self.trouble.show_text(T("Choose the client first."), "danger")
            self.picker.setFocus()
            return None
        try:
            return self.form.record(kind, **values)
        except InvalidError as error:
            self.form.show_problems(error.problems)
            return None

    def saved(self, change: Change) -> None:
        """Be done with the form: what was typed is saved."""
        self._over = True
        self.form.mark_saved()
        self.workspace.desk.discard_draft(self.place.kind, self.place.id)
        self.workspace.status(change.name)

    def refused(self, error: DeskError) -> None:
        """Tell why something could not be read or saved."""
        if isinstance(error, InvalidError):
            self.form.show_problems(error.problems)
        else:
            self.trouble.show_text(error.text, "danger")

    def show_parts(self) -> None:
        """Show the form once the client is known."""
        self.picker.setVisible(not self.client_id)
        self.form.setVisible(bool(self.client_id))

    def show_client(self, found: Newcomer, *, first: bool) -> None:
        """Show what follows from the client."""

    def kept(self) -> dict[str, Any]:
        """Return what is kept with the draft besides what was typed."""
        return {}

    def restored(self, content: dict[str, Any]) -> None:
        """Take up what was kept with a draft."""

    def _show(self, found: Newcomer) -> None:
        first = self.found is None
        self.found = found
        self.trouble.show_text("")
        self.head.say(self.title())
        self.show_client(found, first=first)

    def _keep_draft(self, content: dict[str, Any]) -> None:
        title = self.found.name if self.found else ""
        told = {"client": self.client_id, "_title": title, "_options": dict(self.place.options)}
        self.workspace.desk.save_draft(self.place.kind, self.place.id, {**content, **self.kept(), **told})

    def _bring_back(self, draft: Any) -> None:
        if draft is None or self.form.dirty:
            return
        wanted, kept = self.place.option("client"), str(draft.content.get("client", ""))
        if wanted and kept != wanted:
            return
        self.form.restore(draft.content)
        self.restored(draft.content)
        self.workspace.status(T("Your draft is back."))
        if kept and not self.client_id:
            self.take(kept)
