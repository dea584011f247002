"""HSDS files (Open Referral, version 3): read into records with findings, and written from records."""

from integration_desk.directory.hsds.collect import copy_id, derived_id
from integration_desk.directory.hsds.findings import EFFECTS, Entry, Finding, Package
from integration_desk.directory.hsds.packages import read_package
from integration_desk.directory.hsds.shape import CLASSES, STANDING
from integration_desk.directory.hsds.snapshot import Snapshot, take_snapshot
from integration_desk.directory.hsds.writing import (
    FORMS,
    cell_text,
    export_bytes,
    form_for,
    organizations_json,
    package_files,
    services_json,
    write_export,
)

__all__ = [
    "CLASSES",
    "EFFECTS",
    "FORMS",
    "STANDING",
    "Entry",
    "Finding",
    "Package",
    "Snapshot",
    "cell_text",
    "copy_id",
    "derived_id",
    "export_bytes",
    "form_for",
    "organizations_json",
    "package_files",
    "read_package",
    "services_json",
    "take_snapshot",
    "write_export",
]
