"""The day's work from the terminal, on the sample centre."""

import json
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from integration_desk.app import SLICES
from integration_desk.demo import PASSPHRASE
from integration_desk.referrals import referral_view
from integration_desk.store import Catalogue, fold, open_desk
from tests.cli.conftest import Call


def test_search_finds_across_scripts_and_says_why(on_sample: Call) -> None:
    known = next(client for client in on_sample("clients", "--json").json if client["native_name"])
    found = on_sample("search", "--json", known["native_name"]).json
    assert set(found[0]) == {"id", "file_number", "name", "native_name", "birth_date", "why"}
    assert known["id"] in [hit["id"] for hit in found]
    assert found[0]["why"]


def test_search_by_file_number_is_first(on_sample: Call) -> None:
    known = on_sample("clients", "--json", "--limit", "1").json[0]
    assert on_sample("search", "--json", known["file_number"]).json[0]["id"] == known["id"]


def test_nobody_found_is_an_answer(on_sample: Call) -> None:
    outcome = on_sample("search", "--json", "qqqqqqq")
    assert (outcome.status, outcome.json) == (0, [])


def test_the_limit_is_kept_and_said(on_sample: Call) -> None:
    outcome = on_sample("clients", "--limit", "3")
    assert len(outcome.out.splitlines()) == 3
    assert "3 of 40" in outcome.err


def test_services_answer_filters(on_sample: Call) -> None:
    found = on_sample("services", "--language", "ar", "--need", "housing", "--free", "--json").json
    assert [service["name"] for service in found] == ["Advice and Shelter"]
    assert set(found[0]) == {"id", "name", "organization", "verified_on", "why"}


def test_services_for_a_client_leave_out_what_is_not_for_him(on_sample: Call) -> None:
    def names(*options: str) -> set[str]:
        return {service["name"] for service in on_sample("services", "--json", "--limit", "90", *options).json}

    adults = {"client": {"family_name": "Okonkwo", "birth_date": "1980", "sex": "male"}}
    on_sample("do", "clients.register", "--json", json.dumps(adults))
    number = on_sample("search", "--json", "okonkwo").json[0]["file_number"]
    assert {"Unaccompanied Minors Team", "Women's Breakfast", "Welcome Class"} <= names() - names("--client", number)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def letter(on_sample: Call, *options: object) -> str:
    client = on_sample("clients", "--json", "--limit", "1").json[0]
    service = on_sample("services", "asylum", "--json").json[0]
    outcome = on_sample(
        "letter", "--client", client["file_number"], "--service", service["id"], "--out", "letter.pdf", *options
    )
    assert outcome.status == 0
    return "\n".join(page.extract_text() for page in PdfReader("letter.pdf").pages)


def test_letter_prints_both_pages(on_sample: Call) -> None:
    said = letter(on_sample, "--language", "uk", "--receiver-language", "en")
    assert "Refugee Support Ashcombe" in said
    assert any("\u0400" <= character <= "\u04ff" for character in said)


def test_letter_carries_own_words_in_any_language(on_sample: Call) -> None:
    Path("words.txt").write_text("Xin chào, hẹn gặp lại bạn vào thứ Hai.", encoding="utf-8")
    assert "thứ Hai" in letter(on_sample, "--language", "vi", "--body-file", "words.txt")


def test_letter_warns_where_nobody_agreed_and_its_reply_waits_for_her(on_sample: Call) -> None:
    client = on_sample("clients", "--json", "--limit", "1").json[0]["file_number"]
    service = on_sample("services", "computer", "--json").json[0]["id"]
    order = ("letter", "--client", client, "--service", service, "--out", "letter.pdf", "--json")
    outcome = on_sample(*order)
    assert "has not agreed" in outcome.err
    number = outcome.json["number"]
    assert number in "".join(page.extract_text() for page in PdfReader("letter.pdf").pages)
    assert on_sample(*order).json["number"] == number


def test_letter_of_a_client_who_agreed_is_sent_and_its_reply_typed_back(on_sample: Call) -> None:
    client = on_sample("clients", "--json", "--limit", "1").json[0]
    service = on_sample("services", "computer", "--json").json[0]["id"]
    consent = {
        "purpose": "referral",
        "recipient_kind": "service",
        "recipient_id": service,
        "recipient_name": "The computer course",
        "how_given": "written",
        "given_on": "2026-01-05",
    }
    agreed = on_sample(
        "do", "clients.give_consent", "--json", json.dumps({"client_id": client["id"], "consent": consent})
    )
    assert agreed.status == 0, agreed.err
    outcome = on_sample(
        "letter", "--client", client["file_number"], "--service", service, "--out", "letter.pdf", "--json"
    )
    assert outcome.json["consent"] is True
    replied = on_sample("reply", outcome.json["number"], "--answer", "waiting_list", "--json")
    assert replied.json["client"] == client["name"]


def test_letter_to_nowhere_leaves_no_file(on_sample: Call) -> None:
    client = on_sample("clients", "--json", "--limit", "1").json[0]["file_number"]
    outcome = on_sample("letter", "--client", client, "--service", "unknown", "--out", "letter.pdf")
    assert outcome.status == 1
    assert not Path("letter.pdf").exists()


def test_do_registers_and_search_finds(on_sample: Call) -> None:
    values = {"client": {"family_name": "Okonkwo", "given_names": "Chinwe", "birth_date": "1990"}}
    done = on_sample("do", "clients.register", "--json", json.dumps(values)).json
    assert done["command"] == "Register Chinwe O."
    assert ["client", done["result"]] in [[one["table"], one["id"]] for one in done["touched"]]
    assert on_sample("search", "--json", "okonkwo").json[0]["id"] == done["result"]


@pytest.mark.parametrize(
    ("command", "arguments", "said"),
    [
        ("clients.register", "{}", "client"),
        ("clients.register", '{"client": {"birth_date": "yesterday"}}', "yesterday"),
        ("clients.register", '{"client": {"colour": "red"}}', "colour"),
        ("clients.register", '{"client": {}}', "name"),
        ("clients.register", "[1]", "object"),
        ("clients.register", "{", "JSON"),
        ("clients.fly", "{}", "clients.fly"),
    ],
)
def test_do_refuses_with_a_sentence_that_names_the_fault(
    command: str, arguments: str, said: str, on_sample: Call
) -> None:
    outcome = on_sample("do", command, "--json", arguments)
    assert (outcome.status, outcome.out) == (2, "")
    assert said in outcome.err


def test_commands_are_listed_with_their_arguments_and_rights(call: Call) -> None:
    listed = {one["command"]: one for one in call("commands", "--json").json}
    assert listed["clients.register"]["right"] == "clients.write"
    assert {"name": "client", "type": "record client", "required": True} in listed["clients.register"]["parameters"]


def test_a_reply_is_typed_in_by_its_code(on_sample: Call, sample: Path) -> None:
    client = on_sample("clients", "--json", "--limit", "1").json[0]["id"]
    service = on_sample("services", "asylum", "--json").json[0]["id"]
    referral = {"client_id": client, "service_id": service, "disclosed": ["name"]}
    sent = on_sample(
        "do", "referrals.refer", "--json", json.dumps({"referral": referral, "override_reason": "She is in hospital."})
    )
    assert sent.status == 0, sent.err
    desk = open_desk(sample, Catalogue.of(SLICES), PASSPHRASE)
    code = desk.ask(referral_view, sent.json["result"]).referral.number
    desk.close()
    shown = on_sample("reply", code.lower().replace("-", " "), "--json").json
    assert shown["state"] == "sent"
    answered = on_sample(
        "reply", code, "--answer", "accepted", "--date", "2027-01-11", "--time", "09:30", "--json"
    ).json
    assert (answered["state"], answered["appointment"]) == ("appointment", "2027-01-11")


def test_clients_travel_by_table(on_sample: Call) -> None:
    Path("in.csv").write_text(
        "Family name,Given names,Date of birth,Nationalities,Phone\n"
        "Okonkwo,Chinwe,3.5.1987,Nigeria,'+44 7700 900555\n"
        "Wrong,Day,31.2.1987,NG,\n",
        encoding="utf-8",
    )
    outcome = on_sample("import", "clients", "in.csv", "--errors", "faults.csv", "--json")
    assert (outcome.json["imported"], outcome.json["refused"]) == (1, 1)
    assert "31.2.1987" in Path("faults.csv").read_text(encoding="utf-8-sig")
    assert on_sample("search", "--json", "07700900555").json[0]["name"] == "Chinwe Okonkwo"
    Path("mended.csv").write_text(
        Path("faults.csv").read_text(encoding="utf-8-sig").replace("31.2.1987", "28.2.1987"), encoding="utf-8"
    )
    assert on_sample("import", "clients", "mended.csv", "--json").json["imported"] == 1


def test_a_dry_run_changes_nothing(on_sample: Call) -> None:
    Path("in.csv").write_text("family_name\nOkonkwo\n", encoding="utf-8")
    assert on_sample("import", "clients", "in.csv", "--dry-run", "--json").json["imported"] == 1
    assert on_sample("search", "--json", "okonkwo").json == []


def test_clients_leave_only_with_a_reason_and_no_cell_is_a_formula(on_sample: Call) -> None:
    values = {"client": {"family_name": "=HYPERLINK(1)", "given_names": "@Ann"}}
    on_sample("do", "clients.register", "--json", json.dumps(values))
    assert on_sample("export", "clients", "out.csv").status == 2
    assert not Path("out.csv").exists()
    assert on_sample("export", "clients", "out.csv", "--reason", "Audit by the funder").status == 0
    cells = [cell.strip('"') for cell in Path("out.csv").read_text(encoding="utf-8-sig").replace("\n", ",").split(",")]
    assert [cell for cell in cells if cell.startswith(("=", "+", "@"))] == []


def test_the_directory_comes_back_as_it_went(on_sample: Call) -> None:
    for form in ("all.json", "all.zip", "folder"):
        assert on_sample("export", "directory", form).status == 0
        again = on_sample("import", "directory", form, "--json").json
        assert (sum(again["added"].values()), sum(again["changed"].values())) == (0, 0), again


def test_the_same_seed_gives_the_same_centre(call: Call, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("demo-centre", encoding="utf-8")
    listed = []
    for name, seed in (("one", 7), ("two", 7), ("three", 8)):
        path = tmp_path / name / "sample.desk"
        call("demo", "--desk", path, "--clients", 12, "--seed", seed, "--day", "2026-11-24", "--no-window")
        listed.append(call("clients", "--json", "--desk", path, "--passphrase-file", secret).json)
    assert listed[0] == listed[1]
    assert listed[0] != listed[2]


def test_sample_names_agree_in_both_scripts(on_sample: Call) -> None:
    for client in on_sample("clients", "--json").json:
        if client["native_name"]:
            found = on_sample("search", "--json", client["native_name"]).json
            assert fold(client["name"]) in [fold(hit["name"]) for hit in found]


def test_a_workbook_is_imported_by_a_preset(on_sample: Call) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Wer", "Jahrgang"])
    for row in (["Okonkwo, Chinwe", 1987], ["Okonkwo, Chinwe", 1987], ["", 1990]):
        book.active.append(row)
    book.save("old.xlsx")
    columns = [{"target": "full_name", "column": "Wer"}, {"target": "birth_date", "column": "Jahrgang"}]
    preset = {"name": "Old list", "kind": "clients", "columns": columns}
    assert on_sample("do", "spreadsheets.save_mapping", "--json", json.dumps(preset)).status == 0
    assert on_sample("import", "clients", "old.xlsx", "--mapping", "None").status == 1
    order = ("import", "clients", "old.xlsx", "--mapping", "old list", "--duplicates", "refuse", "--errors", "bad.xlsx")
    told = on_sample(*order, "--json").json
    assert (told["imported"], told["refused"], [one["row"] for one in told["duplicates"]]) == (1, 2, [3])
    assert [cell.value for cell in openpyxl.load_workbook("bad.xlsx").active["A"]] == ["Wer", "Okonkwo, Chinwe", None]
    assert on_sample("search", "--json", "okonkwo").json[0]["birth_date"] == "1987"


def test_the_agenda_is_shown_and_saved_with_numbers_for_names(on_sample: Call, tmp_path: Path) -> None:
    known = on_sample("clients", "--json", "--limit", "1").json[0]
    made = {"appointment": {"purpose": "papers"}, "clients": [known["id"]], "day": "2031-03-03", "begins": "09:00"}
    on_sample("do", "casework.save_appointment", "--json", json.dumps({**made, "ends": "09:30"}))
    on_sample("do", "casework.save_task", "--json", json.dumps({"task": {"title": "Call", "due_on": "2031-03-04"}}))
    days = ("--from", "2031-03-03", "--to", "2031-03-07")
    found = on_sample("agenda", *days, "--json").json
    assert [(one["kind"], one["time"]) for one in found] == [("appointment", "09:00"), ("task", None)]
    assert known["name"] in on_sample("agenda", *days).out
    saved = on_sample("agenda", *days, "--ics", tmp_path / "a.ics", "--reception", tmp_path / "r.pdf")
    assert saved.status == 0
    written = (tmp_path / "a.ics").read_text()
    assert known["file_number"] in written
    assert known["name"] not in written
    assert known["name"] in PdfReader(tmp_path / "r.pdf").pages[0].extract_text()
