"""The rights letter as abstract blocks."""

from integration_desk.health_access.documents.letter import compose
from integration_desk.health_access.documents.material import Material, gather, letters_to_choose
from integration_desk.health_access.documents.saying import told_names, told_rows

__all__ = ["Material", "compose", "gather", "letters_to_choose", "told_names", "told_rows"]
