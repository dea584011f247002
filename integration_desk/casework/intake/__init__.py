"""What comes in as an attachment: known by its first bytes, within limits, cleaned of what it should not carry.

This is the door of the package: ``take_in`` returns what is kept, or says in a sentence why a file is not taken in.
"""

from integration_desk.casework.intake.taking import (
    LARGEST,
    MOST_PIXELS,
    PICTURES,
    SUFFIXES,
    Taken,
    may_be_taken,
    suffix_of,
    take_in,
)

__all__ = ["LARGEST", "MOST_PIXELS", "PICTURES", "SUFFIXES", "Taken", "may_be_taken", "suffix_of", "take_in"]
