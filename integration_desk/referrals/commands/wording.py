"""The wording of the letter: the centre's own template is saved, checked, and earlier ones are kept."""

from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.words import T
from integration_desk.referrals.documents import SETTING, read_template, standard_source
from integration_desk.referrals.model import REFERRALS_TEMPLATES, LetterTemplate


@command("referrals.save_template", T("Change the letter template"), REFERRALS_TEMPLATES)
def save_template(tx: Transaction, *, source: str) -> None:
    """Save the centre's own letter template, checked; an empty one brings back the one of the program."""
    own = "" if source.strip() in ("", standard_source().strip()) else source
    if own:
        read_template(own)
    tx.set_setting(SETTING, own)
    tx.insert(LetterTemplate(source=own, saved_at=tx.now, person_id=tx.person.id))
