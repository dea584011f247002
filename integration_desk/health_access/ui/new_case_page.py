"""The page on which a case is opened: first the client and the cases she has, then what she needs to get into."""

from functools import partial

from integration_desk.core.changes import Change
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.health_access import rules
from integration_desk.health_access.commands import as_known, open_case
from integration_desk.health_access.model import HealthCase
from integration_desk.health_access.preparing import Newcomer
from integration_desk.health_access.ui.client_form import ClientFormPage
from integration_desk.health_access.ui.parts import member_editor, staff, state_chip
from integration_desk.widgets import Button, Card, Chip, Phrase, Workspace, clear, column, row


class NewCasePage(ClientFormPage):
    """Opens a case; the option ``client`` is for whom. Cases that she has stand above the form."""

    touches = frozenset({"health_case"})
    help_topic = "health-case-new"
    first_field = "doors"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place, HealthCase)
        self.known = Card(T("She has a case already"))
        self._lines = column(gap=6)
        self.known.content.addLayout(self._lines)
        self._lay_out_form()
        self.save_button = Button(T("Open the case"), self.form.save, kind="primary", icon="check")
        self.stand(self.picker, self.known, buttons=(self.save_button,))

    def title(self) -> Text:
        """Return the name of the page."""
        if self.found is None:
            return T("New health access case")
        return T("Health access for {name}").put(name=self.found.name)

    def save(self) -> None:
        """Open the case."""
        case = self.record(HealthCase)
        if case is not None:
            self.workspace.tasks.run(
                open_case, then=self._opened, failed=self.refused, client_id=self.client_id, case=case
            )

    def _lay_out_form(self) -> None:
        form = self.form
        form.add("doors")
        form.add("situation")
        form.row("needs_interpreter", "interpreter_language")
        form.row("needs_company", "company_note")

    def show_parts(self) -> None:
        """Show the form and the cases she has, once the client is known."""
        super().show_parts()
        self.save_button.setVisible(bool(self.client_id))
        self.known.setVisible(self.found is not None and bool(self.found.cases))

    def show_client(self, found: Newcomer, *, first: bool) -> None:
        """Show the cases that she has, and what her file says."""
        clear(self._lines)
        for case in found.cases:
            place = Place("health_case", case.id)
            opened = T("{number}, opened on {day}").put(number=case.number, day=case.opened_on)
            button = Button(T("Go to the case"), partial(self.workspace.go, place), kind="link")
            self._lines.addLayout(row(Chip(*state_chip(case.state)), Phrase(opened), button, None))
        if first:
            if "responsible_id" not in self.form.draft():
                self._add_responsible(found)
            self._prefill(found)
        self.show_parts()
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

    def _opened(self, change: Change) -> None:
        self.saved(change)
        self.workspace.go(Place("health_case", str(change.result)))
