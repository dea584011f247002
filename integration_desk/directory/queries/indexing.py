"""The text by which services are found, in every language that the staff work in."""

import json
from collections.abc import Iterator
from functools import cache

from integration_desk.core.access import Reader
from integration_desk.core.search import SearchIndex, SearchTerm
from integration_desk.directory.model import NEEDS, Address, Location, Organization
from integration_desk.directory.queries.loading import plain_words
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


# One statement for each service: an import indexes thousands in a row.
_WORDS = """
SELECT s.name, s.alternate_name, s.description, s.needs,
  (SELECT o.name || ' ' || o.alternate_name FROM organization o WHERE o.id = s.organization_id) AS provider,
  (SELECT group_concat(p.name, ' ') FROM service_at_location x JOIN location p ON p.id = x.location_id
    WHERE x.service_id = s.id) AS places,
  (SELECT group_concat(a.city, ' ') FROM service_at_location x JOIN address a ON a.location_id = x.location_id
    WHERE x.service_id = s.id) AS towns,
  (SELECT group_concat(l.name || char(9) || l.code, char(10)) FROM language l WHERE l.service_id = s.id) AS spoken,
  (SELECT group_concat(l.name || char(9) || l.code, char(10)) FROM service_at_location x
    JOIN language l ON l.location_id = x.location_id WHERE x.service_id = s.id) AS spoken_there,
  (SELECT group_concat(coalesce(t.name, a.value), ' ') FROM attribute a
    LEFT JOIN taxonomy_term t ON t.id = a.taxonomy_term_id WHERE a.link_id = s.id) AS terms
FROM service s WHERE s.id = :id"""


def _terms(reader: Reader, service_id: str) -> Iterator[SearchTerm]:
    for row in reader.rows(_WORDS, {"id": service_id}):
        for name in (row["name"], row["alternate_name"], row["provider"]):
            yield SearchTerm(name or "", "name")
        yield SearchTerm(f"{row['places'] or ''} {row['towns'] or ''} {row['terms'] or ''}")
        yield SearchTerm(plain_words(row["description"])[:_LONGEST_DESCRIPTION])
        for need in json.loads(row["needs"]):
            yield SearchTerm(need_words(need))
        spoken = f"{row['spoken'] or ''}\n{row['spoken_there'] or ''}"
        for line in dict.fromkeys(spoken.splitlines()):
            name, _, code = line.partition("\t")
            yield SearchTerm(f"{name} {language_words(code) if code else ''}")


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
