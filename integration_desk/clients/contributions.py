"""What clients give to the rest of the program: pages to go to, hits, reminders, timeline, search."""

from integration_desk.clients.commands import COMMANDS
from integration_desk.clients.duplicates import likelihood
from integration_desk.clients.lists import CLIENT_LIST
from integration_desk.clients.model import (
    CLIENTS_READ,
    CLIENTS_WRITE,
    Client,
    ClientDocument,
    ClientLanguage,
    ClientMerge,
    Consent,
    ContactPoint,
    Disclosure,
    FormerNumber,
    Household,
    HouseholdMember,
    NotDuplicate,
    Relation,
)
from integration_desk.clients.queries import (
    CLIENTS_INDEX,
    DuplicatePair,
    RunningOut,
    duplicate_pairs,
    expiring_consents,
    expiring_documents,
    find_clients,
    pairs_waiting,
    timeline,
)
from integration_desk.clients.queries.alike import LIKENESS
from integration_desk.clients.queries.usual import usual_choices
from integration_desk.clients.rules import local_day
from integration_desk.core.access import Reader
from integration_desk.core.dates import PartialDate
from integration_desk.core.people import CASE_ROLES, Right
from integration_desk.core.slices import Action, Hit, Place, Reminder, SidebarEntry, Slice, TodaySection
from integration_desk.core.words import T, Text, verbatim

PALETTE_HITS = 8
REMINDERS = 50
PAIRS_SHOWN = 3

CLIENTS_DUE = Right("clients.due", T("See what runs out"), CASE_ROLES)
"""Expiry dates are for those who may act on them; to others the section would only be empty."""


def palette(reader: Reader, words: str) -> list[Hit]:
    """Return the clients that the palette offers for typed words."""
    hits = find_clients(reader, words, limit=PALETTE_HITS)
    return [
        Hit(
            title=f"{hit.name}  {hit.native_name}".strip(),
            detail=_detail(hit.file_number, hit.birth_date),
            place=Place("client", hit.id),
            icon="person",
        )
        for hit in hits
    ]


def _detail(file_number: str, born: PartialDate | None) -> Text:
    if born is None:
        return verbatim(file_number)
    return T("{file_number} · born {birth_date}").put(file_number=file_number, birth_date=born)


def documents_due(reader: Reader) -> list[Reminder]:
    """Return the permits and documents that run out soon or did lately."""
    return [_reminder(reader, one) for one in expiring_documents(reader)[:REMINDERS]]


def consents_due(reader: Reader) -> list[Reminder]:
    """Return the consents that run out soon or did lately."""
    return [_reminder(reader, one) for one in expiring_consents(reader)[:REMINDERS]]


def duplicates_waiting(reader: Reader) -> list[Reminder]:
    """Return the likeliest pairs of files that may be about one person, after a line for all of them if they are many.

    The pairs are kept in the file: nobody is compared for that.
    """
    waiting = pairs_waiting(reader)
    likeliest = [_pair(one) for one in duplicate_pairs(reader, PAIRS_SHOWN)] if waiting else []
    if waiting <= PAIRS_SHOWN:
        return likeliest
    title = T("{count} pair of files may be one person", "{count} pairs of files may be one person").of(waiting)
    detail = T("Look at both files side by side; merge them, or say that they are two persons.")
    return [Reminder(title, detail, Place("duplicates"), tone="info"), *likeliest]


def _pair(one: DuplicatePair) -> Reminder:
    title = verbatim(f"{one.first.name} · {one.second.name}")
    how_likely, tone = likelihood(one.score)
    return Reminder(title, how_likely, Place("duplicate", one.first.id, (("other", one.second.id),)), tone=tone)


def _reminder(reader: Reader, one: RunningOut) -> Reminder:
    over = one.expires_on < local_day(reader.now)
    return Reminder(
        title=verbatim(one.client_name),
        detail=one.what,
        place=Place("client", one.client_id, (("section", one.section),)),
        due=one.expires_on,
        tone="danger" if over else "warning",
    )


SLICE = Slice(
    name="clients",
    label=T("Clients"),
    records=(
        Client,
        ClientLanguage,
        ContactPoint,
        ClientDocument,
        Household,
        HouseholdMember,
        Relation,
        Consent,
        Disclosure,
        NotDuplicate,
        FormerNumber,
        ClientMerge,
    ),
    commands=COMMANDS,
    rights=(CLIENTS_READ, CLIENTS_WRITE, CLIENTS_DUE),
    indexes=(CLIENTS_INDEX,),
    lists=(CLIENT_LIST,),
    usual=usual_choices,
    likeness=LIKENESS,
    sidebar=(SidebarEntry(T("Clients"), Place("clients"), CLIENTS_READ, "clients"),),
    actions=(
        Action("clients.find", T("Find a client"), Place("clients"), CLIENTS_READ, "search", help_topic="clients"),
        Action(
            "clients.new",
            T("New client"),
            Place("client.new"),
            CLIENTS_WRITE,
            "add",
            shortcut="Ctrl+Shift+N",
            help_topic="clients",
        ),
        Action(
            "clients.import",
            T("Import clients"),
            Place("clients.import"),
            CLIENTS_WRITE,
            "import",
            help_topic="client-import",
        ),
        Action(
            "clients.duplicates",
            T("Same person twice?"),
            Place("duplicates"),
            CLIENTS_WRITE,
            "copy",
            help_topic="duplicates",
        ),
    ),
    today=(
        TodaySection(
            "clients.documents",
            T("Documents that run out"),
            documents_due,
            CLIENTS_DUE,
            T("No permit or document runs out in the next three months."),
            Place("clients", options=(("permit_soon", "1"),)),
        ),
        TodaySection(
            "clients.consents",
            T("Consents that run out"),
            consents_due,
            CLIENTS_DUE,
            T("No consent runs out in the next month."),
        ),
        TodaySection(
            "clients.duplicates",
            T("Same person twice?"),
            duplicates_waiting,
            CLIENTS_WRITE,
            T("No pair of files is known that may be about one person."),
            Place("duplicates"),
        ),
    ),
    timeline=timeline,
    palette=palette,
    client_actions=(
        Action("clients.edit", T("Edit"), Place("client.edit"), CLIENTS_WRITE, "edit", help_topic="clients"),
    ),
)
