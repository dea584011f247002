"""Writing the text of a sheet in one language."""

from typing import Any

from PySide6.QtWidgets import QWidget

from integration_desk import i18n
from integration_desk.core.access import Reader
from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.information.commands import remove_sheet, save_sheet
from integration_desk.information.model import SheetText
from integration_desk.information.queries import SheetWords, sheet_words
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


def words_to_edit(reader: Reader, key: str, language: str) -> SheetWords:
    """Return the words of a sheet to begin from; none for a new one."""
    if not key:
        return SheetWords("", "", "", language, language)
    return sheet_words(reader, key, language)


class SheetEditPage(Page):
    """Writes a sheet; the option ``language`` says in which language. What is there already is where one begins."""

    help_topic = "sheets"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.form = Form(SheetText)
        self.note = Label(voice="muted", wrap=True)
        self.save_button = Button(T("Save"), self.form.save, kind="primary", icon="check")
        self.remove_button = Button(T("Remove this text"), self.remove, icon="delete")
        self.remove_button.hide()
        self._asked = self._saved = False
        self.form.row("title", "language", shares=(2, 1))
        self.form.add("needs")
        self.form.add("body")
        paper = self.form.editor("body").control.target()
        if isinstance(paper, Paper):
            paper.ask_for(14)
        head = holding(column(Label(self.title(), voice="page", wrap=True), self.note, margins=(24, 24, 24, 0)))
        buttons: tuple[QWidget, ...] = (self.save_button, Button(T("Back"), self.form.leave), self.remove_button)
        frame = framed(self.form, *buttons)
        self.body.addWidget(head)
        self.body.addWidget(frame, 1)
        RollingHead(self, head, self.body).over(frame.area)
        self.form.saving.connect(self.save)
        self.form.left.connect(workspace.back)

    def title(self) -> Text:
        """Return the name of the page."""
        return T("Change an information sheet") if self.place.id else T("Write an information sheet")

    def refresh(self) -> None:
        """Read the text, once: what is being written is never overwritten."""
        if not self._asked:
            self._asked = True
            language = self.place.option("language", i18n.current().language_code)
            self.workspace.tasks.ask(words_to_edit, self.place.id, language, then=self.show_words)

    def leave(self) -> None:
        """Keep the draft."""
        if not self._saved:
            self.form.flush_draft()

    def show_words(self, words: SheetWords) -> None:
        """Show the text to begin from."""
        self.form.load(
            SheetText(
                id="", key=words.key, language=words.wanted, title=words.title, body=words.body, needs=words.needs
            )
        )
        self.remove_button.setVisible(words.own and words.language == words.wanted)
        if words.language != words.wanted:
            text = T("There is no text in {wanted} yet. This one is in {language}: write yours in its place.")
            now = i18n.current()
            self.note.say(text.put(wanted=now.language(words.wanted), language=now.language(words.language)))
        elif self.place.id and not words.own:
            self.note.say(T("This text comes with the program. What you save here stands in its place."))
        self.form.on_draft(self._keep_draft)
        self.workspace.tasks.ask(find_draft, self.place.kind, self.place.id, then=self._bring_back)

    def save(self) -> None:
        """Save the text."""
        try:
            values = self.form.values()
        except InvalidError as error:
            self.form.show_problems(error.problems)
            return
        self.form.clear_problems()
        self.workspace.tasks.run(
            save_sheet, then=self._done, failed=self._refused, sheet=self.place.id, language=values["language"],
            title=values["title"], body=values["body"], needs=tuple(values["needs"]),
        )  # fmt: skip

    def remove(self) -> None:
        """Remove the centre's text in this language; it can be undone."""
        language = self.place.option("language", i18n.current().language_code)
        self.workspace.tasks.run(remove_sheet, then=self._gone, sheet=self.place.id, language=language)

    def _keep_draft(self, content: dict[str, Any]) -> None:
        kept = {**content, "_title": content.get("title", ""), "_options": dict(self.place.options)}
        self.workspace.desk.save_draft(self.place.kind, self.place.id, kept)

    def _bring_back(self, draft: Any) -> None:
        if draft is None or self.form.dirty:
            return
        self.form.restore(draft.content)
        self.workspace.status(T("Your draft is back."))

    def _done(self, change: Change) -> None:
        self._finish()
        language = self.form.values()["language"]
        self.workspace.status(T("Saved."))
        self.workspace.go(Place("sheets", change.result, (("language", language),)))

    def _gone(self, _change: Change) -> None:
        self._finish()
        self.workspace.status(T("Removed. It can be undone."))
        self.workspace.go(Place("sheets"))

    def _finish(self) -> None:
        self._saved = True
        self.form.mark_saved()
        self.workspace.desk.discard_draft(self.place.kind, self.place.id)

    def _refused(self, error: DeskError) -> None:
        show_refusal(self.form, error)
