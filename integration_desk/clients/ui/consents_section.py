"""The section of consents: what she agreed to, what was told to whom, and the notices after a withdrawal."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from integration_desk import i18n
from integration_desk.clients.commands import give_consent, note_notices, withdraw_consent
from integration_desk.clients.documents import DISCLOSED
from integration_desk.clients.model import CONSENT_METHODS, Consent, Disclosure
from integration_desk.clients.queries import ClientView, ConsentLine, past_recipients, purpose_of
from integration_desk.clients.rules import CONSENT_STATES, HOLDS, ConsentState, local_day
from integration_desk.clients.ui.papers import Paper, notices, told_list
from integration_desk.clients.ui.sections import Host, Section
from integration_desk.core.words import T, Text, verbatim
from integration_desk.printing import hand_over
from integration_desk.widgets import (
    Banner,
    Button,
    Card,
    Chip,
    EmptyState,
    Facts,
    Flow,
    Form,
    Label,
    PdfPreview,
    at_least,
    column,
    editor_for,
    holding,
    print_pdf,
    row,
    say,
)

_FOR_SOMEONE = ("recipient_kind", "recipient_name")
_AT_ONCE = 20


class ConsentForm(Form):
    """Records a consent: asks for a recipient only where the purpose has one."""

    def __init__(self) -> None:
        super().__init__(Consent)
        self.add("purpose")
        self.row("recipient_kind", "recipient_name")
        self.add("how_given")
        self.add("language")
        self.row("interpreter_present", "interpreter_name")
        self.row("given_on", "expires_on")
        self.changed.connect(self.follow)

    def follow(self) -> None:
        """Show the fields that the purpose and the interpreter call for."""
        named = self.editor("purpose").value() in ("referral", "family_sharing")
        for name in _FOR_SOMEONE:
            self.editor(name).setVisible(named)
        self.editor("interpreter_name").setVisible(bool(self.editor("interpreter_present").value()))


class ConsentsSection(Section):
    """Shows and changes the consents of one client."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.form: Form | None = None
        self.papers: PapersPanel | None = None

    def fill(self, view: ClientView) -> None:
        """Add the consents, then what was told."""
        give = Button(T("Record a consent"), lambda: self._give(view), kind="primary", icon="consent")
        actions = (give,) if self.host.may_write else ()
        if not view.consents:
            text = T("What the client agreed to: keeping a file, a referral to someone by name, an interpreter.")
            self.column.addWidget(EmptyState(text, *actions, icon="consent"))
        elif actions:
            self.column.addLayout(row(give, None))
        for line in view.consents:
            self.column.addWidget(self._card(view, line))
        if view.disclosures:
            self.column.addWidget(self._told(view))

    def open_form(self, name: str, view: ClientView) -> bool:
        """Open the form of a consent."""
        if name != "consent":
            return False
        self._give(view)
        return True

    def _card(self, view: ClientView, line: ConsentLine) -> Card:
        consent, now = line.consent, i18n.current()
        buttons: list[QWidget] = []
        if self.host.may_write and line.state is ConsentState.WITHDRAWN:
            buttons = [Button(T("Notices"), lambda: self._show_notices(consent.id), kind="quiet", icon="letter")]
        elif self.host.may_write and line.state in HOLDS:
            buttons = [Button(T("Withdraw"), lambda: self._withdraw(view, consent), kind="quiet")]
        card = Card(purpose_of(consent), *buttons)
        card.content.addWidget(holding(row(Chip(*CONSENT_STATES[line.state]), None)), 0, Qt.AlignmentFlag.AlignTop)
        facts = Facts()
        if consent.purpose != "referral":
            facts.add(T("Recipient"), consent.recipient_name)
        facts.add(T("Given on"), now.date(consent.given_on) if consent.given_on else "")
        facts.add(T("How"), CONSENT_METHODS.label(consent.how_given))
        facts.add(T("Explained in"), now.language(consent.language) if consent.language else "")
        facts.add(T("Interpreter"), consent.interpreter_name or (T("present") if consent.interpreter_present else ""))
        facts.add(T("Certified by"), line.certified_by)
        facts.add(T("Valid until"), now.date(consent.expires_on) if consent.expires_on else "")
        facts.add(T("Withdrawn on"), now.date(consent.withdrawn_on) if consent.withdrawn_on else "")
        facts.add(T("Why"), consent.withdrawal_reason)
        card.content.addWidget(facts)
        return card

    def _told(self, view: ClientView) -> Card:
        show = Button(T("Print for the client"), lambda: self._show_list(view), kind="quiet", icon="print")
        card = Card(T("Told to others"), show)
        self._tell(card, view.disclosures)
        return card

    def _tell(self, card: Card, disclosures: Sequence[Disclosure]) -> None:
        """Add some of what was told to the card, and the way to the rest."""
        for told in disclosures[:_AT_ONCE]:
            card.content.addWidget(_disclosure(told))
        rest = disclosures[_AT_ONCE:]
        if rest:
            more = Button(T("Show earlier entries"), kind="link")

            def go_on() -> None:
                more.hide()
                more.deleteLater()
                self._tell(card, rest)

            more.clicked.connect(go_on)
            card.content.addWidget(more)

    # Forms

    def _give(self, view: ClientView) -> None:
        form = ConsentForm()
        today = local_day(self.host.workspace.desk.now())
        form.load(Consent(given_on=today, language=view.client.native_language, how_given="written"))
        form.follow()
        self.form = form
        self.host.open_form(
            "consent",
            T("Record a consent"),
            form,
            T("Save"),
            lambda: self.host.run(give_consent, client_id=view.client.id, consent=form.record()),
        )

    def _withdraw(self, view: ClientView, consent: Consent) -> None:
        form = Form(Consent)
        form.put(Label(purpose_of(consent), voice="strong", wrap=True))
        told = Label(voice="muted", wrap=True)
        form.put(told)
        when = form.add(editor_for(Consent, "withdrawn_on"))
        when.set_value(view.today)
        form.add(editor_for(Consent, "withdrawal_reason"))
        self.form = form

        def tell(past: list[Disclosure]) -> None:
            names = list(dict.fromkeys(one.recipient_name for one in past))
            told.say(
                T("Who was told something and should know: {names}. A notice to each can be printed next.").put(
                    names=i18n.current().listing(names)
                )
                if names
                else T("Nobody was told anything under this consent.")
            )

        self.host.workspace.tasks.ask(past_recipients, consent.id, then=tell)

        def save() -> None:
            values = form.values()
            self.host.run(
                withdraw_consent,
                lambda change: self._show_notices(consent.id) if change.result else None,
                consent_id=consent.id,
                withdrawn_on=values["withdrawn_on"],
                reason=values["withdrawal_reason"],
            )

        self.host.open_form("withdrawal", T("Withdraw the consent"), form, T("Withdraw"), save)

    # Papers

    def _show_notices(self, consent_id: str) -> None:
        self._open_papers(T("Notices of the withdrawal"))
        assert self.papers is not None  # noqa: S101 - made by the line above
        self.host.workspace.tasks.ask(
            notices, consent_id, then=self.papers.show_papers, label=T("Laying out the notices")
        )

    def _show_list(self, view: ClientView) -> None:
        self._open_papers(T("Told to others"))
        assert self.papers is not None  # noqa: S101 - made by the line above
        self.host.workspace.tasks.ask(
            told_list, view.client.id, then=self.papers.show_papers, label=T("Laying out the list")
        )

    def _open_papers(self, title: Text) -> None:
        self.papers = PapersPanel(self.host)
        self.host.open_panel(title, self.papers, wide=True)


class PapersPanel(QWidget):
    """Shows papers, one at a time, as they will print."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host
        self.papers: list[Paper] = []
        self._at = 0
        self.message = Banner()
        self._names = Flow(gap=4)
        self.print_button = Button(T("Print"), self.print_paper, kind="primary", icon="print")
        self.preview = PdfPreview(self.print_button)
        layout = column(self.message, holding(self._names), self.preview, margins=(16, 12, 16, 16))
        layout.setStretch(2, 1)
        self.setLayout(layout)
        at_least(self.preview, height=320)
        self.preview.hide()

    def show_papers(self, papers: list[Paper]) -> None:
        """Show these papers."""
        self.papers = papers
        if not papers:
            self.message.show_text(T("Nobody was told anything under this consent: there is nobody to notify."), "info")
            return
        self.preview.show()
        if len(papers) > 1:
            for place, paper in enumerate(papers):
                self._names.addWidget(Button(T("{name}").put(name=paper.name), partial(self._go, place), kind="filter"))
        self._go(0)

    def _go(self, place: int) -> None:
        self._at = place
        paper = self.papers[place]
        self.preview.show_pdf(paper.pdf, (verbatim(paper.name),) if paper.name else ())

    def print_paper(self) -> None:
        """Print the paper on view; a notice that was printed counts as given."""
        paper = self.papers[self._at]
        desk: Any = self.host.workspace.desk
        printed = print_pdf(self, paper.pdf, say(T("Integration Desk")), hand_over)
        if printed and paper.disclosure_ids:
            self.host.workspace.tasks.run(note_notices, disclosure_ids=paper.disclosure_ids)
        if printed:
            desk.record_event("print", tuple(("disclosure", one) for one in paper.disclosure_ids))
            self.host.workspace.status(T("Printed."))


def _disclosure(told: Disclosure) -> QWidget:
    now = i18n.current()
    when = now.moment(told.disclosed_at) if told.disclosed_at else ""
    what = now.listing([say(DISCLOSED.get(field, verbatim(field))) for field in told.disclosed_fields])
    head = Label(T("{recipient}").put(recipient=told.recipient_name), voice="strong", wrap=True)
    lines = column(
        head, Label(T("{when} · {reference}").put(when=when, reference=told.reference), voice="muted"), gap=2
    )
    if what:
        lines.addWidget(Label(what, wrap=True))
    if told.override_reason:
        reason = T("Without consent: {reason}").put(reason=told.override_reason)
        lines.addWidget(Label(reason, tone="danger", wrap=True))
    if told.notified_on:
        lines.addWidget(Label(T("Told of the withdrawal on {day}").put(day=told.notified_on), voice="muted"))
    return holding(lines)
