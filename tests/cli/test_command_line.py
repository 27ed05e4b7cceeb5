"""The page about the command line says what the commands do: options, keys, columns and exit codes."""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import pytest

from unifydesk.app import vote_rows
from unifydesk.cli import main
from unifydesk.domain.position import LABELS
from unifydesk.domain.rounds import CHANNELS

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


@pytest.mark.parametrize("words", [w for w in LEAVES if w[0] in ("new", "rehearse", "export")], ids=" ".join)
def test_every_option_is_explained(words):
    options = [
        a.option_strings[0] for a in LEAVES[words]._actions if a.option_strings[:1] not in ([], ["-h"])
    ]
    assert sorted(first_column(words[0])) == sorted(options)


def test_what_is_usual_is_what_the_page_says():
    for command, option, value in (
        ("rehearse", "people", 12),
        ("rehearse", "seed", 1),
        ("rehearse", "deck", "unification"),
        ("export", "to", "pdf"),
        ("export", "paper", "A4"),
    ):
        assert LEAVES[(command,)].get_default(option) == value
        assert f"{value}" in SECTIONS[command]


def keys(value, path=""):
    """Yield the path of every key in the JSON, with [] for the entries of a list."""
    if isinstance(value, dict):
        for key, inner in value.items():
            name = f"{path}.{key}" if path else key
            yield name
            if key not in ("thresholds", "counts", "channels"):  # their keys are data
                yield from keys(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner, f"{path}[]")


def test_the_keys_of_the_results_are_those_of_the_page(cli, played):
    found = list(dict.fromkeys(keys(json.loads(cli("results", played, "--json").out))))
    assert sorted(first_column("results")) == sorted(found)


def test_the_columns_of_the_votes_are_those_of_the_page():
    columns = re.findall(r"^\| `(\w+)` \| (needed|optional) \|", SECTIONS["votes"], re.MULTILINE)
    assert tuple(c for c, how in columns if how == "needed") == vote_rows.NEEDED
    assert tuple(c for c, how in columns if how == "optional") == vote_rows.OPTIONAL


def test_the_limits_of_the_votes_are_those_of_the_page():
    text = SECTIONS["votes"]
    assert f"up to {vote_rows.SIZE_LIMIT // 1_000_000} MB" in text
    assert f"up to {vote_rows.MOST_ROUNDS}" in text
    assert f"After {vote_rows.PROBLEMS_LIMIT:,} problems" in text
    assert all(f"`{channel}`" in text for channel in CHANNELS)


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
