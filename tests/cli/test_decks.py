"""`deck list`, `deck check` and `deck from-table`."""

from __future__ import annotations

import pytest


def test_the_bundled_decks_are_listed_with_their_size(cli):
    said = cli("deck", "list")
    assert said.code == 0
    assert said.out.startswith("unification  ")
    assert said.out.endswith("(22 slides, 28 claims)\n")


@pytest.mark.parametrize("name", ["unification", "demo.md"])
def test_a_good_deck_has_no_problems(cli, deck, name):
    said = cli("deck", "check", name)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"{name}: no problems. ")


def test_every_problem_is_printed_with_its_line(cli, deck):
    text = deck.read_text(encoding="utf-8")
    deck.write_text(text.replace("kind: benefit", "kind: gain").replace("id: R1", "id: A1"), encoding="utf-8")
    said = cli("deck", "check", deck)
    assert (said.code, said.out) == (1, "")
    lines = said.err.splitlines()
    assert len(lines) >= 2
    assert all(line.startswith("demo.md:") and line.split(":")[1].isdigit() for line in lines)


@pytest.mark.parametrize("name", ["nowhere", "nowhere.md", ".", "", "/dev/null", "x" * 300])
def test_what_is_no_deck_is_refused_in_one_sentence(cli, name):
    assert cli("deck", "check", name).sentence


def test_text_of_a_deck_cannot_steer_the_terminal(cli, deck):
    text = deck.read_text(encoding="utf-8")
    deck.write_text(text.replace("kind: benefit", "kind: \x1b[2Jgain"), encoding="utf-8")
    assert "\x1b" not in cli("deck", "check", deck).err


def test_a_file_that_is_not_text_is_refused_by_its_lines(cli, workshop):
    said = cli("deck", "check", workshop)
    assert said.code == 1
    assert "UTF-8" in said.err


# --- from-table -----------------------------------------------------------------------------------------

TABLE = 'number,statement,kept\n1,We wait.,1\n2,We go.,0\n3,"We stay, then go.",1\n'
FROM = ("deck", "from-table", "survey.csv", "--id", "number", "--text", "statement", "-o", "survey.md")


@pytest.fixture
def survey(tmp_path):
    """A table of statements in the test's folder."""
    (tmp_path / "survey.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path / "survey.md"


@pytest.mark.usefixtures("survey")
def test_a_table_becomes_a_deck_that_makes_a_workshop(cli):
    said = cli(*FROM, "--ask", "approval", "--where", "kept=1", "--source", "A survey, 2025")
    assert (said.code, said.out, said.err) == (0, "survey.md: 2 claims\n", "")
    assert cli("deck", "check", "survey.md").out == "survey.md: no problems. 2 slides, 2 claims.\n"
    assert cli("new", "survey.md", "-o", "a.unify").code == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--title", "short"], "survey.csv: row 1: no column “short”; expected number, statement, kept"),
        (["--where", "kept"], "“kept” is no condition. Type it as COLUMN=VALUE, such as moderated=1."),
        (["--where", "=1"], "“=1” is no condition."),
        (["--where", "kept=7"], "survey.csv: row 1: no row that was asked for"),
        (["--ask", "ranking"], "“Ranking” asks about items"),
        (["--ask", "shouting"], "There is no question kind “shouting”."),
    ],
)
def test_what_makes_no_deck_is_refused_and_nothing_is_written(cli, survey, options, said):
    assert cli(*FROM, *options).sentence.startswith(said)
    assert not survey.exists()


def test_a_deck_that_is_there_is_never_overwritten(cli, survey):
    survey.write_text("mine")
    assert "is already there and stays as it is" in cli(*FROM).sentence
    assert survey.read_text() == "mine"


def test_one_slide_and_one_claim_are_counted_in_the_singular(cli, tmp_path):
    claim = "```claim\nid: C1\nkind: overall\ntext: A claim.\n```\n"
    (tmp_path / "one.md").write_text(f"---\ntitle: T\n---\n\n## Slide\n\n{claim}", "utf-8")
    assert cli("deck", "check", "one.md").out == "one.md: no problems. 1 slide, 1 claim.\n"
