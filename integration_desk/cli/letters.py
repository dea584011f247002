"""Verbs about referral letters: print one, and enter the reply that comes back."""

from datetime import time
from pathlib import Path
from typing import Any

from integration_desk.cli.desks import day_of, opened
from integration_desk.cli.registers import client_of
from integration_desk.cli.terminal import Terminal, read_words
from integration_desk.clients import consent_for
from integration_desk.core.access import Reader
from integration_desk.core.errors import InvalidError, Problem, StorageError
from integration_desk.core.records import changed
from integration_desk.core.words import T
from integration_desk.directory import service_view
from integration_desk.printing import render
from integration_desk.referrals import (
    REPLIES,
    STATES,
    Referral,
    ReferralView,
    build_letter,
    discard,
    draft,
    letter_pdf,
    record_reply,
    referral_view,
    reply_by_code,
    send,
)


def letter_verb(options: Any, terminal: Terminal) -> int:
    """Print a referral letter to a PDF file: sent when the client has agreed, else of a draft that waits for her."""
    body = read_words(options.body_file).strip() if options.body_file else ""
    with opened(options) as desk:
        wanted, agreed = desk.ask(_wanted, options, body)
        draft_id = desk.run(draft, referral=wanted).result
        saved: ReferralView = desk.ask(referral_view, draft_id)
        document = desk.ask(build_letter, wanted.client_id, wanted.service_id, referral=saved.referral)
        try:
            _write(Path(options.out), render(document))
        except StorageError:
            if not wanted.id:
                desk.run(discard, referral_id=draft_id)
            raise
        if agreed:
            desk.run(send, referral_id=draft_id)
            _write(Path(options.out), desk.ask(letter_pdf, draft_id))
        desk.record_event("print", (("referral", draft_id),), copies=1).result()
    number = saved.referral.number
    if not agreed:
        text = T(
            "The client has not agreed to a referral to this service: {number} is kept as a draft."
            " Do not hand this letter out before she has."
        )
        terminal.tell(text.put(number=number))
    told = {"out": options.out, "number": number, "bytes": Path(options.out).stat().st_size, "consent": agreed}
    terminal.show(told, T("The letter {number} is in {file}.").put(number=number, file=options.out))
    return 0


def _wanted(reader: Reader, options: Any, body: str) -> tuple[Referral, bool]:
    """Return the referral to save, an open draft for the same service taken up again, and whether she has agreed."""
    client = client_of(reader, options.client)
    service = service_view(reader, options.service)
    same = "client_id = :client AND service_id = :service AND state = 'draft'"
    drafts = reader.all(Referral, same, {"client": client.id, "service": service.id})
    begun = drafts[0] if drafts else Referral(client_id=client.id, service_id=service.id)
    said = {
        "client_language": options.language or begun.client_language,
        "receiver_language": options.receiver_language or begun.receiver_language,
        "client_text": body or begun.client_text,
    }
    recipients = (("service", service.id), ("organization", service.organization_id))
    return changed(begun, **said), consent_for(reader, client.id, recipients) is not None


def reply_verb(options: Any, terminal: Terminal) -> int:
    """Enter what is ticked on a reply slip; without an answer, show the referral that the code belongs to."""
    with opened(options) as desk:
        if options.answer is None:
            referral = desk.ask(reply_by_code, options.code).id
        else:
            referral = desk.run(
                record_reply,
                code=options.code,
                reply=_answer(options.answer),
                appointment_date=day_of(options.date),
                appointment_time=_time(options.time),
                note=options.note,
            ).result
        view: ReferralView = desk.ask(referral_view, referral)
    kept = view.referral
    told = {
        "number": kept.number,
        "client": view.client_name,
        "organization": kept.recipient,
        "service": kept.service_name,
        "state": kept.state,
        "appointment": kept.appointment_date,
        "answers": [code.code for code in REPLIES],
    }
    text = T("{number}: {client} to {organisation}, {state}.")
    terminal.show(
        told,
        text.put(
            number=kept.number, client=view.client_name, organisation=kept.recipient, state=STATES.label(kept.state)
        ),
    )
    return 0


def _answer(written: str) -> str:
    if written not in REPLIES:
        text = T("“{answer}” is not an answer of the reply slip: {answers}.")
        raise InvalidError((Problem("answer", text.put(answer=written, answers=tuple(code.code for code in REPLIES))),))
    return written


def _time(written: str | None) -> time | None:
    if not written:
        return None
    try:
        return time.fromisoformat(written)
    except ValueError as error:
        text = T("“{written}” is not a time. Write it as 14:30.").put(written=written)
        raise InvalidError((Problem("time", text),)) from error


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        text = T("{file} could not be written ({reason}). Free some space or choose another place.")
        raise StorageError(text.put(file=str(path), reason=error.strerror or "")) from error
