"""The least that a service has to know: by its kind of provider and by the needs it is for."""

import pytest

from integration_desk.core.records import changed
from integration_desk.directory import NEEDS, PROVIDERS, Service, save_service
from integration_desk.referrals import referral_view
from integration_desk.referrals.disclosure import FOR_NEED, LEAST, PRESETS, more_than_needed, preset_for
from integration_desk.referrals.model import DISCLOSABLE
from integration_desk.store import Desk
from tests.referrals.desk_with_clinic import case

NEVER = {"native_name", "file_number", "email", "residence_status", "permit_expires_on", "arrived_on"}


def test_every_need_has_its_least_in_words_that_can_be_disclosed() -> None:
    assert set(FOR_NEED) == {code.code for code in NEEDS}
    named = {name for names in (*FOR_NEED.values(), *PRESETS.values()) for name in names}
    assert named <= {code.code for code in DISCLOSABLE}
    assert not named & NEVER, "what harms most is never told without a tick by hand"
    assert set(PRESETS) <= {code.code for code in PROVIDERS}


@pytest.mark.parametrize("provider", ["", *PRESETS])
def test_needs_only_narrow_what_a_provider_is_told(provider: str) -> None:
    for need in FOR_NEED:
        least = preset_for(provider, (need,))
        assert "name" in least
        assert set(least) <= (set(PRESETS[provider]) if provider else {*LEAST, *FOR_NEED[need]})
        assert more_than_needed(least, provider, (need,)) == ()


def test_a_draft_takes_the_least_for_what_the_service_is_for(desk: Desk) -> None:
    amina = case(desk)
    whole = desk.ask(referral_view, amina.draft()).referral.disclosed
    assert {"birth_date", "sex"} <= set(whole)
    clinic = desk.ask(lambda reader: reader.get(Service, amina.service))
    desk.run(save_service, service=changed(clinic, needs=("networks",)))
    narrow = desk.ask(referral_view, amina.draft()).referral.disclosed
    assert set(narrow) == set(whole) - {"birth_date", "sex"}
