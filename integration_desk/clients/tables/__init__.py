"""Clients as a table: what its columns may mean, its rows read to newcomers, refused rows and all clients written."""

from integration_desk.clients.tables.choosing import CHOICES, double_sentence, not_compared, sorted_out
from integration_desk.clients.tables.reading import KIND, REASONS, Intake, is_reasons, suggested, take_in
from integration_desk.clients.tables.targets import client_targets
from integration_desk.clients.tables.writing import export_rows, refused_table, write_refused

__all__ = [
    "CHOICES",
    "KIND",
    "REASONS",
    "Intake",
    "client_targets",
    "double_sentence",
    "export_rows",
    "is_reasons",
    "not_compared",
    "refused_table",
    "sorted_out",
    "suggested",
    "take_in",
    "write_refused",
]
