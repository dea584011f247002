"""The pages of health access."""

from integration_desk.widgets import PageFactory

PAGES: dict[str, PageFactory] = {}

__all__ = ["PAGES"]
