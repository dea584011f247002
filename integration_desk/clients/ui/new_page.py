"""The page on which a new client is registered, with likely matches beside the form while one types."""

import re
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from integration_desk.clients.commands import register
from integration_desk.clients.model import Client, ClientDocument, Consent, ContactPoint
from integration_desk.clients.mrz import ReadZone
from integration_desk.clients.names import display_name
from integration_desk.clients.queries import ClientHit, matches_for
from integration_desk.clients.queries.phones import digits_of
from integration_desk.clients.rules import local_day
from integration_desk.clients.ui.client_form import ClientForm, Part, focus_on
from integration_desk.clients.ui.matches import MatchesPanel
from integration_desk.clients.ui.zone import FIELD, ZoneFiller
from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.store import find_draft
from integration_desk.widgets import (
    Button,
    Label,
    Page,
    RollingHead,
    Running,
    Workspace,
    add_foot,
    column,
    framed,
    holding,
    px,
    row,
    scrolling,
    show_refusal,
    space,
)

_PAUSE = 150  # milliseconds of quiet before likely matches are asked for
_WIDE = 1000  # from this width on, the matches stand beside the form
_SIDE = 336
_STRIP, _LOW_STRIP = 230, 112  # the most room that matches take above the form
_UNLIMITED = 16777215  # Qt's own largest size
_LATIN = re.compile(r"[\u0000-\u024f\u1e00-\u1eff’ʼ]+")
_LETTER = re.compile(r"[^\W\d_]")
_CONSENT = ("how_given", "given_on", "language", "interpreter_present")


class NewClientPage(Page):
    """Registers a client; the option ``words`` brings along what was searched for."""

    help_topic = "clients"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.form = ClientForm(ClientDocument, Consent)
        self.zone = ZoneFiller(self.form, zone_values, local_day(workspace.desk.now()))
        self.matches = MatchesPanel()
        self.consent = Part(T("The client agrees that the centre keeps a file"))
        self._asking: Running | None = None
        self._restored = self._saved = False
        self._lay_out()
        self._prefill(place.option("words"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask_for_matches)
        self.form.changed.connect(self._edited)
        self.form.saving.connect(self.save)
        self.form.left.connect(workspace.back)
        self.form.on_draft(self._keep_draft)
        self.matches.opened.connect(lambda client_id: workspace.go(Place("client", client_id)))

    def title(self) -> Text:
        """Return the name of the page."""
        return T("New client")

    def refresh(self) -> None:
        """Bring back the draft, once, and look for matches."""
        if not self._restored:
            self._restored = True
            self.workspace.tasks.ask(find_draft, self.place.kind, self.place.id, then=self._bring_back)
        self._ask_for_matches()

    def focus_first(self) -> None:
        """Put the keyboard into the first name."""
        focus_on(self.form.editor("given_names"))

    def leave(self) -> None:
        """Keep the draft, and ask for nothing more."""
        self._pause.stop()
        if not self._saved:
            self.form.flush_draft()

    def save(self) -> None:
        """Register the client."""
        try:
            arguments = self._file()
        except InvalidError as error:
            show_refusal(self.form, error)
            return
        self.save_button.setEnabled(False)
        self.workspace.tasks.run(register, then=self._registered, failed=self._refused, **arguments)

    # Layout

    def _lay_out(self) -> None:
        """Put the form where it stands before it is filled: Qt looks again at every part that is moved."""
        form, frame = self.form, framed(self.form)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(self._across)
        self._across.addWidget(frame, 1)
        head = holding(row(Label(self.title(), voice="page"), None, margins=(24, 24, 24, 0)))
        self.body.addWidget(head)
        self.body.addLayout(self._across, 1)
        self._rolling = RollingHead(self, head, self.body)
        self._rolling.over(frame.area)
        self._lay_out_form()
        self.save_button = Button(T("Register"), form.save, kind="primary", icon="check")
        add_foot(frame, self.save_button, Button(T("Back"), form.leave))
        self._likely = holding(column(self.matches, margins=(24, 24, 24, 12)))
        self._side = scrolling(self._likely)
        self._across.addWidget(self._side)
        self.name_region(self._side, T("Likely matches"))

    def _lay_out_form(self) -> None:
        form = self.form
        form.lay_out_identity()
        form.section(
            T("Passport or card"),
            T("Scan or type the lines at the foot of the document: they fill what is still empty."),
        )
        form.add(FIELD)
        form.put(self.zone.told)
        form.row("kind", "number")
        form.row("issuing_country", "expires_on")
        form.lay_out_rest()
        form.stages.add(self._lay_out_consent)

    def _lay_out_consent(self) -> None:
        form = self.form
        form.section(T("Consent to keep this file"))
        form.put(self.consent.box)
        form.row("how_given", "given_on")
        form.row("language", "interpreter_present")
        self.consent.bind(*(form.editor(name) for name in _CONSENT))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the matches beside the form, or above it where there is no room."""
        super().resizeEvent(event)
        wide = self.width() >= px(_WIDE)
        self._across.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.BottomToTop)
        self._side.setMinimumWidth(px(_SIDE) if wide else 0)
        self._side.setMaximumWidth(px(_SIDE) if wide else _UNLIMITED)
        self._make_room()

    def _make_room(self) -> None:
        """Give the matches above the form the height that they need, and no more than the form can spare."""
        wide = self.width() >= px(_WIDE)
        low = self._rolling.watch.low
        needed = self._likely.heightForWidth(self.width())
        strip = min(needed, px(_LOW_STRIP if low else _STRIP))
        self._side.setMinimumHeight(0 if wide else strip)
        self._side.setMaximumHeight(_UNLIMITED if wide else strip)
        self._side.setVisible(wide or bool(self.matches.hits) or (self._something_typed() and not low))

    # What is in the form

    def _prefill(self, words: str) -> None:
        client = client_from_words(words)
        self.form.load_file(client, (), contacts_from_words(words))
        today = local_day(self.workspace.desk.now())
        self.form.load(ClientDocument(kind=""), Consent(given_on=today, how_given="written"))

    def _file(self) -> dict[str, Any]:
        arguments = self.form.file()
        document = self.form.record(ClientDocument)
        if document.number or document.machine_readable_zone or document.kind:
            arguments["documents"] = (document,)
        if self.consent.on:
            arguments["consents"] = (self.form.record(Consent, purpose="record_keeping"),)
        return arguments

    def _edited(self) -> None:
        self._pause.start()

    # Matches

    def _ask_for_matches(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        client, contacts = self.form.client_so_far(), self.form.contacts_so_far()
        number = str(self.form.editor("number").value())
        documents = (ClientDocument(number=number),) if number else ()
        self._asking = self.workspace.tasks.ask(
            matches_for, client, contacts, documents, then=self._show_matches, lane="search"
        )

    def _show_matches(self, hits: list[ClientHit]) -> None:
        self._asking = None
        self.matches.show_hits(hits, asked=self._something_typed())
        self._make_room()

    def _something_typed(self) -> bool:
        """Tell whether there is a name, a phone or a document by which somebody could have been found."""
        number = str(self.form.editor("number").value()).strip()
        return bool(number or self.form.contacts_so_far() or display_name(self.form.client_so_far()))

    # Drafts and saving

    def _keep_draft(self, content: dict[str, Any]) -> None:
        kept = {**content, "consent": self.consent.on, "_title": display_name(self.form.client_so_far())}
        kept["_options"] = dict(self.place.options)
        self.workspace.desk.save_draft(self.place.kind, self.place.id, kept)

    def _bring_back(self, draft: Any) -> None:
        if draft is None or self.form.dirty:
            return
        self.consent.box.setChecked(bool(draft.content.get("consent")))
        self.form.restore(draft.content)
        self.zone.accept()
        self.workspace.status(T("Your draft is back."))
        self._ask_for_matches()

    def _registered(self, change: Change) -> None:
        self._saved = True
        self.form.mark_saved()
        self.workspace.desk.discard_draft(self.place.kind, self.place.id)
        self.workspace.status(T("Registered."))
        made, relative = str(change.result), self.place.option("relative")
        if relative:  # she was registered from the household of somebody, and comes back there
            options = (("section", "household"), ("relative", made), ("relation", self.place.option("relation")))
            self.workspace.go(Place("client", relative, options))
        else:
            self.workspace.go(Place("client", made))

    def _refused(self, error: DeskError) -> None:
        self.save_button.setEnabled(True)
        show_refusal(self.form, error)


def client_from_words(words: str) -> Client:
    """Return the client that searched words describe: the last Latin word is the family name.

    A single word is the family name, too. Files are mostly looked for by it, and a passport prints the only name of
    somebody who has one in its place (ICAO 9303-3); the keyboard then waits in the empty field of the given names.

    >>> client_from_words("amina hassan").family_name, client_from_words("آمنة").native_name == "آمنة"
    ('Hassan', True)
    >>> client_from_words("0151 234") == Client()
    True
    """
    name = " ".join(word for word in words.split() if not any(character.isdigit() for character in word))
    if not name:
        return Client()
    if not _LATIN.fullmatch(name):
        return Client(native_name=name)
    parts = [word[:1].upper() + word[1:] for word in name.split()]
    return Client(given_names=" ".join(parts[:-1]), family_name=parts[-1])


def contacts_from_words(words: str) -> tuple[ContactPoint, ...]:
    """Return the phone number among searched words, if there is one.

    >>> [point.value for point in contacts_from_words("+49 151 234567")], contacts_from_words("amina 1991")
    (['+49 151 234567'], ())
    """
    if _LETTER.search(words) or len(digits_of(words)) < 6:
        return ()
    return (ContactPoint(kind="mobile", value=words.strip()),)


def zone_values(zone: ReadZone) -> dict[str, Any]:
    """Return what a machine-readable zone says of a client and her document, by field."""
    return {
        "family_name": zone.family_name.title(),
        "given_names": zone.given_names.title(),
        "birth_date": zone.birth_date,
        "sex": zone.sex,
        "nationalities": (zone.nationality,) if zone.nationality else (),
        "kind": zone.kind,
        "number": zone.number,
        "issuing_country": zone.issuing_country,
        "expires_on": zone.expires_on,
    }
