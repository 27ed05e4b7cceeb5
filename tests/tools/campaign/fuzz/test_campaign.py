"""A short slice of the campaign of led parsers; the long one is `make campaign ARGS="fuzz"`."""

from __future__ import annotations

import importlib.util

import pytest
from campaign.fuzz import campaign as fuzz
from campaign.fuzz.parsers import PARSERS, PLANTED, in_this_process
from campaign.hostile import corpus
from campaign.hostile.campaign import valid
from campaign.hostile.ways import WAYS

led = pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris is not for this system")
FAILS, ASKS, GREEDY = PLANTED


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    return valid(tmp_path_factory.mktemp("seeds") / "valid")


def test_every_way_from_outside_has_a_parser_that_is_led():
    assert list(PARSERS) == list(WAYS)


@pytest.mark.parametrize("name", PARSERS)
def test_what_a_parser_begins_with_is_valid(tmp_path, seeds, name):
    assert len(seeds[name]) <= PARSERS[name].longest
    with in_this_process():
        PARSERS[name].made(tmp_path)(seeds[name])


@led
def test_what_is_behind_a_door_of_four_bytes_is_found(tmp_path, capsys):
    figures = fuzz.control(FAILS, tmp_path)
    assert figures.bad == 1
    assert "raises ZeroDivisionError" in figures.examples[0]
    assert "b'door" in figures.examples[0]
    assert 0 < figures.counts["inputs"] < fuzz.CONTROL_INPUTS
    assert "branches reached" in capsys.readouterr().out


@led
def test_what_asks_the_network_is_found(tmp_path, capsys):
    place = fuzz.ground(tmp_path, {ASKS: b"door"}, tmp_path / "kept", ASKS)
    figures = fuzz.probe(ASKS, place, 1, inputs=10)
    assert "uses the network (socket.connect)" in figures.examples[0]
    capsys.readouterr()


@led
def test_memory_that_another_program_had_before_in_the_process_is_not_held_against_a_parser(tmp_path, capsys):
    taken = bytearray(b"x") * 700_000_000
    place = fuzz.ground(tmp_path, {ASKS: b"x"}, tmp_path / "kept", ASKS)
    assert fuzz.probe(ASKS, place, 1, inputs=10).examples == []
    assert len(taken) == 700_000_000
    capsys.readouterr()


@led
def test_what_takes_too_much_memory_is_found(tmp_path, capsys):
    place = fuzz.ground(tmp_path, {GREEDY: b"door"}, tmp_path / "kept", GREEDY)
    assert "takes more than 500 MB" in fuzz.probe(GREEDY, place, 1, inputs=10).examples[0]
    capsys.readouterr()


@led
def test_a_parser_is_led_from_what_is_valid_and_keeps_what_reaches_further(tmp_path, seeds, capsys):
    place = fuzz.ground(tmp_path, seeds, tmp_path / "kept", corpus.MAP)
    figures = fuzz.probe(corpus.MAP, place, 1, inputs=300)
    assert (figures.bad, figures.examples) == (0, [])
    assert figures.counts["inputs"] >= 300
    assert len(list(place.kept.iterdir())) > 3
    capsys.readouterr()
