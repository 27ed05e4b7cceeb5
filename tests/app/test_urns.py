"""Confidential rounds: one ballot each, totals only, nothing before the close and no key after it."""

from __future__ import annotations

import random
from functools import partial

import pytest

from tests.app.stories import DECK, SteppingClock, now, open_round
from unifydesk import paths
from unifydesk.app import agenda, history, letting_in, mending, preparing, voting, workshops
from unifydesk.domain.errors import InvalidBallotError, KnownStoreError, RoundError, UndoError
from unifydesk.domain.people import Seat
from unifydesk.domain.workshop import ClaimSetup
from unifydesk.store.backup import verified_copy
from unifydesk.store.errors import KEY_NOT_READ, KeyMissingError
from unifydesk.store.keys import KeyFolder


def confidential(file, claim="R1", reason=False):
    preparing.set_setup(file, ClaimSetup(claim, True, "booth", "confidential", reason=reason))
    return open_round(file, claim)


def fill(file, round_, answers, question="likelihood"):
    for answer in answers:
        voting.cast_confidential(file, round_.id, {question: answer})


def keys():
    return sorted((paths.state_dir() / "urns").rglob("*.key"))


def test_totals_come_out_when_the_round_closes(file):
    round_ = confidential(file)
    fill(file, round_, "44512")
    voting.close_round(file, round_.id)
    tally = now(file).results["R1"][0].of("likelihood").tally
    assert tally.counts == (1, 1, 0, 2, 1)
    assert dict(tally.channels) == {"booth": 5}


def test_nothing_but_the_turnout_is_known_while_it_is_open(file):
    round_ = confidential(file)
    fill(file, round_, "445")
    workshop = now(file)
    assert workshop.last_round("R1").recorded == 3
    assert workshop.last_round("R1").seats == frozenset()
    for table in ("ballot", "answer", "total", "reason"):
        assert file.db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_no_cast_leaves_a_line_in_the_log_or_an_undo(file):
    round_ = confidential(file)
    lines = file.db.execute("SELECT count(*) FROM log").fetchone()
    fill(file, round_, "445")
    assert file.db.execute("SELECT count(*) FROM log").fetchone() == lines
    assert now(file).undo_text == ""


def test_the_key_is_destroyed_when_the_round_closes(file):
    round_ = confidential(file)
    assert len(keys()) == 1
    fill(file, round_, "445")
    voting.close_round(file, round_.id)
    assert keys() == []
    assert file.db.execute("SELECT count(*) FROM urn").fetchone() == (0,)


def test_the_close_cannot_be_undone_because_the_key_is_gone(file):
    round_ = confidential(file)
    fill(file, round_, "445")
    voting.close_round(file, round_.id)
    with pytest.raises(UndoError):
        history.undo(file)


def test_a_confidential_round_is_refused_below_three_people(make_file):
    file = make_file(people=2)
    preparing.set_setup(file, ClaimSetup("R1", True, "booth", "confidential"))
    with pytest.raises(RoundError, match="at least 3"):
        voting.open_round(file, "R1")
    assert keys() == []


def test_fewer_than_three_ballots_are_not_turned_into_totals(file):
    round_ = confidential(file)
    fill(file, round_, "45")
    with pytest.raises(RoundError, match="so few would tell"):
        voting.close_round(file, round_.id)
    assert now(file).last_round("R1").is_open


def test_there_are_as_many_ballots_as_people_present(make_file):
    file = make_file(people=3)
    round_ = confidential(file)
    fill(file, round_, "445")
    with pytest.raises(Exception, match="All 3 ballots"):
        fill(file, round_, "1")
    assert now(file).last_round("R1").recorded == 3


def test_a_turn_that_is_sent_again_is_one_ballot(file):
    round_ = confidential(file)
    said = [
        voting.cast_confidential(file, round_.id, {"likelihood": answer}, turn=turn).said
        for answer, turn in (("4", b"one"), ("1", b"one"), ("5", b"two"), ("4", b"one"), ("2", b"three"))
    ]
    assert now(file).last_round("R1").recorded == 3
    assert said[0] == said[2] == said[4] == "A confidential ballot is recorded"
    assert said[1] == said[3] == "This confidential ballot was recorded already"
    voting.close_round(file, round_.id)
    assert now(file).results["R1"][0].of("likelihood").tally.counts == (0, 1, 0, 1, 1)
    assert file.turns == {}


def test_a_turn_that_came_to_nothing_takes_no_ballot_from_anybody(make_file):
    file = make_file(people=3)
    round_ = confidential(file, reason=True)
    for turn in (b"first", b"second"):
        with pytest.raises(InvalidBallotError, match="too long for its envelope"):
            voting.cast_confidential(
                file, round_.id, {"likelihood": "4"}, reason="\N{SNOWMAN}" * 500, turn=turn
            )
    held = set(file.turns.values())
    fill(file, round_, "4")
    assert not held & {ticket for (ticket,) in file.rows("SELECT h FROM turnout")}
    fill(file, round_, "45")
    assert now(file).last_round("R1").recorded == 3


def test_a_turn_goes_on_after_the_disk_failed_and_is_still_one_ballot(file):
    round_ = confidential(file)
    voting.cast_confidential(file, round_.id, {"likelihood": "4"}, turn=b"one")
    shown = now(file)
    again = mending.mend(file, shown).file
    try:
        voting.cast_confidential(again, round_.id, {"likelihood": "4"}, turn=b"one")
        assert now(again).last_round("R1").recorded == 1
    finally:
        again.close()


def test_a_confidential_round_takes_no_named_ballot_and_no_hands(file):
    round_ = confidential(file)
    with pytest.raises(RoundError, match="confidential"):
        voting.cast(file, round_.id, 1, {"likelihood": "4"}, channel="roll_call")
    with pytest.raises(RoundError, match="hands would show"):
        voting.count_hands(file, round_.id, "likelihood", {"4": 1})


def test_reasons_travel_in_the_urn_and_come_out_sorted(file):
    round_ = confidential(file, reason=True)
    for text in ("zebra", "apple", ""):
        voting.cast_confidential(file, round_.id, {"likelihood": "3"}, reason=text)
    voting.close_round(file, round_.id)
    assert now(file).results["R1"][0].reasons == ("apple", "zebra")


def test_no_answer_and_no_reason_can_be_read_from_the_file_or_its_folder(file):
    round_ = confidential(file, reason=True)
    voting.cast_confidential(file, round_.id, {"likelihood": "3"}, reason="a telling sentence")
    folder = file.path.parent
    for path in folder.iterdir():
        if path.is_file() and path != file.path:
            assert b"telling" not in path.read_bytes()
    dump = "\n".join(file.db.conn.iterdump())
    assert "telling" not in dump


def test_a_key_left_by_a_crash_is_destroyed_at_the_next_start(file):
    round_ = confidential(file)
    fill(file, round_, "445")
    voting.close_round(file, round_.id)
    file.keys.create(round_.id)
    path = file.path
    file.close()
    workshops.open_file(path).close()
    assert keys() == []


def test_opening_a_copy_that_was_voided_on_another_computer_destroys_no_ballot(file, tmp_path, monkeypatch):
    round_ = confidential(file)
    fill(file, round_, "445")
    theirs = tmp_path / "theirs.unify"
    verified_copy(file.db, theirs)
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("UNIFYDESK_HOME", str(tmp_path / "home of another computer"))
        other = letting_in.opened(theirs)
        voting.void_round(other, round_.id)
        other.close()
    letting_in.opened(theirs).close()
    voting.close_round(file, round_.id)
    assert now(file).results["R1"][0].of("likelihood").tally.counts == (0, 0, 0, 2, 1)


@pytest.mark.parametrize("end", [voting.close_round, voting.void_round])
def test_a_key_left_by_a_crash_in_a_file_that_was_moved_is_destroyed_at_the_next_start(
    file, tmp_path, monkeypatch, end
):
    round_ = confidential(file)
    fill(file, round_, "445")
    file.close()
    moved = file.path.rename(tmp_path / "moved.unify")
    again = workshops.open_file(moved)
    with monkeypatch.context() as killed:
        killed.setattr(KeyFolder, "shred", lambda *_: None)
        end(again, round_.id)
        again.close()
    assert len(keys()) == 1
    workshops.open_file(moved).close()
    assert keys() == []


def test_without_its_key_an_open_round_says_so_and_can_be_voided(file):
    round_ = confidential(file)
    fill(file, round_, "445")
    file.keys.shred(round_.id)
    assert now(file).stranded == (round_.id,)
    with pytest.raises(KnownStoreError, match="key"):
        voting.close_round(file, round_.id)
    voting.void_round(file, round_.id)
    assert now(file).stranded == ()


def test_closing_a_round_without_its_key_does_not_ask_to_wait_for_more_ballots(file):
    round_ = confidential(file)
    fill(file, round_, "44")
    file.keys.shred(round_.id)
    with pytest.raises(KnownStoreError, match=r"is not on this computer.* Void the round and vote again"):
        voting.close_round(file, round_.id)


def test_a_file_that_was_moved_without_its_key_says_so_and_the_round_can_be_repeated(
    file, tmp_path, monkeypatch
):
    round_ = confidential(file)
    fill(file, round_, "445")
    moved = tmp_path / "other computer" / "w.unify"
    moved.parent.mkdir()
    verified_copy(file.db, moved)
    here = keys()
    monkeypatch.setenv("UNIFYDESK_HOME", str(tmp_path / "home of another computer"))
    again = workshops.open_file(moved)
    try:
        assert now(again).stranded == (round_.id,)
        for act in (partial(voting.close_round, again, round_.id), partial(fill, again, round_, "4")):
            with pytest.raises(KnownStoreError, match=r"not on this computer.* Void the round and"):
                act()
        voting.void_round(again, round_.id, "the key is elsewhere")
        repeated = confidential(again)
        fill(again, repeated, "135")
        voting.close_round(again, repeated.id)
        assert now(again).results["R1"][0].of("likelihood").tally.counts == (1, 0, 1, 0, 1)
    finally:
        again.close()
    assert all(key.exists() for key in here)


def test_a_round_is_revealed_once_for_the_whole_group_and_never_opened_again(file):
    round_ = confidential(file)
    fill(file, round_, "44512")
    assert now(file).results.get("R1", ()) == ()
    voting.close_round(file, round_.id)
    assert now(file).last_round("R1").state == "closed"
    voting.reveal(file, round_.id)
    for again in (voting.reveal, voting.close_round):
        with pytest.raises(RoundError):
            again(file, round_.id)
    with pytest.raises(RoundError, match="closed"):
        fill(file, round_, "4")
    tables = file.rows("SELECT DISTINCT people_group FROM total WHERE round = ?", round_.id)
    assert tables == [("",)]


@pytest.mark.parametrize("end", [voting.close_round, voting.void_round])
def test_a_key_that_cannot_be_destroyed_is_spoken_of(file, monkeypatch, end):
    round_ = confidential(file)
    fill(file, round_, "44512")

    def refuse(*_arguments):
        raise OSError("no")

    monkeypatch.setattr(file.keys, "shred", refuse)
    assert end(file, round_.id).said.endswith(
        "Its key could not be destroyed; close the workshop and open it again to try once more"
    )


def test_reopened_in_the_middle_every_ballot_is_there(file):
    round_ = confidential(file)
    fill(file, round_, "44")
    path = file.path
    file.close()
    again = workshops.open_file(path)
    try:
        fill(again, round_, "5")
        voting.close_round(again, round_.id)
        assert now(again).results["R1"][0].of("likelihood").tally.counts == (0, 0, 0, 2, 1)
    finally:
        again.close()


def test_who_cast_which_ballot_leaves_no_trace_in_the_closed_file(tmp_path):
    """Permuting the voters gives the same tables but for random ids, tickets and times."""

    def closed(order):
        path = tmp_path / f"{order}.unify"
        seats = [Seat(n) for n in range(1, 6)]
        file = workshops.create(path, DECK, seats=seats, clock=SteppingClock())
        round_ = confidential(file)
        fill(file, round_, order)
        voting.close_round(file, round_.id)
        rows = file.db.execute("SELECT question, answer, channel, n FROM total").fetchall()
        size = path.stat().st_size
        file.close()
        return rows, size

    answers = list("12345")
    expected = closed("".join(answers))
    for seed in range(5):
        random.Random(seed).shuffle(answers)
        if "".join(answers) != "12345":
            assert closed("".join(answers)) == expected


def test_the_stage_is_told_the_number_and_nothing_else(file):
    confidential(file)
    agenda.go_to(file, claim="R1")
    assert now(file).standing.scene == "voting"


def warning(make_file, people, answers):
    file = make_file(people)
    round_ = confidential(file)
    fill(file, round_, answers)
    return voting.close_round(file, round_.id).warning


def test_it_is_said_when_the_result_tells_what_each_person_said(make_file):
    assert warning(make_file, 7, "4444444") == (
        "Everyone answered alike: the result tells what each person said."
    )


def test_it_is_said_when_few_ballots_may_tell_who_said_what(make_file):
    assert warning(make_file, 7, "4435") == "Only 4 ballots: the totals alone may tell who said what."


def test_nothing_is_said_of_five_ballots_that_differ(make_file):
    assert warning(make_file, 7, "44351") == ""


def test_a_named_round_has_no_secret_to_warn_about(file):
    round_ = open_round(file, "R1")
    voting.cast(file, round_.id, 1, {"likelihood": "4"}, channel="roll_call")
    assert voting.close_round(file, round_.id).warning == ""


def test_opening_with_few_people_is_warned_about(make_file):
    file = make_file(4)
    preparing.set_setup(file, ClaimSetup("R1", True, "booth", "confidential"))
    assert "With 4 people" in voting.open_round(file, "R1").warning


def test_a_key_folder_that_fails_strands_no_round(file, monkeypatch):
    round_ = confidential(file)
    monkeypatch.setattr(type(file.keys), "round_ids", refuse_keys)
    assert now(file).stranded == ()
    assert now(file).rounds[-1].id == round_.id


def refuse_keys(_keys):
    raise KeyMissingError(KEY_NOT_READ)


def test_voiding_says_when_the_key_could_not_be_destroyed(file, monkeypatch):
    round_ = confidential(file)

    def refuse(_keys, _round_id):
        raise OSError("the disk refuses")

    monkeypatch.setattr(type(file.keys), "shred", refuse)
    assert "Its key could not be destroyed" in voting.void_round(file, round_.id).said
