"""The trust in an entry of the directory, as real referrals make it rise and fall."""

from datetime import date

from integration_desk.app import SLICES
from integration_desk.directory import find_services_page, organizations_page, service_trust, verify_service
from integration_desk.referrals import record_reply, referral_view
from integration_desk.store import Desk
from tests.referrals.desk_with_clinic import Case, case


def _sent(amina: Case) -> str:
    amina.agree()
    return amina.sent()


def _refuse(amina: Case, reply: str = "not_eligible") -> None:
    number = amina.desk.ask(referral_view, _sent(amina)).referral.number
    amina.desk.run(record_reply, code=number, reply=reply)


def _reasons(desk: Desk, service: str) -> list[str]:
    return [str(one) for one in desk.ask(service_trust, service, SLICES).reasons]


def test_refusals_of_real_referrals_lower_the_trust_and_say_why(desk: Desk) -> None:
    amina = case(desk)
    desk.run(verify_service, service=amina.service, on=date.today())  # noqa: DTZ011 - the desk's own day
    before = desk.ask(service_trust, amina.service, SLICES)
    _refuse(amina, "accepted")
    assert desk.ask(service_trust, amina.service, SLICES).points == before.points
    _refuse(amina)
    assert _reasons(desk, amina.service) == []  # one refusal alone says little
    _refuse(amina)
    after = desk.ask(service_trust, amina.service, SLICES)
    assert _reasons(desk, amina.service) == ["2 referrals of 3 were refused within a year"]
    assert after.points < before.points


def test_the_list_and_the_organization_tell_the_same(desk: Desk) -> None:
    amina = case(desk)
    for _ in range(2):
        _refuse(amina)
    rows, _total = desk.ask(find_services_page, offset=0, limit=10, slices=SLICES)
    (row,) = [one for one in rows if one.id == amina.service]
    assert row.trust is not None
    assert "2 referrals of 2 were refused within a year" in [str(one) for one in row.trust.reasons]
    holders, _count = desk.ask(organizations_page, offset=0, limit=10, words="hospital", slices=SLICES)
    assert (holders[0].record.referred, holders[0].record.refused) == (2, 2)


def test_undoing_a_refusal_gives_the_trust_back(desk: Desk) -> None:
    amina = case(desk)
    for _ in range(2):
        _refuse(amina)
    assert any("refused" in reason for reason in _reasons(desk, amina.service))
    desk.undo()
    assert not any("refused" in reason for reason in _reasons(desk, amina.service))


def test_unreachable_calls_lower_the_trust_and_say_why(desk: Desk) -> None:
    amina = case(desk)
    before = desk.ask(service_trust, amina.service, SLICES).points
    desk.run(verify_service, service=amina.service, outcome="unreachable")
    assert desk.ask(service_trust, amina.service, SLICES).points < before
    assert any(reason.startswith("unreachable since") for reason in _reasons(desk, amina.service))
