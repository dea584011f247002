"""The form of a service with everything that a client needs to know of it."""

from typing import Any

import attrs
from PySide6.QtCore import Qt

from integration_desk.core.changes import Change
from integration_desk.core.codes import Code, CodeList
from integration_desk.core.errors import DeskError, InvalidError, Problem
from integration_desk.core.fields import Field, Kind
from integration_desk.core.records import Record, field_of
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text, verbatim
from integration_desk.directory.commands import save_service, verify_service
from integration_desk.directory.model import (
    Accessibility,
    Address,
    CostOption,
    Language,
    Location,
    Organization,
    Phone,
    RequiredDocument,
    Service,
)
from integration_desk.directory.ui.drafts import Drafts
from integration_desk.directory.ui.editing import ServiceDraft, service_draft
from integration_desk.directory.ui.hours_editor import HoursEditor
from integration_desk.widgets import (
    Button,
    FieldEditor,
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

_NEW = "+"
_PROVIDER_NAME = Field("provider_name", T("Name of the new organisation"), Kind.TEXT)
_PROVIDER_KIND = attrs.evolve(field_of(Organization, "kind"), name="provider_kind")


def _renamed(record_class: type[Record], name: str, shown: str) -> FieldEditor:
    """Return the editor of a field under another name: two records of the form have a field of this name."""
    return editor_of(attrs.evolve(field_of(record_class, name), name=shown))


class ServiceEditPage(Page):
    """Adds a service, or changes one; the option ``verify`` says that saving counts as verified with changes.

    The option ``then`` with "back" leads back to where one came from instead of to the service.
    """

    help_topic = "directory"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.form = Form(Service, Location, Address, Accessibility)
        self.head = Label(self.title(), voice="page", wrap=True)
        self.save_button = Button(T("Save"), self.form.save, kind="primary", icon="check")
        self.phones = RowsEditor(
            Phone(id="", number=""), (("number", "extension", "description"),),
            add=T("Add a phone"), remove=T("Remove this phone"), name=T("Phone"),
        )  # fmt: skip
        self.hours = HoursEditor()
        self.languages = RowsEditor(
            Language(id=""), (("code", "note"),),
            add=T("Add a language"), remove=T("Remove this language"), name=T("Language"),
        )  # fmt: skip
        self.costs = RowsEditor(
            CostOption(id=""), (("amount", "currency", "option"),),
            add=T("Add a price"), remove=T("Remove this price"), name=T("Cost"),
        )  # fmt: skip
        self.documents = RowsEditor(
            RequiredDocument(id=""), (("document",),),
            add=T("Add something to bring"), remove=T("Remove this line"), name=T("What to bring"),
        )  # fmt: skip
        self.rows: dict[str, Any] = {
            "phones": self.phones, "schedules": self.hours, "languages": self.languages, "costs": self.costs,
            "documents": self.documents,
        }  # fmt: skip
        self.provider: FieldEditor | None = None
        self._given: ServiceDraft | None = None
        self._saved = self._asked = False
        head = holding(row(self.head, margins=(24, 24, 24, 0)))
        frame = framed(self.form, self.save_button, Button(T("Back"), self.form.leave))
        self.body.addWidget(head)
        self.body.addWidget(frame, 1)
        RollingHead(self, head, self.body).over(frame.area)
        self.drafts = Drafts(workspace, place, self.form, self.rows, self._show_new_provider)
        self.form.saving.connect(self.save)
        self.form.left.connect(workspace.back)

    def title(self) -> Text:
        """Return the name of the page."""
        return T("Change a service") if self.place.id else T("Add a service")

    def refresh(self) -> None:
        """Read the service, once: what is being edited is never overwritten."""
        if not self._asked:
            self._asked = True
            self.workspace.tasks.ask(service_draft, self.place.id, then=self.show_draft)

    def leave(self) -> None:
        """Keep the draft."""
        if not self._saved:
            self.form.flush_draft()

    def show_draft(self, given: ServiceDraft) -> None:
        """Lay out the form for a service and show it."""
        self._given = given
        self._lay_out(given)
        # The names that service and location share are the service's in this form: it is loaded last.
        self.form.load(given.location, given.address, given.service)
        self.form.editor("place_name").set_value(given.location.name)
        self.form.editor("access").set_value(given.accessibility.description)
        for name, editor in self.rows.items():
            editor.load(getattr(given, name))
            editor.changed.connect(self.drafts.rows_changed)
        if self.provider is not None:
            self.provider.set_value(
                given.service.organization_id
                or self.place.option("organization")
                or ("" if given.organizations else _NEW)
            )
        self._show_new_provider()
        self.form.mark_saved()
        self.form.editor("name").setFocus(Qt.FocusReason.OtherFocusReason)
        self.drafts.begin()

    def save(self) -> None:
        """Save the service with its parts; a form that says "changed" also records that it was verified."""
        try:
            arguments = self._arguments()
        except InvalidError as error:
            self.form.show_problems(error.problems)
            return
        self.form.clear_problems()
        self.save_button.setEnabled(False)
        self.workspace.tasks.run(save_service, then=self._done, failed=self._refused, **arguments)

    def _lay_out(self, given: ServiceDraft) -> None:
        form = self.form
        form.section(T("What it is"))
        form.row("name", "alternate_name", shares=(3, 2))
        codes = (
            *(Code(one.id, verbatim(one.name)) for one in given.organizations),
            Code(_NEW, T("A new organisation…")),
        )
        chosen = Field("provider", T("Organisation"), Kind.CODE, codes=CodeList("providers_here", codes), required=True)
        self.provider = form.add(editor_of(chosen))
        self.provider.changed.connect(self._show_new_provider)
        form.row(editor_of(_PROVIDER_NAME), editor_of(_PROVIDER_KIND))
        form.add("needs")
        form.add("description")
        form.row("status", "capacity", "wait_time")
        form.add("takes_referrals")
        form.add("alert")
        form.section(T("When"), T("One line for each time of day; leave the days empty for every day."))
        form.put(self.hours)
        form.section(T("How to reach it"))
        form.put(self.phones)
        form.row("email", _renamed(Service, "url", "url"))
        form.section(T("Where"))
        form.row(_renamed(Location, "name", "place_name"), "location_type")
        form.row("address_1", "address_2")
        form.row("postal_code", "city", "country", shares=(1, 2, 2))
        form.add("transportation")
        form.add(_renamed(Accessibility, "description", "access"))
        form.row("latitude", "longitude")
        form.section(T("In which languages"), T("Spoken there without an interpreter."))
        form.put(self.languages)
        form.add("interpretation_services")
        form.section(T("For whom"))
        form.row("minimum_age", "maximum_age")
        form.row("eligible_sexes", "eligible_residence")
        form.add("eligibility_description")
        form.add("application_process")
        form.section(T("What to bring"))
        form.put(self.documents)
        form.section(T("What it costs"), T("An amount of 0 says that it is free of charge."))
        form.put(self.costs)
        form.add("fees_description")

    def _show_new_provider(self) -> None:
        new = self.provider is not None and self.provider.value() == _NEW
        for name in ("provider_name", "provider_kind"):
            self.form.editor(name).setVisible(new)

    def _arguments(self) -> dict[str, Any]:
        given = self._given
        if given is None:
            raise InvalidError(())
        values = self.form.values()
        new = values["provider"] == _NEW
        if not values["provider"] or (new and not values["provider_name"].strip()):
            name = "provider_name" if new else "provider"
            raise InvalidError((Problem(name, T("Say which organisation provides the service.")),))
        parts = {name: editor.entries() for name, editor in self.rows.items()}
        made: dict[str, Any] = {
            "service": self.form.record(
                Service, organization_id="" if new else values["provider"], name=values["name"]
            ),
            "location": self.form.record(Location, **_kept(given.location), name=values["place_name"]),
            "address": self.form.record(Address),
            "accessibility": attrs.evolve(_any(given.accessibility), description=values["access"]),
            **parts,
        }
        if new:
            made["organization"] = Organization(
                id="", name=values["provider_name"].strip(), kind=values["provider_kind"]
            )
        return made

    def _done(self, change: Change) -> None:
        self._saved = True
        self.form.mark_saved()
        self.drafts.discard()
        if self.place.option("verify"):
            self.workspace.tasks.run(verify_service, service=change.result, outcome=self.place.option("verify"))
        self.workspace.status(T("Saved."))
        if self.place.option("then") == "back":
            self.workspace.back()
        else:
            self.workspace.go(Place("service", change.result))

    def _refused(self, error: DeskError) -> None:
        self.save_button.setEnabled(True)
        show_refusal(self.form, error)


def _any(entry: Any) -> Any:
    return entry


def _kept(location: Location) -> dict[str, Any]:
    """Return what the form does not show of a location, but shows of the service under the same name."""
    names = ("url", "description", "alternate_name", "organization_id", "external_id", "extra")
    return {name: getattr(location, name) for name in names}
