"""Notes on a client."""

import attrs

from integration_desk.casework.model import CaseNote
from integration_desk.clients import Client, display_name
from integration_desk.core.access import Reader


@attrs.frozen
class NoteView:
    """What the page of a note shows: the note to change or a new one, and who it is about."""

    client: Client
    client_name: str
    note: CaseNote | None


def note_view(reader: Reader, client_id: str, note_id: str = "") -> NoteView:
    """Return the page of a note; raises MissingError."""
    note = reader.get(CaseNote, note_id) if note_id else None
    client = reader.get(Client, note.client_id if note else client_id)
    return NoteView(client, display_name(client), note)


def notes_of(reader: Reader, client_id: str) -> list[CaseNote]:
    """Return the notes on a client, the newest first."""
    return reader.all(CaseNote, "client_id = :client", {"client": client_id}, order="held_on DESC, id DESC")
