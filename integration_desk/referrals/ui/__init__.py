"""The pages of referrals."""

from integration_desk.referrals.ui.list_page import ReferralsPage
from integration_desk.referrals.ui.refer_page import ReferPage
from integration_desk.referrals.ui.referral_page import ReferralPage
from integration_desk.referrals.ui.reply_page import ReplyPage
from integration_desk.referrals.ui.template_page import TemplatePage
from integration_desk.widgets import PageFactory

PAGES: dict[str, PageFactory] = {
    "referrals": ReferralsPage,
    "referral": ReferralPage,
    "referral.new": ReferPage,
    "referrals.templates": TemplatePage,
    "reply": ReplyPage,
}

__all__ = ["PAGES"]
