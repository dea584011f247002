"""What attachments give to the rest of the program."""

from integration_desk.casework.model.attachments import (
    ATTACHMENT_KINDS,
    ATTACHMENTS_READ,
    ATTACHMENTS_WRITE,
    Attachment,
    AttachmentContent,
)
from integration_desk.casework.queries.attachments import attachment_count, attachments_page
from integration_desk.core.access import Reader
from integration_desk.core.slices import Action, Place, Summary, TimelineEntry
from integration_desk.core.words import T

ATTACHMENT_RECORDS = (Attachment, AttachmentContent)
ATTACHMENT_RIGHTS = (ATTACHMENTS_READ, ATTACHMENTS_WRITE)


def attachments_place(client_id: str, attachment_id: str = "") -> Place:
    """Return where the attachments of a client are shown, one of them opened if it is named."""
    opened = (("open", attachment_id),) if attachment_id else ()
    return Place("attachments", "", (("client", client_id), *opened))


def attachment_timeline(reader: Reader, client_id: str) -> list[TimelineEntry]:
    """Return when files were attached."""
    found, _ = attachments_page(reader, client=client_id, limit=1000)
    return [
        TimelineEntry(
            when=one.created_at,
            title=T("Attached: {title}").put(title=one.title),
            detail=one.added_by,
            state=ATTACHMENT_KINDS.label(one.kind),
            tone="neutral",
            icon="document",
            place=attachments_place(client_id, one.id),
        )
        for one in found
        if one.created_at is not None
    ]


def attachment_summary(reader: Reader, client_id: str) -> list[Summary]:
    """Return how many files are attached."""
    count = attachment_count(reader, client_id)
    value = T("{count} file", "{count} files").of(count)
    return [Summary(T("Attachments"), value, attachments_place(client_id))] if count else []


ATTACHMENT_CLIENT_ACTIONS = (
    Action(
        "casework.client_attachment", T("Attachment"), Place("attachments"), ATTACHMENTS_READ, "document",
        shortcut="Ctrl+Shift+F", help_topic="attachments",
    ),
)  # fmt: skip
