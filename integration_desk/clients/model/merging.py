"""Two files of one person: that they were merged, that they are none, and the numbers that files had before."""

from integration_desk.clients.model import codes
from integration_desk.core import fields
from integration_desk.core.fields import Kind
from integration_desk.core.people import Sensitivity
from integration_desk.core.records import Record, record
from integration_desk.core.words import T

OPERATIONAL, IDENTIFYING, SENSITIVE = Sensitivity.OPERATIONAL, Sensitivity.IDENTIFYING, Sensitivity.SENSITIVE


@record("not_duplicate", T("Different persons"), read=codes.CLIENTS_READ, owner="client_id")
class NotDuplicate(Record):
    """That two files which look alike are about two persons: somebody looked and decided."""

    client_id: str = fields.link(T("Client"), "client", sensitivity=OPERATIONAL, internal=True)
    other_id: str = fields.link(T("Other client"), "client", sensitivity=OPERATIONAL, internal=True)
    decided_by: str = fields.link(T("Decided by"), "member", sensitivity=OPERATIONAL, internal=True)


@record("former_number", T("Earlier file number"), read=codes.CLIENTS_READ, owner="client_id")
class FormerNumber(Record):
    """A file number that a client had before files were merged; it is still printed on letters."""

    client_id: str = fields.link(T("Client"), "client", sensitivity=OPERATIONAL, internal=True)
    number: str = fields.text(T("Earlier file number"), sensitivity=IDENTIFYING, internal=True, search=5, indexed=True)


@record("client_merge", T("Merged files"), read=codes.CLIENTS_READ, owner="client_id")
class ClientMerge(Record):
    """That the file ``merged_id`` was merged into a client's, with what is needed to take them apart again."""

    client_id: str = fields.link(T("Client"), "client", sensitivity=OPERATIONAL, internal=True)
    merged_id: str = fields.text(T("Merged file"), sensitivity=OPERATIONAL, internal=True, indexed=True)
    merged_number: str = fields.text(T("Earlier file number"), sensitivity=IDENTIFYING, internal=True)
    merged_by: str = fields.link(T("Merged by"), "member", sensitivity=OPERATIONAL, internal=True)
    before: object = fields.field(T("As it was before"), Kind.DATA, sensitivity=SENSITIVE, internal=True)
