"""Writing a note: how one was in contact, how long, in which language, what about; templates ask the questions."""

from typing import Any

from integration_desk.casework.commands import remove_note, write_note
from integration_desk.casework.model import CASES_WRITE, NOTE_TEMPLATES, CaseNote
from integration_desk.casework.queries import NoteView, note_view
from integration_desk.casework.rules import prompts_of, with_prompts, without_empty_prompts
from integration_desk.clients import local_day
from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.records import changed
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.store import find_draft
from integration_desk.widgets import (
    Button,
    Form,
    Label,
    Page,
    Paper,
    RollingHead,
    Workspace,
    column,
    framed,
    holding,
    show_refusal,
)


class NotePage(Page):
    """Writes a note on a client (option ``client``), or changes one by its id."""

    help_topic = "note"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.view: NoteView | None = None
        client = place.option("client")
        self.note_id = place.id if place.id != client else ""  # the draft of a new note is kept under its client
        self._saved = False
        self.head = Label(self.title(), voice="page", wrap=True)
        self.form = Form(CaseNote)
        self.form.row("contact", "held_on", "minutes", shares=(2, 1, 1))
        self.form.row("language", "interpreter")
        self.form.add("template")
        self.form.add("text")
        paper = self.form.editor("text").control.target()
        if isinstance(paper, Paper):
            paper.ask_for(12)
        self.save_button = Button(T("Save"), self.form.save, kind="primary", icon="check")
        self.remove_button = Button(T("Remove the note"), self.remove, icon="delete")
        self.remove_button.hide()
        self.save_button.setEnabled(workspace.desk.person.may(CASES_WRITE))
        head = holding(column(self.head, margins=(24, 24, 24, 0)))
        frame = framed(self.form, self.save_button, Button(T("Back"), self.form.leave), self.remove_button)
        self.body.addWidget(head)
        self.body.addWidget(frame, 1)
        RollingHead(self, head, self.body).over(frame.area)
        self.form.saving.connect(self.save)
        self.form.left.connect(workspace.back)
        self.form.editor("template").changed.connect(self._ask_questions)

    def title(self) -> Text:
        """Return the name of the page."""
        return T("Note on {name}").put(name=self.view.client_name) if self.view is not None else T("Note")

    def refresh(self) -> None:
        """Read the note, once: what is being written is never overwritten."""
        if self.view is None:
            self.workspace.tasks.ask(
                note_view, self.place.option("client"), self.note_id, then=self._show, failed=self._failed
            )

    def leave(self) -> None:
        """Keep the draft."""
        if not self._saved:
            self.form.flush_draft()

    def focus_first(self) -> None:
        """Put the keyboard where writing starts: on the text of a note that exists, else on the kind of contact."""
        self.form.editor("text" if self.note_id else "contact").control.target().setFocus()

    def _show(self, view: NoteView) -> None:
        self.view = view
        self.head.say(self.title())
        today = local_day(self.workspace.desk.now())
        client = view.client
        new = CaseNote(
            client_id=client.id, held_on=today, language=client.native_language, interpreter=client.needs_interpreter
        )
        self.form.load(view.note or new)
        self.remove_button.setVisible(view.note is not None and self.workspace.desk.person.may(CASES_WRITE))
        self.form.on_draft(self._keep_draft)
        self.title_changed.emit()
        self.workspace.tasks.ask(find_draft, self.place.kind, self._subject(), then=self._bring_back)

    def _failed(self, error: DeskError) -> None:
        self.head.say(error.text)

    def _ask_questions(self) -> None:
        """Put the questions of the template into the text, under what stands there."""
        text = self.form.editor("text")
        words = str(text.value())
        for one in NOTE_TEMPLATES:
            words = without_empty_prompts(words, self._prompts(one.code))
        chosen = str(self.form.editor("template").value() or "")
        text.set_value(with_prompts(words, self._prompts(chosen)))

    def _prompts(self, template: str) -> tuple[str, ...]:
        return tuple(self.workspace.say(one) for one in prompts_of(template))

    def save(self) -> None:
        """Save the note; questions that were not answered are left out."""
        if self.view is None:
            return
        try:
            values = self.form.values()
        except InvalidError as error:
            self.form.show_problems(error.problems)
            return
        self.form.clear_problems()
        note = self.view.note or CaseNote(client_id=self.view.client.id)
        text = without_empty_prompts(str(values.pop("text")), self._prompts(str(values["template"])))
        self.workspace.tasks.run(
            write_note, then=self._done, failed=self._refused, note=changed(note, **values, text=text)
        )

    def remove(self) -> None:
        """Remove the note; it can be undone."""
        self.workspace.tasks.run(remove_note, then=self._done, failed=self._refused, note_id=self.note_id)

    def _done(self, change: Change) -> None:
        self._saved = True
        self.form.mark_saved()
        self.workspace.desk.discard_draft(self.place.kind, self._subject())
        self.workspace.status(change.name)
        if self.view is not None:
            self.workspace.go(Place("client", self.view.client.id))

    def _refused(self, error: DeskError) -> None:
        show_refusal(self.form, error)

    def _subject(self) -> str:
        """Return what the draft is kept under: the note, or for a new one the client."""
        return self.note_id or self.place.option("client")

    def _keep_draft(self, content: dict[str, Any]) -> None:
        kept = {**content, "_title": self.view.client_name if self.view else "", "_options": dict(self.place.options)}
        self.workspace.desk.save_draft(self.place.kind, self._subject(), kept)

    def _bring_back(self, draft: Any) -> None:
        if draft is None or self.form.dirty:
            return
        self.form.restore(draft.content)
        self.workspace.status(T("Your draft is back."))
