"""What the standard keeps besides: taxonomies, attributes, and the history that a source gives."""

from datetime import date
from typing import Any

from integration_desk.core.fields import Kind
from integration_desk.core.records import Record, record
from integration_desk.core.words import T
from integration_desk.directory.model.base import DIRECTORY_READ, external_id, extra, link, long_text, of_kind, text


@record("taxonomy", T("Taxonomy"), read=DIRECTORY_READ)
class Taxonomy(Record):
    """A system of terms by which services are classified."""

    name: str = text(T("Name of the taxonomy"), required=True)
    description: str = long_text(T("Description"))
    uri: str = of_kind(T("Web address"), Kind.URL)
    version: str = text(T("Version"))
    external_id: str = external_id()
    extra: Any = extra()


@record("taxonomy_term", T("Term"), read=DIRECTORY_READ)
class TaxonomyTerm(Record):
    """One term of a taxonomy."""

    code: str = text(T("Code"))
    name: str = text(T("Term"), required=True)
    description: str = long_text(T("Description"))
    parent_id: str = link(T("Broader term"), "taxonomy_term")
    taxonomy: str = text(T("Name of the taxonomy"))
    language: str = text(T("Language of the term"))
    taxonomy_id: str = link(T("Taxonomy"), "taxonomy")
    term_uri: str = of_kind(T("Web address"), Kind.URL)
    external_id: str = external_id()
    extra: Any = extra()


@record("attribute", T("Attribute"), read=DIRECTORY_READ)
class Attribute(Record):
    """That a term, or a value, is said of a record of the directory; ``link_entity`` names the record's table."""

    link_id: str = of_kind(T("Said of"), Kind.LINK, target="service", loose=True)
    taxonomy_term_id: str = link(T("Term"), "taxonomy_term")
    link_type: str = text(T("Kind of attribute"))
    link_entity: str = text(T("Kind of record"))
    value: str = long_text(T("Value"))
    label: str = text(T("Label"))
    external_id: str = external_id()
    extra: Any = extra()


@record("metadata", T("History at the source"), read=DIRECTORY_READ)
class Metadata(Record):
    """A change that the source says it made to a record."""

    resource_id: str = of_kind(T("Record"), Kind.LINK, target="service", loose=True)
    resource_type: str = text(T("Kind of record"))
    last_action_date: date | None = of_kind(T("Date"), Kind.DATE)
    last_action_type: str = text(T("What was done"))
    field_name: str = text(T("Field"))
    previous_value: str = long_text(T("Value before"))
    replacement_value: str = long_text(T("Value after"))
    updated_by: str = text(T("Changed by"))
    external_id: str = external_id()
    extra: Any = extra()


@record("meta_table_description", T("Table of the source"), read=DIRECTORY_READ)
class MetaTableDescription(Record):
    """What a source says of one of its tables."""

    name: str = text(T("Name of the table"))
    language: str = text(T("Language of the table"))
    character_set: str = text(T("Characters"))
    external_id: str = external_id()
    extra: Any = extra()
