"""The rows of counts that every format prints: all people, each row with a share of a base that holds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.exporters.every_kind import every_kind
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.rule import ANSWERED, ENTITLED, PRESENT
from unifydesk.exporters._counts import (
    MOST_ROUNDS,
    alike,
    count_lines,
    described_scale,
    is_weighted,
    line_cells,
    line_name,
    lines_of,
    round_name,
    rounds_apart,
)

Get = Callable[[str], ReportClaim]


def test_rounds_on_one_scale_stand_side_by_side_a_few_at_a_time(claim: Get) -> None:
    known = claim("EB1")
    many = replace(known, rounds=known.rounds * 4)
    assert [len(block) for block in rounds_apart(many, "real")] == [MOST_ROUNDS, MOST_ROUNDS, 2]
    assert rounds_apart(known, "nothing") == []


def test_another_scale_begins_another_block(claim: Get) -> None:
    known = claim("EB1")
    first, second = known.rounds
    tally = second.figures[0].tally
    other = replace(tally, options=tally.options[:4], counts=tally.counts[:4])
    assert not alike(first.figures[0].tally, other)
    changed = replace(second, figures=(replace(second.figures[0], tally=other), *second.figures[1:]))
    assert [len(b) for b in rounds_apart(replace(known, rounds=(first, changed)), "real")] == [1, 1]


def test_the_rows_hold_everybody(claim: Get) -> None:
    [rounds] = rounds_apart(claim("EB1"), "real")
    lines = count_lines(rounds)
    tally = rounds[0][1].tally
    people = {line[0].name: line[0].people for line in lines}
    assert [line[0].people for line in lines[:5]] == list(tally.counts)
    assert people["Answered"] + people["Cannot judge"] + people["Silent"] == people["Present"]
    assert "Of them by proxy" not in people


def test_only_the_declared_base_is_marked(claim: Get) -> None:
    tally = claim("EB1").rounds[0].figures[0].tally
    names = [line_name(line, tally, weighted=False) for line in lines_of(tally, [tally])]
    assert [name for name in names if "base" in name] == ["Answered (base of %)"]


@pytest.mark.parametrize(("base", "shown"), [(ANSWERED, 6), (PRESENT, 9), (ENTITLED, 10)])
def test_a_share_is_only_given_of_a_base_that_holds_its_people(base: str, shown: int, claim: Get) -> None:
    tally = replace(claim("EB1").rounds[0].figures[0].tally, base=base, entitled=14)
    cells = [line_cells(line, tally, 2) for line in lines_of(tally, [tally])]
    assert sum(bool(share) for _, share in cells) == shown


def test_weights_stand_beside_people() -> None:
    record = every_kind(only=("B4",))
    [rounds] = rounds_apart(record.claims[0], "real")
    assert is_weighted(rounds)
    tally = rounds[0][1].tally
    cells = [line_cells(line, tally, 4) for line in lines_of(tally, [tally])]
    assert [c[2] for c in cells[:4]] == [format(w.normalize(), "f") for w in tally.weighted]
    assert "The same by weight" in [name for name, _ in described_scale(rounds)]


def test_a_round_is_named_with_its_position(claim: Get) -> None:
    result = claim("HR3").rounds[1]
    assert round_name(result, result.figures[0]) == "Round 2 · Polarised"
