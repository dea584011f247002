"""By which words a family case is found: its numbers and the names of those who shall join, in any script."""

from collections.abc import Iterator

from integration_desk.core.access import Reader
from integration_desk.core.search import SearchIndex, SearchTerm
from integration_desk.family_reunification.model import FamilyCase, FamilyMember


def case_terms(reader: Reader, case_id: str) -> Iterator[SearchTerm]:
    """Return the search terms of one case."""
    case = reader.get(FamilyCase, case_id)
    yield SearchTerm(case.number, "number")
    if case.authority_reference:
        yield SearchTerm(case.authority_reference, "number")
    for member in reader.all(FamilyMember, "case_id = :case", {"case": case_id}):
        for name in (member.family_name, member.given_names, member.native_name):
            if name:
                yield SearchTerm(name, "name")


FAMILY_INDEX = SearchIndex(
    name="family_cases",
    table="family_case",
    sources={"family_case": "id", "family_member": "case_id"},
    terms=case_terms,
    people=True,
    columns={
        "family_case": frozenset({"number", "authority_reference"}),
        "family_member": frozenset({"family_name", "given_names", "native_name"}),
    },
)
