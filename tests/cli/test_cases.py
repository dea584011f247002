"""Cases without a window: needs, a plan and its print, notes, a handover, the caseload as a table."""

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import Call


def done(on_sample: Call, command: str, **arguments: Any) -> Any:
    """Run a command; returns its result."""
    outcome = on_sample("do", command, "--json", json.dumps(arguments))
    assert outcome.status == 0, outcome.err
    return outcome.json["result"]


def test_a_case_goes_from_first_needs_to_its_end(on_sample: Call, tmp_path: Path) -> None:
    names = {"family_name": "Hassan", "given_names": "Amina", "native_language": "ar"}
    client = done(on_sample, "clients.register", client=names)
    assessment = {"client_id": client, "assessed_on": "2026-01-05", "supports": ["interpreting"]}
    needs = [{"area": "housing", "needed": True, "severity": "3"}, {"area": "work", "severity": "0"}]
    done(on_sample, "casework.assess", assessment=assessment, needs=needs)
    action = {"title": "Ring the landlord"}
    done(on_sample, "casework.save_action", action=action, client=client, goal_title="A flat", area="housing")
    note = {"client_id": client, "held_on": "2026-01-06", "contact": "phone", "text": "He will call back."}
    done(on_sample, "casework.write_note", note=note)
    wrong = json.dumps({"assessment": {**assessment, "supports": ["owls"]}, "needs": needs})
    assert on_sample("do", "casework.assess", "--json", wrong).status == 2
    table, plan = tmp_path / "cases.csv", tmp_path / "plan.pdf"
    assert on_sample("list", "cases", "--out", table, "--reason", "A test").status == 0
    assert "Action: Ring the landlord" in table.read_text("utf-8-sig")
    number = next(one for one in on_sample("search", "--json", "Amina Hassan").json)["file_number"]
    assert on_sample("plan", number, "--out", plan, "--json").json["language"] == "ar"
    assert plan.read_bytes().startswith(b"%PDF")
