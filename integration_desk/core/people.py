"""Who works at the desk, and what each may do and see."""

from enum import StrEnum

import attrs

from integration_desk.core.codes import CodeList, codelist
from integration_desk.core.words import T, Text


class Role(StrEnum):
    """The five roles of a centre."""

    CASEWORKER = "caseworker"
    TRAINER = "trainer"
    COORDINATOR = "coordinator"
    STATISTICS = "statistics"
    ADMINISTRATOR = "administrator"


class Sensitivity(StrEnum):
    """How much harm a value can do in the wrong hands; decides which roles see it and what erasure does."""

    PUBLIC = "public"
    OPERATIONAL = "operational"
    IDENTIFYING = "identifying"
    SENSITIVE = "sensitive"


ROLES: CodeList = codelist(
    "roles",
    caseworker=T("Caseworker"),
    trainer=T("Trainer"),
    coordinator=T("Coordinator"),
    statistics=T("Statistics"),
    administrator=T("Administrator"),
)
PERMISSIONS: CodeList = codelist(
    "permissions",
    health=T("Health access cases"),
    family=T("Family reunification cases"),
    incidents=T("Discrimination incidents"),
)

SEES: dict[Role, frozenset[Sensitivity]] = {
    Role.CASEWORKER: frozenset(Sensitivity),
    Role.COORDINATOR: frozenset(Sensitivity),
    Role.TRAINER: frozenset({Sensitivity.PUBLIC, Sensitivity.OPERATIONAL, Sensitivity.IDENTIFYING}),
    Role.STATISTICS: frozenset({Sensitivity.PUBLIC, Sensitivity.OPERATIONAL}),
    Role.ADMINISTRATOR: frozenset({Sensitivity.PUBLIC}),
}

CASE_ROLES: frozenset[Role] = frozenset({Role.CASEWORKER, Role.COORDINATOR})
EVERY_ROLE: frozenset[Role] = frozenset(Role)


@attrs.frozen
class Right:
    """Something one may do: the roles that may, and the permission that is needed besides, if any."""

    id: str
    label: Text
    roles: frozenset[Role]
    permission: str = ""


@attrs.frozen
class Person:
    """A member of the centre's staff, as the desk knows her while she works."""

    id: str
    name: str
    roles: frozenset[Role]
    permissions: frozenset[str] = frozenset()
    language: str = ""

    def may(self, right: Right) -> bool:
        """Tell whether the person has the right."""
        return bool(self.roles & right.roles) and (not right.permission or right.permission in self.permissions)

    def sees(self, sensitivity: Sensitivity) -> bool:
        """Tell whether values of this sensitivity are shown to the person."""
        return any(sensitivity in SEES[role] for role in self.roles)
