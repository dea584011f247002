"""The referral in one page: need, service, disclosure and letter at one side, the very letter at the other."""

from typing import Any

from PySide6.QtWidgets import QWidget

from integration_desk.clients import ClientRow, header_flags
from integration_desk.core.changes import Change
from integration_desk.core.errors import InvalidError
from integration_desk.core.records import changed
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.directory import ServiceRow
from integration_desk.referrals.model import STATES, Referral
from integration_desk.referrals.preparing import (
    Situation,
    Subject,
    begun_from,
    draft_of,
    names_the_client,
    preview,
    situation_of,
    subject_of,
)
from integration_desk.referrals.ui.choosing import ClientChooser, ServiceChooser
from integration_desk.referrals.ui.consenting import ConsentBox
from integration_desk.referrals.ui.disclosing import DisclosureBox
from integration_desk.referrals.ui.letter_language import LetterLanguageHint
from integration_desk.referrals.ui.live_letter import LiveLetter
from integration_desk.referrals.ui.output import print_letter, save_letter
from integration_desk.referrals.ui.sending import Sender
from integration_desk.referrals.ui.split import Split, go_to
from integration_desk.store import find_draft
from integration_desk.widgets import (
    Banner,
    Button,
    Chip,
    Flow,
    Form,
    Label,
    Page,
    RollingHead,
    Steps,
    Workspace,
    column,
    framed,
    holding,
)

_STEPS = (T("Need"), T("Service"), T("Disclose"), T("Letter"))


class ReferPage(Page):
    """Writes a referral: a new one (options ``client``, ``service``), or a draft by its id.

    The option ``need`` is the area that it answers, ``need_id`` the need that is marked with it.
    """

    touches = frozenset({"consent", "client", "service"})
    help_topic = "referrals"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self._referral = Referral(client_id=place.option("client"), service_id=place.option("service"))
        self._subject: Subject | None = None
        self._situation: Situation | None = None
        self._started = self._over = False
        self.head, self.flags, self.steps = Label(self.title(), voice="page", wrap=True), Flow(gap=4), Steps(_STEPS)
        self.clients, self.services = ClientChooser(workspace), ServiceChooser(workspace, place.option("need"))
        self.disclosure, self.consent = DisclosureBox(), ConsentBox(workspace)
        self.repeat, self.named, self.refusal = Banner(), Banner(), Banner()
        self.no_letters = LetterLanguageHint()
        self.form, self.letter, self.sending = Form(Referral), LiveLetter(workspace), Sender(self)
        self.sending.need = place.option("need_id")
        self._sections: list[QWidget] = []
        self._lay_out()
        self.clients.setVisible(not self._referral.client_id)
        self._connect()
        self._tell()

    def title(self) -> Text:
        """Return the name of the page."""
        return T("Refer {name}").put(name=self._subject.name) if self._subject else T("New referral")

    # Layout

    def _lay_out(self) -> None:
        form = self.form
        self._sections.append(form.section(T("Need")))
        form.put(self.clients)
        form.add("request")
        form.add("reason")
        form.add("done_so_far")
        form.add("urgency")
        self._sections.append(form.section(T("Service")))
        form.put(self.services)
        form.put(self.repeat)
        self._sections.append(form.section(T("What they may know")))
        form.put(self.disclosure)
        form.put(self.named)
        form.put(self.consent)
        self._sections.append(form.section(T("Letter")))
        form.row("receiver_language", "client_language")
        form.put(self.no_letters)
        form.row("appointment_date", "appointment_time")
        form.row("appointment_place", "ask_for")
        form.add("client_text")
        self.print_button = Button(T("Print and mark as sent"), self.print, kind="primary", icon="print")
        self.save_pdf_button = Button(T("Save PDF and mark as sent"), self.save_pdf, icon="save")
        self.draft_button = Button(T("Save as draft"), form.save, icon="drafts")
        buttons = (self.print_button, self.save_pdf_button, self.draft_button, Button(T("Back"), form.leave))
        head = holding(column(self.head, self.flags, self.steps, self.refusal, gap=8, margins=(24, 24, 24, 0)))
        frame = framed(form, *buttons)
        self.body.addWidget(head)
        self.body.addWidget(Split(frame, self.letter), 1)
        RollingHead(self, head, self.body).over(frame.area)
        self.name_region(self.letter, T("The letter, as it will print"))

    def _connect(self) -> None:
        self.form.changed.connect(self._edited)
        self.form.saving.connect(self.save_draft)
        self.form.left.connect(self.workspace.back)
        self.form.on_draft(self._keep_draft)
        self.steps.chosen.connect(self._to_step)
        self.clients.chosen.connect(self._take_client)
        self.services.chosen.connect(self._take_service)
        self.disclosure.changed.connect(self._edited)
        self.consent.changed.connect(self._tell)
        self.consent.recorded.connect(self._ask)
        self.no_letters.chosen.connect(self.form.editor("client_language").set_value)
        self.no_letters.chosen.connect(lambda _code: self._edited())
        self.sending.saved.connect(lambda saved: setattr(self, "_referral", saved))
        self.sending.finished.connect(self._finished)
        self.sending.refused.connect(self.refusal.show_text)

    def focus_first(self) -> None:
        """Put the keyboard where writing starts: the client, if there is none yet, else what is asked."""
        first = self.form.editor("request").control.target() if self._referral.client_id else self.clients.search
        go_to(first)

    # Reading

    def refresh(self) -> None:
        """Read what is known; the first time also the draft."""
        if self._started:
            self._ask()
            return
        self._started = True
        if self.place.id:
            self.workspace.tasks.ask(draft_of, self.place.id, then=self._load, failed=self.sending.refuse)
        elif self.sending.need:
            self.workspace.tasks.ask(begun_from, self.sending.need, self._referral, then=self._load)
        else:
            self._load(self._referral)

    def retranslate(self) -> None:
        """Say again what was said in the language before."""
        self._tell()

    def leave(self) -> None:
        """Keep what was typed and let go of the letter."""
        if not self._over:
            self.form.flush_draft()
        self.letter.clear()

    def _load(self, referral: Referral) -> None:
        if referral.state != "draft":
            self.workspace.go(Place("referral", referral.id))
            return
        self._referral = referral
        self.form.load(referral)
        self.disclosure.set_value(referral.disclosed, confidential=referral.confidential)
        self.workspace.tasks.ask(find_draft, self.place.kind, self.place.id, then=self._bring_back)

    def _bring_back(self, kept: Any) -> None:
        if kept is not None and not self.form.dirty:
            content = kept.content
            wanted = self.place.option("client")
            if not wanted or wanted == content.get("client_id"):
                self.form.restore(content)
                known = {name: content.get(name) or "" for name in ("client_id", "service_id")}
                self._referral = changed(self._referral, **known)
                told = tuple(content.get("disclosed") or ())
                self.disclosure.set_value(told, confidential=bool(content.get("confidential")))
                self.workspace.status(T("Your draft is back."))
        self._ask()
        if self._referral.client_id and not self._referral.service_id:
            self.services.ask()
        if not self._referral.client_id:
            self.clients.ask()

    def _ask(self) -> None:
        """Ask for what is known of the client, and of a referral of hers to the service."""
        client_id, service_id = self._referral.client_id, self._referral.service_id
        if client_id:
            self.workspace.tasks.ask(subject_of, client_id, then=self._show_subject)
        if client_id and service_id:
            arguments = (client_id, service_id, self._referral.id)
            self.workspace.tasks.ask(situation_of, *arguments, then=self._show_situation)

    def _take_client(self, found: ClientRow) -> None:
        self._referral = changed(self._referral, client_id=found.id)
        self.clients.hide()
        self._ask()
        self.services.ask()
        go_to(self.form.editor("request").control.target())

    def _take_service(self, found: ServiceRow) -> None:
        self._referral = changed(self._referral, service_id=found.id)
        self._ask()

    # Showing

    def _show_subject(self, subject: Subject) -> None:
        self._subject = subject
        self.head.say(self.title())
        self.clients.hide()
        for chip in self.findChildren(Chip):
            chip.deleteLater()
        for flag in header_flags(subject.client, self.workspace.desk.now().astimezone().date()):
            self.flags.addWidget(Chip(flag.text, flag.tone))
        self.services.suit(subject)
        language = subject.client.interpreter_language or subject.client.native_language
        for name, value in (("client_language", language), ("receiver_language", subject.receiver_language)):
            if value and not self.form.editor(name).value():
                self.form.editor(name).set_value(value)
        self._tell()
        self.title_changed.emit()

    def _show_situation(self, situation: Situation) -> None:
        self._situation = situation
        service = situation.service
        self.services.show_chosen(service.name, " · ".join(filter(None, (service.organization, *service.receiver[2:]))))
        self.disclosure.suit(service, situation.least)
        self.consent.ask(self._referral.client_id, situation, str(self.form.editor("client_language").value()))
        if situation.earlier:
            last = situation.earlier[0]
            text = T("Referred here before: {number}, sent {day}, {state}.")
            self.repeat.show_text(
                text.put(number=last.number, day=last.sent_at, state=STATES.label(last.state)), "warning"
            )
        else:
            self.repeat.show_text("")
        self._tell()

    def _edited(self) -> None:
        self.form.dirty = True
        self._tell()

    def _tell(self) -> None:
        """Show how far the referral is, and the letter as it is now."""
        told = self._as_typed()
        ready = self._situation is not None and self._subject is not None
        self.steps.go(0 if not told.request else 1 if not ready else 2 if self.consent.problem() else 3)
        for button in (self.print_button, self.save_pdf_button):
            button.setEnabled(ready and not self.consent.problem())
        self.draft_button.setEnabled(ready)
        words = f"{told.reason} {told.request} {told.done_so_far}"
        hidden = told.confidential or "name" not in told.disclosed
        named = self._subject is not None and hidden and names_the_client(words, self._subject.client)
        self.named.show_text(
            T("Your words give the client's name, which this letter hides.") if named else "", "warning"
        )
        self.no_letters.tell(told.client_language, self._subject)
        if self._subject is not None and self._situation is not None:
            self.letter.show_letter(preview, told, self._subject, self._situation)

    def _to_step(self, number: int) -> None:
        """Bring a part of the page into view and put the keyboard there."""
        first = (
            self.form.editor("request").control.target(),
            self.services.search if self.services.search.isVisibleTo(self) else self.services.again,
            next(iter(self.disclosure.ticks.values())),
            self.form.editor("receiver_language").control.target(),
        )[number]
        go_to(first)

    # Saving

    def _as_typed(self) -> Referral:
        """Return the referral as it stands; what cannot be read yet is left out."""
        values = {name: self.form.editor(name).value() for name in self.form.draft()}
        return changed(
            self._referral,
            **values,
            disclosed=self.disclosure.value(),
            confidential=self.disclosure.confidential.isChecked(),
        )

    def _keep_draft(self, content: dict[str, Any]) -> None:
        kept = {
            **content,
            "client_id": self._referral.client_id,
            "service_id": self._referral.service_id,
            "disclosed": list(self.disclosure.value()),
            "confidential": self.disclosure.confidential.isChecked(),
            "_title": self._subject.name if self._subject else "",
            "_options": dict(self.place.options),
        }
        self.workspace.desk.save_draft(self.place.kind, self.place.id, kept)

    def save_draft(self) -> None:
        """Keep the referral as a draft."""
        if self._readable():
            self.sending.keep(self._as_typed())

    def print(self) -> None:
        """Print the letter; when that was done, the referral is sent."""
        if self._readable():
            self.sending.put_out(self._as_typed(), print_letter, self.consent.override_reason())

    def save_pdf(self) -> None:
        """Save the letter as a PDF; when that was done, the referral is sent."""
        if self._readable():
            self.sending.put_out(self._as_typed(), save_letter, self.consent.override_reason())

    def _readable(self) -> bool:
        if self._situation is None:
            return False
        try:
            self.form.values()
        except InvalidError as error:
            self.form.show_problems(error.problems)
            return False
        self.refusal.show_text("")
        return True

    def _finished(self, change: Change) -> None:
        self._over = True
        self.form.mark_saved()
        self.workspace.desk.discard_draft(self.place.kind, self.place.id)
        self.workspace.status(change.name)
        self.workspace.go(Place("referral", str(change.result)))
