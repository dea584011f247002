"""Newcomers: people of a table about to become clients, each with all that her row says."""

import attrs

from integration_desk.clients.model import Client, ClientDocument, ClientLanguage, Consent, ContactPoint
from integration_desk.core.errors import Problem


@attrs.frozen
class Newcomer:
    """Someone of a table: the number of her row and what it says; ``household`` is what her household's rows share."""

    client: Client
    row: int = 0
    languages: tuple[ClientLanguage, ...] = ()
    contact_points: tuple[ContactPoint, ...] = ()
    documents: tuple[ClientDocument, ...] = ()
    consents: tuple[Consent, ...] = ()
    household: str = ""
    relation: str = ""


@attrs.frozen
class Refusal:
    """A row that cannot be taken: its number, its cells, and every reason."""

    row: int
    cells: tuple[str, ...]
    problems: tuple[Problem, ...]
