"""Packs of law without a window."""

from pathlib import Path

from tests.cli.conftest import Call
from tests.packs.making import PACK


def test_a_pack_is_checked_added_listed_shown_and_removed(on_sample: Call, call: Call, tmp_path: Path) -> None:
    file, out = tmp_path / "own.toml", tmp_path / "out.toml"
    file.write_text(PACK, encoding="utf-8")
    assert (call("packs", "check", file).status, call("packs", "check", file).out) == (0, "The pack is good.\n")
    assert on_sample("packs", "add", file, "--json").json == {"id": "test-pack"}
    listed = {one["id"]: one for one in on_sample("packs", "list", "--json").json}
    assert (listed["test-pack"]["own"], listed["de-health_access"]["own"]) == (True, False)
    assert "Families" in on_sample("packs", "list").out
    assert on_sample("packs", "show", "test-pack", "--out", out).status == 0
    assert out.read_text(encoding="utf-8") == PACK
    assert 'kind = "health_access"' in on_sample("packs", "show", "eu-health_access").out
    assert on_sample("packs", "remove", "test-pack").status == 0
    assert "test-pack" not in on_sample("packs", "list").out


def test_every_fault_of_a_file_is_told(on_sample: Call, call: Call, tmp_path: Path) -> None:
    file, binary = tmp_path / "own.toml", tmp_path / "picture.toml"
    file.write_text(PACK.replace('"P3M"', '"3 months"').replace("2026-11-26", "1"), encoding="utf-8")
    checked = call("packs", "check", file)
    assert checked.status == 2
    assert [line[:18] for line in checked.out.splitlines()] == ["Line 4, key checke", "Line 19, key deadl"]
    assert [one["line"] for one in call("packs", "check", file, "--json").json["faults"]] == [4, 19]
    added = on_sample("packs", "add", file)
    assert (added.status, "key deadline[1].period" in added.err) == (2, True)
    binary.write_bytes(b"\x89PNG\xff\xfe")
    assert "UTF-8" in call("packs", "check", binary).err
    assert "Name the pack" in call("packs", "check").err
    assert on_sample("packs", "show", "nothing").status == 1
