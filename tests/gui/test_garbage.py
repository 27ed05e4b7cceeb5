"""Garbage is collected on the thread of the windows: a window destroyed elsewhere would end the program."""

from __future__ import annotations

import gc
import threading  # noqa: TID251 - what is tested is on which thread something happens
import weakref
from collections.abc import Iterator

import pytest

from unifydesk.gui.garbage import Collector


class Ring:
    """Something that refers to itself, as a window and its panels do."""

    def __init__(self) -> None:
        self.itself = self


def dropped() -> list[threading.Thread]:
    """Drop a ring, and return where the thread that destroys it will be noted."""
    destroyed_on: list[threading.Thread] = []
    weakref.finalize(Ring(), lambda: destroyed_on.append(threading.current_thread()))
    return destroyed_on


def allocate() -> None:
    """Make more objects than Python lets pass without a collection, none of them garbage."""
    kept = [[] for _ in range(20 * gc.get_threshold()[0])]
    del kept


@pytest.fixture
def collector(qapp) -> Iterator[Collector]:
    gc.collect()
    made = Collector()
    yield made
    made.stop()


def test_another_thread_collects_nothing_however_much_it_makes(collector: Collector) -> None:
    destroyed_on = dropped()
    worker = threading.Thread(target=allocate)
    worker.start()
    worker.join()
    assert destroyed_on == []


def test_what_is_due_is_collected_on_the_thread_of_the_windows(collector: Collector) -> None:
    destroyed_on = dropped()
    kept = [[] for _ in range(2 * gc.get_threshold()[0])]
    collector.collect()
    assert destroyed_on == [threading.main_thread()]
    assert len(kept) == 2 * gc.get_threshold()[0]


def test_python_collects_by_itself_again_afterwards(qapp) -> None:
    collector = Collector()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
