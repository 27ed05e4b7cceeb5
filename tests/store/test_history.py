"""History: what can be taken back, in what order, and where it ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from unifydesk.store.history import LIMIT, Act, History


def act(name):
    return Act(str(name), "A1", ())


def names(acts):
    return [found.name for found in acts]


def test_acts_are_remembered_in_the_order_they_were_done():
    history = History()
    for name in "abc":
        history.push(act(name))
    assert names(history.done) == ["a", "b", "c"]


def test_a_new_act_ends_what_could_be_redone():
    history = History(undone=[act("old")])
    history.push(act("new"))
    assert history.undone == []


def test_a_barrier_ends_both():
    history = History([act("a")], [act("b")])
    history.barrier()
    assert (history.done, history.undone) == ([], [])


@given(st.integers(0, 2 * LIMIT))
def test_the_last_acts_are_remembered_up_to_the_limit(number):
    history = History()
    for name in range(number):
        history.push(act(name))
    assert names(history.done) == [str(name) for name in range(number)][-LIMIT:]


def test_what_ended_it_is_remembered():
    history = History([act("a")])
    history.barrier("Open round 1")
    history.push(act("b"))
    assert history.final == "Open round 1"


def test_two_histories_share_nothing():
    History().push(act("a"))
    assert History().done == []
