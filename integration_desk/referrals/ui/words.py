"""How the states of referrals are told on screen."""

from integration_desk.core.words import T, Text
from integration_desk.referrals import rules
from integration_desk.referrals.model import STATES


def state_chip(state: str, *, silent: bool = False) -> tuple[Text, str]:
    """Return the words and the tone of a state."""
    if silent:
        return T("No answer yet"), "danger"
    return STATES.label(state), rules.TONES[state]
