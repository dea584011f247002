"""The pages of the directory."""

from integration_desk.directory.ui.calls_page import CallsPage
from integration_desk.directory.ui.columns_page import ColumnsPage
from integration_desk.directory.ui.directory_page import DirectoryPage
from integration_desk.directory.ui.edit_page import ServiceEditPage
from integration_desk.directory.ui.import_page import ImportPage
from integration_desk.directory.ui.organization_edit import OrganizationEditPage
from integration_desk.directory.ui.organization_page import OrganizationPage
from integration_desk.directory.ui.organizations_page import OrganizationsPage
from integration_desk.directory.ui.service_page import ServicePage
from integration_desk.widgets import PageFactory

PAGES: dict[str, PageFactory] = {
    "directory": DirectoryPage,
    "service": ServicePage,
    "service.edit": ServiceEditPage,
    "organizations": OrganizationsPage,
    "organization": OrganizationPage,
    "organization.edit": OrganizationEditPage,
    "directory.calls": CallsPage,
    "directory.import": ImportPage,
    "directory.columns": ColumnsPage,
}

__all__ = ["PAGES", "CallsPage", "DirectoryPage", "ImportPage", "ServiceEditPage", "ServicePage"]
