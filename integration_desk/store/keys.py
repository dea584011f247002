"""Key slots: how each person's passphrase opens the one key of the desk file.

Beside ``centre.desk`` stands ``centre.desk.keys`` (and a spare of it): for every person the file's random 256-bit key,
wrapped by AES-GCM under Argon2id of her passphrase. The recovery key is the file's key itself, written in 55
characters, so that it opens the desk file or a backup even when nothing else is left of it.
"""

import base64
import hashlib
import json
import os
import secrets
from datetime import datetime
from pathlib import Path
from typing import Any

import attrs
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from integration_desk.core.errors import DamagedError, LockedError
from integration_desk.core.words import T
from integration_desk.store.files import write_safely

FORMAT = 1
TIME_COST, MEMORY_KIB, LANES = 3, 65536, 4
FREE_TRIES, LONGEST_WAIT = 3, 300
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_HEARD_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})


@attrs.frozen
class Slot:
    """One person's way in. ``failures`` and ``failed_at`` make wrong tries wait, across restarts."""

    member: str
    name: str
    salt: str
    nonce: str
    wrapped: str
    time_cost: int = TIME_COST
    memory_kib: int = MEMORY_KIB
    lanes: int = LANES
    failures: int = 0
    failed_at: str = ""


@attrs.frozen
class KeyFile:
    """What stands in the key file."""

    file_id: str
    slots: tuple[Slot, ...] = ()

    def slot(self, member: str) -> Slot | None:
        """Return the slot of a person, by id or by name."""
        return next((slot for slot in self.slots if member in (slot.member, slot.name)), None)

    def with_slot(self, slot: Slot) -> "KeyFile":
        """Return the key file with a person's slot added or replaced."""
        others = tuple(one for one in self.slots if one.member != slot.member)
        return attrs.evolve(self, slots=(*others, slot))

    def without(self, member: str) -> "KeyFile":
        """Return the key file without a person's slot."""
        return attrs.evolve(self, slots=tuple(one for one in self.slots if one.member != member))


def keys_path(desk: Path) -> Path:
    """Return where the key file of a desk file stands."""
    return desk.with_name(desk.name + ".keys")


def spare_path(desk: Path) -> Path:
    """Return where the spare of the key file stands."""
    return desk.with_name(desk.name + ".keys.spare")


def save_keys(desk: Path, keys: KeyFile) -> None:
    """Write the key file and its spare, each safely; a kill in between leaves one whole file."""
    body = {"format": FORMAT, "file": keys.file_id, "slots": [attrs.asdict(slot) for slot in keys.slots]}
    body["checksum"] = _checksum(body)
    data = json.dumps(body, indent=1, sort_keys=True).encode()
    write_safely(keys_path(desk), data)
    write_safely(spare_path(desk), data)


def load_keys(desk: Path) -> KeyFile:
    """Read the key file, or its spare when the first is damaged; raises DamagedError when both are."""
    for path in (keys_path(desk), spare_path(desk)):
        found = _read(path)
        if found is not None:
            return found
    raise DamagedError(
        T("The key file {file} is damaged or missing. Restore it from a backup, or use the recovery key.").put(
            file=keys_path(desk).name
        )
    )


def _read(path: Path) -> KeyFile | None:
    try:
        body: dict[str, Any] = json.loads(path.read_bytes())
        sum_kept = body.pop("checksum")
        if sum_kept != _checksum(body):
            return None
        if body["format"] > FORMAT:
            raise LockedError(T("This desk file was made by a newer program. Install the newest version."))
        return KeyFile(body["file"], tuple(Slot(**slot) for slot in body["slots"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _checksum(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _wrapping_key(passphrase: str, slot: Slot) -> bytes:
    return hash_secret_raw(
        passphrase.encode(), base64.b64decode(slot.salt), slot.time_cost, slot.memory_kib, slot.lanes, 32, Type.ID
    )


def _associated(slot: Slot, file_id: str) -> bytes:
    return json.dumps([file_id, slot.member, slot.time_cost, slot.memory_kib, slot.lanes]).encode()


def make_slot(file_id: str, member: str, name: str, passphrase: str, key: bytes) -> Slot:
    """Wrap the file's key for a person."""
    bare = Slot(member, name, base64.b64encode(os.urandom(16)).decode(), "", "")
    nonce = os.urandom(12)
    wrapped = AESGCM(_wrapping_key(passphrase, bare)).encrypt(nonce, key, _associated(bare, file_id))
    return attrs.evolve(bare, nonce=base64.b64encode(nonce).decode(), wrapped=base64.b64encode(wrapped).decode())


def unwrap(keys: KeyFile, slot: Slot, passphrase: str) -> bytes | None:
    """Return the file's key, or None when the passphrase is wrong.

    A slot with weaker parameters than this program makes is refused: it may have been planted.
    """
    if slot.time_cost < TIME_COST or slot.memory_kib < MEMORY_KIB:
        raise DamagedError(T("The key file was changed to be weaker than allowed. Restore it from a backup."))
    try:
        return AESGCM(_wrapping_key(passphrase, slot)).decrypt(
            base64.b64decode(slot.nonce), base64.b64decode(slot.wrapped), _associated(slot, keys.file_id)
        )
    except InvalidTag:
        return None


def seconds_to_wait(slot: Slot, now: datetime) -> int:
    """Return how long a person must wait after wrong tries: none for the first three, then doubling to five minutes."""
    if slot.failures < FREE_TRIES or not slot.failed_at:
        return 0
    pause: int = min(LONGEST_WAIT, 2 ** (slot.failures - FREE_TRIES + 1))
    passed = (now - datetime.fromisoformat(slot.failed_at)).total_seconds()
    return max(0, min(pause, round(pause - passed)))


def new_key() -> bytes:
    """Make the random key of a new desk file."""
    return secrets.token_bytes(32)


def recovery_words(key: bytes) -> str:
    """Write the file's key for the recovery sheet: 55 characters in groups of five, the last ones a check."""
    number = int.from_bytes(key + hashlib.sha256(key).digest()[:2], "big")
    letters = ""
    for _ in range(55):
        number, digit = divmod(number, 32)
        letters = _ALPHABET[digit] + letters
    return "-".join(letters[start : start + 5] for start in range(0, 55, 5))


def key_from_recovery(words: str) -> bytes:
    """Read a recovery key as typed; raises LockedError when a character is wrong."""
    letters = "".join(character for character in words.upper() if character.isascii() and character.isalnum())
    letters = letters.translate(_HEARD_AS)
    wrong = LockedError(T("This is not a recovery key: check each group of five characters against the sheet."))
    if len(letters) != 55 or any(character not in _ALPHABET for character in letters):
        raise wrong
    number = 0
    for character in letters:
        number = number * 32 + _ALPHABET.index(character)
    try:
        data = number.to_bytes(34, "big")
    except OverflowError as error:
        raise wrong from error
    if hashlib.sha256(data[:32]).digest()[:2] != data[32:]:
        raise wrong
    return data[:32]
