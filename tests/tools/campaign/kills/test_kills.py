"""A short slice of the kill campaign with a fixed seed; the long one is `make campaign ARGS="kills"`."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from campaign.kills import campaign
from campaign.kills.victim import Chain, Life
from campaign.windows import environment

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need fork")
SHOWN = """
import json, sys
from campaign.kills import campaign
figures = campaign.writer_kills(campaign.SEED, 0, int(sys.argv[1]), sys.argv[2])
print(json.dumps([figures.counts, figures.faults, figures.examples]))
"""


def killed(tmp_path, kills, weakness=""):
    """Kill in a process of its own: this one may have threads and windows, which must not be forked."""
    command = [sys.executable, "-c", SHOWN, str(kills), weakness]
    done = subprocess.run(command, env=environment(tmp_path), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_killed_writer_leaves_everything_acknowledged_and_nothing_by_halves(tmp_path):
    counts, _, examples = killed(tmp_path, 6)
    assert examples == []
    assert counts["kills"] == 6
    assert counts["acts"] > 6


def test_a_store_that_acknowledges_too_early_is_found_out(tmp_path):
    _, faults, _ = killed(tmp_path, 6, "acknowledged before COMMIT")
    assert any(fault.startswith(("lost", "it stands")) for fault in faults)


def test_a_killed_program_goes_on_where_its_windows_had_said_it_was():
    figures = campaign.app_kills(campaign.SEED, 0, 2)
    assert figures.examples == []
    assert figures.counts["kills"] == 2


# --- judging ----------------------------------------------------------------------------------------------


def life(*lines):
    """Return a life that has said these things."""
    heard = Life()
    for line in lines:
        heard.hear(dict(line))
    return heard


FIRST = life(
    {"opened": {"notes": [], "standing": "here"}},
    {"about": {"notes": ["one"]}},
    {"shown": "here"},
    {"about": {"notes": ["one", "two"], "A1/1": ["open"]}},
)


@pytest.mark.parametrize(
    "found",
    [
        {"notes": ["one"], "standing": "here"},
        {"notes": ["one", "two"], "A1/1": ["open"], "standing": "here"},
    ],
)
def test_an_act_that_was_under_way_is_there_or_not(found):
    chain = Chain()
    assert chain.judge(FIRST) == []
    assert chain.judge(life({"opened": found})) == []


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        ({"notes": [], "standing": "here"}, "lost or by halves: notes"),
        ({"standing": "here"}, "lost: "),
        ({"notes": ["one", "two"], "standing": "here"}, "lost: A1/1"),
        ({"notes": ["one"], "A1/1": ["open"], "standing": "here"}, "lost or by halves: notes"),
        ({"notes": ["one"], "standing": "elsewhere"}, "it stands at elsewhere"),
    ],
)
def test_what_is_lost_or_by_halves_or_elsewhere_is_named(found, fault):
    chain = Chain()
    chain.judge(FIRST)
    assert any(wrong.startswith(fault) for wrong in chain.judge(life({"opened": found})))


def test_a_life_that_ended_before_it_had_opened_changes_nothing():
    chain = Chain()
    chain.judge(FIRST)
    assert chain.judge(life()) == []
    assert chain.judge(life({"opened": {"notes": ["one"], "standing": "here"}})) == []


def test_an_act_that_leads_on_may_stand_anywhere_after_it():
    chain = Chain()
    chain.judge(life({"opened": {"standing": "here"}}, {"about": {"standing": "anywhere"}}))
    assert chain.judge(life({"opened": {"standing": "there"}})) == []
