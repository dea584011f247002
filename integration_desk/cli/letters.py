"""Verbs about referral letters: print one, and enter the reply that comes back."""

from datetime import time
from pathlib import Path
from typing import Any

from integration_desk.cli.desks import day_of, opened
from integration_desk.cli.registers import client_of
from integration_desk.cli.terminal import Terminal, read_words
from integration_desk.clients import consent_for
from integration_desk.core.access import Reader
from integration_desk.core.documents import Document
from integration_desk.core.errors import InvalidError, Problem, StorageError
from integration_desk.core.words import T
from integration_desk.directory import service_view
from integration_desk.printing import render
from integration_desk.referrals import (
    REPLIES,
    STATES,
    ReferralView,
    build_letter,
    record_reply,
    referral_view,
    reply_by_code,
)


def letter_verb(options: Any, terminal: Terminal) -> int:
    """Print a referral letter to a PDF file. Nothing is recorded as sent; the printing itself is."""
    body = read_words(options.body_file).strip() if options.body_file else ""
    with opened(options) as desk:

        def build(reader: Reader) -> tuple[str, Document, bool]:
            client = client_of(reader, options.client)
            service = service_view(reader, options.service)
            document = build_letter(
                reader, client.id, service.id, options.language, options.receiver_language, body=body
            )
            recipients = (("service", service.id), ("organization", service.organization_id))
            return client.id, document, consent_for(reader, client.id, recipients) is not None

        client_id, document, agreed = desk.ask(build)
        pdf = render(document)
        desk.record_event("print", (("client", client_id), ("service", options.service)), copies=1).result()
    _write(Path(options.out), pdf)
    if not agreed:
        terminal.tell(
            T("The client has not agreed to a referral to this service. Do not hand this letter out before she has.")
        )
    terminal.show(
        {"out": options.out, "bytes": len(pdf), "consent": agreed},
        T("The letter is in {file}.").put(file=options.out),
    )
    return 0


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
