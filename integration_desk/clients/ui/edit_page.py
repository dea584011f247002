"""The page on which a client's file is changed."""

from typing import Any

from integration_desk.clients.commands import edit
from integration_desk.clients.names import display_name
from integration_desk.clients.queries import ClientView, client_view
from integration_desk.clients.ui.client_form import ClientForm, focus_on
from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.store import find_draft
from integration_desk.widgets import (
    Button,
    Label,
    Page,
    RollingHead,
    Workspace,
    add_foot,
    breakable,
    framed,
    holding,
    row,
    show_refusal,
)


class EditClientPage(Page):
    """Changes a file; the option ``client`` names it when the place has no id, as from a button on its page."""

    help_topic = "clients"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, Place(place.kind, place.id or place.option("client"), place.options))
        self.form = ClientForm()
        self.head = Label(self.title(), voice="page", wrap=True)
        frame = framed(self.form)
        head = holding(row(self.head, margins=(24, 24, 24, 0)))
        self.body.addWidget(head)
        self.body.addWidget(frame, 1)
        RollingHead(self, head, self.body).over(frame.area)
        self.form.lay_out_identity()  # where it stands already: Qt looks again at every part that is moved
        self.form.lay_out_rest()
        self.save_button = Button(T("Save"), self.form.save, kind="primary", icon="check")
        add_foot(frame, self.save_button, Button(T("Back"), self.form.leave))
        self._loaded = self._saved = False
        self.form.saving.connect(self.save)
        self.form.left.connect(workspace.back)
        self.form.on_draft(self._keep_draft)
        self.form.setEnabled(False)

    def title(self) -> Text:
        """Return the name of the page."""
        return T("Change the file")

    def refresh(self) -> None:
        """Read the file, once: what is being edited is never overwritten."""
        if not self._loaded:
            self._loaded = True
            self.workspace.tasks.ask(client_view, self.place.id, then=self._show)

    def focus_first(self) -> None:
        """Put the keyboard into the first name."""
        focus_on(self.form.editor("given_names"))

    def leave(self) -> None:
        """Keep the draft."""
        if not self._saved:
            self.form.flush_draft()

    def save(self) -> None:
        """Save the file."""
        try:
            arguments = self.form.file()
        except InvalidError as error:
            show_refusal(self.form, error)
            return
        self.save_button.setEnabled(False)
        self.workspace.tasks.run(edit, then=self._done, failed=self._refused, **arguments)

    def _show(self, view: ClientView) -> None:
        self.head.say(T("Change the file of {name}").put(name=breakable(view.name)))
        self.form.load_file(view.client, view.languages, view.contact_points)
        self.form.setEnabled(True)
        self.focus_first()
        self.workspace.tasks.ask(find_draft, self.place.kind, self.place.id, then=self._bring_back)

    def _bring_back(self, draft: Any) -> None:
        if draft is not None and not self.form.dirty:
            self.form.restore(draft.content)
            self.workspace.status(T("Your draft is back."))

    def _keep_draft(self, content: dict[str, Any]) -> None:
        kept = {**content, "_title": display_name(self.form.client_so_far()), "_options": dict(self.place.options)}
        self.workspace.desk.save_draft(self.place.kind, self.place.id, kept)

    def _done(self, _change: Change) -> None:
        self._saved = True
        self.form.mark_saved()
        self.workspace.desk.discard_draft(self.place.kind, self.place.id)
        self.workspace.status(T("Saved."))
        self.workspace.go(Place("client", self.place.id))

    def _refused(self, error: DeskError) -> None:
        self.save_button.setEnabled(True)
        show_refusal(self.form, error)
