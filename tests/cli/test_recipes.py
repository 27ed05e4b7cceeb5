"""The recipes work as they are written, on small extracts of their data, and their figures come out."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = ROOT / "tests" / "files"
RECIPES = {
    "ladenburg": {"ladenburg_consensus_data.csv": "ladenburg_extract.csv"},
    "polis": {
        "participants-votes.csv": "polis_votes_extract.csv",
        "comments.csv": "polis_comments_extract.csv",
    },
}
# computed outside UnifyDesk: counts by hand from the files, intervals by statsmodels
LADENBURG = {  # statement: agree, disagree, missing, comments, 95 % of those who answered
    "S04": (13, 6, 0, 6, [0.460104, 0.846356]),
    "S16": (18, 0, 1, 0, [0.824121, 1.0]),
    "S22": (14, 5, 0, 5, [0.512084, 0.881936]),
    "S24": (15, 4, 0, 7, [0.566657, 0.914923]),
    "S26": (16, 1, 2, 3, [0.73018, 0.98954]),
}
POLIS = {  # statement: agree, disagree, pass, seen
    "20": (21, 1, 1, 23),
    "24": (7, 9, 4, 20),
    "25": (15, 2, 2, 19),
    "27": (14, 0, 0, 14),
    "38": (3, 0, 1, 4),
}


def paper(name):
    return (ROOT / "docs" / "recipes" / f"{name}.md").read_text(encoding="utf-8")


def commands(name):
    """The command lines of a recipe, word by word."""
    blocks = re.findall(r"^```sh\n(.*?)^```", paper(name), re.MULTILINE | re.DOTALL)
    return [shlex.split(line)[1:] for block in blocks for line in block.splitlines()]


def follow(cli, tmp_path, name):
    """Do what a recipe says on the extracts, and return what each command answered."""
    for original, extract in RECIPES[name].items():
        shutil.copy(FILES / extract, tmp_path / original)
    for saved, content in re.findall(
        r"[Ss]ave(?:d as| this as)\s+`([\w.]+)`[^`]*?:\n\n```\w+\n(.*?)^```", paper(name), re.M | re.S
    ):
        (tmp_path / saved).write_text(content, encoding="utf-8")
    return [(words, cli(*words)) for words in commands(name)]


def claims(said):
    """The claims in the JSON that a recipe ends with, by id, with their only round."""
    (out,) = [answer.out for words, answer in said if "--json" in words]
    found = json.loads(out)
    return found, {
        c["id"]: (c["rounds"][0], c["rounds"][0]["questions"][0]) for c in found["claims"] if c["rounds"]
    }


@pytest.mark.parametrize("name", RECIPES)
def test_every_command_of_a_recipe_is_done(cli, tmp_path, name):
    said = follow(cli, tmp_path, name)
    assert len(said) == 8
    assert [(words, answer.code, answer.err) for words, answer in said if answer.code or answer.err] == []


@pytest.mark.parametrize("name", RECIPES)
def test_the_first_import_of_a_recipe_only_says_what_it_would_do(cli, tmp_path, name):
    first, second = [answer.out for words, answer in follow(cli, tmp_path, name) if "import" in words]
    assert first.endswith("Nothing was changed. To take all this in, give the same command with --yes.\n")
    assert second.endswith(" imported into 5 rounds\n")


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_names_licence_and_origin_and_puts_them_into_the_deck(cli, tmp_path, name):
    follow(cli, tmp_path, name)
    assert "CC BY 4.0" in (tmp_path / f"{name}.md").read_text(encoding="utf-8").splitlines()[2]
    assert "licence CC BY 4.0" in " ".join(paper(name).split())
    assert all(
        extract in (FILES / "README.md").read_text(encoding="utf-8") for extract in RECIPES[name].values()
    )


@pytest.mark.parametrize("name", RECIPES)
def test_the_mapping_of_a_recipe_is_the_guess_looked_over(cli, tmp_path, name):
    follow(cli, tmp_path, name)
    guess = cli("votes", "map", next(iter(RECIPES[name]))).out
    kept = [line for line in (tmp_path / f"{name}.toml").read_text(encoding="utf-8").splitlines() if line]
    assert set(kept) <= set(guess.splitlines())


@pytest.mark.parametrize("statement", LADENBURG)
def test_the_figures_of_ladenburg_come_out(cli, tmp_path, statement):
    agree, disagree, missing, comments, interval = LADENBURG[statement]
    whole, by_claim = claims(follow(cli, tmp_path, "ladenburg"))
    round_, figures = by_claim[statement]
    assert figures["counts"] == {"no": disagree, "pass": 0, "yes": agree}
    assert (figures["for"], figures["against"]) == (agree, disagree)
    assert (figures["answered"], figures["silent"], figures["cannot_judge"]) == (19 - missing, missing, 0)
    assert (figures["base"], figures["base_count"], figures["present"]) == ("entitled", 19, 19)
    assert figures["measures"]["wilson_for"] == pytest.approx(interval, abs=1e-6)
    assert len(round_["reasons"]) == comments
    assert len(by_claim) == 5
    assert whole["workshop"]["title"] == "Ladenburg 2025"


@pytest.mark.parametrize("statement", POLIS)
def test_the_figures_of_polis_come_out(cli, tmp_path, statement):
    agree, disagree, passed, seen = POLIS[statement]
    whole, by_claim = claims(follow(cli, tmp_path, "polis"))
    _, figures = by_claim[statement]
    assert figures["counts"] == {"no": disagree, "pass": passed, "yes": agree}
    assert (figures["answered"], figures["silent"], figures["base_count"]) == (seen, 26 - seen, seen)
    assert whole["workshop"]["groups"] == ["0", "1", "2"]
    shown = [g for g in figures["groups"]["groups"].values() if g["suppressed"] is None]
    assert all(g["answered"] >= 5 for g in shown)
    assert figures["groups"]["group_aware_consensus"] is None


@pytest.mark.parametrize(("name", "figures"), [("ladenburg", LADENBURG), ("polis", POLIS)])
def test_the_table_of_a_recipe_is_what_comes_out(cli, tmp_path, name, figures):
    _, by_claim = claims(follow(cli, tmp_path, name))
    rows = re.findall(r"^\| (\d+) \| (.*) \|$", paper(name), re.MULTILINE)
    printed = {statement: [cell.strip() for cell in cells.split("|")] for statement, cells in rows}
    assert [int(statement) for statement in printed] == [int(claim.lstrip("S")) for claim in figures]
    for claim in figures:
        q = by_claim[claim][1]
        cells = printed[str(int(claim.lstrip("S")))]
        if name == "ladenburg":
            low, high = q["measures"]["wilson_for"]
            assert cells == [
                f"{q['for']}",
                f"{q['answered']}",
                f"{100 * q['for'] / q['answered']:.1f} %",
                f"{100 * q['for'] / q['base_count']:.1f} %",
                f"{100 * low:.1f} to {100 * high:.1f} %",
            ]
        else:
            counts = [str(q["counts"][answer]) for answer in ("yes", "no", "pass")]
            assert cells == [*counts, f"{q['answered']}", f"{100 * q['for'] / q['base_count']:.1f} %"]
