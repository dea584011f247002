"""What one can do with clients: each command is one step of undo."""

from integration_desk.clients.commands.consents import give_consent, note_notices, record_disclosure, withdraw_consent
from integration_desk.clients.commands.households import (
    create_household,
    edit_household,
    join_household,
    leave_household,
    set_head,
    set_relation,
)
from integration_desk.clients.commands.importing import import_rows
from integration_desk.clients.commands.merging import merge, not_duplicate, unmerge
from integration_desk.clients.commands.registering import (
    add_document,
    edit,
    edit_document,
    register,
    remove_document,
    save_contact_points,
    save_languages,
)

COMMANDS = (
    register,
    edit,
    save_languages,
    save_contact_points,
    add_document,
    edit_document,
    remove_document,
    create_household,
    edit_household,
    join_household,
    leave_household,
    set_head,
    set_relation,
    give_consent,
    withdraw_consent,
    record_disclosure,
    note_notices,
    import_rows,
    merge,
    unmerge,
    not_duplicate,
)

__all__ = [
    "COMMANDS",
    "add_document",
    "create_household",
    "edit",
    "edit_document",
    "edit_household",
    "give_consent",
    "import_rows",
    "join_household",
    "leave_household",
    "merge",
    "not_duplicate",
    "note_notices",
    "record_disclosure",
    "register",
    "remove_document",
    "save_contact_points",
    "save_languages",
    "set_head",
    "set_relation",
    "unmerge",
    "withdraw_consent",
]
