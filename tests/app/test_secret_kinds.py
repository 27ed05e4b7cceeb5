"""Confidential rounds of every kind, in the booth and on paper: the file tells neither who nor when."""

from __future__ import annotations

import random

import pytest

from tests.app.stories import SteppingClock, now
from unifydesk import paths
from unifydesk.app import preparing, voting, workshops
from unifydesk.app.results import results
from unifydesk.domain.people import Seat
from unifydesk.domain.question import ALLOCATION, RANKING, TEXT
from unifydesk.domain.rounds import CONFIDENTIAL, SECRET_CHANNELS
from unifydesk.domain.workshop import ClaimSetup
from unifydesk.kinds import KINDS

ITEMS = "item: Speed\nitem: Cost\nitem: Quality\n"
DECK = (
    "---\ntitle: Secrets\n---\n\n# All\n\n## Everything\n\n```claim\nid: O1\nkind: overall\n"
    f"text: It is so.\nask: ranking, spectrum\nends: One | Many\n{ITEMS}```\n"
)
ANSWERS = {
    RANKING: ("A>B>C", "C>A=B", "B", "A=B=C", "cannot_judge"),
    ALLOCATION: ("A:9 B:1", "C:7", "0", "A:1 B:1 C:1", "cannot_judge"),
    TEXT: ("Zebras matter.", "apples matter", "\N{OGHAM LETTER BEITH} matters", "x" * 400, "cannot_judge"),
}
REASONS = ("a telling sentence", "", "zoo", "", "B is better")
KIND_IDS = [k for k in KINDS.ids() if k not in ("confidence",)]
FILLED = ("total", "reason")
UNEVEN = ("at", "prev", "hash", "act", "body", "id", "round", "h", "sealed")  # random, or a time


def answers_of(kind):
    """Return five answers to a kind, with a reason where one is needed."""
    options = [option.value for option in KINDS[kind].options]
    given = ANSWERS.get(KINDS[kind].shape) or ("cannot_judge", *(options * 4)[:4])
    needing = KINDS[kind].needs_reason
    return [(a, "it hurts" if a in needing else r) for a, r in zip(given, REASONS, strict=True)]


def secret_round(tmp_path, kind, channel, ballots):
    """Return an open file in which these ballots were given, in this order."""
    path = tmp_path / f"{random.random()}.unify"
    file = workshops.create(path, DECK, seats=[Seat(n) for n in range(1, 6)], clock=SteppingClock())
    preparing.set_setup(file, ClaimSetup("O1", True, channel, CONFIDENTIAL, reason=True, form=kind))
    round_id = voting.open_round(file, "O1").round_id
    asked = now(file).last_round("O1")
    assert (asked.channel, asked.level) == (channel, CONFIDENTIAL)
    for answer, reason in ballots:
        answers = {q.id: answer for q in asked.questions}
        voting.cast_confidential(file, round_id, answers, reason=reason)
    return file, round_id


def record(file):
    """Return everything in the tables but times and random numbers, in the order in which it is stored."""
    tables = [name for (name,) in file.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        table: [
            {k: v for k, v in row.items() if k not in UNEVEN} for row in file.query(f"SELECT * FROM {table}")
        ]
        for table in tables
        if table not in ("meta", "log", "seal", "ticket", "turnout", "_sqlite_migrations")
    }


@pytest.mark.parametrize("channel", SECRET_CHANNELS)
@pytest.mark.parametrize("kind", KIND_IDS)
def test_the_closed_file_is_the_same_in_whatever_order_people_voted(tmp_path, kind, channel):
    ballots = answers_of(kind)
    found = []
    for given in (ballots, ballots[::-1]):
        file, round_id = secret_round(tmp_path, kind, channel, given)
        voting.close_round(file, round_id)
        voting.reveal(file, round_id)
        assert not file.rows("SELECT 1 FROM ballot UNION SELECT 1 FROM answer UNION SELECT seat FROM ballot")
        told = results(now(file))
        (claim,) = told["claims"]
        assert claim["objections"] == claim["rounds"][0]["proxies"] == []
        for asked in claim["rounds"][0]["questions"]:
            assert asked["groups"] is asked["movement"] is None
            assert asked["channels"] == {channel: 5}
        found.append((record(file), told, [row for row in file.rows("SELECT kind FROM log ORDER BY seq")]))
        file.close()
    assert found[0] == found[1]
    assert all(found[0][0][table] for table in FILLED)


@pytest.mark.parametrize("channel", SECRET_CHANNELS)
@pytest.mark.parametrize("kind", KIND_IDS)
def test_nothing_is_readable_while_the_round_is_open_and_no_answer_changes_a_size(tmp_path, kind, channel):
    sizes = set()
    for ballots in (answers_of(kind), [answers_of(kind)[0]] * 5):
        file, _ = secret_round(tmp_path, kind, channel, ballots)
        told = "\n".join(file.db.conn.iterdump())
        for text in ("telling", "Zebra", "C>A=B", "A:9", "B is better", "cannot_judge", "it hurts"):
            assert text not in told
        sizes.add((file.path.stat().st_size, file.rows("SELECT length(sealed) FROM urn")[0]))
        file.close()
    assert len(sizes) == 1


@pytest.mark.parametrize("kind", ["ranking", "points", "open"])
def test_a_round_that_is_set_aside_leaves_nothing_to_read(tmp_path, kind):
    file, round_id = secret_round(tmp_path, kind, "paper", answers_of(kind))
    voting.void_round(file, round_id)
    assert not list((paths.state_dir() / "urns").rglob("*.key"))
    assert not any(file.rows(f"SELECT 1 FROM {table}") for table in ("urn", "total", "reason", "ballot"))
    file.close()
