"""A referral that answers a need: services that fit it, the need marked, and the mark gone with the draft."""

import pytest
from pytestqt.qtbot import QtBot

from integration_desk.app import SLICES
from integration_desk.casework import Need, NeedAssessment, assess, find_cases, needs_view, open_case
from integration_desk.core.slices import Place
from integration_desk.referrals import discard, draft, refer
from integration_desk.referrals.ui.refer_page import ReferPage
from integration_desk.store import Desk
from tests.casework.cases import done_and_undone
from tests.clients.desktop import Room, settle, show
from tests.referrals.desk_with_clinic import Case, case


@pytest.fixture
def amina(desk: Desk) -> Case:
    made = case(desk)
    made.agree()
    return made


def need(one: Case) -> Need:
    today = one.desk.now().astimezone().date()
    health = Need(area="health", severity="3", note="Needs a gynaecologist")
    one.desk.run(assess, assessment=NeedAssessment(client_id=one.client, assessed_on=today), needs=(health,))
    (found,) = one.desk.ask(needs_view, one.client).answers.values()
    return found


def test_a_referral_marks_the_need_that_it_answers(amina: Case) -> None:
    wanted = need(amina)
    referral = amina.referral()
    sent = done_and_undone(amina.desk, refer, referral=referral, need=wanted.id)
    (marked,) = amina.desk.ask(needs_view, amina.client).answers.values()
    assert (marked.referral_id, marked.refer) == (sent, True)


def test_a_discarded_draft_takes_its_mark_along(amina: Case) -> None:
    wanted = need(amina)
    referral = amina.referral()
    drafted = amina.desk.run(draft, referral=referral, need=wanted.id).result
    done_and_undone(amina.desk, discard, referral_id=drafted)
    (unmarked,) = amina.desk.ask(needs_view, amina.client).answers.values()
    assert unmarked.referral_id == ""


def test_an_open_referral_is_a_next_step_of_the_case(amina: Case) -> None:
    amina.desk.run(open_case, client=amina.client)
    assert amina.desk.ask(find_cases, no_next_step=True)[1] == 1
    referral = amina.referral()
    amina.desk.run(refer, referral=referral)
    ((row,), _total) = amina.desk.ask(find_cases)
    assert str(row.next_step).startswith("Answer: ")
    assert row.next_due is not None
    assert amina.desk.ask(find_cases, no_next_step=True)[1] == 0


def test_the_page_offers_services_for_the_need_and_knows_why(amina: Case, qtbot: QtBot) -> None:
    wanted = need(amina)
    room = Room(amina.desk, SLICES)
    options = (("client", amina.client), ("need", "health"), ("need_id", wanted.id))
    page = ReferPage(room, Place("referral.new", options=options))
    show(qtbot, page)
    settle(qtbot, page)
    assert page.form.editor("reason").value() == "Needs a gynaecologist"
    assert page.services.answers.isChecked()
    assert page.services.speaks.isChecked()
    assert page.services.criteria()["need"] == "health"
    assert page.sending.need == wanted.id
