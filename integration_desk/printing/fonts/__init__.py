"""The fonts at hand: those that come with the program, then those of the system, chosen by script and coverage."""

from integration_desk.printing.fonts.choice import LAST_RESORT, choose
from integration_desk.printing.fonts.face import Face
from integration_desk.printing.fonts.scripts import language_script, leading_of, script_of
from integration_desk.printing.fonts.shelf import Family, bundled_files

__all__ = ["LAST_RESORT", "Face", "Family", "bundled_files", "choose", "language_script", "leading_of", "script_of"]
