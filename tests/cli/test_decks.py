"""`deck list` and `deck check`."""

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
