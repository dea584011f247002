"""The list of clients: search as one types, with the reason for each hit."""

from PySide6.QtCore import QTimer

from integration_desk import i18n
from integration_desk.clients.lists import CLIENT_LIST
from integration_desk.clients.model import CLIENTS_WRITE
from integration_desk.clients.queries import ClientRow, clients_page
from integration_desk.clients.rules import Expiry, expiry_of
from integration_desk.core.dates import age_on
from integration_desk.core.slices import Place
from integration_desk.core.words import T
from integration_desk.widgets import Button, Cell, Column, Filter, ListPage, ListSpec, Workspace, say

SETTLED = 1500
"""Milliseconds after which words that were typed count as a search."""


class ClientsPage(ListPage):
    """Lists clients; options name filters that are on from the start."""

    touches = frozenset({"client", "client_language", "contact_point", "client_document", "consent"})
    help_topic = "clients"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(
            workspace,
            place,
            ListSpec(
                title=T("Clients"),
                count=T("{count} client", "{count} clients"),
                query=clients_page,
                columns=_COLUMNS,
                search=T("Find a client by name in any script, number, phone, date of birth"),
                filters=(
                    Filter("interpreter", T("Needs an interpreter"), on=bool(place.option("interpreter"))),
                    Filter("minors", T("Minors"), on=bool(place.option("minors"))),
                    Filter("permit_soon", T("Permit runs out"), on=bool(place.option("permit_soon"))),
                    Filter("no_consent", T("No consent"), on=bool(place.option("no_consent"))),
                ),
                primary=(T("New client"), "add", self._new),
                empty=T(
                    "Nobody is registered yet. A client's file holds who she is, how she may be reached and what she"
                    " agreed to."
                ),
                open_row=lambda found: workspace.go(Place("client", found.id)),
                actions=_actions(workspace),
                icon="clients",
                listing=CLIENT_LIST,
            ),
        )
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED)
        self._settling.timeout.connect(self._record_search)
        self.search.searched.connect(self._settling.start)

    def leave(self) -> None:
        """Record the search that led away before its words stood still, and forget the rows."""
        if self._settling.isActive():
            self._settling.stop()
            self._record_search()
        super().leave()

    def _record_search(self) -> None:
        """Record what was searched for once the words stand still: each keystroke would drown the trail."""
        if self.search.words():
            self.workspace.desk.record_event("search", words=self.search.words())

    def _new(self) -> None:
        """Take along what was searched for: nobody types a name twice."""
        words = self.search.words()
        self.workspace.go(Place("client.new", options=(("words", words),) if words else ()))


def _actions(workspace: Workspace) -> tuple[Button, ...]:
    """Return the way to files that may be about the same person, for those who may merge them."""
    if not workspace.desk.person.may(CLIENTS_WRITE):
        return ()
    return (
        Button(T("Import clients"), lambda: workspace.go(Place("clients.import")), kind="quiet", icon="import"),
        Button(T("Same person twice?"), lambda: workspace.go(Place("duplicates")), kind="quiet", icon="copy"),
    )


def _name(found: ClientRow) -> Cell:
    flag = ("warning", "danger") if found.safety_alert else ("never-call", "danger") if found.never_call else None
    return Cell(
        found.name or T("Name not shown"),
        detail=found.native_name,
        icon=flag,
        tooltip=found.safety_alert or (T("Never call") if found.never_call else ""),
        strong=True,
    )


def _born(found: ClientRow) -> Cell | str:
    if found.birth_date is None:
        return str(found.birth_year or "")
    age = T("{count} year", "{count} years").of(max(age_on(found.birth_date, found.today), 0))
    return Cell(i18n.current().partial(found.birth_date), detail=age)


def _languages(found: ClientRow) -> Cell:
    now = i18n.current()
    others = now.listing([now.language(one) for one in found.languages])
    icon = ("interpreter", "text-muted") if found.needs_interpreter else None
    native = now.language(found.native_language) if found.native_language else ""
    return Cell(
        native or others,
        detail=others if native else "",
        icon=icon,
        tooltip=T("Needs an interpreter") if found.needs_interpreter else "",
    )


def _permit(found: ClientRow) -> Cell | str:
    if found.permit_expires_on is None:
        return ""
    now, state = i18n.current(), expiry_of(found.permit_expires_on, found.today)
    day = now.date(found.permit_expires_on)
    if state is Expiry.VALID:
        return day
    tone = "danger" if state is Expiry.EXPIRED else "warning"
    return Cell(day, detail=T("run out") if state is Expiry.EXPIRED else T("soon"), icon=(tone, tone), tone=tone)


def _why(found: ClientRow) -> str:
    return i18n.current().listing([say(one) for one in found.why])


_COLUMNS = (
    Column("name", T("Name"), _name, width=260, least=170, sort="name", stretch=True),
    Column("file_number", T("File number"), lambda found: found.file_number, width=140, least=112, sort="file_number"),
    Column("born", T("Born"), _born, width=130, least=112, sort="birth_date"),
    Column("languages", T("Languages"), _languages, width=180, least=130, sort="native_language"),
    Column("permit", T("Permit valid until"), _permit, width=190, least=136, sort="permit_expires_on"),
    Column("why", T("Found by"), _why, width=170, least=100, for_words=True),
    Column(
        "nationalities",
        T("Nationalities"),
        lambda found: i18n.current().listing([i18n.current().country(one) for one in found.nationalities]),
        width=160,
        shown=False,
    ),
    Column("town", T("Town"), lambda found: found.town, width=140, sort="town", shown=False),
    Column(
        "registered",
        T("Registered on"),
        lambda found: i18n.current().date(found.registered_on) if found.registered_on else "",
        width=130,
        sort="created_at",
        shown=False,
    ),
)
