"""What one can do to the directory."""

from integration_desk.directory.commands.importing import ImportReport, import_package, preview_import
from integration_desk.directory.commands.removing import delete_organization, delete_service
from integration_desk.directory.commands.saving import save_organization, save_service
from integration_desk.directory.commands.verifying import verify_service

COMMANDS = (save_organization, save_service, delete_service, delete_organization, verify_service, import_package)

__all__ = [
    "COMMANDS",
    "ImportReport",
    "delete_organization",
    "delete_service",
    "import_package",
    "preview_import",
    "save_organization",
    "save_service",
    "verify_service",
]
