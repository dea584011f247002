"""From draft to completed, with the gate of consent, the answer by code, and undo."""

import hashlib
from collections.abc import Callable
from datetime import date, time, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from integration_desk.clients import Disclosure, withdraw_consent
from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import DeniedError, InvalidError, MissingError, NeedsReasonError
from integration_desk.core.words import T
from integration_desk.referrals import (
    REFERRALS_WRITE,
    SLICE,
    Referral,
    attended,
    complete,
    discard,
    draft,
    fail,
    find_referrals,
    letter_of,
    letter_pdf,
    missed,
    no_answer,
    record_reply,
    refer,
    referral_counts,
    referral_view,
    repeats,
    reply_by_code,
    reprint,
    send,
    set_appointment,
    withdraw,
)
from integration_desk.store import Desk
from tests.referrals.desk_with_clinic import Case, case


@pytest.fixture
def amina(desk: Desk) -> Case:
    return case(desk)


def state(amina: Case, referral: str) -> str:
    return amina.desk.ask(referral_view, referral).referral.state


def number(amina: Case, referral: str) -> str:
    return amina.desk.ask(referral_view, referral).referral.number


def all_disclosures(desk: Desk) -> list[Disclosure]:
    return desk.ask(lambda reader: reader.all(Disclosure))


def test_a_draft_takes_what_follows_from_client_and_service(amina: Case) -> None:
    saved = amina.desk.ask(referral_view, amina.draft()).referral
    assert saved.state == "draft"
    assert saved.number.startswith("R-")
    assert saved.recipient == "City Hospital Northport"
    assert saved.client_language == "ar"
    assert "birth_date" in saved.disclosed
    assert "residence_status" not in saved.disclosed


def test_a_draft_is_changed_in_place_and_discarded(amina: Case) -> None:
    referral = amina.draft()
    saved = amina.desk.ask(referral_view, referral).referral
    amina.desk.run(draft, referral=amina.referral(id=referral, request="A midwife"))
    again = amina.desk.ask(referral_view, referral).referral
    assert (again.request, again.number) == ("A midwife", saved.number)
    amina.desk.run(discard, referral_id=referral)
    with pytest.raises(MissingError):
        amina.desk.ask(referral_view, referral)


def test_the_frozen_letter_is_what_was_disclosed(amina: Case) -> None:
    referral = amina.sent()
    letter = amina.desk.ask(letter_of, referral)
    assert letter.sha256 == hashlib.sha256(letter.pdf).hexdigest()
    [told] = all_disclosures(amina.desk)
    assert (told.document_hash, told.disclosed_fields) == (letter.sha256, letter.disclosed)
    assert told.reference == number(amina, referral)
    assert told.recipient_name == "City Hospital Northport"
    assert told.consent_id


def test_the_page_tells_whether_the_letter_is_as_it_was_printed(amina: Case) -> None:
    referral = amina.sent()
    letter = amina.desk.ask(referral_view, referral).letter
    assert letter.unchanged
    assert letter.seal.replace(" ", "").lower() == letter.sha256[:8]

    @command("test.tamper", T("Change the letter"), REFERRALS_WRITE)
    def tamper(tx: Transaction) -> None:
        tx.update(letter_of(tx, referral), pdf=b"%PDF another")

    amina.desk.run(tamper)
    assert not amina.desk.ask(referral_view, referral).letter.unchanged


def test_a_reprint_is_the_same_letter_marked_as_copy(amina: Case) -> None:
    referral = amina.sent()
    before = amina.desk.ask(letter_pdf, referral)
    amina.desk.run(reprint, referral_id=referral, copies=2)
    assert amina.desk.ask(letter_pdf, referral) == before
    assert amina.desk.ask(referral_view, referral).letter.reprints == 2
    copy = amina.desk.ask(letter_pdf, referral, copy=True)
    assert copy != before
    assert copy.startswith(b"%PDF")


def test_sending_starts_the_clock_of_its_urgency(amina: Case) -> None:
    amina.agree()
    for urgency, within in (("emergency", 24), ("urgent", 72), ("normal", 14 * 24)):
        referral = amina.draft(urgency=urgency)
        amina.desk.run(send, referral_id=referral)
        saved = amina.desk.ask(referral_view, referral).referral
        assert saved.answer_due - saved.sent_at == timedelta(hours=within)


def test_a_coordinator_needs_a_reason_to_refer_without_consent(amina: Case) -> None:
    referral = amina.draft()
    with pytest.raises(NeedsReasonError):
        amina.desk.run(send, referral_id=referral)
    assert state(amina, referral) == "draft"
    amina.desk.run(send, referral_id=referral, override_reason="Unconscious, in hospital")
    saved = amina.desk.ask(referral_view, referral)
    assert saved.referral.override_reason == "Unconscious, in hospital"
    assert saved.overridden_by == "Rosa Meyer"
    assert all_disclosures(amina.desk)[0].override_reason == "Unconscious, in hospital"


def test_a_caseworker_cannot_refer_without_consent(desk_for: Callable[[str], Desk]) -> None:
    amina = case(desk_for("caseworker"))
    referral = amina.draft()
    with pytest.raises(DeniedError):
        amina.desk.run(send, referral_id=referral, override_reason="It is urgent")
    amina.agree()
    amina.desk.run(send, referral_id=referral)
    assert state(amina, referral) == "sent"


def test_a_withdrawn_consent_closes_the_gate_again(amina: Case) -> None:
    consent = amina.agree()
    amina.desk.run(withdraw_consent, consent_id=consent)
    with pytest.raises(NeedsReasonError):
        amina.desk.run(refer, referral=amina.referral())
    assert amina.desk.ask(find_referrals)[1] == 0, "nothing half done stays"


@pytest.mark.parametrize("written", ["{code}", " {code} ", "{spaced}", "{low}", "IDREPLY:{code}", "idreply {code}"])
def test_a_reply_is_found_by_its_code_however_it_is_typed(amina: Case, written: str) -> None:
    referral = amina.sent()
    code = number(amina, referral)
    typed = written.format(code=code, spaced=code.replace("-", " "), low=code.lower().replace("-", ""))
    assert amina.desk.ask(reply_by_code, typed).id == referral


def test_a_mistyped_code_is_told_apart_from_an_unknown_one(amina: Case) -> None:
    code = number(amina, amina.sent())
    wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
    with pytest.raises(MissingError, match="one character is wrong"):
        amina.desk.ask(reply_by_code, wrong)
    with pytest.raises(MissingError, match="No referral has the code"):
        amina.desk.ask(reply_by_code, "R-A7K2-G")


def test_accepted_with_a_date_makes_the_appointment(amina: Case) -> None:
    referral = amina.sent()
    day = date(2026, 12, 1)
    amina.desk.run(
        record_reply,
        code=number(amina, referral),
        reply="accepted",
        appointment_date=day,
        appointment_time=time(10, 30),
    )
    saved = amina.desk.ask(referral_view, referral).referral
    assert (saved.state, saved.appointment_date, saved.appointment_time) == ("appointment", day, time(10, 30))


@pytest.mark.parametrize(
    ("reply", "after"),
    [
        ("accepted", "accepted"),
        ("waiting_list", "accepted"),
        ("not_eligible", "declined"),
        ("declined_by_client", "withdrawn"),
        ("other", "sent"),
    ],
)
def test_each_answer_has_its_state(amina: Case, reply: str, after: str) -> None:
    referral = amina.sent()
    amina.desk.run(record_reply, code=number(amina, referral), reply=reply)
    view = amina.desk.ask(referral_view, referral)
    assert view.referral.state == after
    assert view.steps[-1].reply == reply
    assert not view.silent


def test_from_appointment_to_completed(amina: Case) -> None:
    referral = amina.sent()
    amina.desk.run(no_answer, referral_id=referral)
    amina.desk.run(set_appointment, referral_id=referral, appointment_date=date(2026, 12, 1))
    amina.desk.run(set_appointment, referral_id=referral, appointment_date=date(2026, 12, 8))
    amina.desk.run(missed, referral_id=referral)
    amina.desk.run(set_appointment, referral_id=referral, appointment_date=date(2026, 12, 15))
    amina.desk.run(attended, referral_id=referral)
    amina.desk.run(complete, referral_id=referral, outcome="She has a doctor now.")
    view = amina.desk.ask(referral_view, referral)
    walked = [step.state for step in view.steps]
    assert walked == [
        *("draft", "sent", "no_answer", "appointment", "appointment", "missed", "appointment"),
        *("attended", "completed"),
    ]
    assert view.referral.closed_at is not None


def test_what_cannot_follow_is_refused_in_a_sentence(amina: Case) -> None:
    referral = amina.draft()
    with pytest.raises(Exception, match="cannot become “Attended”"):
        amina.desk.run(attended, referral_id=referral)
    amina.agree()
    amina.desk.run(send, referral_id=referral)
    with pytest.raises(Exception, match="sent already"):
        amina.desk.run(draft, referral=amina.referral(id=referral))


@pytest.mark.parametrize("command", [withdraw, fail])
def test_closing_without_the_service_needs_a_reason(amina: Case, command: object) -> None:
    referral = amina.sent()
    with pytest.raises(InvalidError):
        amina.desk.run(command, referral_id=referral, reason=" ")  # type: ignore[arg-type]
    amina.desk.run(command, referral_id=referral, reason="She moved away")  # type: ignore[arg-type]
    assert amina.desk.ask(referral_view, referral).referral.outcome == "She moved away"


def test_sending_is_undone_with_all_it_told_and_done_again(amina: Case) -> None:
    amina.agree()
    referral = str(amina.desk.run(refer, referral=amina.referral()).result)
    assert str(amina.desk.undo_name()) == "Refer Amina H. to City Hospital Northport"
    amina.desk.undo()
    assert amina.desk.ask(find_referrals)[1] == 0
    assert all_disclosures(amina.desk) == []
    amina.desk.redo()
    assert state(amina, referral) == "sent"
    assert len(all_disclosures(amina.desk)) == 1


def test_a_repeat_is_named(amina: Case) -> None:
    first = amina.sent()
    again = amina.draft()
    found = amina.desk.ask(repeats, amina.client, amina.service, again)
    assert [one.id for one in found] == [first]


def test_the_list_finds_by_name_in_any_script_and_by_number(amina: Case) -> None:
    referral = amina.sent()
    for words in ("amina", "آمنة", "city hosp", number(amina, referral), number(amina, referral)[2:6]):
        rows, total = amina.desk.ask(find_referrals, words=words)
        assert (total, rows[0].id) == (1, referral), words
    assert amina.desk.ask(find_referrals, words="oksana")[1] == 0


def test_filters_and_counts_agree(amina: Case) -> None:
    amina.sent()
    amina.draft()
    counts = amina.desk.ask(referral_counts)
    for name in ("draft", "waiting", "silent", "agreed", "closed", "mine"):
        assert amina.desk.ask(find_referrals, **{name: True})[1] == counts[name]
    assert (counts["draft"], counts["waiting"], counts["everything"]) == (1, 1, 2)


def test_other_roles_see_no_referral(amina: Case, desk_for: Callable[[str], Desk]) -> None:
    amina.sent()
    for role in ("trainer", "statistics", "administrator"):
        other = desk_for(role)
        assert other.ask(lambda reader: reader.all(Referral)) == []
        assert other.ask(find_referrals)[1] == 0


def test_every_contribution_answers(amina: Case) -> None:
    referral = amina.sent()
    amina.draft()
    assert SLICE.timeline is not None
    assert SLICE.next_steps is not None
    assert SLICE.palette is not None
    assert len(amina.desk.ask(SLICE.timeline, amina.client)) == 3
    assert len(amina.desk.ask(SLICE.next_steps, amina.client)) == 2
    [hit] = amina.desk.ask(SLICE.palette, number(amina, referral))
    assert hit.place.id == referral
    assert amina.desk.ask(SLICE.palette, number(amina, referral)[:4].lower())
    drafts = next(section for section in SLICE.today if section.id == "referrals.drafts")
    assert len(amina.desk.ask(drafts.query)) == 1


def test_the_pdf_names_nobody_in_its_metadata(amina: Case) -> None:
    referral = amina.sent()
    told = PdfReader(BytesIO(amina.desk.ask(letter_pdf, referral)))
    metadata = " ".join(str(value) for value in (told.metadata or {}).values())
    assert "Amina" not in metadata
    assert "Hassan" not in metadata
    assert number(amina, referral) in metadata
    assert len(told.pages) == 2
