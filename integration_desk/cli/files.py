"""Verbs about the desk file as a whole: new, check, backup, restore."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from integration_desk.cli.desks import catalogue, desk_path, opened
from integration_desk.cli.terminal import Terminal, language_of_user, passphrase, read_words
from integration_desk.core.centre import Centre, Member
from integration_desk.core.errors import InvalidError, Problem, StorageError
from integration_desk.core.people import Role
from integration_desk.core.words import T
from integration_desk.i18n import tag_of
from integration_desk.store import back_up, check_desk, create_desk, recovery_key, restore


def new_verb(options: Any, terminal: Terminal) -> int:
    """Make a desk file with its centre and first member."""
    if not options.person:
        text = T("Say who works there first, with --person NAME.")
        raise InvalidError((Problem("person", text),))
    path = desk_path(options)
    if options.recovery_file and Path(options.recovery_file).exists():
        raise StorageError(T("{file} is there already. Choose another name.").put(file=options.recovery_file))
    language = tag_of(options.language or language_of_user())
    centre = Centre(name=options.name, country=options.country.upper(), language=language, letter_language=language)
    member = Member(name=options.person, roles=(Role.CASEWORKER.value, Role.COORDINATOR.value))
    desk = create_desk(
        path,
        catalogue(),
        centre=centre,
        member=member,
        passphrase=passphrase(options.passphrase_file, twice=True),
    )
    words = recovery_key(desk)
    desk.close()
    made = {"desk": str(path), "person": options.person}
    if options.recovery_file:
        _write_secret(Path(options.recovery_file), words)
        text = T("Made {file}. The recovery key stands in {recovery}: print it, lock it away, erase the file.")
        terminal.show(
            {**made, "recovery_file": options.recovery_file}, text.put(file=path, recovery=options.recovery_file)
        )
    else:
        text = T(
            "Made {file}. The recovery key, shown once: {words}. "
            "Write it down and lock it away; without it, a lost passphrase loses the file."
        )
        terminal.show({**made, "recovery_key": words}, text.put(file=path, words=words))
    return 0


def check_verb(options: Any, terminal: Terminal) -> int:
    """Check the desk file; 1 when anything is wrong."""
    with opened(options) as desk:
        findings = check_desk(desk)
    sound = all(finding.sound for finding in findings)
    if terminal.as_json:
        told = [{"text": terminal.say(finding.text), "sound": finding.sound} for finding in findings]
        terminal.json({"sound": sound, "findings": told})
        return 0 if sound else 1
    for finding in findings:
        if finding.sound:
            terminal.line(finding.text)
        else:
            terminal.tell(finding.text)
    if not sound:
        terminal.tell(T("Nothing was changed. Keep this file and restore the newest backup beside it."))
    return 0 if sound else 1


def backup_verb(options: Any, terminal: Terminal) -> int:
    """Write a backup and say where it is."""
    with opened(options) as desk:
        made = back_up(desk, folder=Path(options.folder) if options.folder else None)
    terminal.show({"backup": str(made)}, T("Backed up and verified: {file}").put(file=str(made)))
    return 0


def restore_verb(options: Any, terminal: Terminal) -> int:
    """Put a backup in the place of the desk file."""
    path, backup = desk_path(options), Path(options.backup)
    if not backup.is_file():
        raise StorageError(T("{file} is not there.").put(file=str(backup)))
    recovery = read_words(options.recovery_file).strip() if options.recovery_file else ""
    typed = "" if recovery else passphrase(options.passphrase_file)
    kept = restore(
        backup, path, passphrase=typed, member=options.person or "", recovery=recovery, now=datetime.now(UTC)
    )
    text = T("Restored {file}. The file that was there is kept as {kept}.") if kept else T("Restored {file}.")
    terminal.show(
        {"desk": str(path), "kept": str(kept) if kept else None},
        text.put(file=path.name, kept=kept.name if kept else ""),
    )
    return 0


def _write_secret(path: Path, words: str) -> None:
    """Write a file that only its owner may read."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(words + "\n")
