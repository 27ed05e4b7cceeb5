"""Undo and redo: every act by its name, logged, and never at the cost of a ballot."""

from __future__ import annotations

import pytest

from tests.app.stories import close_and_reveal, now, open_round, vote
from unifydesk.app import history, noting, people, positions, preparing, voting
from unifydesk.domain.errors import UndoError
from unifydesk.domain.people import Seat
from unifydesk.domain.workshop import ClaimSetup


def everything(file):
    """All rows that acts change."""
    tables = ("round", "ballot", "answer", "total", "note", "seat", "claim_setup", "workshop")
    return {t: sorted(map(repr, file.db.execute(f"SELECT * FROM {t}"))) for t in tables}


def acts(file):
    """One act of each kind on a prepared file, by name."""
    round_ = now(file).last_round("A1")
    return {
        "cast": lambda: voting.cast(file, round_.id, 1, {"real": "5"}, channel="roll_call"),
        "withdraw": lambda: voting.withdraw(file, round_.id, 2),
        "hands": lambda: voting.count_hands(file, round_.id, "importance", {"4": 3}),
        "close": lambda: voting.close_round(file, round_.id),
        "void": lambda: voting.void_round(file, round_.id),
        "note": lambda: noting.add(file, "for", "an argument", claim="A1"),
        "seat": lambda: people.add(file, [Seat(20, "Ann")]),
        "left": lambda: people.set_present(file, 3, False),
        "setup": lambda: preparing.set_setup(file, ClaimSetup("R1", False, "hands")),
        "rule": lambda: preparing.set_rule(file, "delphi75", {"consensus": 80}),
        "order": lambda: preparing.choose_running_order(file, "short"),
    }


KINDS_OF_ACT = (
    "cast",
    "withdraw",
    "hands",
    "close",
    "void",
    "note",
    "seat",
    "left",
    "setup",
    "rule",
    "order",
)


@pytest.mark.parametrize("act", KINDS_OF_ACT)
def test_undo_and_redo_of_any_act_come_back_to_the_same_rows(file, act):
    vote(file, open_round(file), "4433")
    before = everything(file)
    acts(file)[act]()
    after = everything(file)
    history.undo(file)
    assert everything(file) == before
    history.redo(file)
    assert everything(file) == after


def test_the_menu_names_the_act(file):
    round_ = open_round(file)
    voting.close_round(file, round_.id)
    assert now(file).undo_text == "Close round 1 of A1"
    history.undo(file)
    assert now(file).redo_text == "Close round 1 of A1"


def test_a_wrongly_closed_round_takes_ballots_again_after_undo(file):
    round_ = open_round(file)
    vote(file, round_, "44")
    voting.close_round(file, round_.id)
    history.undo(file)
    voting.cast(file, round_.id, 3, {"real": "5"}, channel="roll_call")
    assert now(file).last_round("A1").recorded == 3


def test_undo_is_written_to_the_log(file):
    round_ = open_round(file)
    voting.close_round(file, round_.id)
    history.undo(file)
    kinds = [row[0] for row in file.db.execute("SELECT kind FROM log ORDER BY seq")]
    assert kinds[-2:] == ["round_closed", "undone"]


def test_opening_a_round_is_not_undone_under_a_ballot_that_came_since(file):
    round_ = open_round(file)
    opened = file.history.done[-1]
    vote(file, round_, "4")
    file.history.done.pop()
    assert file.history.done[-1] is opened
    with pytest.raises(UndoError, match="depend on it"):
        history.undo(file)
    assert now(file).last_round("A1").recorded == 1


def test_a_new_act_ends_what_can_be_redone(file):
    noting.add(file, "for", "one")
    history.undo(file)
    noting.add(file, "for", "two")
    with pytest.raises(UndoError, match="nothing to redo"):
        history.redo(file)


def test_there_is_nothing_to_undo_in_a_fresh_file(file):
    with pytest.raises(UndoError, match="nothing to undo"):
        history.undo(file)


def test_undoing_a_reveal_takes_the_result_off_the_stage(file):
    round_ = open_round(file)
    vote(file, round_, "444")
    close_and_reveal(file, round_)
    assert now(file).standing.scene == "results"
    history.undo(file)
    assert now(file).standing.scene == "voting"


def test_undoing_a_recorded_position_shows_the_result_again(file):
    round_ = open_round(file)
    vote(file, round_, "444444444444")
    close_and_reveal(file, round_)
    positions.record(file, "A1", "We agree.")
    history.undo(file)
    assert now(file).positions == {}
    assert now(file).standing.scene == "results"
