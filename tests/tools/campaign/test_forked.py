"""Children that crash, hang or take too much: each is told of, and the cases behind it are done."""

from __future__ import annotations

import os
import signal

import pytest
from campaign import forked
from campaign.forked import Outcome, outcomes


def words(do, count=4):
    return [(o.number, o.word, o.faults) for o in outcomes(range(count), do)]


def test_every_case_is_done_in_order():
    assert words(lambda number: ("done", [], 0.0)) == [(number, "done", ()) for number in range(4)]


def test_a_crash_is_told_and_the_rest_is_done():
    def do(number):
        if number == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done", [], 0.0

    found = words(do)
    assert [number for number, *_ in found] == [0, 1, 2, 3]
    assert found[1][1:] == ("died", (f"crashes ({int(signal.SIGKILL)})",))


def test_a_case_that_hangs_is_told_and_the_rest_is_done():
    def do(number):
        if number == 2:
            os.kill(os.getpid(), signal.SIGALRM)  # as the alarm does when the time is up
        return "done", [], 0.0

    assert words(do)[2][2] == (f"hangs for more than {forked.HANG_SECONDS} s",)


def test_an_exception_is_a_fault_with_its_place():
    def do(number):
        return "done", [], 1 / number

    assert words(do, 2) == [
        (0, "raised", ("raises ZeroDivisionError in test_forked.py:do",)),
        (1, "done", ()),
    ]


@pytest.mark.parametrize("seconds", [0.1, 6.0])
def test_what_takes_too_long_is_a_fault(seconds):
    [outcome] = outcomes(range(1), lambda number: ("done", [], seconds))
    assert outcome.faults == (("takes more than 5 s",) if seconds > 5 else ())


def test_what_takes_too_much_memory_is_a_fault_of_one_case_only(monkeypatch):
    monkeypatch.setattr(forked, "MOST_MEGABYTES", 100)

    def do(number):
        kept = bytearray(b"x") * (200_000_000 if number == 1 else 1)
        return "done", [], 0.0 * len(kept)

    assert [bool(outcome.faults) for outcome in outcomes(range(3), do)] == [False, True, False]


def test_a_child_takes_so_many_cases_and_no_more(monkeypatch):
    monkeypatch.setattr(forked, "MOST_CASES", 2)
    children = [outcome.word for outcome in outcomes(range(5), lambda number: (str(os.getpid()), [], 0.0))]
    assert [children.index(child) for child in children] == [0, 0, 2, 2, 4]


def test_an_outcome_says_what_it_was():
    [outcome] = outcomes(range(7, 8), lambda number: ("done", ["a fault"], 0.5))
    assert outcome == Outcome(7, "done", ("a fault",), 0.5, outcome.megabytes)
