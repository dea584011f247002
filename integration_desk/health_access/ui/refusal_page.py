"""Refused at the desk: who, where, why and what they said, in one go; the letter comes next."""

from typing import Any

from integration_desk.core.changes import Change
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.health_access import rules
from integration_desk.health_access.commands import note_refusal
from integration_desk.health_access.model import HealthRefusal
from integration_desk.health_access.preparing import Newcomer, case_of_refusal
from integration_desk.health_access.ui.client_form import ClientFormPage
from integration_desk.health_access.ui.parts import PlaceHits
from integration_desk.widgets import Button, Label, Workspace


class RefusalPage(ClientFormPage):
    """Notes a refusal; the option ``client`` is who was refused, ``case`` the case it belongs to."""

    help_topic = "health-refusal-new"
    first_field = "place"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place, HealthRefusal)
        self.where = Label(voice="muted", wrap=True)
        self._lay_out_form()
        self.save_button = Button(T("Save and write the letter"), self.form.save, kind="primary", icon="letter")
        self.only_save = Button(T("Save"), lambda: self.save(letter=False), icon="check")
        self.stand(self.where, self.picker, buttons=(self.save_button, self.only_save))

    def title(self) -> Text:
        """Return the name of the page."""
        if self.found is None:
            return T("Refused at the desk")
        return T("{name} was refused at the desk").put(name=self.found.name)

    def leave(self) -> None:
        """Keep the draft, and ask for nothing more."""
        self.places.stop()
        super().leave()

    def save(self, *, letter: bool = True) -> None:
        """Save the refusal and go on to its letter, or to the case."""
        refusal = self.record(HealthRefusal, service_id=self.places.service_id)
        if refusal is not None:
            self.workspace.tasks.run(
                note_refusal,
                then=lambda change: self._noted(change, letter=letter),
                failed=self.refused,
                client_id=self.client_id,
                case_id=self.place.option("case"),
                refusal=refusal,
            )

    def _lay_out_form(self) -> None:
        form, today = self.form, self.workspace.desk.now().astimezone().date()
        form.row("place", "refused_on", shares=(2, 1))
        self.places = PlaceHits(self.workspace, form.editor("place"))
        form.put(self.places)
        form.add("reason")
        form.row("reason_words", "person_met")
        form.row("rule_cited", "follow_up_on", shares=(2, 1))
        form.load(HealthRefusal(refused_on=today, follow_up_on=today + rules.FOLLOW_UP))

    def show_parts(self) -> None:
        """Show the form and where the refusal belongs, once the client is known."""
        super().show_parts()
        for part in (self.where, self.save_button, self.only_save):
            part.setVisible(bool(self.client_id))

    def show_client(self, found: Newcomer, *, first: bool) -> None:
        """Tell to which case of hers the refusal belongs."""
        going = next((case for case in found.cases if case.state not in rules.ENDED), None)
        told = T("It belongs to her case {number}.").put(number=going.number) if going else None
        self.where.say(told or T("A health access case is opened for her with it."))
        self.show_parts()
        self.title_changed.emit()
        if first:
            self.form.editor("place").setFocus()

    def kept(self) -> dict[str, Any]:
        """Return the service that the typed place stands for."""
        return {"service": self.places.service_id}

    def restored(self, content: dict[str, Any]) -> None:
        """Take up the service that the typed place stood for."""
        self.places.keep(str(content.get("service", "")), str(self.form.editor("place").value()))

    def _noted(self, change: Change, *, letter: bool) -> None:
        self.saved(change)
        refusal = str(change.result)
        options = (("letter", refusal),) if letter else ()
        self.workspace.tasks.ask(
            case_of_refusal, refusal, then=lambda case: self.workspace.go(Place("health_case", case, options))
        )
