"""Refused at the desk: who, where, why and what they said, in one go; the letter comes next."""

from typing import Any

from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.health_access import rules
from integration_desk.health_access.commands import note_refusal
from integration_desk.health_access.model import HealthRefusal
from integration_desk.health_access.preparing import Newcomer, case_of_refusal, newcomer
from integration_desk.health_access.ui.parts import ClientPicker, PlaceHits
from integration_desk.store import find_draft
from integration_desk.widgets import Banner, Button, Form, Label, Page, Workspace, column, framed, holding


class RefusalPage(Page):
    """Notes a refusal; the option ``client`` is who was refused, ``case`` the case it belongs to."""

    help_topic = "health-refusal-new"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.client_id = place.option("client")
        self.found: Newcomer | None = None
        self._started = self._over = False
        self.head = Label(T("Refused at the desk"), voice="page", wrap=True)
        self.where = Label(voice="muted", wrap=True)
        self.picker = ClientPicker(workspace)
        self.trouble = Banner(tone="danger")
        self.form = Form(HealthRefusal)
        self._lay_out_form()
        self.save_button = Button(T("Save and write the letter"), self.form.save, kind="primary", icon="letter")
        self.only_save = Button(T("Save"), lambda: self.save(letter=False), icon="check")
        sheet = column(self.head, self.where, self.picker, self.trouble, self.form, None, gap=16)
        self.body.addWidget(
            framed(holding(sheet), self.save_button, self.only_save, Button(T("Back"), self.form.leave))
        )
        self.picker.picked.connect(self.take)
        self.form.saving.connect(self.save)
        self.form.left.connect(workspace.back)
        self.form.on_draft(self._keep_draft)
        self._show_parts()

    def title(self) -> Text:
        """Return the name of the page."""
        if self.found is None:
            return T("Refused at the desk")
        return T("{name} was refused at the desk").put(name=self.found.name)

    def refresh(self) -> None:
        """Read the client; the first time also the draft."""
        if self.client_id:
            self.workspace.tasks.ask(newcomer, self.client_id, then=self._show, failed=self._refused)
        if not self._started:
            self._started = True
            self.workspace.tasks.ask(find_draft, self.place.kind, self.place.id, then=self._bring_back)

    def focus_first(self) -> None:
        """Put the keyboard where one starts: at the client, else at the place."""
        (self.form.editor("place") if self.client_id else self.picker).setFocus()

    def leave(self) -> None:
        """Keep the draft, and ask for nothing more."""
        self.places.stop()
        if not self._over:
            self.form.flush_draft()

    def take(self, client_id: str) -> None:
        """Note the refusal of this client."""
        self.client_id = client_id
        self.refresh()

    def save(self, *, letter: bool = True) -> None:
        """Save the refusal and go on to its letter, or to the case."""
        if not self.client_id:
            self.trouble.show_text(T("Choose the client first."), "danger")
            self.picker.setFocus()
            return
        try:
            refusal = self.form.record(HealthRefusal, service_id=self.places.service_id)
        except InvalidError as error:
            self.form.show_problems(error.problems)
            return
        self.workspace.tasks.run(
            note_refusal,
            then=lambda change: self._noted(change, letter=letter),
            failed=self._refused,
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

    def _show_parts(self) -> None:
        known = bool(self.client_id)
        self.picker.setVisible(not known)
        for part in (self.form, self.save_button, self.only_save):
            part.setVisible(known)
        self.where.setVisible(known)

    def _show(self, found: Newcomer) -> None:
        first = self.found is None
        self.found = found
        self.trouble.show_text("")
        self.head.say(self.title())
        going = next((case for case in found.cases if case.state not in rules.ENDED), None)
        told = T("It belongs to her case {number}.").put(number=going.number) if going else None
        self.where.say(told or T("A health access case is opened for her with it."))
        self._show_parts()
        self.title_changed.emit()
        if first:
            self.form.editor("place").setFocus()

    def _keep_draft(self, content: dict[str, Any]) -> None:
        kept = {
            **content,
            "client": self.client_id,
            "service": self.places.service_id,
            "_title": self.found.name if self.found else "",
            "_options": dict(self.place.options),
        }
        self.workspace.desk.save_draft(self.place.kind, self.place.id, kept)

    def _bring_back(self, draft: Any) -> None:
        if draft is None or self.form.dirty:
            return
        wanted, kept = self.place.option("client"), str(draft.content.get("client", ""))
        if wanted and kept != wanted:
            return
        self.form.restore(draft.content)
        self.places.keep(str(draft.content.get("service", "")), str(self.form.editor("place").value()))
        self.workspace.status(T("Your draft is back."))
        if kept and not self.client_id:
            self.take(kept)

    def _noted(self, change: Change, *, letter: bool) -> None:
        self._over = True
        self.form.mark_saved()
        self.workspace.desk.discard_draft(self.place.kind, self.place.id)
        self.workspace.status(change.name)
        refusal = str(change.result)
        options = (("letter", refusal),) if letter else ()
        self.workspace.tasks.ask(
            case_of_refusal, refusal, then=lambda case: self.workspace.go(Place("health_case", case, options))
        )

    def _refused(self, error: DeskError) -> None:
        if isinstance(error, InvalidError):
            self.form.show_problems(error.problems)
        else:
            self.trouble.show_text(error.text, "danger")
