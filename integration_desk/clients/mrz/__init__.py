"""Machine-readable zones of passports, cards and visas (ICAO 9303, parts 3 to 7)."""

from integration_desk.clients.mrz.reading import ReadZone, check_digit, document_from, read_zone, split_lines

__all__ = ["ReadZone", "check_digit", "document_from", "read_zone", "split_lines"]
