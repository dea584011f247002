"""The shape of HSDS files: the table of each record, its CSV file, and what is nested in what.

Version 3.0 and what 3.1 added. In JSON the tree is written out; in the tabular package each link is a column.
"""

from collections.abc import Mapping
from functools import cache

import attrs

from integration_desk.core.fields import Field
from integration_desk.core.records import Record, spec_of
from integration_desk.directory import model

PATHS: dict[type[Record], str] = {
    model.Organization: "organizations.csv",
    model.Program: "programs.csv",
    model.Service: "services.csv",
    model.Attribute: "attributes.csv",
    model.ServiceArea: "service_areas.csv",
    model.ServiceAtLocation: "service_at_location.csv",
    model.Location: "locations.csv",
    model.Address: "addresses.csv",
    model.RequiredDocument: "required_documents.csv",
    model.Language: "languages.csv",
    model.Accessibility: "accessibility.csv",
    model.Taxonomy: "taxonomies.csv",
    model.TaxonomyTerm: "taxonomy_terms.csv",
    model.Contact: "contacts.csv",
    model.Phone: "phones.csv",
    model.Schedule: "schedules.csv",
    model.Metadata: "metadata.csv",
    model.Funding: "funding.csv",
    model.OrganizationIdentifier: "organization_identifiers.csv",
    model.CostOption: "cost_options.csv",
    model.MetaTableDescription: "meta_table_descriptions.csv",
    model.Url: "url.csv",
    model.Unit: "units.csv",
    model.ServiceCapacity: "service_capacity.csv",
}

CLASSES: dict[str, type[Record]] = {spec_of(kept).table: kept for kept in PATHS}


@attrs.frozen
class Nested:
    """What a property of a JSON object holds: records of ``table``.

    With ``many`` each of them points at its holder by the field ``link``; else the holder points at it.
    """

    table: str
    link: str
    many: bool = True


def _common(link: str) -> dict[str, Nested]:
    return {
        "phones": Nested("phone", link),
        "contacts": Nested("contact", link),
        "schedules": Nested("schedule", link),
    }


_SAID_OF = {"attributes": Nested("attribute", "link_id"), "metadata": Nested("metadata", "resource_id")}

_NESTED: dict[str, dict[str, Nested]] = {
    "service": {
        "organization": Nested("organization", "organization_id", many=False),
        "program": Nested("program", "program_id", many=False),
        **_common("service_id"),
        "service_areas": Nested("service_area", "service_id"),
        "service_at_locations": Nested("service_at_location", "service_id"),
        "languages": Nested("language", "service_id"),
        "funding": Nested("funding", "service_id"),
        "cost_options": Nested("cost_option", "service_id"),
        "required_documents": Nested("required_document", "service_id"),
        "additional_urls": Nested("url", "service_id"),
        "capacities": Nested("service_capacity", "service_id"),
    },
    "organization": {
        "funding": Nested("funding", "organization_id"),
        "contacts": Nested("contact", "organization_id"),
        "phones": Nested("phone", "organization_id"),
        "locations": Nested("location", "organization_id"),
        "programs": Nested("program", "organization_id"),
        "organization_identifiers": Nested("organization_identifier", "organization_id"),
        "additional_websites": Nested("url", "organization_id"),
        "services": Nested("service", "organization_id"),
    },
    "service_at_location": {
        **_common("service_at_location_id"),
        "service_areas": Nested("service_area", "service_at_location_id"),
        "location": Nested("location", "location_id", many=False),
        "service": Nested("service", "service_id", many=False),
    },
    "location": {
        **_common("location_id"),
        "languages": Nested("language", "location_id"),
        "addresses": Nested("address", "location_id"),
        "accessibility": Nested("accessibility", "location_id"),
    },
    "contact": {"phones": Nested("phone", "contact_id")},
    "phone": {"languages": Nested("language", "phone_id")},
    "program": {"services": Nested("service", "program_id")},
    "attribute": {"taxonomy_term": Nested("taxonomy_term", "taxonomy_term_id", many=False)},
    "taxonomy_term": {"taxonomy_detail": Nested("taxonomy", "taxonomy_id", many=False)},
    "service_capacity": {"unit": Nested("unit", "unit_id", many=False)},
}
_NOT_SAID_OF = frozenset({"attribute", "metadata", "taxonomy", "taxonomy_term"})

# A record of these tables stands on its own; the others are parts of what they point at and are copied when two
# holders share one.
STANDING = frozenset(
    {"organization", "program", "service", "location", "service_at_location", "taxonomy", "taxonomy_term", "unit"}
    | {"meta_table_description"}
)

# What a number of the standard is kept as here: words, because "007" and "Europe/Berlin" are no numbers.
# Such words travel under the name with this ending.
AS_WRITTEN = frozenset({("phone", "extension"), ("schedule", "timezone")})
AS_WRITTEN_SUFFIX = "_as_written"

# What the desk adds to the standard. A value of another program under the same name is kept as unknown.
OWN = frozenset(
    {("organization", "kind"), ("service", "needs"), ("service", "takes_referrals"), ("service", "capacity")}
    | {("service", "eligible_sexes"), ("service", "eligible_residence")}
)

# What the desk writes into a file and never reads from one: who verified what is only said at the desk itself.
NEVER_READ = frozenset({("service", "verified_on")})

# Of which table a record is that an attribute or a history speaks of: named in another column.
SPEAKS_OF = {("attribute", "link_id"): "link_entity", ("metadata", "resource_id"): "resource_type"}

KEPT_APART = frozenset({"id", "external_id", "extra"})


@cache
def nested_in(table: str) -> Mapping[str, Nested]:
    """Return the properties of a table's JSON objects that hold other records."""
    own = _NESTED.get(table, {})
    return own if table in _NOT_SAID_OF else {**own, **_SAID_OF}


@cache
def columns_of(table: str) -> tuple[Field, ...]:
    """Return the fields of a table that files may hold, the identifier apart."""
    fields = spec_of(CLASSES[table]).fields
    return tuple(spec for spec in fields if not spec.internal and spec.name not in KEPT_APART)


def _known_words() -> dict[str, str]:
    words = {}
    for kept, path in PATHS.items():
        table = spec_of(kept).table
        stem = path.removesuffix(".csv")
        plural = table[:-1] + "ies" if table.endswith("y") else table + "s"
        words.update(dict.fromkeys((table, stem, plural), table))
    return words | {"urls": "url", "services_at_locations": "service_at_location"}


_WORDS = _known_words()


def table_named(word: str) -> str:
    """Return the table that a file, a resource or a property is named after, or "".

    >>> table_named("Cost_Options.csv"), table_named("phone"), table_named("weather.csv")
    ('cost_option', 'phone', '')
    """
    plain = word.lower().removesuffix(".csv").removesuffix(".json").removesuffix(".tsv").removesuffix(".txt")
    return _WORDS.get(plain.replace("-", "_").replace(" ", "_"), "")
