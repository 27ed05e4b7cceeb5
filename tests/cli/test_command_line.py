"""The page about the command line says what the commands do: options, keys, columns and exit codes."""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import pytest

from tests.app import asked
from unifydesk.app import (
    csv_table,
    importing,
    people,
    positions,
    preparing,
    vote_list,
    vote_map,
    vote_rows,
    voting,
)
from unifydesk.app.ballot_checks import REASON_LIMIT
from unifydesk.app.table_decks import MOST_CLAIMS
from unifydesk.cli import main
from unifydesk.domain.people import MOST_SEATS, Seat
from unifydesk.domain.position import LABELS
from unifydesk.domain.rounds import CHANNELS
from unifydesk.domain.workshop import ClaimSetup
from unifydesk.kinds import KINDS

PAGE = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## ([\w-]+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))


def parsers(parser, path=()):
    """Yield (words, parser) for every command and action."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, child in action.choices.items():
                yield (*path, name), child
                yield from parsers(child, (*path, name))


COMMANDS = {words: parser for words, parser in parsers(main.parser())}
LEAVES = {
    w: p
    for w, p in COMMANDS.items()
    if not any(isinstance(a, argparse._SubParsersAction) for a in p._actions)
}


def first_column(section):
    return re.findall(r"^\| `([^`]+)`", SECTIONS[section], re.MULTILINE)


def options_of(words):
    return [a.option_strings[0] for a in LEAVES[words]._actions if a.option_strings[:1] not in ([], ["-h"])]


def test_every_command_has_its_section_and_no_other():
    assert {words[0] for words in COMMANDS} == set(SECTIONS)


@pytest.mark.parametrize("words", LEAVES, ids=" ".join)
def test_the_usage_of_a_command_names_its_arguments_and_options(words):
    (usage,) = re.findall(
        rf"^unifydesk {' '.join(words)}\b(.*?)(?=^unifydesk|^```)", SECTIONS[words[0]], re.M | re.S
    )
    actions = [a for a in LEAVES[words]._actions if not isinstance(a, argparse._HelpAction)]
    for action in actions:
        shown = action.option_strings[0] if action.option_strings else action.metavar
        assert shown in usage
    assert len(re.findall(r"--?[a-z-]+ ?", usage)) == sum(bool(a.option_strings) for a in actions)


@pytest.mark.parametrize(
    "words", [w for w in LEAVES if w[0] in ("new", "rehearse", "export", "verify")], ids=" ".join
)
def test_every_option_is_explained(words):
    assert sorted(first_column(words[0])) == sorted(options_of(words))


def test_every_option_of_a_deck_from_a_table_is_explained():
    assert sorted(first_column("deck")) == sorted(options_of(("deck", "from-table")))


@pytest.mark.parametrize("words", [("votes", "import"), ("votes", "map")], ids=" ".join)
def test_every_option_about_votes_is_explained(words):
    assert all(f"`{option}`" in SECTIONS["votes"] for option in options_of(words))


def test_what_is_usual_is_what_the_page_says():
    for command, option, value in (
        ("rehearse", "people", 12),
        ("rehearse", "seed", 1),
        ("rehearse", "deck", "unification"),
        ("export", "template", "full"),
        ("export", "per_page", 2),
        ("new", "base", "answered"),
    ):
        assert LEAVES[(command,)].get_default(option) == value
        assert f"{value}" in SECTIONS[command]


PLAIN = ("thresholds", "counts", "answers", "weights", "channels", "undefined", "questions[].items")
"""Their keys are data, and so are their values."""
NAMED = ("scale_use", "ranking.items", "allocation.items", "groups.groups")
"""Their keys are data: “*” on the page."""


def keys(value, path=""):
    """Yield the path of every key in the JSON, with [] for the entries of a list."""
    if isinstance(value, list):
        for inner in value:
            yield from keys(inner, f"{path}[]")
    elif isinstance(value, dict) and not path.endswith(PLAIN):
        for key, inner in value.items():
            name = f"{path}.{'*' if path.endswith(NAMED) else key}" if path else key
            if not name.endswith("*"):
                yield name
            yield from keys(inner, name)


@pytest.fixture
def everything(tmp_path):
    """A workshop with every kind of answer in two rounds, groups, proxies, objections and a position."""
    file = asked.make(tmp_path / "ways.unify", [Seat(n, group="AB"[n % 2]) for n in range(1, 13)])
    given = {
        ("RANK", "ranking"): ("A>B>C", "B>A=C"),
        ("POINTS", "points"): ("A:60 B:40", "C:10"),
        ("CONSENT", "consent"): ("agree", "objection"),
        ("NINE", "agreement"): ("9", "2"),
        ("BOTH", "importance"): ("5", "1"),
    }
    rows = [
        f"{claim},{number},{question},{answers[(seat + number * (seat % 3)) % 2]},{seat},Because"
        for (claim, question), answers in given.items()
        for number in (1, 2)
        for seat in range(1, 13)
    ]
    head = "claim,round,question,answer,seat,reason"
    importing.import_votes(file, "\n".join([head, *rows]).encode(), "votes.csv")
    preparing.set_setup(file, ClaimSetup("YES", True))
    people.edit(file, Seat(1, group="B", present=False, proxy=2))
    round_id = voting.open_round(file, "YES").round_id
    voting.cast(file, round_id, 1, {"approval": "yes"}, channel="roll_call")
    voting.close_round(file, round_id)
    voting.reveal(file, round_id)
    positions.record(file, "YES", "So be it.")
    file.close()
    return file.path


def test_the_keys_of_the_results_are_those_of_the_page(cli, played, everything):
    found = {
        key for path in (played, everything) for key in keys(json.loads(cli("results", path, "--json").out))
    }
    assert sorted(first_column("results")) == sorted(found)


def test_a_key_can_be_looked_up_in_the_json_it_comes_from(cli, everything):
    """The walk through the JSON is tried by hand on one key of each sort."""
    found = json.loads(cli("results", everything, "--json").out)
    by_claim = {c["id"]: c["rounds"][0]["questions"][0] for c in found["claims"] if c["rounds"]}
    assert by_claim["RANK"]["ranking"]["items"]["A"]["ranked"] == 12
    assert by_claim["NINE"]["measures"]["ram"].keys() == {"p30", "p70", "ipr", "ipras", "di"}
    assert by_claim["NINE"]["groups"]["groups"].keys() == {"A", "B"}
    assert "claims[].rounds[].questions[].groups.groups.*.for" in set(keys(found))


def test_the_columns_of_the_votes_are_those_of_the_page():
    columns = re.findall(r"^\| `(\w+)` \| (needed|optional) \|", SECTIONS["votes"], re.MULTILINE)
    assert tuple(c for c, how in columns if how == "needed") == vote_rows.NEEDED
    assert tuple(c for c, how in columns if how == "optional") == vote_rows.OPTIONAL


def test_the_limits_of_the_votes_are_those_of_the_page():
    text = SECTIONS["votes"]
    assert f"up to {csv_table.SIZE_LIMIT // 1_000_000} MB" in text
    assert f"up to {vote_list.MOST_ROUNDS}" in text
    assert f"After {csv_table.PROBLEMS_LIMIT:,} problems" in text
    assert f"up to {vote_map.MAP_LIMIT:,} bytes" in text
    assert f"Up to {MOST_SEATS} people" in text
    assert f"A reason has up to {REASON_LIMIT} characters" in text
    assert f"up to {MOST_CLAIMS} statements" in SECTIONS["deck"]
    assert all(f"`{channel}`" in text for channel in CHANNELS)


def test_every_question_that_can_be_imported_is_named():
    usual = {"real", "agreement", "confidence"}
    kinds = {kind.id for kind in KINDS if not kind.id.startswith("agreement")}
    assert all(f"`{question}`" in SECTIONS["votes"] for question in usual | kinds)


def test_the_mapping_on_the_page_can_be_read():
    (example,) = re.findall(r"^```toml\n(.*?)^```", SECTIONS["votes"], re.MULTILINE | re.DOTALL)
    found = vote_map.read_map(example.encode(), "m.toml")
    assert (found.person, len(found.columns), len(found.reasons)) == ("participant", 3, 1)
    explained = {key.strip("[]") for key in first_column("votes")}
    assert {*vote_map.KEYS, "answers.QUESTION"} <= explained


def test_every_position_is_named():
    assert all(f"`{label}`" in SECTIONS["results"] for label in LABELS)


@pytest.mark.parametrize(
    ("words", "code"),
    [(["deck", "list"], 0), (["deck", "check", "nowhere"], 1), (["deck"], 2)],
)
def test_the_exit_codes_are_those_of_the_page(cli, words, code):
    assert f"`{code}`" in PAGE
    assert cli(*words).code == code
    assert f"`{main.INTERRUPTED}`" in PAGE


def test_three_rows_for_one_question_and_two_for_another_are_counted_as_the_page_says(
    cli, workshop, tmp_path
):
    rows = "claim,round,question,answer\n" + "A1,1,real,4\n" * 3 + "A1,1,importance,4\n" * 2
    (tmp_path / "votes.csv").write_text(rows)
    cli("votes", "import", workshop, "votes.csv")
    (claim,) = (c for c in json.loads(cli("results", workshop, "--json").out)["claims"] if c["id"] == "A1")
    asked = {q["id"]: (q["present"], q["silent"]) for q in claim["rounds"][0]["questions"]}
    assert asked == {"real": (3, 0), "importance": (2, 0)}
