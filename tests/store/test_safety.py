"""Nothing readable is left on the disk, and a full disk loses nothing that was saved."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from integration_desk.core.errors import DamagedError, StorageError
from integration_desk.store import Desk, back_up, check_desk, open_with_recovery
from tests.desks import DeskFile
from tests.store.things import CATALOGUE, Part, Thing, add, names

CANARY = "Kanarienvogel"
ROOT = Path(__file__).parents[2]


def _holding(folder: Path, words: str) -> list[Path]:
    needles = [words.encode(), words.encode("utf-16-le"), words.casefold().encode()]
    return [
        path for path in folder.rglob("*") if path.is_file() and any(needle in path.read_bytes() for needle in needles)
    ]


def test_no_file_beside_the_desk_holds_what_was_typed(
    things: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    things.run(add, thing=Thing(name=CANARY, note=CANARY * 1000), parts=(Part(number=CANARY),))
    things.save_draft("client", "", {"name": CANARY * 5000}).result()
    things.record_event("search", (), words=CANARY).result()
    assert _holding(tmp_path, CANARY) == []
    back_up(things)
    assert _holding(tmp_path, CANARY) == []
    things.close()
    assert _holding(tmp_path, CANARY) == []


@pytest.mark.skipif(os.name != "posix", reason="limits on the size of files are POSIX's")
def test_a_full_disk_is_said_in_a_sentence_and_the_desk_still_opens(
    things: Desk, things_path: Path, things_file: DeskFile
) -> None:
    things.run(add, thing=Thing(name="Amina"))
    things.close()
    work = textwrap.dedent("""
        import resource, signal, sys
        from pathlib import Path
        from integration_desk.core.errors import StorageError
        from integration_desk.store import open_with_recovery
        from tests.store.things import CATALOGUE, Thing, add
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        desk = open_with_recovery(Path(sys.argv[1]), CATALOGUE, sys.argv[2])
        desk.run(add, thing=Thing(name="Before"))
        limit = Path(sys.argv[1]).stat().st_size + 40_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        saved = 0
        try:
            for number in range(200):
                desk.run(add, thing=Thing(name=f"Thing {number}", note="x" * 20_000))
                saved += 1
        except StorageError as error:
            print(saved, error)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        desk.run(add, thing=Thing(name="After"))
        desk.close()
    """)
    done = subprocess.run(
        [sys.executable, "-c", work, str(things_path), things_file.recovery],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    saved, sentence = done.stdout.split(" ", 1)
    assert "disk" in sentence
    opened = open_with_recovery(things_path, CATALOGUE, things_file.recovery)
    kept = opened.ask(names)
    assert {"Amina", "Before", "After"} <= set(kept)
    assert len(kept) == 3 + int(saved)
    assert all(finding.sound for finding in check_desk(opened))
    opened.close()


def test_a_folder_that_cannot_be_written_is_named(things: Desk, tmp_path: Path) -> None:
    in_the_way = tmp_path / "in the way"
    in_the_way.write_text("a file where a folder should be")
    with pytest.raises(StorageError, match="backup could not be written"):
        back_up(things, folder=in_the_way / "backups")


def test_flipped_bits_are_caught_and_the_damaged_file_is_kept(
    things: Desk, things_path: Path, things_file: DeskFile
) -> None:
    for number in range(40):
        things.run(add, thing=Thing(name=f"Thing {number}", note="x" * 2000))
    things.close()
    data = bytearray(things_path.read_bytes())
    for spot in range(5000, len(data), 4096):
        data[spot] ^= 0x55
    things_path.write_bytes(bytes(data))
    with pytest.raises(DamagedError, match="damaged"):
        open_with_recovery(things_path, CATALOGUE, things_file.recovery)
    assert things_path.read_bytes() == bytes(data)
