"""The section of identity documents: what each prints, until when it holds, what is read from its zone."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from integration_desk import i18n
from integration_desk.clients.commands import add_document, edit_document, remove_document
from integration_desk.clients.model import DOCUMENT_KINDS, ClientDocument
from integration_desk.clients.mrz import ReadZone, document_from
from integration_desk.clients.queries import ClientView
from integration_desk.clients.rules import Expiry, expiry_of, local_day
from integration_desk.clients.ui.sections import Host, Section
from integration_desk.clients.ui.zone import FIELD, ZoneFiller
from integration_desk.core.slices import Place
from integration_desk.core.words import T
from integration_desk.widgets import (
    Button,
    Card,
    Chip,
    EmptyState,
    Facts,
    Form,
    IconButton,
    holding,
    row,
)

_PRINTED = ("printed_given_names", "printed_family_name", "printed_birth_date")
_STATES = {Expiry.EXPIRED: (T("Run out", context="document"), "danger"), Expiry.SOON: (T("Runs out soon"), "warning")}


class DocumentForm(Form):
    """Edits one document; its zone fills what is still empty."""

    def __init__(self, today: date, document: ClientDocument) -> None:
        super().__init__(ClientDocument)
        self.zone = ZoneFiller(self, zone_values, today)
        self.add(FIELD)
        self.put(self.zone.told)
        self.row("kind", "number")
        self.row("issuing_country", "issuing_authority")
        self.row("issued_on", "expires_on")
        self.row("printed_given_names", "printed_family_name")
        self.add("printed_birth_date")
        self.add("original_seen")
        self.load(document)
        self.zone.accept()

    def restore(self, content: Mapping[str, Any]) -> None:
        """Put back a draft; its zone has been read before."""
        super().restore(content)
        self.zone.accept()


def zone_values(zone: ReadZone) -> dict[str, Any]:
    """Return what a machine-readable zone says of its document, by field."""
    found = document_from(zone)
    names = ("kind", "number", "issuing_country", "expires_on", *_PRINTED)
    return {name: getattr(found, name) for name in names}


class DocumentsSection(Section):
    """Shows and changes the documents of one client."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.form: DocumentForm | None = None

    def fill(self, view: ClientView) -> None:
        """Add a card for each document."""
        if view.client.permit_expires_on is not None or view.client.permit_number:
            self.column.addWidget(self._permit(view))
        for document in view.documents:
            self.column.addWidget(self._card(view, document))
        add = Button(T("Add a document"), lambda: self._open(view, ClientDocument()), kind="primary", icon="add")
        actions = (add,) if self.host.may_write else ()
        if not view.documents:
            text = T("Passports, cards and certificates: what they print, and until when they are valid.")
            self.column.addWidget(EmptyState(text, *actions, icon="document"))
        elif actions:
            self.column.addLayout(row(add, None))

    def open_form(self, name: str, view: ClientView) -> bool:
        """Open the form of a document."""
        if not name.startswith("document"):
            return False
        wanted = name.partition(":")[2]
        self._open(view, next((one for one in view.documents if one.id == wanted), ClientDocument()))
        return True

    def _permit(self, view: ClientView) -> QWidget:
        client = view.client
        edit = Button(
            T("Edit"), lambda: self.host.workspace.go(Place("client.edit", client.id)), kind="quiet", icon="edit"
        )
        card = Card(T("Residence permit"), *((edit,) if self.host.may_write else ()))
        facts = Facts()
        facts.add(T("Number"), client.permit_number)
        if client.permit_expires_on is not None:
            facts.add(T("Valid until"), i18n.current().date(client.permit_expires_on))
        card.content.addWidget(facts)
        state = _STATES.get(expiry_of(client.permit_expires_on, view.today))
        if state is not None:
            card.content.addLayout(row(Chip(*state), None))
        return card

    def _card(self, view: ClientView, document: ClientDocument) -> Card:
        buttons: list[QWidget] = []
        if self.host.may_write:
            kind = DOCUMENT_KINDS.label(document.kind)
            buttons = [
                IconButton(T("Edit: {document}").put(document=kind), "edit", lambda: self._open(view, document)),
                IconButton(
                    T("Remove: {document}").put(document=kind),
                    "delete",
                    lambda: self.host.run(remove_document, document_id=document.id),
                ),
            ]
        card = Card(DOCUMENT_KINDS.label(document.kind), *buttons)
        now, facts = i18n.current(), Facts()
        printed = " ".join(part for part in (document.printed_given_names, document.printed_family_name) if part)
        issuer = now.country(document.issuing_country) if document.issuing_country else ""
        facts.add(T("Number"), document.number)
        facts.add(T("Issued by"), now.listing([part for part in (issuer, document.issuing_authority) if part]))
        facts.add(T("Issued on"), now.partial(document.issued_on) if document.issued_on else "")
        facts.add(T("Valid until"), now.date(document.expires_on) if document.expires_on else "")
        facts.add(T("Name as printed"), printed)
        facts.add(T("Original"), T("seen") if document.original_seen else "")
        card.content.addWidget(facts)
        state = _STATES.get(expiry_of(document.expires_on, view.today))
        if state is not None:
            card.content.addWidget(holding(row(Chip(*state), None)), 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _open(self, view: ClientView, document: ClientDocument) -> None:
        form = DocumentForm(local_day(self.host.workspace.desk.now()), document)
        self.form = form
        title = T("Change the document") if document.id else T("Add a document")

        def save() -> None:
            if document.id:
                self.host.run(edit_document, document=form.record())
            else:
                self.host.run(add_document, client_id=view.client.id, document=form.record())

        name = f"document:{document.id}" if document.id else "document"
        self.host.open_form(name, title, form, T("Save"), save)
