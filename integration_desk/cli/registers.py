"""Verbs that look things up: search, clients, services."""

from collections.abc import Iterable, Mapping
from typing import Any

from integration_desk.cli.desks import day_of, opened
from integration_desk.cli.terminal import Terminal
from integration_desk.clients import Client, clients_page, find_clients, local_day
from integration_desk.core.access import Reader
from integration_desk.core.dates import PartialDate, age_on
from integration_desk.core.errors import InvalidError, MissingError, Problem
from integration_desk.core.identifiers import normal_code
from integration_desk.core.words import T, Text
from integration_desk.directory import NEEDS, PROVIDERS, Applicant, broad_status, criteria_filters, find_services

_CLIENT = ("file_number", "name", "native_name", "birth_date", "why")
_CHOSEN = (
    *("language", "need", "free", "accessible", "open_now", "takes_referrals", "has_places", "provider"),
    "within_km",
)
_SERVICE = ("name", "organization", "verified_on", "why", "id")


def search_verb(options: Any, terminal: Terminal) -> int:
    """Find clients by what is typed; 0 also when nobody fits, which is an answer."""
    words = " ".join(options.text)
    with opened(options) as desk:
        hits = desk.ask(find_clients, words, limit=_limit(options))
        desk.record_event("search", words=words).result()
    _show([_client(hit, terminal) for hit in hits], _CLIENT, terminal, T("Nobody fits “{words}”.").put(words=words))
    return 0


def clients_verb(options: Any, terminal: Terminal) -> int:
    """List the clients, the newest first."""
    with opened(options) as desk:
        rows, total = desk.ask(clients_page, limit=_limit(options), order="created_at", descending=True)
        desk.record_event("view", (("client", "list"),), count=len(rows)).result()
    _show([_client(row, terminal) for row in rows], _CLIENT, terminal, T("There are no clients yet."))
    if len(rows) < total:
        terminal.tell(T("{shown} of {total} clients.").put(shown=len(rows), total=total))
    return 0


def services_verb(options: Any, terminal: Terminal) -> int:
    """Find services by what is typed and the filters."""
    words = " ".join(options.text)
    if options.need and options.need not in NEEDS:
        text = T("“{need}” is no need of the list: {needs}.")
        raise InvalidError((Problem("need", text.put(need=options.need, needs=tuple(code.code for code in NEEDS))),))
    if options.provider and options.provider not in PROVIDERS:
        text = T("“{kind}” is no kind of provider: {kinds}.").put(
            kind=options.provider, kinds=tuple(code.code for code in PROVIDERS)
        )
        raise InvalidError((Problem("provider", text),))

    def find(reader: Reader) -> tuple[list[Any], int]:
        client = client_of(reader, options.client) if options.client else None
        chosen = {name: getattr(options, name) for name in _CHOSEN}
        chosen["day"] = day_of(options.open_on)
        chosen["applicant"] = applicant_of(client, reader) if client else None
        filters = criteria_filters(reader, chosen)
        return find_services(reader, words, filters, limit=_limit(options))

    with opened(options) as desk:
        rows, _total = desk.ask(find)
    _show([_service(row, terminal) for row in rows], _SERVICE, terminal, T("No service fits."))
    return 0


def client_of(reader: Reader, number: str) -> Client:
    """Return the client of a file number as it was typed; raises MissingError."""
    wanted = normal_code(number)
    found = reader.all(Client, "file_number = :number", {"number": wanted}) if wanted else []
    if not found:
        raise MissingError(T("No client has the file number “{number}”. Check each character.").put(number=number))
    return found[0]


def applicant_of(client: Client, reader: Reader) -> Applicant:
    """Return what decides whether a service may take the client; an uncertain birth date gives two ages."""
    born, today = client.birth_date, local_day(reader.now)
    return Applicant(
        age_min=age_on(born, today) if born else None,
        age_max=age_on(PartialDate.of(born.earliest()), today) if born else None,
        sex=client.sex,
        status=broad_status(client.residence_status),
    )


def _limit(options: Any) -> int:
    if options.limit < 1:
        raise InvalidError((Problem("limit", T("--limit must be 1 or more.")),))
    return int(options.limit)


def _client(hit: Any, terminal: Terminal) -> dict[str, Any]:
    return {
        "id": hit.id,
        "file_number": hit.file_number,
        "name": hit.name,
        "native_name": hit.native_name,
        "birth_date": str(hit.birth_date) if hit.birth_date else None,
        "why": _said(hit.why, terminal),
    }


def _service(row: Any, terminal: Terminal) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "organization": row.organization,
        "verified_on": row.verified_on.isoformat() if row.verified_on else None,
        "why": _said(row.why, terminal),
    }


def _said(reasons: Iterable[Text], terminal: Terminal) -> list[str]:
    return [terminal.say(reason) for reason in reasons]


def _show(found: list[dict[str, Any]], columns: tuple[str, ...], terminal: Terminal, nothing: Text) -> None:
    if terminal.as_json:
        terminal.json(found)
    elif found:
        terminal.table([[_cell(entry, name) for name in columns] for entry in found])
    else:
        terminal.tell(nothing)


def _cell(entry: Mapping[str, Any], name: str) -> str:
    value = entry[name]
    return ", ".join(value) if isinstance(value, list) else str(value or "")
