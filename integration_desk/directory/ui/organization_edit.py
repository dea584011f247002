"""The form of an organization with contacts, numbers and funding."""

from typing import Any

import attrs

from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.records import changed, field_of
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.directory.commands import save_organization
from integration_desk.directory.model import (
    Address,
    Contact,
    Funding,
    Organization,
    OrganizationIdentifier,
    Phone,
    Url,
)
from integration_desk.directory.queries import OrganizationView, organization_view
from integration_desk.directory.ui.drafts import Drafts
from integration_desk.widgets import (
    Button,
    Form,
    Label,
    Page,
    RollingHead,
    RowsEditor,
    Workspace,
    editor_of,
    framed,
    holding,
    row,
    show_refusal,
)


class OrganizationEditPage(Page):
    """Adds an organization, or changes one."""

    help_topic = "organizations"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.form = Form(Organization, Address)
        self.save_button = Button(T("Save"), self.form.save, kind="primary", icon="check")
        self.rows: dict[str, Any] = {
            "phones": RowsEditor(
                Phone(id="", number=""), (("number", "extension", "description"),),
                add=T("Add a phone"), remove=T("Remove this phone"), name=T("Phone"),
            ),
            "contacts": RowsEditor(
                Contact(id=""), (("name", "title", "email"),),
                add=T("Add a contact"), remove=T("Remove this contact"), name=T("Contact"),
            ),
            "urls": RowsEditor(
                Url(id=""), (("label", "url"),),
                add=T("Add a web page"), remove=T("Remove this web page"), name=T("Web page"),
            ),
            "identifiers": RowsEditor(
                OrganizationIdentifier(id="", identifier=""), (("identifier_type", "identifier", "identifier_scheme"),),
                add=T("Add a number"), remove=T("Remove this number"), name=T("Number"),
            ),
            "funding": RowsEditor(
                Funding(id=""), (("source",),),
                add=T("Add a source of funding"), remove=T("Remove this source"), name=T("Funding"),
            ),
        }  # fmt: skip
        self._asked = self._saved = False
        self._given: OrganizationView | None = None
        self._lay_out()
        head = holding(row(Label(self.title(), voice="page", wrap=True), margins=(24, 24, 24, 0)))
        frame = framed(self.form, self.save_button, Button(T("Back"), self.form.leave))
        self.body.addWidget(head)
        self.body.addWidget(frame, 1)
        RollingHead(self, head, self.body).over(frame.area)
        self.drafts = Drafts(workspace, place, self.form, self.rows)
        self.form.saving.connect(self.save)
        self.form.left.connect(workspace.back)

    def title(self) -> Text:
        """Return the name of the page."""
        return T("Change an organisation") if self.place.id else T("Add an organisation")

    def refresh(self) -> None:
        """Read the organization, once: what is being edited is never overwritten."""
        if not self._asked:
            self._asked = True
            self.workspace.tasks.ask(organization_view, self.place.id, then=self.show_view)

    def leave(self) -> None:
        """Keep the draft."""
        if not self._saved:
            self.form.flush_draft()

    def show_view(self, given: OrganizationView) -> None:
        """Show the organization in the form."""
        self._given = given
        self.form.load(given.address, given.organization)
        self.form.editor("about").set_value(given.organization.description)
        for name, editor in self.rows.items():
            editor.load(getattr(given, name))
            editor.changed.connect(self.drafts.rows_changed)
        self.form.mark_saved()
        self.drafts.begin()

    def save(self) -> None:
        """Save the organization with its parts."""
        try:
            values = self.form.values()
            given = self._given or OrganizationView(Organization(id="", name=""))
            organization = self.form.record(Organization, description=values["about"], extra=given.organization.extra)
            organization = changed(organization, external_id=given.organization.external_id)
            address = changed(self.form.record(Address), extra=given.address.extra)
            parts = {name: editor.entries() for name, editor in self.rows.items()}
        except InvalidError as error:
            self.form.show_problems(error.problems)
            return
        self.form.clear_problems()
        self.workspace.tasks.run(
            save_organization, then=self._done, failed=self._refused, organization=organization, address=address,
            **parts,
        )  # fmt: skip

    def _lay_out(self) -> None:
        form = self.form
        form.section(T("Who it is"))
        form.row("name", "alternate_name", shares=(3, 2))
        form.row("kind", "legal_status")
        form.add(editor_of(attrs.evolve(field_of(Organization, "description"), name="about")))
        form.section(T("How to reach it"))
        form.put(self.rows["phones"])
        form.row("email", "website")
        form.put(self.rows["contacts"])
        form.put(self.rows["urls"])
        form.section(T("Where"), T("Its own seat; where its services are is said with each service."))
        form.row("address_1", "address_2")
        form.row("postal_code", "city", "country", shares=(1, 2, 2))
        form.section(T("Licences and register numbers"), T("A recruiter's licence, with the authority that gave it."))
        form.put(self.rows["identifiers"])
        form.row("tax_id", "year_incorporated")
        form.section(T("Funding"))
        form.put(self.rows["funding"])

    def _done(self, change: Change) -> None:
        self._saved = True
        self.form.mark_saved()
        self.drafts.discard()
        self.workspace.status(T("Saved."))
        self.workspace.go(Place("organization", change.result))

    def _refused(self, error: DeskError) -> None:
        show_refusal(self.form, error)
