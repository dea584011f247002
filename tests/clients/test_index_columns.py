"""The search text of a client is rewritten whenever it can differ."""

from datetime import UTC, date, datetime

import pytest

from integration_desk.clients import Client
from integration_desk.clients.queries.indexing import CLIENTS_INDEX, terms_of
from integration_desk.core.dates import PartialDate
from integration_desk.core.fields import MANY, Kind
from integration_desk.core.records import changed, spec_of


@pytest.mark.parametrize("name", [field.name for field in spec_of(Client).fields if field.name != "id"])
def test_what_the_index_is_not_made_of_does_not_change_what_a_client_is_found_by(name: str) -> None:
    other: dict[Kind, object] = {Kind.BOOLEAN: True, Kind.INTEGER: 7, Kind.DATE: date(2020, 2, 3)}
    field = spec_of(Client).field(name)
    value = other.get(field.kind, PartialDate(1977, 3, 5) if field.kind is Kind.PARTIAL_DATE else "zz")
    if field.kind is Kind.MOMENT:
        value = datetime(2020, 2, 3, tzinfo=UTC)
    if field.kind in MANY:
        value = ("zz",)
    plain = Client(id="1", family_name="Hassan")
    same = list(terms_of(plain, (), (), (), "DE")) == list(terms_of(changed(plain, **{name: value}), (), (), (), "DE"))
    assert same or CLIENTS_INDEX.depends_on("client", {name})
