"""The text by which services are found, in every language that the staff work in."""

from collections.abc import Iterator
from functools import cache

from integration_desk.core.access import Reader
from integration_desk.core.search import SearchIndex, SearchTerm
from integration_desk.directory.model import NEEDS, Address, Location, Organization, Service
from integration_desk.directory.queries.loading import load_parts, plain_words
from integration_desk.i18n import languages, speaker

INDEX = "services"
_LONGEST_DESCRIPTION = 4_000


@cache
def need_words(need: str) -> str:
    """Return the name of a need in every language of the staff."""
    return " ".join(dict.fromkeys(speaker(tag).say(NEEDS.label(need)) for tag in ("en", *languages())))


@cache
def language_words(code: str) -> str:
    """Return the name of a language in every language of the staff, and its own name for itself."""
    return " ".join(dict.fromkeys(speaker(tag).language(code) for tag in ("en", *languages(), code)))


def _terms(reader: Reader, service_id: str) -> Iterator[SearchTerm]:
    service = reader.find(Service, service_id)
    if service is None:
        return
    parts = load_parts(reader, [service])
    organization = parts.organizations.get(service.organization_id)
    for name in (service.name, service.alternate_name):
        yield SearchTerm(name, "name")
    if organization is not None:
        yield SearchTerm(f"{organization.name} {organization.alternate_name}", "name")
    yield SearchTerm(found_words(organization, parts.locations_of(service), parts.address_of(service)))
    yield SearchTerm(plain_words(service.description)[:_LONGEST_DESCRIPTION])
    for need in service.needs:
        yield SearchTerm(need_words(need))
    for language in parts.languages_of(service):
        yield SearchTerm(f"{language.name} {language_words(language.code) if language.code else ''}")
    for term in terms_of(reader, service_id):
        yield SearchTerm(term)


def terms_of(reader: Reader, service_id: str) -> list[str]:
    """Return the names of the taxonomy terms that are said of a service."""
    found = reader.rows(
        "SELECT t.name, a.value FROM attribute a LEFT JOIN taxonomy_term t ON t.id = a.taxonomy_term_id "
        "WHERE a.link_id = :id ORDER BY a.rowno",
        {"id": service_id},
    )
    return [row["name"] or row["value"] for row in found if row["name"] or row["value"]]


def found_words(organization: Organization | None, locations: list[Location], address: Address | None) -> str:
    """Return the words around a service: who runs it, and the names and towns of its places."""
    words = [organization.name, organization.alternate_name] if organization else []
    words += [location.name for location in locations]
    words += [address.city] if address else []
    return "\n".join(dict.fromkeys(word for word in words if word))


SERVICES_INDEX = SearchIndex(
    INDEX,
    "service",
    {"service": "id", "language": "service_id", "service_at_location": "service_id", "attribute": "link_id"},
    _terms,
)
