"""The template of the letter without a window."""

from pathlib import Path

from pypdf import PdfReader

from tests.cli.conftest import Call

NOTE = '\n[[client]]\nnote = "Bring a pen, {client_name}."\n'


def test_a_template_is_shown_changed_tried_saved_and_taken_back(on_sample: Call, tmp_path: Path) -> None:
    file, pdf = tmp_path / "template.toml", tmp_path / "trial.pdf"
    assert on_sample("template", "show", "--out", file).status == 0
    assert on_sample("template", "show", "--json").json == {"own": False, "source": file.read_text(encoding="utf-8")}
    with file.open("a", encoding="utf-8") as more:
        more.write(NOTE)
    tried = on_sample("template", "try", file, "--out", pdf, "--language", "de", "--json")
    assert tried.json == {"out": str(pdf), "bytes": pdf.stat().st_size}
    last = PdfReader(pdf).pages[-1].extract_text()
    assert "Bring a pen, Amina Hassan." in last
    assert "Ihre Rechte" in last
    assert on_sample("template", "save", file, "--json").json == {"own": True}
    assert "Bring a pen" in on_sample("template", "show").out
    assert "program's own" in on_sample("template", "reset").out
    assert "Bring a pen" not in on_sample("template", "show").out


def test_what_is_wrong_is_told_with_its_place_and_nothing_is_saved(on_sample: Call, call: Call, tmp_path: Path) -> None:
    file = tmp_path / "template.toml"
    file.write_text('[[client]]\nnote = "Dear {client}"\n', encoding="utf-8")
    for outcome in (call("template", "check", file), on_sample("template", "save", file)):
        assert outcome.status == 2
        assert "Line 2" in outcome.err
        assert "{client}" in outcome.err
        assert "Traceback" not in outcome.err
    assert not on_sample("template", "show", "--json").json["own"]
    nothing = on_sample("template", "save")
    assert (nothing.status, "Name the file" in nothing.err) == (2, True)


def test_a_template_is_checked_without_a_desk(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "template.toml"
    file.write_text("[[receiver]]\npart = 'address'\n", encoding="utf-8")
    assert call("template", "check", file).status == 2
