"""What a column of a table of clients can fill: every field that a form may set, and no other."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from integration_desk.clients.model import (
    LANGUAGE_QUALITIES,
    RELATIONS,
    Client,
    ClientDocument,
    ClientLanguage,
    Consent,
    ContactPoint,
)
from integration_desk.core.fields import Field, Kind
from integration_desk.core.records import field_of, spec_of
from integration_desk.core.words import T, Text
from integration_desk.spreadsheets import Target, converter

DOCUMENT, CONSENT = "document_", "consent_"
FULL_NAME, LANGUAGES, PHONE, EMAIL, MESSENGER = "full_name", "languages", "phone", "email", "messenger"
HOUSEHOLD, RELATION, FILE_NUMBER = "household", "household_relation", "file_number"
_OF_CONSENT = ("given_on", "how_given", "language", "interpreter_present", "interpreter_name", "expires_on")
_SPOKEN = re.compile(r"(.+?)\s*[(\[:–—-]\s*([^()\[\]]+?)\s*[)\]]?")


@cache
def client_targets() -> tuple[Target, ...]:
    """Return everything that a column may fill. Owner, role, file number and times are not among it."""
    return (*_of_the_client(), *_of_contact(), *_of_parts(ClientDocument, DOCUMENT), *_of_parts(Consent, CONSENT))


def _of_the_client() -> Iterator[Target]:
    yield Target(FULL_NAME, T("Whole name"), Field(FULL_NAME, T("Whole name"), Kind.NAME))
    for field in spec_of(Client).fields:
        if not field.internal and field.kind is not Kind.FILE:
            yield Target.of(field)
    label = T("Languages")
    yield Target(LANGUAGES, label, Field(LANGUAGES, label, Kind.LANGUAGES), many=True, reads=spoken())
    for name, text in ((HOUSEHOLD, T("Household number")), (FILE_NUMBER, T("File number"))):
        yield Target(name, text, Field(name, text, Kind.TEXT))
    relation = T("Relation to the head of the household")
    yield Target(RELATION, relation, Field(RELATION, relation, Kind.CODE, codes=RELATIONS))


def _of_contact() -> Iterator[Target]:
    value = field_of(ContactPoint, "value")
    labels: dict[str, Text] = {PHONE: T("Phone"), EMAIL: T("E-mail"), MESSENGER: T("Messaging account")}
    for name, label in labels.items():
        yield Target.of(value, name=name, label=label, many=True)


def _of_parts(kind: type[ClientDocument] | type[Consent], prefix: str) -> Iterator[Target]:
    said = T("Document: {field}") if kind is ClientDocument else T("Consent: {field}")
    for field in spec_of(kind).fields:
        if not field.internal and (kind is ClientDocument or field.name in _OF_CONSENT):
            yield Target.of(field, name=prefix + field.name, label=said.put(field=field.label))


def spoken() -> Any:
    """Return what reads a language with how well it is spoken: "Arabic", "Dari (native)", "English: simple".

    >>> spoken()("German (fluent)").quality
    'fluent'
    """
    language = converter(field_of(ClientLanguage, "language"))
    quality = converter(Field("quality", T("How well"), Kind.CODE, codes=LANGUAGE_QUALITIES))

    def read(cell: str) -> ClientLanguage:
        try:
            return ClientLanguage(language=language(cell))
        except ValueError:
            found = _SPOKEN.fullmatch(cell)
            if found is None:
                raise
            return ClientLanguage(language=language(found[1]), quality=quality(found[2]))

    return read
