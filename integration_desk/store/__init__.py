"""The only room with SQLite: the encrypted desk file, its keys, journal, search index, drafts, audit and backups."""

from integration_desk.store.backup import Backup, backup_folder, backups_of
from integration_desk.store.checks import Finding, check_desk
from integration_desk.store.circumstances import Circumstances
from integration_desk.store.clock import Sources
from integration_desk.store.desk import Desk
from integration_desk.store.drafts import Draft
from integration_desk.store.drafts import all_of as all_drafts
from integration_desk.store.drafts import find as find_draft
from integration_desk.store.folding import fold, in_one_order, romanise, skeleton, spellings, words_of
from integration_desk.store.jobs import Job, bar_this_thread, unbar_this_thread
from integration_desk.store.opening import (
    OWN_COMMANDS,
    Entrance,
    add_member,
    back_up,
    backup_due,
    change_passphrase,
    confirm_passphrase,
    confirm_second,
    create_desk,
    entrances,
    open_desk,
    open_with_recovery,
    recovery_key,
    remove_member,
    restore,
    set_passphrase,
)
from integration_desk.store.passphrases import passphrase_problems
from integration_desk.store.schema import Catalogue, Setting

__all__ = [
    "OWN_COMMANDS",
    "Backup",
    "Catalogue",
    "Circumstances",
    "Desk",
    "Draft",
    "Entrance",
    "Finding",
    "Job",
    "Setting",
    "Sources",
    "add_member",
    "all_drafts",
    "back_up",
    "backup_due",
    "backup_folder",
    "backups_of",
    "bar_this_thread",
    "change_passphrase",
    "check_desk",
    "confirm_passphrase",
    "confirm_second",
    "create_desk",
    "entrances",
    "find_draft",
    "fold",
    "in_one_order",
    "open_desk",
    "open_with_recovery",
    "passphrase_problems",
    "recovery_key",
    "remove_member",
    "restore",
    "romanise",
    "set_passphrase",
    "skeleton",
    "spellings",
    "unbar_this_thread",
    "words_of",
]
