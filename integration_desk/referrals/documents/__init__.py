"""The referral letter: its sentences, its templates, and the letter as an abstract document."""

from integration_desk.referrals.documents.letter import UNSENT, build_letter, compose, told_in
from integration_desk.referrals.documents.material import Material, consent_for, gather
from integration_desk.referrals.documents.receiver import QR_PREFIX
from integration_desk.referrals.documents.templates import (
    PARTS,
    SETTING,
    Template,
    TemplateError,
    read_template,
    standard_source,
    template_of,
)
from integration_desk.referrals.documents.tokens import TOKENS

__all__ = [
    "PARTS",
    "QR_PREFIX",
    "SETTING",
    "TOKENS",
    "UNSENT",
    "Material",
    "Template",
    "TemplateError",
    "build_letter",
    "compose",
    "consent_for",
    "gather",
    "read_template",
    "standard_source",
    "template_of",
    "told_in",
]
