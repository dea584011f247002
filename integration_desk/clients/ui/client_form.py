"""The form of a client's file, laid out by hand: who she is first, what follows from it after."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt

from integration_desk.clients.model import Client, ClientLanguage, ContactPoint
from integration_desk.clients.names import name_warnings
from integration_desk.core.records import Record
from integration_desk.core.words import T, Text
from integration_desk.widgets import Banner, CheckBox, FieldEditor, Form, RowsEditor

_LANGUAGE_LINES = (("language", "quality", "scripts"),)
_CONTACT_LINES = (("kind", "value", "whose"), ("may_call", "may_message", "read_by_others"))
_INTERPRETER = ("interpreter_language", "interpreter_dialect", "interpreter_gender", "interpreter_substitutable")


class ClientForm(Form):
    """Edits a client with languages and ways of contact; pages add what else they ask for before or after."""

    def __init__(self, *others: type[Record]) -> None:
        super().__init__(Client, *others)
        self.mismatch = Banner(tone="warning")
        self._held: tuple[tuple[ClientLanguage, ...], tuple[ContactPoint, ...]] = ((), ())
        self.languages = RowsEditor(
            ClientLanguage(),
            _LANGUAGE_LINES,
            add=T("Add a language"),
            remove=T("Remove this language"),
            name=T("Language"),
        )
        self.contact_points = RowsEditor(
            ContactPoint(),
            _CONTACT_LINES,
            add=T("Add a way of contact"),
            remove=T("Remove this way of contact"),
            name=T("Way of contact"),
        )
        for part in (self.languages, self.contact_points):
            part.changed.connect(self.touch)
        self.changed.connect(self._follow)

    # Layout

    def lay_out_identity(self) -> None:
        """Add the names, the date of birth and the nationality."""
        self.section(T("Name"))
        self.row("given_names", "family_name")
        self.row("native_name", "preferred_name")
        self.put(self.mismatch)
        self.section(T("Birth and origin"))
        self.row("birth_date", "sex", shares=(2, 1))
        self.row("birth_place", "birth_country")
        self.add("nationalities")
        self.row("maiden_name", "mother_name", "father_name")

    def lay_out_rest(self) -> None:
        """Add languages, contact, residence, safety, schooling and work, once the first part is painted."""
        self.stages.add(self._lay_out_languages, self._lay_out_contact, self._lay_out_background)

    def _lay_out_languages(self) -> None:
        self.section(T("Languages"))
        self.add("native_language")
        self.put(self.languages)
        self.languages.load(self._held[0])
        self.add("needs_interpreter")
        self.row(*_INTERPRETER[:2])
        self.row(*_INTERPRETER[2:])
        self._follow()

    def _lay_out_contact(self) -> None:
        self.section(T("Contact"), T("Agree with the client what is safe, before anyone calls or writes."))
        self.put(self.contact_points)
        self.contact_points.load(self._held[1])
        self.row("street", "postal_code", "town", shares=(3, 1, 2))
        self.add("country")
        self.row("may_call", "may_message", "may_write")
        self.row("never_call", "never_write")
        self.row("contact_hours", "code_word")

    def _lay_out_background(self) -> None:
        self.section(T("Safety and accessibility"))
        self.row("safety_alert", "safety_alert_until", shares=(2, 1))
        self.add("unaccompanied")
        self.row("access_needs", "access_note")
        self.section(T("Residence"))
        self.row("residence_status", "permit_number", "permit_expires_on")
        self.row("arrived_on", "migration_reason")
        self.section(T("Schooling and work"))
        self.row("literacy", "schooling_years", shares=(2, 1))
        self.add("occupation")

    # Values

    def load_file(
        self, client: Client, languages: tuple[ClientLanguage, ...], contact_points: tuple[ContactPoint, ...]
    ) -> None:
        """Show a file."""
        self._held = (languages, contact_points)
        if "native_language" in self._editors:
            self.languages.load(languages)
        if "street" in self._editors:
            self.contact_points.load(contact_points)
        self.load(client)
        self._follow()

    def file(self) -> dict[str, Any]:
        """Return the file as the arguments of a command; raises InvalidError when something cannot be read."""
        client = self.record(Client)
        return {
            "client": client,
            "languages": self.languages.entries(),
            "contact_points": self.contact_points.entries(),
        }

    def client_so_far(self) -> Client:
        """Return what can be read of the client now, for likely matches and warnings while typing."""
        readable = {
            name: self.editor(name).value()
            for name in ("given_names", "family_name", "native_name", "preferred_name", "maiden_name", "birth_date")
            if self.editor(name).trouble() is None
        }
        loaded = self._loaded.get(Client)
        return Client(id=loaded.id if loaded else "", **readable)

    def contacts_so_far(self) -> tuple[ContactPoint, ...]:
        """Return the ways of contact that can be read now."""
        if self._held[1]:
            self.stages.finish()
        found = []
        for one in self.contact_points.rows:
            value = one.editors["value"].value()
            if value:
                found.append(ContactPoint(kind=one.editors["kind"].value(), value=value))
        return tuple(found)

    # Drafts

    def draft(self) -> dict[str, Any]:
        """Return what stands in the form, the rows included, as JSON."""
        return {
            **super().draft(),
            "languages": self.languages.draft(),
            "contact_points": self.contact_points.draft(),
        }

    def restore(self, content: Mapping[str, Any]) -> None:
        """Put back what ``draft`` returned."""
        super().restore(content)
        self.languages.restore(content.get("languages"))
        self.contact_points.restore(content.get("contact_points"))
        self._follow()

    # What follows from what stands there

    def _follow(self) -> None:
        """Show what the values call for: the interpreter's fields, the warning about the names."""
        if _INTERPRETER[-1] in self._editors:
            needed = bool(self.editor("needs_interpreter").value())
            for name in _INTERPRETER:
                self.editor(name).setVisible(needed)
        if "given_names" not in self._editors:
            return
        warnings = name_warnings(self.client_so_far())
        self.mismatch.show_text(warnings[0].text if warnings else "")


class Part:
    """A part of a form that counts only when its box is ticked, such as a first consent."""

    def __init__(self, label: Text) -> None:
        self.box = CheckBox(label)
        self._editors: tuple[FieldEditor, ...] = ()
        self.box.toggled.connect(self.show_fields)

    @property
    def on(self) -> bool:
        """Tell whether the part counts."""
        return self.box.isChecked()

    def bind(self, *editors: FieldEditor) -> None:
        """Show these fields only while the box is ticked."""
        self._editors = editors
        self.show_fields(self.on)

    def show_fields(self, shown: bool) -> None:
        """Show or hide the fields."""
        for editor in self._editors:
            editor.setVisible(shown)


def focus_on(editor: FieldEditor) -> None:
    """Put the keyboard into a field."""
    editor.setFocus(Qt.FocusReason.OtherFocusReason)
