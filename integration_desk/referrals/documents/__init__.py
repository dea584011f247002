"""The referral letter: its sentences, its templates, and the letter as an abstract document."""

from integration_desk.referrals.documents.letter import UNSENT, build_letter, compose, told_in
from integration_desk.referrals.documents.material import Material, consent_for, gather
from integration_desk.referrals.documents.receiver import QR_PREFIX
from integration_desk.referrals.documents.register import FILTER_LABELS, PERIODS, compose_register, register_of
from integration_desk.referrals.documents.templates import (
    NEEDED,
    OWN,
    PARTS,
    SETTING,
    Entry,
    Template,
    TemplateError,
    read_template,
    standard_source,
    template_of,
)
from integration_desk.referrals.documents.tokens import TOKENS, strange_tokens

__all__ = [
    "FILTER_LABELS",
    "NEEDED",
    "OWN",
    "PARTS",
    "PERIODS",
    "QR_PREFIX",
    "SETTING",
    "TOKENS",
    "UNSENT",
    "Entry",
    "Material",
    "Template",
    "TemplateError",
    "build_letter",
    "compose",
    "compose_register",
    "consent_for",
    "gather",
    "read_template",
    "register_of",
    "standard_source",
    "strange_tokens",
    "template_of",
    "told_in",
]
