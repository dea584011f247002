"""The list of clients as it is sorted, narrowed and exported, in the window and on the command line."""

from integration_desk.clients.model import CLIENTS_READ, Client
from integration_desk.clients.queries import ClientRow, clients_page
from integration_desk.core.lists import ListColumn, Listing
from integration_desk.core.records import field_of
from integration_desk.core.words import T
from integration_desk.i18n import current


def _languages(found: ClientRow) -> str:
    spoken = (found.native_language, *found.languages)
    return current().listing([current().language(one) for one in spoken if one])


CLIENT_LIST = Listing(
    id="clients",
    label=T("Clients"),
    query=clients_page,
    right=CLIENTS_READ,
    columns=(
        ListColumn(
            "name",
            T("Name"),
            lambda found: " · ".join(filter(None, (found.name, found.native_name))),
            "name",
            field_of(Client, "family_name"),
        ),
        ListColumn(
            "file_number",
            T("File number"),
            lambda found: found.file_number,
            "file_number",
            field_of(Client, "file_number"),
            field_of(Client, "file_number").sensitivity,
        ),
        ListColumn("born", T("Born"), lambda found: found.birth_date, "birth_date", field_of(Client, "birth_date")),
        ListColumn("languages", T("Languages"), _languages, "native_language", field_of(Client, "native_language")),
        ListColumn(
            "permit",
            T("Permit valid until"),
            lambda found: found.permit_expires_on,
            "permit_expires_on",
            field_of(Client, "permit_expires_on"),
            field_of(Client, "permit_expires_on").sensitivity,
        ),
        ListColumn(
            "nationalities",
            T("Nationalities"),
            lambda found: current().listing([current().country(one) for one in found.nationalities]),
            narrow=field_of(Client, "nationalities"),
            sensitivity=field_of(Client, "nationalities").sensitivity,
        ),
        ListColumn("town", T("Town"), lambda found: found.town, "town", field_of(Client, "town")),
        ListColumn(
            "registered",
            T("Registered on"),
            lambda found: found.registered_on,
            "created_at",
            field_of(Client, "created_at"),
        ),
    ),
)
