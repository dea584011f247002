"""The pages of casework."""

from integration_desk.widgets import PageFactory

CASE_PAGES: dict[str, PageFactory] = {}
PAGES: dict[str, PageFactory] = {**CASE_PAGES}

__all__ = ["PAGES"]
