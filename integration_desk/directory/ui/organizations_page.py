"""The organizations: who provides services, of what kind, and how referrals there went."""

from functools import partial
from typing import Any

from integration_desk import i18n
from integration_desk.core.fields import Field, Kind
from integration_desk.core.slices import Place
from integration_desk.core.words import T
from integration_desk.directory.model import DIRECTORY_WRITE, PROVIDERS
from integration_desk.directory.queries import OrganizationRow, organizations_page
from integration_desk.widgets import Cell, Column, ListPage, ListSpec, Workspace, editor_of, say

_KIND = Field("kind", T("Kind of provider"), Kind.CODE, codes=PROVIDERS)


class OrganizationsPage(ListPage):
    """Lists organizations."""

    touches = frozenset({"organization", "service", "referral"})
    help_topic = "organizations"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(
            workspace,
            place,
            ListSpec(
                title=T("Organisations"),
                count=T("{count} organisation", "{count} organisations"),
                query=partial(organizations_page, slices=tuple(workspace.slices)),
                columns=_COLUMNS,
                search=T("Find an organisation by its name or kind"),
                primary=(T("Add an organisation"), "add", lambda: workspace.go(Place("organization.edit")))
                if workspace.desk.person.may(DIRECTORY_WRITE)
                else None,
                empty=T("No organisation yet. Each service of the directory belongs to one."),
                open_row=lambda found: workspace.go(Place("organization", found.id)),
                icon="house",
            ),
        )
        self.kind = editor_of(_KIND)
        self.kind.changed.connect(self._narrow)
        self.narrowing.addWidget(self.kind)

    def criteria(self) -> dict[str, Any]:
        """Return the kind of provider, as far as it is chosen."""
        return {"kind": self.kind.value()} if self.kind.trouble() is None and self.kind.value() else {}

    def clear(self) -> None:
        """Clear search and filter."""
        self.kind.set_value("")
        super().clear()

    def _narrow(self) -> None:
        self.ask()


def _name(found: OrganizationRow) -> Cell:
    return Cell(found.name, detail=found.alternate_name, strong=True)


def _kind(found: OrganizationRow) -> str:
    return say(PROVIDERS.label(found.kind)) if found.kind else ""


def _referrals(found: OrganizationRow) -> Cell | str:
    record = found.record
    if not record.referred:
        return ""
    detail = T("{refused} refused, {silent} unanswered")
    words = detail.put(refused=record.refused, silent=record.unanswered) if record.refused + record.unanswered else ""
    return Cell(i18n.current().number(record.referred), detail=say(words) if words else "")


_COLUMNS = (
    Column("name", T("Name"), _name, width=300, least=180, sort="name", stretch=True),
    Column("kind", T("Kind of provider"), _kind, width=230, least=130),
    Column("services", T("Services"), lambda found: i18n.current().number(found.services), width=110, sort="services"),
    Column("referred", T("Referrals within a year"), _referrals, width=210, least=140, sort="referred"),
)
