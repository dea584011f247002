"""The page on which a case is opened: first the client and the cases she has, then what she needs to get into."""

from typing import Any

from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.health_access import rules
from integration_desk.health_access.commands import as_known, open_case
from integration_desk.health_access.model import HealthCase
from integration_desk.health_access.preparing import Newcomer, newcomer
from integration_desk.health_access.ui.parts import ClientPicker, member_editor, staff, state_chip
from integration_desk.store import find_draft
from integration_desk.widgets import (
    Banner,
    Button,
    Card,
    Chip,
    Form,
    Label,
    Page,
    Phrase,
    Workspace,
    clear,
    column,
    framed,
    holding,
    row,
)


class NewCasePage(Page):
    """Opens a case; the option ``client`` is for whom. Cases that she has stand above the form."""

    touches = frozenset({"health_case"})
    help_topic = "health-case-new"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.client_id = place.option("client")
        self.found: Newcomer | None = None
        self._started = self._over = False
        self.head = Label(T("New health access case"), voice="page", wrap=True)
        self.picker = ClientPicker(workspace)
        self.known = Card(T("She has a case already"))
        self._lines = column(gap=6)
        self.known.content.addLayout(self._lines)
        self.trouble = Banner(tone="danger")
        self.form = Form(HealthCase)
        self._lay_out_form()
        self.save_button = Button(T("Open the case"), self.form.save, kind="primary", icon="check")
        sheet = column(self.head, self.picker, self.known, self.trouble, self.form, None, gap=16)
        self.body.addWidget(framed(holding(sheet), self.save_button, Button(T("Back"), self.form.leave)))
        self.picker.picked.connect(self.take)
        self.form.saving.connect(self.save)
        self.form.left.connect(workspace.back)
        self.form.on_draft(self._keep_draft)
        self._show_parts()

    def title(self) -> Text:
        """Return the name of the page."""
        if self.found is None:
            return T("New health access case")
        return T("Health access for {name}").put(name=self.found.name)

    def refresh(self) -> None:
        """Read the client and her cases; the first time also the draft."""
        if self.client_id:
            self.workspace.tasks.ask(newcomer, self.client_id, then=self._show, failed=self._refused)
        if not self._started:
            self._started = True
            self.workspace.tasks.ask(find_draft, self.place.kind, self.place.id, then=self._bring_back)

    def focus_first(self) -> None:
        """Put the keyboard where one starts: at the client, else at what she needs."""
        (self.form.editor("doors") if self.client_id else self.picker).setFocus()

    def leave(self) -> None:
        """Keep the draft."""
        if not self._over:
            self.form.flush_draft()

    def take(self, client_id: str) -> None:
        """Open the case for this client."""
        self.client_id = client_id
        self.refresh()

    def save(self) -> None:
        """Open the case."""
        if not self.client_id:
            self.trouble.show_text(T("Choose the client first."), "danger")
            self.picker.setFocus()
            return
        try:
            case = self.form.record(HealthCase)
        except InvalidError as error:
            self.form.show_problems(error.problems)
            return
        self.workspace.tasks.run(
            open_case, then=self._opened, failed=self._refused, client_id=self.client_id, case=case
        )

    def _lay_out_form(self) -> None:
        form = self.form
        form.add("doors")
        form.add("situation")
        form.row("needs_interpreter", "interpreter_language")
        form.row("needs_company", "company_note")

    def _show_parts(self) -> None:
        self.picker.setVisible(not self.client_id)
        self.form.setVisible(bool(self.client_id))
        self.save_button.setVisible(bool(self.client_id))
        self.known.setVisible(self.found is not None and bool(self.found.cases))

    def _show(self, found: Newcomer) -> None:
        first = self.found is None
        self.found = found
        self.trouble.show_text("")
        self.head.say(self.title())
        clear(self._lines)
        for case in found.cases:
            place = Place("health_case", case.id)
            opened = T("{number}, opened on {day}").put(number=case.number, day=case.opened_on)
            button = Button(T("Go to the case"), lambda place=place: self.workspace.go(place), kind="link")  # type: ignore[misc]
            self._lines.addLayout(row(Chip(*state_chip(case.state)), Phrase(opened), button, None))
        if first:
            if "responsible_id" not in self.form.draft():
                self._add_responsible(found)
            self._prefill(found)
        self._show_parts()
        self.title_changed.emit()
        if first and not self._goes_on(found):
            self.form.editor("doors").setFocus()

    def _goes_on(self, found: Newcomer) -> bool:
        """Tell whether one of her cases goes on: then the way to it has the keyboard."""
        going = any(case.state not in rules.ENDED for case in found.cases)
        if going:
            buttons = [one for one in self.known.findChildren(Button) if one.isVisibleTo(self)]
            if buttons:
                buttons[0].setFocus()
        return going

    def _add_responsible(self, found: Newcomer) -> None:
        editor = member_editor("responsible_id", T("Responsible"), staff(found.members))
        self.form.add(editor)
        editor.set_value(self.workspace.desk.person.id)

    def _prefill(self, found: Newcomer) -> None:
        """Take over what her file says of interpreters, unless a draft says otherwise."""
        if self.form.dirty:
            return
        known = as_known(found.client)
        for name in ("needs_interpreter", "interpreter_language"):
            self.form.editor(name).set_value(getattr(known, name))

    def _keep_draft(self, content: dict[str, Any]) -> None:
        title = self.found.name if self.found else ""
        kept = {**content, "client": self.client_id, "_title": title, "_options": dict(self.place.options)}
        self.workspace.desk.save_draft(self.place.kind, self.place.id, kept)

    def _bring_back(self, draft: Any) -> None:
        if draft is None or self.form.dirty:
            return
        wanted, kept = self.place.option("client"), str(draft.content.get("client", ""))
        if wanted and kept != wanted:
            return
        self.form.restore(draft.content)
        self.workspace.status(T("Your draft is back."))
        if kept and not self.client_id:
            self.take(kept)

    def _opened(self, change: Change) -> None:
        self._over = True
        self.form.mark_saved()
        self.workspace.desk.discard_draft(self.place.kind, self.place.id)
        self.workspace.status(change.name)
        self.workspace.go(Place("health_case", str(change.result)))

    def _refused(self, error: DeskError) -> None:
        if isinstance(error, InvalidError):
            self.form.show_problems(error.problems)
        else:
            self.trouble.show_text(error.text, "danger")
