"""Every kind of question goes the whole way: opened, answered by name and in confidence, counted, shown."""

from __future__ import annotations

import json

import pytest

from tests.app.stories import DECK, SteppingClock, close_and_reveal, now, open_round
from unifydesk.app import preparing, reporting, voting, workshops
from unifydesk.app.results import results
from unifydesk.app.stage_state import stage_state
from unifydesk.domain.errors import InvalidBallotError, RoundError
from unifydesk.domain.people import Seat
from unifydesk.domain.question import CANNOT_JUDGE
from unifydesk.domain.workshop import ClaimSetup
from unifydesk.kinds import KINDS

ASKED = DECK.replace(
    "id: O1\nkind: overall",
    "id: O1\nkind: overall\nask: ranking, points, quadratic, spectrum, open, approval, consent, agreement9\n"
    "item: Speed\nitem: Cost\nitem: Quality\nends: One | Many",
)
GIVEN = {
    "agreement": "4",
    "agreement4": "3",
    "agreement7": "6",
    "agreement9": "8",
    "importance": "5",
    "likelihood": "2",
    "severity": "3",
    "confidence": "1",
    "approval": "yes",
    "consent": "agree",
    "ranking": "B>A=C",
    "points": "A:60 B:40",
    "quadratic": "A:8 B:-6",
    "spectrum": "10",
    "open": "Let us wait.",
}
BAD = {
    "agreement": ["0", "6", "NaN", "4.0", "five", "9" * 100_000],
    "approval": ["maybe", "1", "YES!"],
    "consent": ["block", "4"],
    "ranking": ["A>A", "A>D", "A>", ">", "A=", "A;B", "x" * 100_000],
    "points": ["A:101", "A:60 B:41", "A:-1", "A:1 A:2", "A", "A:1.5", "A:NaN", "D:3", "A:9999999", "A:١"],
    "quadratic": ["A:11", "A:8 B:-7", "A:8 A:1", "A:x", "A:--3"],
    "spectrum": ["11", "-1", "x", "5.5"],
    "open": ["", "   ", "\x00\x07", "w" * 401, "w" * 1_000_000],
}


@pytest.fixture
def asked(tmp_path):
    """An open workshop whose last claim has items and ends."""
    seats = [Seat(n) for n in range(1, 7)]
    deck = ASKED.replace(
        "ask: ranking, points, quadratic, spectrum, open, approval, consent, agreement9\n", ""
    )
    deck = deck.replace("item: Speed", "ask: ranking, points, spectrum\nitem: Speed")
    file = workshops.create(tmp_path / "w.unify", deck, seats=seats, clock=SteppingClock())
    yield file
    file.close()


def ask(file, kind, **setup):
    """Ask a claim about a kind and return the open round with its first question."""
    preparing.set_setup(file, ClaimSetup("O1", True, form=kind, **setup))
    round_ = open_round(file, "O1")
    return round_, round_.questions[0]


def test_every_kind_is_tried_here():
    assert set(GIVEN) == set(KINDS.ids())


@pytest.mark.parametrize("kind", [k for k in GIVEN if k != "confidence"])
def test_a_kind_is_answered_by_name_counted_and_shown(asked, kind):
    round_, question = ask(asked, kind)
    for seat in (1, 2, 3, 4, 5):
        voting.cast(asked, round_.id, seat, {question.id: GIVEN[kind]}, channel="roll_call")
    voting.cast(asked, round_.id, 6, {question.id: CANNOT_JUDGE}, channel="paper")
    close_and_reveal(asked, round_)
    tally = now(asked).results["O1"][0].figures[0].tally
    assert (tally.answered, tally.cannot_judge, tally.present, tally.silent) == (5, 1, 6, 0)
    assert dict(tally.channels) == {"roll_call": 5, "paper": 1}
    assert stage_state(now(asked)).scene.id == "results"
    assert reporting.collect(asked).claims[0].rounds[0].figures[0].tally == tally
    assert json.loads(json.dumps(results(now(asked)), allow_nan=False))


@pytest.mark.parametrize("kind", [k for k in GIVEN if k != "confidence"])
@pytest.mark.parametrize("channel", ["booth", "paper"])
def test_a_kind_is_answered_in_confidence_and_only_totals_remain(asked, kind, channel):
    round_, question = ask(asked, kind, level="confidential", channel=channel)
    assert round_.channel == channel
    for _ in range(3):
        voting.cast_confidential(asked, round_.id, {question.id: GIVEN[kind]})
    close_and_reveal(asked, round_)
    tally = now(asked).results["O1"][0].figures[0].tally
    assert (tally.answered, dict(tally.channels)) == (3, {channel: 3})
    assert asked.rows("SELECT count(*) FROM ballot") == [(0,)]


@pytest.mark.parametrize(("kind", "answer"), [(k, a) for k, answers in BAD.items() for a in answers])
def test_a_bad_answer_is_refused_in_one_sentence_with_nothing_changed(asked, kind, answer):
    round_, question = ask(asked, kind)
    before = [asked.rows(f"SELECT count(*) FROM {table}") for table in ("ballot", "answer", "log")]
    with pytest.raises(InvalidBallotError) as refused:
        voting.cast(asked, round_.id, 1, {question.id: answer}, channel="roll_call")
    said = str(refused.value)
    assert said.isprintable()
    assert len(said) < 240
    assert said.endswith(".")
    assert [asked.rows(f"SELECT count(*) FROM {table}") for table in ("ballot", "answer", "log")] == before


def test_a_ranking_cannot_be_opened_for_hands(asked):
    preparing.set_setup(asked, ClaimSetup("O1", True, form="ranking"))
    with pytest.raises(RoundError, match="cannot show"):
        voting.open_round(asked, "O1", channel="hands")
    assert now(asked).rounds == ()


def test_hands_cannot_be_counted_for_an_order_in_a_round_of_another_way(asked):
    round_, question = ask(asked, "ranking")
    with pytest.raises(InvalidBallotError, match="cannot show"):
        voting.count_hands(asked, round_.id, question.id, {"A>B": 2})


def test_a_set_up_that_cannot_show_its_form_becomes_a_roll_call(asked):
    preparing.set_setup(asked, ClaimSetup("O1", True, channel="hands", form="open"))
    assert now(asked).setups["O1"].channel == "roll_call"


def test_the_figures_of_a_ranking_name_the_rule_with_every_winner(asked):
    round_, question = ask(asked, "ranking")
    for seat, order in enumerate(("A>B>C", "A>B>C", "B>C>A", "C>A=B", "B>A"), start=1):
        voting.cast(asked, round_.id, seat, {question.id: order}, channel="booth")
    close_and_reveal(asked, round_)
    ranking = now(asked).results["O1"][0].figures[0].ranking
    assert ranking.matrix == ((0, 2, 3), (2, 0, 4), (2, 1, 0))
    assert ranking.condorcet == ""  # A and B are level
    assert [r.ranked for r in ranking.items] == [5, 5, 4]
    assert [r.mean_rank for r in ranking.items] == [1.9, 1.7, 2.25]
    assert ranking.complete == 4
    assert set(ranking.kemeny) == {("A", "B", "C"), ("B", "A", "C")}


def test_points_are_added_up_and_what_was_kept_is_said(asked):
    round_, question = ask(asked, "points")
    for seat, given in enumerate(("A:60 B:40", "A:100", "C:10", "0"), start=1):
        voting.cast(asked, round_.id, seat, {question.id: given}, channel="booth")
    close_and_reveal(asked, round_)
    allocation = now(asked).results["O1"][0].figures[0].allocation
    assert [s.total for s in allocation.items] == [160, 40, 10]
    assert [s.givers for s in allocation.items] == [2, 1, 1]
    assert (allocation.spent, allocation.unspent, allocation.budget) == (210, 190, 100)
    assert allocation.items[2].spread == ((0, 3), (10, 1))


def test_quadratic_votes_count_votes_and_cost_their_squares(asked):
    round_, question = ask(asked, "quadratic")
    for seat, given in enumerate(("A:8 B:-6", "B:-1", "A:-3"), start=1):
        voting.cast(asked, round_.id, seat, {question.id: given}, channel="booth")
    close_and_reveal(asked, round_)
    allocation = now(asked).results["O1"][0].figures[0].allocation
    assert [s.total for s in allocation.items] == [5, -7, 0]
    assert (allocation.spent, allocation.gini) == (64 + 36 + 1 + 9, None)


def test_an_objection_needs_its_reason_however_it_is_cast(asked):
    round_, question = ask(asked, "consent")
    assert round_.asks_reason
    with pytest.raises(InvalidBallotError, match="An objection needs its reason"):
        voting.cast(asked, round_.id, 1, {question.id: "objection"}, channel="roll_call")
    voting.cast(asked, round_.id, 1, {question.id: "objection"}, channel="roll_call", reason="Too soon.")
    voting.cast(asked, round_.id, 2, {question.id: "objection"}, channel="booth", reason="Too dear.")
    voting.cast(asked, round_.id, 2, {question.id: "agree"}, channel="booth", reason="")
    close_and_reveal(asked, round_)
    assert [note.text for note in now(asked).notes_on("O1", "objection")] == ["Too soon."]
