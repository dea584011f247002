"""Attachments: taken in and cleaned, described, removed; each step can be undone."""

import hashlib
from pathlib import PurePath

from integration_desk.casework.intake import take_in
from integration_desk.casework.model.attachments import ATTACHMENTS_WRITE, Attachment, AttachmentContent
from integration_desk.casework.queries.attachments import SCAN_FOLDERS
from integration_desk.clients import Client, short_name
from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.records import changed, editable_values
from integration_desk.core.words import T, Text


@command("casework.attach", T("Attach a file"), ATTACHMENTS_WRITE)
def attach(tx: Transaction, *, attachment: Attachment, file: AttachmentContent, file_name: str = "") -> str:
    """Attach a file to a client's file; what it is follows from its bytes, not from its name. Returns its id."""
    client = tx.get(Client, attachment.client_id)
    taken = take_in(file.content, file_name or attachment.title)
    title = attachment.title.strip() or PurePath(file_name).stem
    made = tx.insert(
        changed(
            attachment,
            id="",
            title=title,
            file_name=PurePath(file_name).name[:200],
            media_type=taken.media_type,
            size=len(taken.content),
            pages=taken.pages,
            sha256=hashlib.sha256(taken.content).hexdigest(),
            added_by=tx.person.id,
        )
    )
    tx.insert(AttachmentContent(attachment_id=made.id, content=taken.content))
    _name(tx, T("Attach “{title}” to the file of {name}"), made, client)
    return made.id


@command("casework.describe_attachment", T("Describe an attachment"), ATTACHMENTS_WRITE)
def describe_attachment(tx: Transaction, *, attachment: Attachment) -> None:
    """Change what is said of an attachment; what is in it never changes."""
    saved = tx.get(Attachment, attachment.id)
    values = {**editable_values(attachment), "client_id": saved.client_id}
    tx.update(saved, **values)
    _name(tx, T("Describe “{title}” in the file of {name}"), attachment, tx.find(Client, saved.client_id))


@command("casework.remove_attachment", T("Remove an attachment"), ATTACHMENTS_WRITE)
def remove_attachment(tx: Transaction, *, attachment_id: str) -> None:
    """Remove an attachment with its bytes; it can be undone."""
    saved = tx.get(Attachment, attachment_id)
    for content in tx.all(AttachmentContent, "attachment_id = :attachment", {"attachment": saved.id}):
        tx.delete(content)
    tx.delete(saved)
    _name(tx, T("Remove “{title}” from the file of {name}"), saved, tx.find(Client, saved.client_id))


@command("casework.export_attachment", T("Save an attachment outside the desk"), ATTACHMENTS_WRITE)
def export_attachment(tx: Transaction, *, attachment_id: str, reason: str) -> bytes:
    """Return the bytes of an attachment to be saved outside the desk; why it leaves is recorded."""
    if not reason.strip():
        raise InvalidError((Problem("reason", T("Say why it leaves the desk: this is recorded.")),))
    saved = tx.get(Attachment, attachment_id)
    content = tx.all(AttachmentContent, "attachment_id = :attachment", {"attachment": saved.id})[0].content
    tx.record_event("export", (("client", saved.client_id), ("attachment", saved.id)), reason=reason.strip())
    return content


@command("casework.choose_scan_folder", T("Choose the scanner's folder"), ATTACHMENTS_WRITE)
def choose_scan_folder(tx: Transaction, *, computer: str, folder: str) -> None:
    """Note into which folder the scanner of a computer writes; "" for none."""
    known = tx.setting(SCAN_FOLDERS, {})
    folders = dict(known) if isinstance(known, dict) else {}
    folders[computer] = folder
    tx.set_setting(SCAN_FOLDERS, {name: path for name, path in folders.items() if path})


def _name(tx: Transaction, text: Text, attachment: Attachment, client: Client | None) -> None:
    title = attachment.title if len(attachment.title) <= 48 else attachment.title[:47] + "…"
    tx.name_step(text.put(title=title, name=short_name(client) if client else ""))


ATTACHMENT_COMMANDS = (attach, describe_attachment, remove_attachment, export_attachment, choose_scan_folder)
